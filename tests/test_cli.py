"""What the command line promises: exit codes, outputs, paths, languages."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean

Run = Callable[..., Result]
WRONG_SUM = {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"}
BLANK = {"op": "cell", "table": "requests", "row": "unprocessed.publication", "column": "legal_service", "text": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "好.docx").write_bytes(build.build(clean(year=2022)))
    (tmp_path / "错.docx").write_bytes(build.build(apply(clean(year=2022, seed=1), WRONG_SUM)))
    (tmp_path / "空.docx").write_bytes(build.build(apply(clean(year=2022, seed=2), BLANK)))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["好.docx"], 0),
        (["错.docx"], 1),
        (["错.docx", "--exit-zero"], 0),
        (["错.docx", "--fail-on", "never"], 0),
        (["空.docx"], 0),
        (["空.docx", "--fail-on", "warning"], 1),
        (["没有.docx"], 2),
        (["好.docx", "--output", "sarfi"], 2),
        (["好.docx", "--output", "sarif", "--output", "json"], 2),
        (["好.docx", "--ruleset", "2O21"], 2),
        (["好.docx", "--select", "OGI999"], 2),
        (["好.docx", "--select", "NOSUCH*"], 2),
        (["好.docx", "--select", "OGI1*,XYZ*"], 2),
        (["好.docx", "--no-plugin", "command-line"], 2),  # a front end is no plugin that a call could do without
        (["坏.docx"], 3),
        (["坏.docx", "错.docx", "--exit-zero"], 3),
    ],
)
def test_exit_codes(arguments: list[str], code: int, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "坏.docx").write_bytes((folder / "好.docx").read_bytes()[:300])
    monkeypatch.chdir(folder)
    assert run(*arguments).exit_code == code


def test_check_is_the_default_command(folder: Path, run: Run) -> None:
    assert (
        run("--ruleset", "2021", folder / "错.docx").stdout == run("check", "--ruleset", "2021", folder / "错.docx").stdout
    )


def test_a_folder_gives_the_same_for_any_number_of_jobs(folder: Path, run: Run) -> None:
    one, two = (run(folder, "--output", "json", "--jobs", jobs, "--root", folder) for jobs in (1, 2))
    assert one.stdout == two.stdout
    assert [file["file"] for file in json.loads(one.stdout)["files"]] == ["好.docx", "空.docx", "错.docx"]


def test_a_glob_and_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    command = [sys.executable, "-m", "ogicheck", "--output", "json"]
    globbed = subprocess.run([*command, "*.docx"], capture_output=True, check=False)
    assert len(json.loads(globbed.stdout)["files"]) == 3
    piped = subprocess.run(
        [*command, "-", "--stdin-name", "网页.html"], input=build.build(clean(), "html"), capture_output=True, check=False
    )
    assert json.loads(piped.stdout)["files"][0]["file"] == "网页.html"
    assert piped.returncode == 0


def test_several_outputs_in_one_run(folder: Path, run: Run) -> None:
    result = run(
        folder / "错.docx",
        "--output",
        f"sarif={folder / 'a' / 'out.sarif'}",
        "--output",
        f"junit={folder / 'out.xml'}",
        "--output",
        "text",
    )
    assert "OGI302" in result.stdout
    assert "OGI302" in (folder / "a" / "out.sarif").read_text("utf-8")
    assert "OGI302" in (folder / "out.xml").read_text("utf-8")


def test_english_messages(folder: Path, run: Run) -> None:
    assert "  OGI302 request-row-total\n" in run(folder / "错.docx", "--lang", "en").stdout


def test_configuration_is_found_upward_and_options_go_before_it(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "ogicheck.toml").write_text('ignore = ["OGI302", "OGI303", "OGI301"]\ninclude = ["错.docx"]\n', "utf-8")
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    assert run().exit_code == 0
    assert run("--ignore", "OGI301").exit_code == 1
    shown = run("config", "show", folder / "错.docx").stdout
    assert f"{folder / 'ogicheck.toml'}:1" in shown
    assert 'fail-on = "error"  # default' in shown


def test_a_misspelt_setting_is_named_with_its_line(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "ogicheck.toml").write_text('lang = "en"\nfail_on = "warning"\n', "utf-8")
    monkeypatch.chdir(folder)
    result = run("好.docx")
    assert result.exit_code == 2
    assert "ogicheck.toml:2" in result.stderr
    assert "fail-on" in result.stderr


def test_a_gbk_console_gets_no_encoding_error(folder: Path) -> None:
    command = [sys.executable, "-m", "ogicheck", str(folder / "没有\U0001f600.docx")]
    done = subprocess.run(command, capture_output=True, check=False, env={"PYTHONIOENCODING": "gbk", "PATH": ""})
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_extract_prints_cells_by_key(folder: Path, run: Run) -> None:
    data = json.loads(run("extract", folder / "空.docx").stdout)
    assert data["tables"]["requests"]["unprocessed.publication"]["legal_service"] == {"text": "", "value": None}
    assert data["year"] == 2022
    assert data["format"] == "2021"
    assert [section["key"] for section in data["sections"]] == [
        "overview",
        "disclosure",
        "requests",
        "review",
        "problems",
        "other",
    ]
    table = run("extract", folder / "空.docx", "--table", "csv").stdout
    assert table.count("\n") == 1 + 10 + 175 + 15


def test_explain_names_a_rule_s_options_as_a_ruleset_writes_them(run: Run) -> None:
    assert run("explain", "OGI413").stdout.endswith("\n选项：\nshare = 20\nleast = 5\n")
    assert "Options" not in run("explain", "OGI304", "--lang", "en").stdout


def test_every_rule_is_explained_in_both_languages(run: Run) -> None:
    for rule in json.loads(run("rules", "--json").stdout):
        chinese, english = (run("explain", rule["id"], "--lang", lang).stdout for lang in ("zh-CN", "en"))
        assert "怎么改：" in chinese
        assert "Fix: " in english
        assert rule["name"] in chinese


def test_a_zip_archive_is_the_reports_in_it(folder: Path, run: Run) -> None:
    with zipfile.ZipFile(folder / "年报.zip", "w") as archive:
        archive.write(folder / "错.docx", "甲局/错.docx")
        archive.writestr("空.txt", "")
    files = json.loads(run(folder / "年报.zip", "--output", "json", "--root", folder).stdout)["files"]
    assert [file["file"] for file in files] == ["年报.zip!/甲局/错.docx", "年报.zip!/空.txt"]
    assert any(finding["rule"] == "OGI302" for finding in files[0]["findings"])
    assert len(files[1]["errors"]) == 1
