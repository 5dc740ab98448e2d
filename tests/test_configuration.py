"""A configuration that nobody named runs no code and writes nowhere else; what is wrong with one is told all at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import tomli
from click.testing import Result

from docs import schemas
from fixtures import build
from fixtures.facts import clean
from ogicheck_plugins.init.command import FOR

Run = Callable[..., Result]
PLUGIN = """
from pathlib import Path
Path("ran").touch()
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a report; the user's own configuration folder stands apart from it."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    (here / "report.txt").write_bytes(build.build(clean(), "text"))
    (here / "code.py").write_text(PLUGIN, "utf-8")
    return here


def configure(folder: Path, text: str) -> Path:
    path = folder / "ogicheck.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("command", [("report.txt",), ("plugins",), ("rules",), ("extract", "report.txt"), ("--help",)])
def test_code_beside_a_report_does_not_run(command: tuple[str, ...], folder: Path, run: Run) -> None:
    configure(folder, 'plugin = ["code.py"]\n')
    result = run(*command)
    assert not (folder / "ran").exists()
    assert command == ("--help",) or (result.exit_code == 2 and "config trust" in result.stderr)


@pytest.mark.parametrize("how", ["named", "trusted"])
def test_code_runs_where_the_configuration_is_named_or_its_folder_trusted(how: str, folder: Path, run: Run) -> None:
    path = configure(folder, 'plugin = ["code.py"]\n')
    if how == "trusted":
        assert run("config", "trust").exit_code == 0
    assert run("report.txt", *(["--config", path] if how == "named" else [])).exit_code == 0
    assert (folder / "ran").exists()


@pytest.mark.parametrize("changed", ["ogicheck.toml", "code.py"])
def test_trust_ends_where_the_configuration_or_its_code_changes(changed: str, folder: Path, run: Run) -> None:
    configure(folder, 'plugin = ["code.py"]\n')
    run("config", "trust")
    path = folder / changed
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert run("report.txt").exit_code == 2


@pytest.mark.parametrize("target", ["../out.json", "/tmp/ogicheck-out.json"])
def test_an_output_elsewhere_is_refused_and_one_inside_is_not(target: str, folder: Path, run: Run) -> None:
    configure(folder, f'output = ["json={target}"]\n')
    assert run("report.txt").exit_code == 2
    configure(folder, 'output = ["json=out/result.json"]\n')
    assert run("report.txt").exit_code == 0
    assert (folder / "out" / "result.json").exists()


def test_rules_and_levels_need_no_trust(folder: Path, run: Run) -> None:
    configure(folder, 'fail-on = "note"\nignore = ["OGI1*"]\nlang = "en"\n')
    assert run("report.txt").exit_code == 0


def test_all_that_is_wrong_is_told_at_once_with_lines_and_nearest_names(folder: Path, run: Run) -> None:
    configure(folder, 'fail-on = "eror"\nselct = ["OGI1*"]\nstrict = "yes"\n\n[plugins]\ndisabel = ["docx"]\n')
    said = run("report.txt").stderr
    for words in (":1: fail-on", "“error”", ":2: selct", "“select”", ":3: strict", "true 或 false", ":6: plugins.disabel"):
        assert words in said


@pytest.mark.parametrize(
    ("name", "text"),
    [("pyproject.toml", "[tool]\nogicheck = 3\n"), ("ogicheck.toml", f"include = {'[' * 5000}"), ("ogicheck.toml", "a = ")],
)
def test_what_is_no_configuration_is_a_wrong_call(name: str, text: str, folder: Path, run: Run) -> None:
    (folder / name).write_text(text, "utf-8")
    result = run("report.txt")
    assert result.exit_code == 2
    assert name in result.stderr


RULESET = """schema = 1
extends = ["2021"]

[sections.overveiw]
limit = 1500

[tables.requests.rows.grantd]
seen = ["已予公开"]

[rules]
OGI209 = { habit = "many", habbit = 3 }
"""


def test_misspelt_parts_options_and_values_of_a_ruleset_are_told_with_lines(folder: Path, run: Run) -> None:
    (folder / "own.toml").write_text(RULESET, "utf-8")
    said = run("ruleset", "validate", "own.toml").stderr
    assert "own.toml:4: sections.overveiw" in said
    assert "own.toml:7: tables.requests.rows.grantd" in said
    (folder / "own.toml").write_text(RULESET.replace("overveiw", "overview").replace("grantd", "granted"), "utf-8")
    said = run("check", "report.txt", "--ruleset", "own.toml").stderr
    assert "OGI209.habbit：不认识“habbit”，是不是“habit”" in said
    assert "OGI209.habit：应为 true 或 false" in said


@pytest.mark.parametrize("how", ["found", "named"])
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("output", '["json=a\\u0000"]'),
        ("output", '["json=../a\\u0000"]'),
        ("include", '["a\\u0000.txt"]'),
        ("plugin", '["a\\u0000.py"]'),
        ("baseline", '"a\\u0000"'),
        ("roster", '"a\\u0000"'),
        ("ruleset", '"a\\u0000.toml"'),
    ],
)
def test_a_path_with_a_nul_character_is_told_with_its_file_and_key(
    key: str, value: str, how: str, folder: Path, run: Run
) -> None:
    path = configure(folder, f"{key} = {value}\n")
    result = run("check", *(["--config", path] if how == "named" else []))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{path}:1: {key}：不能含有空字符（NUL）\n"


def test_the_schema_that_editors_complete_by_is_that_of_the_keys() -> None:
    """After a change to a key: `python -m docs.schemas`."""
    schema = json.loads(schemas.CONFIGURATION.read_text("utf-8"))
    assert schema == schemas.configuration()
    valid = jsonschema.Draft202012Validator(schema).is_valid
    assert all(valid(tomli.loads(text.say(lang))) for text in FOR.values() for lang in ("zh-CN", "en"))
    assert valid({"plugins": {"disable": ["ocr"]}})
    assert not any(map(valid, ({"fail_on": "error"}, {"fail-on": "all"}, {"plugins": {"enable": ["ocr"]}})))
