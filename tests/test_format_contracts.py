"""No file format imports another, and what they share imports none of them; the contracts that hold it see a breach."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from ogicheck.hosting.host import Host

ROOT = Path(__file__).parents[1]
CONFIGURED = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
CONTRACTS = {one["name"]: one for one in CONFIGURED}
INDEPENDENT, SHARED = "Formats are independent of each other", "What formats share knows none of them"
FORMATS = [module.rpartition(".")[2] for module in CONTRACTS[INDEPENDENT]["modules"]]


def test_every_format_is_under_the_contracts() -> None:
    states = Host().registry.states
    reading = [one.name for one in states if one.builtin and any(name.startswith("extractor ") for name in one.registers)]
    assert sorted(reading) == sorted(FORMATS)
    assert sorted(CONTRACTS[SHARED]["layers"][0].split(" : ")) == sorted(FORMATS)


BREACHES = {
    "a format of another": ("docx/chunks.py", "from ogicheck_plugins import html", INDEPENDENT),
    "only when it is called": (
        "doc/converted.py",
        "def read():\n    from ogicheck_plugins.docx import reading",
        INDEPENDENT,
    ),
    "by way of a third": ("text/embedded.py", "import ogicheck_plugins.between", INDEPENDENT),
    "the kit of a format": ("formats_kit/rows.py", "from ogicheck_plugins.pdf import reading", SHARED),
}


@pytest.mark.parametrize(("file", "line", "contract"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_seen(file: str, line: str, contract: str, tmp_path: Path) -> None:
    house(tmp_path)
    assert broken(tmp_path) == []
    (tmp_path / "ogicheck_plugins" / file).write_text(line, "utf-8")
    assert broken(tmp_path) == [contract]


def house(folder: Path) -> None:
    """A house of the same rooms, with nothing in them but one that a breach may go through."""
    plugins = folder / "ogicheck_plugins"
    for room in (*FORMATS, "formats_kit"):
        (plugins / room).mkdir(parents=True)
        (plugins / room / "__init__.py").touch()
        (plugins / room / "reading.py").touch()
    (plugins / "__init__.py").touch()
    (plugins / "between.py").write_text("from ogicheck_plugins.html import reading", "utf-8")
    (folder / "setup.cfg").write_text("\n".join(configuration()), "utf-8")


def configuration() -> list[str]:
    """The two contracts as they are, in the other notation that the tool takes."""
    lines = ["[importlinter]", "root_package = ogicheck_plugins"]
    for name in (INDEPENDENT, SHARED):
        lines.append(f"[importlinter:contract:{len(lines)}]")
        for key, value in CONTRACTS[name].items():
            lines.append(f"{key} = {value}" if isinstance(value, str) else "\n    ".join([f"{key} =", *value]))
    return lines


def broken(folder: Path) -> list[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    paths = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", program, "--no-cache"]
    told = subprocess.run(command, check=False, cwd=folder, env=paths, capture_output=True, text=True).stdout
    assert "Contracts: " in told, told
    return [name for name in (INDEPENDENT, SHARED) if f"{name} BROKEN" in told]
