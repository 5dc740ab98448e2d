"""Help, usage errors and completion speak the language of the call; a slip of the pen gets the nearest right name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
import tomli
from click.testing import Result

from fixtures import build
from ogicheck_plugins.command_line.main import cli
from ogicheck_plugins.init.command import FOR
from ogicheck_plugins.voices.helping import spoken
from tests.reports import facts

Run = Callable[..., Result]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NAMES = re.compile(
    r"ogicheck|JSON|TOML|HTTP|MB|schema|text|html|csv|docx|xlsx|json|sarif|junit|processes|none|auto|clerk|office"
)
"""Words that are names in any language."""


def every(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    with click.Context(group, info_name="ogicheck") as context:
        context.meta["ogicheck_plugins.command_line.words"] = ()
        found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    for name, one in found.items():
        yield (*above, name)
        if isinstance(one, click.Group):
            yield from every(one, (*above, name))


COMMANDS = [(), *every(cli)]
PROGRAM = "import sys; sys.argv[0] = 'ogicheck'; from ogicheck_plugins.command_line.main import cli; cli()"
COMPLETING = [sys.executable, "-c", PROGRAM]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_chinese_without_an_english_sentence(command: tuple[str, ...], run: Run) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("用法：")
    for line in result.stdout.splitlines():
        words = re.findall(r"(?<![-\w=_|\[./])[A-Za-z]{2,}(?![-\w=_|.])", NAMES.sub("", line))
        assert len(words) < 3, line


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_english_where_that_is_asked_for(command: tuple[str, ...], run: Run) -> None:
    result = run(*command, "--lang", "en", "--help") if command[:1] != () else run("--help", "--lang", "en")
    assert result.stdout.startswith("Usage: ")
    assert set("".join(CHINESE.findall(result.stdout))) <= set("政府信息公开工作年度报告")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_option_and_command_explains_itself(command: tuple[str, ...], run: Run) -> None:
    for line in run(*command, "--help").stdout.splitlines():
        if re.match(r"  -{1,2}\w", line):
            assert CHINESE.search(line) or line.rstrip().endswith("]"), line


def test_help_is_as_wide_as_the_terminal_in_columns() -> None:
    with click.Context(spoken(cli, "zh-CN"), info_name="ogicheck", terminal_width=60) as context:
        context.meta["ogicheck_plugins.command_line.words"] = ()
        formatter = spoken(cli, "zh-CN").context_class.formatter_class(width=60)
        formatter.write_text("检查政府信息公开工作年度报告是否符合国家统一格式，" * 5)
    for line in formatter.getvalue().splitlines():
        assert sum(1 + bool(CHINESE.match(one) or one in "，。") for one in line) <= 60
        assert not line.startswith("，")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("explain",), "缺少 规则"),
        (("--fail-on", "eror"), "是不是 error？"),
        (("baseline", "tak", "x"), "是不是 'take'？"),
        (("--jbos", "3"), "'--jobs'"),
        (("extrct", "a.docx"), "是不是“extract”？"),
        (("a.docx", "--published", "2024"), "应为 2024-01-31 这样的日期"),
        ((".", "--output", "jsn"), "是不是“json”"),
        ((".", "--select", "OGI3O4"), "是不是“OGI304”？"),
        (("explain", "ogi3o4"), "是不是“OGI304”？"),
        (("aggregate",), "缺少 路径"),
        (("serve", "--port", "x"), "'x' 不是数字"),
        (("init", "ofice"), "是不是 office？"),
        (("baseline",), "用法：ogicheck baseline"),
    ],
)
def test_a_call_that_is_wrong_is_told_in_chinese_with_the_nearest_right_name(
    words: tuple[str, ...], said: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报.html").write_bytes(build.build(facts(), "html"))
    result = run(*words)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert not re.search(r"\b(?:Error|Usage|Missing|Invalid|Did you|No such)\b", result.stderr)


def test_a_file_that_is_called_nearly_like_a_command_is_checked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "extrac").write_bytes(build.build(facts(), "html"))
    assert run("extrac").exit_code == 0


def completed(shell: str, *words: str) -> list[str]:
    own = {
        "_OGICHECK_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": " ".join(("ogicheck", *words)),
        "COMP_CWORD": str(len(words)),
    }
    if shell == "fish":
        own["COMP_CWORD"] = words[-1]
    done = subprocess.run(COMPLETING, env={**os.environ, **own}, capture_output=True, check=True)
    return done.stdout.decode().split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_ids_of_rules_are_completed_in_any_case_and_in_lists(shell: str) -> None:
    found = completed(shell, "--select", "OGI101,ogi30")
    assert {f"OGI101,OGI30{number}" for number in range(1, 5)} <= {one.removeprefix("plain,") for one in found}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("expl",), "plain,explain"),
        (("explain", "OGI70"), "plain,OGI709"),
        (("--sel",), "plain,--select"),
        (("a.docx", "--output", "js"), "plain,jsonl"),
        (("baseline", "t"), "plain,take"),
        (("ruleset", "show", "20"), "plain,2021"),
        (("年",), "file,年"),
    ],
)
def test_commands_options_outputs_and_files_are_completed(words: tuple[str, ...], wanted: str) -> None:
    assert wanted in completed("bash", *words)


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_takes_the_script_that_the_readme_names(tmp_path: Path) -> None:
    own = {**os.environ, "_OGICHECK_COMPLETE": "bash_source"}
    script = subprocess.run(COMPLETING, env=own, capture_output=True, check=True).stdout
    done = subprocess.run(["bash", "-n"], input=script, capture_output=True, check=False)
    assert (done.returncode, b"complete -o nosort" in script) == (0, True)


@pytest.mark.parametrize("who", FOR)
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_init_writes_a_configuration_that_holds(
    who: str, lang: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", who, "--lang", lang).exit_code == 0
    written = tomli.loads((tmp_path / "ogicheck.toml").read_text("utf-8"))
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "年报.docx").write_bytes(build.build(facts()))
    assert run(*(() if who == "office" else ("reports",))).exit_code == 0
    targets = [one.partition("=")[2] for one in written["output"]]
    assert all((tmp_path / target).exists() for target in targets)


def test_init_never_overwrites(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ogicheck.toml").write_text("# mine\n", "utf-8")
    result = run("init", "office")
    assert (result.exit_code, (tmp_path / "ogicheck.toml").read_text("utf-8")) == (2, "# mine\n")
    assert "已经有了" in result.stderr


FAILING = """
from ogicheck.api import Voice, hookimpl

def fails(what):
    raise KeyError("boom")

@hookimpl
def ogicheck_voices():
    return [Voice("zh-CN", {0}, fails)]
"""


@pytest.mark.parametrize("command", ["fails", "lambda one: one"], ids=["help", "error"])
def test_a_voice_that_fails_is_named_and_no_wrong_call_passes_for_a_finding(command: str, tmp_path: Path) -> None:
    (tmp_path / "hoarse.py").write_text(FAILING.format(command), "utf-8")
    words = ("check", "--bogus", "--no-plugin", "voices", "--plugin", "hoarse.py")
    done = subprocess.run(
        [sys.executable, "-m", "ogicheck", *words], cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (3, b"")
    (told,) = done.stderr.decode().splitlines()
    assert "hoarse" in told and "boom" in told


def test_without_voices_the_command_line_tells_of_itself_as_click_does(run: Run) -> None:
    assert run("check", "--no-plugin", "voices", "--help").stdout.startswith("Usage: ")
    wrong = run("--no-plugin", "voices", "--fail-on", "bad", ".")
    assert wrong.exit_code == 2
    assert "'bad' is not one of" in wrong.output
