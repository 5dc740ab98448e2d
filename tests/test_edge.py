"""1 means findings, and nothing else: whatever else goes wrong is 2, 3 or a signal's code, in a sentence."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.sources.inputs import Input
from ogicheck.values.errors import IncompleteError, SettingError
from ogicheck.values.texts import Text
from ogicheck_plugins.command_line.edge import StopError, guarded
from ogicheck_plugins.runs_kit.members import listed
from ogicheck_plugins.runs_kit.paths import inputs
from ogicheck_plugins.runs_kit.settings import patterns

Run = Callable[..., Result]
posix = pytest.mark.skipif(sys.platform == "win32", reason="links, devices and signals as other systems have them")
WRONG = {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"}
SAID = Text("坏了", "broken")
PLUGIN = '''
import subprocess, sys
from ogicheck.api import Text, hookimpl, rule
print("loaded")

@rule("XY101", "talking", level="note", clauses=(), messages={{"none": Text("没有。", "None.")}})
def talking(report, at):
    """It talks.

    Why: People talk.
    Bad: Much.
    Good: Little.
    Fix: Less.
    """
    {body}
    return []

@hookimpl
def ogicheck_rules():
    return [talking]
'''


class UnspeakableError(Exception):
    def __str__(self) -> str:
        raise ValueError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "right.txt").write_bytes(build.build(clean(), "text"))
    (tmp_path / "wrong.txt").write_bytes(build.build(apply(clean(seed=1), WRONG), "text"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestWhatEscapes:
    @pytest.mark.parametrize(
        ("error", "code", "said"),
        [
            (SettingError(SAID), 2, "坏了"),
            (IncompleteError(SAID), 3, "坏了"),
            (click.UsageError("Missing command."), 2, "缺少命令"),
            (KeyError("x"), 3, "KeyError"),
            (OSError(errno.ENOSPC, "No space left on device", "out.json"), 3, "out.json：磁盘已满"),
            (OSError(errno.EPIPE, "Broken pipe"), 3, "接收方已关闭"),
            (MemoryError(), 3, "内存不足"),
            (RecursionError("deep"), 3, "deep"),
            (UnspeakableError(), 3, "UnspeakableError"),
            (GeneratorExit(), 3, "GeneratorExit"),
            (SystemExit("no luck"), 3, "no luck"),
            (KeyboardInterrupt(), 130, "已中断"),
            (StopError(signal.SIGINT), 130, "已中断"),
            (StopError(signal.SIGTERM), 143, "已中断"),
        ],
    )
    def test_it_is_an_exit_code_and_a_sentence(
        self, error: BaseException, code: int, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def step() -> None:
            raise error

        assert guarded(step, []) == code
        told = capsys.readouterr()
        assert (told.out, said in told.err, "Traceback" in told.err) == ("", True, False)

    @pytest.mark.parametrize("code", [0, 1, 2, 3])
    def test_a_command_s_own_code_is_kept(self, code: int) -> None:
        assert guarded(lambda: sys.exit(code), []) == code

    def test_the_trace_is_shown_with_debug(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert guarded(lambda: {}["x"], ["--debug"]) == 3
        assert "Traceback" in capsys.readouterr().err

    @pytest.mark.parametrize("words", [["--lang", "en"], ["--lang=en"]])
    def test_the_sentence_is_in_the_language_of_the_call(
        self, words: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        guarded(lambda: {}["x"], words)
        assert "could not go on" in capsys.readouterr().err

    def test_or_of_the_configuration(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "ogicheck.toml").write_text('lang = "en"\n')
        guarded(lambda: {}["x"], [])
        assert "could not go on" in capsys.readouterr().err


class TestCalls:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("",), "空"),
            (("right.txt", "--previous", ""), "--previous"),
            (("right.txt", "--select", " "), "--select"),
            (("right.txt", "--ruleset="), "--ruleset"),
            (("right.txt", "--", ""), "空"),
            (("right.txt", "--output", "json="), "json="),
            (("right.txt", "--output", "yaml"), "text, json, jsonl, sarif"),
            (("right.txt", "--select", ","), "没有规则"),
            (("right.txt", "--select", "OGI9999"), "OGI9999"),
            (("right.txt", "--nosuch"), "没有选项 '--nosuch'"),
            (("right.txt", "--outputs", "json"), "是不是"),
            (("right.txt", "--output"), "后面要有值"),
            (("right.txt", "--strict=1"), "后面不能有值"),
            (("right.txt", "--lang", "fr"), "不在可选的值里"),
            (("right.txt", "--jobs", "0"), "超出范围"),
            (("right.txt", "--jobs", "x"), "不是数字"),
            (("right.txt", "--time-limit", "nan"), "不是数字"),
            (("right.txt", "--time-limit", "inf"), "超出范围"),
            (("right.txt", "--memory-limit", "99999999999999999999"), "超出范围"),
            (("right.txt", "--memory-limit", "0"), "超出范围"),
            (("right.txt", "--published", "today"), "写法不对"),
            (("right.txt", "--root", "right.txt"), "这里要文件夹"),
            (("explain",), "缺少"),
            (("explain", "OGI101", "OGI102"), "多出的参数"),
            (("ruleset", "nosuch"), "没有命令"),
            (("a**b",), "a**b"),
            (("x" * 300,), "x" * 300),
            (("[",), "["),
            (("extract", "nosuch.txt"), "找不到文件"),
        ],
    )
    def test_a_wrong_call_is_2_and_says_what(self, words: tuple[str, ...], said: str, folder: Path, run: Run) -> None:
        result = run(*words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr
        assert "Error:" not in result.stderr

    def test_in_english_too(self, folder: Path, run: Run) -> None:
        assert "No such option" in run("right.txt", "--nosuch", "--lang", "en").stderr

    @pytest.mark.parametrize(
        ("given", "found"),
        [
            (["OGI304"], ("OGI304*",)),
            (["ogi304,OGI112"], ("OGI304*", "OGI112*")),
            (["OGI3，ogi4*", "xy1??"], ("OGI3*", "OGI4*", "XY1??")),
            ([" OGI3 OGI4 "], ("OGI3*", "OGI4*")),
        ],
    )
    def test_rules_are_chosen_as_people_type_them(self, given: list[str], found: tuple[str, ...]) -> None:
        assert patterns(given) == found

    def test_an_output_may_be_in_capitals(self, folder: Path, run: Run) -> None:
        assert run("nosuch.txt", "--output", "JSON").stderr == run("nosuch.txt", "--output", "json").stderr


class TestWhatCannotBeLookedAt:
    """It stands among the files, so that the run is incomplete; nothing is passed over in silence."""

    def refused(self, *paths: str) -> dict[str, str]:
        found = inputs(paths or (".",), [".txt"], Path(), "stdin")
        return {one.name: one.refused.zh for one in found if one.refused}

    @posix
    def test_a_link_to_nothing(self, folder: Path) -> None:
        (folder / "a.txt").symlink_to("nowhere")
        assert "链接" in self.refused()["a.txt"]
        assert "链接" in self.refused("a.txt")["a.txt"]
        assert "链接" in self.refused("a*.txt")["a.txt"]

    @posix
    def test_a_link_to_itself(self, folder: Path) -> None:
        (folder / "a.txt").symlink_to("a.txt")
        assert "成环" in self.refused()["a.txt"]

    @posix
    def test_a_link_to_a_folder_above_is_no_circle(self, folder: Path) -> None:
        (folder / "up").symlink_to(".")
        assert [one.name for one in inputs(["."], [".txt"], Path(), "stdin")] == ["right.txt", "wrong.txt"]

    @posix
    def test_a_folder_behind_a_link_is_walked(self, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        other = tmp_path_factory.mktemp("other")
        (other / "b.txt").write_text("x")
        (folder / "link").symlink_to(other)
        assert "link/b.txt" in [one.name for one in inputs(["."], [".txt"], Path(), "stdin")]

    def test_a_folder_that_nobody_may_list(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "locked").mkdir()
        listed = os.listdir

        def locked(path: Path) -> list[str]:
            if Path(path).name == "locked":
                raise PermissionError(errno.EACCES, "Permission denied")
            return listed(path)

        monkeypatch.setattr(os, "listdir", locked)
        assert self.refused() == {"locked": "无法打开：没有权限"}

    def test_an_archive_that_nobody_may_read(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def locked(*_: object) -> bytes:
            raise PermissionError(errno.EACCES, "Permission denied")

        (folder / "a.zip").write_bytes(b"PK\x03\x04")
        monkeypatch.setattr("ogicheck_plugins.archives.reading._bytes", locked)
        assert listed(Input(Path("a.zip"), "a.zip")) == Text("无法打开：没有权限", "cannot be opened: permission denied")

    @posix
    def test_it_makes_the_run_incomplete_and_keeps_the_rest(self, folder: Path, run: Run) -> None:
        (folder / "a.txt").symlink_to("nowhere")
        result = run(".")
        assert result.exit_code == 3
        assert "OGI302" in result.stdout

    @posix
    def test_no_pipe_of_a_folder_is_read(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe.txt")
        assert "pipe.txt" not in [one.name for one in inputs(["."], [".txt"], Path(), "stdin")]


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell, in which `ogicheck` is this one."""
    command = f'ogicheck() {{ "{sys.executable}" -m ogicheck "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, check=False)


