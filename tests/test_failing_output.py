"""An output of a plugin, whatever it does, takes nothing else with it: it is named, and the run is incomplete."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from ogicheck.api import FileResult, Opening, Output, Settings
from ogicheck.hosting.host import Host
from ogicheck_plugins.command_line.targets import Target, opened
from ogicheck_plugins.executors import apart
from tests import runs

Run = Callable[..., Result]
HEAD = """
import os, sys, time
from ogicheck.api import Output, hookimpl

class Deaf(Exception):
    def __str__(self):
        raise ValueError("no words")

OUTPUTS = []

@hookimpl
def ogicheck_outputs():
    return OUTPUTS
"""
OUTPUT = """
class Writer{number}:
    def __init__(self, opening):
        self.opening = opening
        {open}

    def add(self, result):
        {add}

    def close(self, verdict):
        {close}
        self.opening.stream.write(b"whole")

OUTPUTS.append(Output("output{number}", Writer{number}, "does it"))
"""
FAULTS = {
    "raises": ("add", "raise ZeroDivisionError('by nought')", "by nought"),
    "raises as it opens": ("open", "raise ZeroDivisionError('by nought')", "by nought"),
    "raises as it closes": ("close", "raise ZeroDivisionError('by nought')", "by nought"),
    "exits": ("add", "raise SystemExit(0)", "SystemExit"),
    "raises a BaseException": ("close", "raise BaseException('boom')", "boom"),
    "raises what has no words": ("add", "raise Deaf", "Deaf"),
    "interrupts": ("add", "raise KeyboardInterrupt", "KeyboardInterrupt"),
    "ends the process": ("add", "os._exit(0)", "退出码 0"),
    "ends the process as it opens": ("open", "os._exit(0)", "退出码 0"),
    "kills its process as it closes": ("close", "os.kill(os.getpid(), 9)", "退出码 -9"),
    "recurses": ("add", "f = lambda: f(); f()", "RecursionError"),
    "never ends": ("open", "time.sleep(600)", "秒内没有写完"),
    "loops for ever": ("add", "while True: sys.path", "秒内没有写完"),
    "closes its streams": ("add", "os.closerange(3, 100)", "退出码"),
    "writes text": ("add", "self.opening.stream.write('text')", "TypeError"),
    "replaces builtins": ("add", "import builtins; builtins.len = builtins.getattr = None; getattr(1)", ""),
}
CHANGES = {
    "results": "object.__setattr__(result, 'findings', (1, 2)); object.__setattr__(result, 'file', 'other')",
    "the folder": "os.chdir('/')",
    "the environment": "os.environ.clear(); sys.path.clear()",
    "signals": "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)",
    "stdout": "print('chatter'); os.write(1, b'chatter')",
    "sources": "assert self.opening.source('a')[:2] == b'PK' and self.opening.rule('OGI304').id == 'OGI304'",
}
NUMBERS = {name: number for number, name in enumerate([*FAULTS, *CHANGES])}
RESULT = FileResult("a")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Output]:
    """All of them, of one plugin."""
    path = tmp_path_factory.mktemp("outputs") / "broken.py"
    steps = {"open": "pass", "add": "pass", "close": "pass"}
    bodies = {name: {step: body} for name, (step, body, _) in FAULTS.items()} | {
        name: {"add": body} for name, body in CHANGES.items()
    }
    texts = [OUTPUT.format(**steps | bodies[name], number=number) for name, number in NUMBERS.items()]
    path.write_text("".join([HEAD, *texts]), "utf-8")
    return Host((str(path),)).registry.outputs


def at_work(output: Output, file: Path) -> Target:
    """An output given one result and the verdict."""
    rules = {one.id: one for one in runs.RULES}
    opening = partial(Opening, settings=Settings(), plugins=(), source=lambda _: b"PK", rule=rules.get)
    (target,) = opened([(output, str(file))], opening)
    target.add(RESULT)
    target.close(runs.run())
    return target


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_its_file_is_not_left(
    fault: str, outputs: dict[str, Output], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 4.0)
    target = at_work(outputs[f"output{NUMBERS[fault]}"], tmp_path / "out")
    assert target.failure
    assert f"output{NUMBERS[fault]}" in target.told().zh
    assert FAULTS[fault][2] in target.told().zh
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("change", CHANGES)
def test_what_an_output_changes_stays_its_own(
    change: str, outputs: dict[str, Output], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = Path.cwd(), dict(os.environ), signal.getsignal(signal.SIGINT), list(sys.path)
    target = at_work(outputs[f"output{NUMBERS[change]}"], tmp_path / "out")
    assert target.failure is None, target.told().en
    assert (Path.cwd(), dict(os.environ), signal.getsignal(signal.SIGINT), list(sys.path)) == before
    assert FileResult("a") == RESULT
    assert (tmp_path / "out").read_bytes() == b"whole"
    assert "chatter" not in capfd.readouterr().out


def test_the_others_are_written_and_the_run_is_incomplete(run: Run, tmp_path: Path) -> None:
    plugin, written = tmp_path / "broken.py", tmp_path / "out.txt"
    plugin.write_text(HEAD + OUTPUT.format(open="pass", add="os._exit(0)", close="pass", number=0))
    (tmp_path / "report.docx").write_bytes(build.build(clean()))
    given = ("--plugin", plugin, "--output", "output0", "--output", f"text={written}")
    result = run(tmp_path / "report.docx", *given)
    assert result.exit_code == 3
    assert "output0" in result.stderr
    assert "Traceback" not in result.stderr
    assert "符合格式" in written.read_text("utf-8")


def test_its_traceback_is_shown_with_debug(run: Run, tmp_path: Path) -> None:
    plugin = tmp_path / "broken.py"
    plugin.write_text(HEAD + OUTPUT.format(open="pass", add="1 / 0", close="pass", number=0))
    (tmp_path / "report.docx").write_bytes(build.build(clean()))
    result = run(tmp_path / "report.docx", "--plugin", plugin, "--output", "output0", "--debug")
    assert "broken.py" in result.stderr
    assert "in add" in result.stderr
