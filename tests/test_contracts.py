"""The house keeps its plan: rooms, floors, no circles, third parties by room, no plugin known by the core."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import entry_points
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
CORE = ROOT / "core" / "ogicheck"
ROOMS = {"values", "hosting", "rulesets", "reading", "checking", "sources", "testing"}
BESIDE = {"__init__.py", "__main__.py", "api.py", "api.pyi", "py.typed"}
MOST_LINES = 7_500
"""The plan is 7,500. What reads and judges reports takes no more: what makes runs of it is a front end's."""
OWN = ("ogicheck", "ogicheck_plugins", "ogicheck_testing")

ALLOWED: Mapping[str, set[str]] = {
    "ogicheck.checking": {"msgspec"},
    "ogicheck.hosting": {"click", "pluggy"},
    "ogicheck.reading": {"rapidfuzz"},
    "ogicheck.rulesets": {"jsonschema", "msgspec", "rapidfuzz", "tomli"},
    "ogicheck.values": {"msgspec"},
    "ogicheck_plugins.about": {"click", "msgspec", "tomlkit"},
    "ogicheck_plugins.aggregate": {"click", "docx", "xlsxwriter"},
    "ogicheck_plugins.baseline": {"click", "msgspec", "python_calamine", "tomlkit"},
    "ogicheck_plugins.cluster": {"distributed"},
    "ogicheck_plugins.command_line": {"click"},
    "ogicheck_plugins.comparing": {"rapidfuzz", "rensa"},
    "ogicheck_plugins.data": {"pyarrow"},
    "ogicheck_plugins.doc": {"olefile"},
    "ogicheck_plugins.docx": {"lxml"},
    "ogicheck_plugins.extract": {"click", "msgspec", "pyarrow"},
    "ogicheck_plugins.formats_kit": {"cv2", "lxml", "numpy", "rapidocr", "webencodings"},
    "ogicheck_plugins.html": {"cssselect", "lxml", "tinycss2"},
    "ogicheck_plugins.init": {"click"},
    "ogicheck_plugins.marks": {"lxml", "nh3", "pikepdf"},
    "ogicheck_plugins.memory": {"click", "msgspec", "platformdirs"},
    "ogicheck_plugins.national": {"rapidfuzz", "stdnum"},
    "ogicheck_plugins.new_plugin": {"click"},
    "ogicheck_plugins.ocr": {"PIL", "cv2", "numpy"},
    "ogicheck_plugins.odt": {"lxml"},
    "ogicheck_plugins.ofd": {"lxml"},
    "ogicheck_plugins.outputs": {"click", "msgspec"},
    "ogicheck_plugins.pages_kit": {"jinja2"},
    "ogicheck_plugins.pdf": {"numpy", "pdfplumber", "pypdfium2"},
    "ogicheck_plugins.progress": {"tqdm"},
    "ogicheck_plugins.records_kit": {"msgspec", "wcwidth"},
    "ogicheck_plugins.remote": {"fsspec"},
    "ogicheck_plugins.repairs": {"rapidfuzz"},
    "ogicheck_plugins.roster": {"msgspec", "python_calamine", "rapidfuzz"},
    "ogicheck_plugins.runs_kit": {"click", "msgspec"},
    "ogicheck_plugins.series": {"click", "leather"},
    "ogicheck_plugins.serve": {"anyio", "click", "jinja2", "msgspec", "prometheus_client", "starlette", "uvicorn"},
    "ogicheck_plugins.voices": {"click", "tomli", "wcwidth"},
    "ogicheck_plugins.window": {"click"},
    "ogicheck_plugins.workbook": {"xlsxwriter"},
    "ogicheck_plugins.xls": {"xlrd"},
    "ogicheck_plugins.xlsx": {"lxml"},
    "ogicheck_testing": {"jsonschema", "pytest", "tomli"},
}
"""The third-party packages that each room may import; a room that is not here may import none."""


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*OWN, include_external_packages=True, exclude_type_checking_imports=True, cache_dir=None)


def own_modules(imports: grimp.ImportGraph) -> list[str]:
    return [module for module in imports.modules if module.partition(".")[0] in OWN]


def circle(imports: grimp.ImportGraph) -> list[str]:
    """The modules of a circle of imports; none where there is none."""
    own = own_modules(imports)
    try:
        TopologicalSorter({one: imports.find_modules_directly_imported_by(one) for one in own}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def strangers(imports: grimp.ImportGraph) -> Iterator[str]:
    """The imports of third parties that a room may not have."""
    for module in own_modules(imports):
        room = ".".join(module.split(".")[: 1 if module.startswith(OWN[2]) else 2])
        for other in imports.find_modules_directly_imported_by(module):
            top = other.partition(".")[0]
            if top not in (*OWN, *sys.stdlib_module_names, *ALLOWED.get(room, ())):
                yield f"{module} -> {top}"


def test_the_core_is_rooms_and_three_modules() -> None:
    found = {path.name for path in CORE.iterdir() if path.name != "__pycache__"}
    assert found == ROOMS | BESIDE


def test_the_core_is_small() -> None:
    assert sum(len(path.read_text("utf-8").splitlines()) for path in CORE.rglob("*.py")) <= MOST_LINES


def test_no_import_runs_in_a_circle() -> None:
    assert circle(graph()) == []


def test_each_room_imports_its_own_third_parties_only() -> None:
    assert list(strangers(graph())) == []


def test_the_core_knows_no_plugin_by_name() -> None:
    texts = (path for path in CORE.rglob("*") if path.is_file() and path.suffix in {".py", ".txt", ".md", ".toml"})
    assert [path.name for path in texts if OWN[1] in path.read_text("utf-8")] == []


def test_what_front_ends_give_is_as_the_api_says() -> None:
    call = [sys.executable, "-m", "mypy.stubtest", "ogicheck.hosting.front_ends", "--mypy-config-file", "pyproject.toml"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_front_ends_give_all_that_the_api_takes_of_them() -> None:
    given = {point.name for point in entry_points(group="ogicheck.front_end")}
    taken = ast.parse((CORE / "api.pyi").read_text("utf-8")).body
    of_front_ends = [one for one in taken if isinstance(one, ast.ImportFrom) and one.module == "ogicheck.hosting.front_ends"]
    assert {alias.name for one in of_front_ends for alias in one.names} | {"check", "extract", "run"} == given


BREACHES = {
    "a circle of two": ("ogicheck.values.texts", "ogicheck.values.document", "circle"),
    "a circle by way of others": ("ogicheck.values.texts", "ogicheck.values.report", "circle"),
    "a third party in the wrong room": ("ogicheck.values.texts", "lxml", "stranger"),
    "a plugin with another's library": ("ogicheck_plugins.rtf.reader", "lxml", "stranger"),
}


@pytest.mark.parametrize(("importer", "imported", "kind"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_seen(importer: str, imported: str, kind: str) -> None:
    imports = grimp.build_graph(*OWN, include_external_packages=True, exclude_type_checking_imports=True, cache_dir=None)
    imports.add_import(importer=importer, imported=imported)
    assert circle(imports) if kind == "circle" else list(strangers(imports)) == [f"{importer} -> {imported}"]