@posix
class TestStreams:
    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("ogicheck right.txt >&-", "标准输出写不了：已关闭"),
            ("ogicheck rules >&-", "标准输出写不了：已关闭"),
            ("ogicheck right.txt >/dev/full", "标准输出写不了：磁盘已满"),
            ("ogicheck --version >/dev/full", "磁盘已满"),
            ("set -o pipefail; ogicheck rules --json | true", "接收方已关闭"),
        ],
    )
    def test_stdout_that_cannot_be_written_is_3_and_a_sentence(self, line: str, said: str, folder: Path) -> None:
        done = shell(line, folder)
        assert (done.returncode, done.stdout, said in done.stderr) == (3, "", True)
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr

    def test_stdin_that_is_closed_is_a_file_not_read(self, folder: Path) -> None:
        done = shell("ogicheck - <&-", folder)
        assert (done.returncode, "无法打开：已关闭" in done.stdout) == (3, True)

    @pytest.mark.parametrize("end", ["2>&-", "2>/dev/full"])
    def test_stderr_that_is_lost_changes_nothing(self, end: str, folder: Path) -> None:
        assert shell(f"ogicheck wrong.txt {end}", folder).returncode == 1
        assert shell(f"ogicheck nosuch.txt {end}", folder).returncode == 2

    @pytest.mark.parametrize("target", ["-", "/dev/stdout"])
    def test_stdout_by_another_name_is_stdout(self, target: str, folder: Path) -> None:
        done = shell(f"ogicheck right.txt --output json={target}", folder)
        assert (done.returncode, done.stdout[:1], done.stderr) == (0, "{", "")
        assert not (folder / "-").exists()

    def test_a_console_of_few_characters_is_no_fault(self, folder: Path) -> None:
        done = shell("PYTHONIOENCODING=ascii ogicheck --help", folder)
        assert (done.returncode, done.stderr) == (0, "")

    def test_a_pipe_that_is_called_an_archive_is_not_waited_for(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe.zip")
        assert shell("ogicheck pipe.zip --time-limit 1", folder).returncode == 3

    @pytest.mark.parametrize("name", ["pipe.txt", "/dev/zero"])
    def test_what_is_no_regular_file_is_refused_at_once(self, name: str, folder: Path) -> None:
        os.mkfifo(folder / "pipe.txt")
        begins = time.monotonic()
        done = shell(f"ogicheck right.txt {name} --time-limit 50", folder)
        assert (done.returncode, "不是普通文件" in done.stdout) == (3, True)
        assert time.monotonic() - begins < 40

    def test_standard_input_under_the_name_of_a_file_is_a_wrong_call(self, folder: Path) -> None:
        done = shell("ogicheck wrong.txt - --stdin-name wrong.txt <right.txt", folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert "wrong.txt" in done.stderr and "--stdin-name" in done.stderr

    def test_standard_input_under_the_path_of_a_file_is_a_file_of_its_own(self, folder: Path) -> None:
        done = shell('ogicheck right.txt - - --stdin-name "$PWD/right.txt" --output json <wrong.txt', folder)
        assert [one["file"] for one in json.loads(done.stdout)["files"]] == ["right.txt", f"{folder}/right.txt"]
        assert done.returncode == 1

    def test_a_closed_stdout_is_no_matter_to_a_file(self, folder: Path) -> None:
        assert shell("ogicheck right.txt --output json=x.json >&-", folder).returncode == 0
        assert (folder / "x.json").read_bytes().startswith(b"{")

    @pytest.mark.parametrize("body", ['print("hello")', 'sys.stdout.write("hello\\n")', 'print("hel", end=""); print("lo")'])
    def test_what_a_plugin_prints_is_on_stderr_with_its_name(self, body: str, folder: Path) -> None:
        (folder / "talker.py").write_text(PLUGIN.format(body=body))
        done = shell("ogicheck right.txt --plugin talker.py --output json", folder)
        assert done.stdout.startswith("{")
        assert {"[talker] loaded", "[talker] hello"} <= set(done.stderr.splitlines())

    @pytest.mark.parametrize("body", ['sys.__stdout__.write("hello\\n")', 'subprocess.run(["echo", "hello"])'])
    def test_what_goes_around_python_is_on_stderr_too(self, body: str, folder: Path) -> None:
        (folder / "talker.py").write_text(PLUGIN.format(body=body))
        done = shell("ogicheck right.txt --plugin talker.py --output json", folder)
        assert (done.stdout[:1], "hello" in done.stderr, "hello" in done.stdout) == ("{", True, False)


COMMAND = """import os
import signal
import threading
import time

import click

from ogicheck.api import hookimpl, with_session


class Last:
    def __init__(self, step):
        self.step = step

    def __del__(self):
        self.step()


def stopped():
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.1)


@click.command("leave")
@with_session("plugins")
def leave(session):
    {body}


@hookimpl
def ogicheck_commands():
    return [leave]
"""


@posix
@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("os._exit(0)", 3, "leaver"),
        ("os._exit(1)", 3, "os._exit(1)"),
        ("threading.Thread(target=os._exit, args=(0,)).start(); time.sleep(9)", 3, "os._exit(0)"),
        ("Last(stopped); time.sleep(9)", 143, "已中断"),
        ("Last(lambda: 1 / 0)", 0, "leaver：ZeroDivisionError"),
        ("thread = threading.Thread(target=lambda: 1 / 0); thread.start(); thread.join()", 0, "ZeroDivisionError"),
        ("os.fork() or os._exit(1); os.wait()", 0, ""),
    ],
)
def test_no_end_passes_for_a_verdict_and_nothing_is_a_trace(body: str, code: int, said: str, folder: Path) -> None:
    (folder / "leaver.py").write_text(COMMAND.format(body=body))
    done = shell("ogicheck leave --plugin leaver.py", folder)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (code, True, False), done.stderr


@posix
def test_a_working_folder_that_is_gone_is_named(folder: Path) -> None:
    done = shell("mkdir x; cd x; rmdir ../x; ogicheck ../report.docx", folder)
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "当前文件夹已被删除，或者无权进入\n")


@posix
@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_with_its_code_and_whole_outputs(number: int, code: int, folder: Path) -> None:
    (folder / "slow.py").write_text(PLUGIN.format(body="import time; time.sleep(30)"))
    words = [sys.executable, "-m", "ogicheck", ".", "--jobs", "1", "--plugin", "slow.py", "--output", "json=x.json"]
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    started = time.monotonic()
    while not list(folder.glob(".x.json.*")) and time.monotonic() - started < 30:
        time.sleep(0.05)
    process.send_signal(number)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, "中断" in told, "Traceback" in told) == (code, True, False)
    assert '"complete": false' in (folder / "x.json").read_text("utf-8")
    assert not list(folder.glob(".x.json.*"))
