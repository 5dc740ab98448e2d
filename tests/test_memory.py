"""What is done is not done again, and nothing but the time shows it: the cache and the journal."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.corpus.drawing import draw
from fixtures.facts import clean
from ogicheck.api import Capacity, Executor, FileResult, Input, Outcome, Plan, Settings, Text
from ogicheck.checking.working import check_one
from ogicheck_plugins.executors import processes
from ogicheck_plugins.memory import keys, memories, surroundings
from ogicheck_plugins.memory.layer import remembering
from ogicheck_plugins.memory.packing import StrangeError, packed, unpacked
from ogicheck_plugins.memory.store import Store

Run = Callable[..., Result]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals as other systems have them")
PLANTED = {"op": "cell", "table": "review", "row": "litigation_after", "column": "pending", "text": "12"}
FILES = 18
SLOW = '''import time

from ogicheck.api import Text, hookimpl, rule


@rule("ZZ101", "zz-rule", level="note", clauses=(), messages={"none": Text("没有。", "None.")})
def zz_rule(report, at):
    """The report names no hotline.

    Why: People want to ask.
    Bad: No number.
    Good: 12345.
    Fix: Add it.
    """
    time.sleep(0.1)
    yield at(report).say("none")


@hookimpl
def ogicheck_rules():
    return [zz_rule]
'''


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("OGICHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports, each with its own figures, some of them wrong."""
    (tmp_path / "r").mkdir()
    for number in range(FILES):
        facts = clean(year=2016 + number % 8)
        (tmp_path / "r" / f"{number:02}.txt").write_bytes(
            build.build(apply(facts, PLANTED) if number % 3 == 0 else facts, "text")
        )
    (tmp_path / "p.py").write_text(SLOW, "utf-8")
    return tmp_path


def idle(*_: object) -> Iterator[Outcome]:
    raise AssertionError("what is known was asked for")
    yield


def asked(run: Callable[..., Iterator[Outcome]], calls: Sequence[tuple[Any, ...]], **settings: Any) -> list[Outcome]:
    """What becomes of checks by an executor with what there is to remember."""
    with remembering(Executor("x", run, ""), Settings(**settings), lambda _: None) as executor:
        return list(executor.run(check_one, calls, Capacity()))


def here(function: Callable[..., Any], calls: Sequence[tuple[Any, ...]], _: Capacity) -> Iterator[Outcome]:
    for number in range(len(calls)):
        yield function(*calls[number]), None


# The cache


@pytest.mark.usefixtures("cache")
def test_what_is_remembered_is_what_was_found() -> None:
    samples = [sample.data for kind in ("docx", "html", "text") for sample in draw(kind, 20260102, 15)]
    for reports in (False, True):
        plan = Plan(reports=reports)
        calls = [(Input(Path(str(n)), str(n), data), plan, frozenset[str]()) for n, data in enumerate(samples)]
        first = asked(here, calls)
        lasting = [(call, one) for call, one in zip(calls, first, strict=True) if memories.is_lasting(one[0])]
        assert len(lasting) > len(calls) / 2
        again = asked(idle, [call for call, _ in lasting])
        assert repr(again) == repr([one for _, one in lasting])


