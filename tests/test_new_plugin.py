"""`ogicheck new-plugin` names everything after its folder, and never writes over anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
from click.testing import Result

from ogicheck.checking.checker import Checker, Plan

Run = Callable[..., Result]


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("folder", "name", "module", "prefix"),
    [
        ("ogicheck-qingxi", "qingxi", "ogicheck_qingxi", "QINGXI"),
        ("qingxi", "qingxi", "ogicheck_qingxi", "QINGXI"),
        ("Qing_Xi 2".replace(" ", "-"), "qing-xi-2", "ogicheck_qing_xi_2", "QINGXI"),
        ("deep/below/averylongcountyname", "averylongcountyname", "ogicheck_averylongcountyname", "AVERYLONGC"),
    ],
)
def test_the_folder_s_name_names_the_package(
    folder: str, name: str, module: str, prefix: str, tmp_path: Path, run: Run
) -> None:
    assert run("new-plugin", tmp_path / folder).exit_code == 0
    project = tomli.loads((tmp_path / folder / "pyproject.toml").read_text("utf-8"))["project"]
    assert (project["name"], project["entry-points"]["ogicheck"]) == (f"ogicheck-{name}", {name: module})
    assert files(tmp_path / folder) == {
        "pyproject.toml",
        "README.md",
        f"{module}/__init__.py",
        "tests/test_contract.py",
        "tests/cases/report.md",
        f"tests/cases/{prefix}101/bad-no-number.toml",
        f"tests/cases/{prefix}101/good-hotline.toml",
    }
    assert "$" not in "".join((tmp_path / folder / one).read_text("utf-8") for one in files(tmp_path / folder))


def test_an_empty_folder_is_taken_also_as_the_one_where_the_command_runs(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "qingxi").mkdir()
    monkeypatch.chdir(tmp_path / "qingxi")
    assert run("new-plugin", ".").exit_code == 0
    assert Path("ogicheck_qingxi/__init__.py").is_file()


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path, run: Run) -> None:
    (tmp_path / "qingxi").mkdir()
    (tmp_path / "qingxi" / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "county").write_text("mine", "utf-8")
    for name in ("qingxi", "county"):
        refused = run("new-plugin", tmp_path / name, "--lang", "en")
        assert refused.exit_code == 2
        assert "not empty" in refused.stderr
    assert files(tmp_path) == {"qingxi/notes.txt", "county"}


@pytest.mark.parametrize("name", ["青溪", "x", "ogi", "ogicheck-", "2024", "a b", "ogicheck-ogi"])
def test_a_folder_whose_name_can_name_no_plugin_is_refused(name: str, tmp_path: Path, run: Run) -> None:
    refused = run("new-plugin", tmp_path / name)
    assert refused.exit_code == 2
    assert "ogicheck-qingxi" in refused.stderr
    assert files(tmp_path) == set()


def test_its_report_is_without_fault(tmp_path: Path, run: Run) -> None:
    run("new-plugin", tmp_path / "qingxi")
    result = Checker.of(Plan()).check((tmp_path / "qingxi/tests/cases/report.md").read_bytes(), "report.md")
    assert (result.findings, result.problems) == ((), ())
