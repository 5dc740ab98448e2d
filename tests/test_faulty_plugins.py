"""No plugin, whatever is wrong with it, costs what others find: it is named, with the cause, and the run says 3."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean

Run = Callable[..., Result]
WORDS = ("ZZ101", "zz-rule", "zz-reader", "zz-repair", "zz-fact")
"""What the plugins register, which several of them call the same."""
MOST_SECONDS = 240
"""How long all of them together may hold up one report, where nothing but this test takes 30 seconds."""
FAULTY = sorted((Path(__file__).parent / "faulty_plugins").glob("*.py"))
PLANTED = {"op": "cell", "table": "review", "row": "litigation_after", "column": "pending", "text": "12"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with one error of its own."""
    path = tmp_path_factory.mktemp("faulty") / "report.txt"
    path.write_bytes(build.build(apply(clean(year=2022), PLANTED), "text"))
    return path


@pytest.mark.parametrize("plugin", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_plugin_is_named_and_the_planted_error_is_found(plugin: Path, report: Path, run: Run) -> None:
    limits = ("--rule-time-limit", 1, "--jobs", 1, "--root", report.parent)
    result = run("check", report, "--plugin", plugin, *limits, "--output", "json")
    assert result.exit_code == 3, result.output
    told = json.loads(result.stdout)
    assert "OGI304" in [one["rule"] for one in told["files"][0]["findings"]]
    reasons = json.dumps([told["files"][0]["errors"], [one for one in told["plugins"] if one["state"] == "failed"]])
    assert plugin.stem in reasons
    assert "Traceback" not in result.stderr


def test_all_faulty_plugins_together_are_each_named_and_cost_no_finding(report: Path, run: Run, tmp_path: Path) -> None:
    for number, plugin in enumerate(FAULTY):
        text = plugin.read_text("utf-8")
        for word in WORDS:
            text = text.replace(word, f"ZZ{100 + number}" if word == "ZZ101" else f"{word}-{number}")
        (tmp_path / plugin.name).write_text(text, "utf-8")
    named = [word for plugin in FAULTY for word in ("--plugin", tmp_path / plugin.name)]
    begins = time.monotonic()
    result = run("check", report, *named, "--rule-time-limit", 1, "--jobs", 1, "--root", report.parent, "--output", "json")
    assert time.monotonic() - begins < MOST_SECONDS
    assert result.exit_code == 3, result.output
    told = json.loads(result.stdout)
    assert [one["rule"] for one in told["files"][0]["findings"] if not one["rule"].startswith("ZZ")] == ["OGI304"]
    reasons = json.dumps([told["files"][0]["errors"], [one for one in told["plugins"] if one["state"] == "failed"]])
    assert [plugin.stem for plugin in FAULTY if plugin.stem not in reasons] == []


def test_what_a_plugin_changes_as_it_is_tried_does_not_hide_the_next_one(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "first.py").write_text("import os\n\nos.chdir('/')\n", "utf-8")
    (tmp_path / "second.py").write_text("import os\n\nos._exit(0)\n", "utf-8")
    result = run("check", report, "--plugin", "first.py", "--plugin", "second.py", "--output", "json")
    assert result.exit_code == 3
    assert {one["name"] for one in json.loads(result.stdout)["plugins"] if one["state"] == "failed"} == {"first", "second"}


def test_what_a_repair_changes_beside_what_it_gives_reaches_nothing_else(report: Path, run: Run, tmp_path: Path) -> None:
    text = (FAULTY[0].parent / "repair_gives_text.py").read_text("utf-8")
    mend = "form.sections.clear()\n    object.__setattr__(document, 'blocks', ())\n    raise ValueError"
    (tmp_path / "p.py").write_text(text.replace('return "text"', mend), "utf-8")
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_bytes(report.read_bytes())
    paths = (tmp_path / "1.txt", tmp_path / "2.txt")
    result = run("check", *paths, "--plugin", tmp_path / "p.py", "--jobs", 1, "--output", "json")
    assert result.exit_code == 3
    told = json.loads(result.stdout)["files"]
    assert [[one["rule"] for one in file["findings"]] for file in told] == [["OGI304"]] * 2


HELD_UP = 50.0
"""Seconds after which a run is held up by what a plugin has left at work, which goes on for longer."""
LEFT = {
    "a thread": "import threading, time\nthreading.Thread(target=time.sleep, args=[600]).start()\n",
    "a process": "import os, time\nif os.fork() == 0:\n    time.sleep(90)\n    os._exit(0)\n",
    "a process of multiprocessing": "import multiprocessing as own, time\n"
    "own.get_context('fork').Process(target=time.sleep, args=[90]).start()\n",
    "a process that goes on as this one": "import os\nos.fork()\n",
    "what is done at the end": "import atexit, os\natexit.register(os._exit, 0)\n",
    "warnings that are errors": "import warnings\nwarnings.simplefilter('error')\n",
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes as other systems have them")
@pytest.mark.parametrize("what", LEFT)
def test_what_a_plugin_leaves_at_work_neither_holds_a_run_up_nor_changes_its_verdict(what: str, report: Path) -> None:
    plugin = report.parent / "leaving.py"
    plugin.write_text(LEFT[what], "utf-8")
    call = [sys.executable, "-m", "ogicheck", report.name, "--plugin", plugin.name, "--no-cache", "--output", "json"]
    with TemporaryFile() as out, TemporaryFile() as said:
        done = subprocess.run(call, cwd=report.parent, stdout=out, stderr=said, check=False, timeout=HELD_UP)
        out.seek(0)
        said.seek(0)
        told, messages = json.load(out), said.read()
    assert done.returncode == 1
    assert [one["rule"] for one in told["files"][0]["findings"]] == ["OGI304"]
    assert b"Traceback" not in messages


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes as other systems have them")
def test_a_rule_that_forks_gives_one_result(report: Path, run: Run, tmp_path: Path) -> None:
    plugin = tmp_path / "forking.py"
    text = (Path(__file__).parent / "faulty_plugins" / "rule_raises.py").read_text("utf-8")
    plugin.write_text(text.replace('raise ValueError("boom")', "__import__('os').fork()"), "utf-8")
    result = run("check", report, "--plugin", plugin, "--jobs", 1, "--no-cache", "--output", "json")
    (told,) = json.loads(result.stdout)["files"]
    assert (result.exit_code, [one["rule"] for one in told["findings"]]) == (1, ["ZZ101", "OGI304"])