OUTPUTS = ("json", "text", "jsonl", "github")


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.usefixtures("cache")
def test_outputs_are_the_same_from_the_cache(run: Run, folder: Path, output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    fresh = run("check", "r", "--no-cache", "--output", output)
    first, second = (run("check", "r", "--output", output) for _ in range(2))
    assert fresh.stdout == first.stdout == second.stdout
    assert "OGI304" in fresh.stdout


@pytest.mark.parametrize(
    "words", [("--output", "csv"), ("--output", "sarif"), ("--select", "OGI3*,OGI706", "--output", "json")]
)
@pytest.mark.usefixtures("cache")
def test_what_outputs_and_surveys_ask_for_is_remembered_too(
    run: Run, folder: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    first = run("check", "r", *words)
    monkeypatch.setattr(processes, "run", idle)
    again = run("check", "r", *words)
    assert (again.exit_code, undated(again.stdout)) == (first.exit_code, undated(first.stdout)) == (1, undated(again.stdout))


def undated(text: str) -> str:
    """What an output says, but for when the run was."""
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "", text)


@pytest.mark.usefixtures("cache")
def test_a_report_in_an_archive_is_remembered_and_its_change_is_seen(folder: Path) -> None:
    path = folder / "a.zip"

    def call(year: int) -> tuple[Any, ...]:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", build.build(clean(year=year), "text"))
        return Input(path / "a.txt", "a.zip!/a.txt", file=path, where=(0,)), Plan(), frozenset[str]()

    ((first, _),) = asked(here, [call(2021)])
    ((again, _),) = asked(idle, [(Input(path / "a.txt", "a.zip!/a.txt", file=path, where=(0,)), Plan(), frozenset[str]())])
    ((other, _),) = asked(here, [call(2022)])
    assert (first, first.year, other.year) == (again, 2021, 2022)


CHANGES: dict[str, tuple[str, ...]] = {
    "a form": ("--ruleset", "2021"),
    "a region": ("--region", "none"),
    "fewer rules": ("--ignore", "OGI304"),
    "a plugin less": ("--no-plugin", "ofd"),
    "more time": ("--time-limit", "31"),
    "more memory": ("--memory-limit", "513"),
}


@pytest.mark.parametrize("words", CHANGES.values(), ids=CHANGES)
def test_another_way_to_check_is_done_anew(run: Run, folder: Path, cache: Path, words: tuple[str, ...]) -> None:
    file = str(folder / "r" / "03.txt")
    run("check", file)
    run("check", file)
    assert remembered(cache) == 1
    run("check", file, *words)
    assert remembered(cache) == 2


def test_a_ruleset_file_that_changed_is_another(run: Run, folder: Path, cache: Path) -> None:
    ruleset = folder / "own.toml"
    for number, level in enumerate(("note", "warning", "warning"), 1):
        ruleset.write_text(f'schema = 1\nextends = ["2021"]\ntitle = "x"\n\n[rules.OGI304]\nlevel = "{level}"\n', "utf-8")
        told = run("check", str(folder / "r" / "03.txt"), "--ruleset", str(ruleset), "--output", "json").stdout
        assert f'"{level}"' in told
        assert remembered(cache) == min(number, 2)


def test_a_change_of_the_program_is_another(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call = (Input(folder / "r" / "03.txt", "x"), Plan(), frozenset[str]())
    asked(here, [call])
    asked(idle, [call])
    monkeypatch.setattr(surroundings, "_packages", lambda: iter([("rules.py", 1, 2)]))
    with pytest.raises(AssertionError, match="asked for"):
        asked(idle, [call])


def remembered(cache: Path) -> int:
    store = Store.opened(cache / "results.sqlite")
    count = store.count
    store.close()
    return count


@pytest.mark.usefixtures("cache")
def test_a_file_that_changes_under_the_check_is_not_remembered(folder: Path) -> None:
    path = folder / "r" / "00.txt"
    call = (Input(path, "x"), Plan(), frozenset[str]())

    def changing(function: Any, calls: Any, _: Capacity) -> Iterator[Outcome]:
        given = calls[0]
        path.write_bytes(build.build(clean(year=2022), "text"))
        yield function(*given), None

    asked(changing, [call])
    ((seen, _),) = asked(here, [call])
    assert seen.findings == check_one(*call).findings
    assert not [one for one in seen.findings if one.rule == "OGI304"]


def test_what_may_be_otherwise_tomorrow_is_not_in_the_cache(folder: Path, cache: Path, run: Run) -> None:
    (folder / "broken.docx").write_bytes(b"PK\3\4 and no more")
    run("check", folder / "broken.docx", folder / "gone.txt", folder / "r" / "01.txt")
    run("check", folder / "broken.docx", folder / "r" / "01.txt")
    assert remembered(cache) == 1


def test_a_plugin_that_is_a_file_keeps_results_out_of_the_cache(folder: Path, cache: Path, run: Run) -> None:
    assert run("check", folder / "r" / "01.txt", "--plugin", folder / "p.py").exit_code in (0, 1)
    assert not cache.exists()


def test_a_page_that_shows_another_file_rests_on_it_too(folder: Path, cache: Path, run: Run) -> None:
    (folder / "r" / "page.html").write_text("<html><body><iframe src='01.txt'></iframe></body></html>", "utf-8")
    run("check", folder / "r" / "page.html", "--output", "json")
    assert remembered(cache) == 0


class Planted:
    def __reduce__(self) -> Any:
        return os.system, ("exit 1",)


def test_bytes_that_would_run_something_are_no_value() -> None:
    with pytest.raises(StrangeError, match="system"):
        unpacked(packed(Planted(), str), str)  # type: ignore[arg-type]


@pytest.mark.parametrize("spoilt", [b"", b"no sqlite at all", b"SQLite format 3\0" + bytes(200)])
def test_a_cache_that_is_broken_stops_nothing(run: Run, folder: Path, cache: Path, spoilt: bytes) -> None:
    cache.mkdir()
    (cache / "results.sqlite").write_bytes(spoilt)
    assert "OGI304" in run("check", folder / "r" / "03.txt").stdout


def test_the_cache_is_bounded(tmp_path: Path) -> None:
    store = Store.opened(tmp_path / "x.sqlite")
    for number in range(400):
        store.put(b"%d" % number, bytes(10_000))
    store.bound(2_000_000)
    assert store.size <= 2_000_000
    assert store.get(b"399") and not store.get(b"0")
    store.close()


@pytest.mark.usefixtures("cache")
def test_the_cache_tells_of_itself_and_is_cleared(run: Run, folder: Path) -> None:
    run("check", folder / "r" / "01.txt", folder / "r" / "02.txt")
    assert '"results": 2' in run("cache", "info", "--json").stdout
    assert run("cache", "clear").exit_code == 0
    assert "结果：0 个" in run("cache", "info").stdout


def test_without_a_cache_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OGICHECK_CACHE_DIR", "")
    done = run("cache", "info")
    assert done.exit_code == 2 and "OGICHECK_CACHE_DIR" in done.stderr


# The journal


def words(*more: str) -> list[str]:
    return [sys.executable, "-m", "ogicheck", "check", "r", "--jobs", "2", "-q", "--plugin", "p.py", *more]


def unbroken(folder: Path) -> bytes:
    subprocess.run(words("--output", "json=whole.json"), cwd=folder, check=False, capture_output=True)
    return (folder / "whole.json").read_bytes()


def broken(folder: Path, number: int, more: int) -> int:
    """The exit code of a run that is sent a signal when its journal has so many more outcomes."""
    enough, late = kept(folder) + more, time.monotonic() + 50
    process = subprocess.Popen(
        words("--journal", "j", "--resume", "--output", "json=cut.json"), cwd=folder, stderr=subprocess.PIPE
    )
    while process.poll() is None and kept(folder) < enough and time.monotonic() < late:
        time.sleep(0.01)
    process.send_signal(number)
    process.communicate(timeout=40)
    return process.returncode


def kept(folder: Path) -> int:
    """How many outcomes a journal has so far: counted in a copy, as the run that writes it has it alone."""
    copy = folder / "copy"
    copy.mkdir(exist_ok=True)
    with suppress(OSError, sqlite3.Error):
        for name in ("j", "j-wal"):
            shutil.copy(folder / name, copy)
        return done(copy)
    return 0


def done(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "j")) as database:
        return int(database.execute("SELECT count(*) FROM outcome").fetchone()[0])


@posix
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=str)
@pytest.mark.usefixtures("heard")
def test_a_run_that_was_broken_off_goes_on(folder: Path, number: signal.Signals) -> None:
    whole = unbroken(folder)
    drawn = random.Random(number)
    counts = []
    for _ in range(3 if number == signal.SIGKILL else 1):
        assert broken(folder, number, drawn.randint(1, 3)) in (-number, 128 + number)
        counts.append(done(folder))
    assert counts == sorted(counts) and 0 < counts[-1] < FILES
    ended = subprocess.run(
        words("--journal", "j", "--resume", "--output", "json=x.json"), cwd=folder, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert (folder / "x.json").read_bytes() == whole


@posix
@pytest.mark.usefixtures("heard")
def test_two_runs_do_not_share_a_journal(folder: Path) -> None:
    first = subprocess.Popen(words("--journal", "j"), cwd=folder, stdout=subprocess.PIPE)
    while first.poll() is None and not ((folder / "j").exists() and (folder / "j").stat().st_size):
        time.sleep(0.02)
    second = subprocess.run(words("--journal", "j", "--resume"), cwd=folder, capture_output=True, check=False)
    first.kill()
    first.communicate()
    assert second.returncode == 2
    assert "另一次运行" in second.stderr.decode()


@pytest.mark.usefixtures("cache")
def test_a_journal_without_a_name_is_that_of_the_call(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    run("check", "r", "--resume", "--plugin", "p.py", "--no-cache")
    monkeypatch.setattr(processes, "run", idle)
    again = run("check", "r", "--resume", "--plugin", "p.py", "--no-cache", "--output", "json")
    assert (again.exit_code, again.stderr) == (1, "")


def test_a_journal_is_begun_anew_where_nothing_is_resumed(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    run("check", "r/00.txt", "r/01.txt", "--journal", "j")
    run("check", "r/02.txt", "--journal", "j")
    assert done(folder) == 1


CHANGED: dict[str, Callable[[Path], object]] = {
    "a file": lambda folder: (folder / "r" / "03.txt").write_bytes(build.build(clean(year=2022), "text")),
    "a plugin": lambda folder: (folder / "p.py").write_text(SLOW.replace("0.1)", "0)"), "utf-8"),
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED)
def test_what_changed_is_done_anew(
    folder: Path, run: Run, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    call = ("check", "r/03.txt", "--plugin", "p.py", "--journal", "j", "--resume", "--output", "json")
    run(*call)
    change(folder)
    fresh = run(*call[:4], "--output", "json")
    assert run(*call).stdout == fresh.stdout
    assert done(folder) == 2


def test_a_file_that_is_no_journal_is_left_alone(folder: Path, run: Run) -> None:
    file = folder / "r" / "00.txt"
    before = file.read_bytes()
    ended = run("check", folder / "r", "--journal", file)
    assert (ended.exit_code, file.read_bytes()) == (2, before)
    assert "不是运行日志" in ended.stderr


def test_a_journal_that_is_full_is_told_of_once_and_the_run_goes_on(folder: Path) -> None:
    said: list[Text] = []
    store = Store.opened(folder / "j")
    memory = memories.Memory(store, lambda _: True, lambda error: said.append(Text(str(error), "")))
    store.database.execute("PRAGMA max_page_count = 8")
    for number in range(3):
        one = Input(folder / "r" / f"0{number}.txt", f"{number}")
        key = keys.known(check_one, (one, Plan(), frozenset[str]()), Capacity(), surroundings.digest)
        assert key
        memory.remember(key, FileResult(one.name, key.digest, organ=random.Random(number).randbytes(60_000).hex()))
    assert [text.zh for text in said] == ["database or disk is full"]
    store.close()


def test_a_form_is_kept_once(folder: Path, cache: Path, run: Run) -> None:
    run("check", folder / "r", "--ruleset", "2021")
    store = Store.opened(cache / "results.sqlite")
    names = store.database.execute("SELECT name FROM shared").fetchall()
    store.close()
    assert len(names) == 1
