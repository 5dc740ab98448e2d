"""Outputs are tried before any file is read, never written onto what is read, and whole or not at all."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from ogicheck.values.errors import IncompleteError, SettingError
from ogicheck_plugins.runs_kit import drafts
from ogicheck_plugins.runs_kit.session import Session
from tests.runs import file, finding, run, written

Run = Callable[..., Result]
posix = pytest.mark.skipif(sys.platform == "win32", reason="devices, pipes and links as other systems have them")
WRITES_THEN_FAILS = """
from ogicheck.api import Output, hookimpl, whole

def broken(run, colour):
    {body}

@hookimpl
def ogicheck_outputs():
    return [Output("broken", whole(broken), "fails")]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_bytes(build.build(clean(), "text"))
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def unread(*_: object) -> object:
    raise AssertionError("a file was read before the targets were tried")


class TestBeforeAnyWork:
    @pytest.fixture(autouse=True)
    def nothing_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ogicheck_plugins.runs_kit.session.check_all", unread)
        monkeypatch.setattr("ogicheck_plugins.runs_kit.session.read_records", unread)

    @pytest.mark.parametrize(
        ("target", "code"),
        [
            ("json=a.txt/x.json", 3),
            ("json=folder", 2),
            ("json=new/", 2),
            ("json=a.txt", 2),
            ("json=./folder/../a.txt", 2),
            (f"json={'名' * 100}.json", 3),
            ("json=", 2),
        ],
    )
    def test_a_target_that_cannot_be_is_told_of(self, target: str, code: int, folder: Path, run: Run) -> None:
        before = (folder / "a.txt").read_bytes()
        result = run("a.txt", "--output", "text", "--output", target)
        assert (result.exit_code, result.stdout) == (code, "")
        assert target.partition("=")[2].rpartition("/")[2] in result.stderr
        assert (folder / "a.txt").read_bytes() == before
        assert sorted(one.name for one in folder.iterdir()) == ["a.txt", "folder"]

    @posix
    @pytest.mark.parametrize("linked", [os.symlink, os.link])
    def test_an_input_is_known_behind_a_link(self, linked: Callable[[str, str], None], folder: Path, run: Run) -> None:
        linked("a.txt", "out.json")
        result = run("a.txt", "--output", "json=out.json")
        assert result.exit_code == 2
        assert "out.json" in result.stderr

    def test_an_input_below_a_folder_is_known(self, folder: Path, run: Run) -> None:
        assert run(".", "--output", "json=a.txt").exit_code == 2

    @pytest.mark.parametrize("option", ["--previous", "--parts"])
    def test_what_is_compared_with_is_known(self, option: str, folder: Path, run: Run) -> None:
        (folder / "b.txt").write_bytes(b"x")
        assert run("a.txt", option, "b.txt", "--output", "json=b.txt").exit_code == 2

    def test_a_configuration_is_known(self, folder: Path, run: Run) -> None:
        (folder / "ogicheck.toml").write_text('lang = "en"\n')
        assert run("a.txt", "--output", "json=ogicheck.toml").exit_code == 2
        assert (folder / "ogicheck.toml").read_text() == 'lang = "en"\n'

    def test_two_outputs_do_not_share_a_file(self, folder: Path, run: Run) -> None:
        assert run("a.txt", "--output", "json=x", "--output", "sarif=./folder/../x").exit_code == 2

    @pytest.mark.parametrize(
        "words",
        [
            ("series", "a.txt", "--output", "csv=a.txt/x.csv"),
            ("aggregate", "a.txt", "--output", "xlsx=a.txt/x.xlsx"),
            ("baseline", "write", "a.txt/b.toml", "a.txt"),
        ],
    )
    def test_other_commands_try_too(self, words: tuple[str, ...], folder: Path, run: Run) -> None:
        result = run(*words)
        assert (result.exit_code, result.stdout) == (3, "")

    @pytest.mark.parametrize(
        "words", [("series", "a.txt", "--output", "csv=a.txt"), ("aggregate", ".", "--output", "xlsx=a.txt")]
    )
    def test_other_commands_keep_what_they_read(self, words: tuple[str, ...], folder: Path, run: Run) -> None:
        assert run(*words).exit_code == 2


class TestDrafts:
    def test_an_old_file_stays_where_the_new_one_fails(self, tmp_path: Path) -> None:
        (tmp_path / "x").write_bytes(b"old")
        draft = drafts.Draft(tmp_path / "x")
        draft.stream.write(b"ne")
        draft.drop()
        assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"old"]

    @posix
    def test_the_rights_of_an_old_file_stay(self, tmp_path: Path) -> None:
        (tmp_path / "x").write_bytes(b"old")
        (tmp_path / "x").chmod(0o600)
        drafts.save(str(tmp_path / "x"), b"new")
        assert ((tmp_path / "x").read_bytes(), stat.S_IMODE((tmp_path / "x").stat().st_mode)) == (b"new", 0o600)

    @posix
    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to("x")
        drafts.save(str(tmp_path / "link"), b"new")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "x").read_bytes() == b"new"

    @posix
    def test_a_device_is_written_and_not_replaced(self) -> None:
        drafts.save("/dev/null", b"new")
        assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)

    @posix
    def test_a_pipe_is_written_and_not_replaced(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
        drafts.tried(str(tmp_path / "pipe"))
        drafts.save(str(tmp_path / "pipe"), b"new")
        assert os.read(reading, 10) == b"new"
        assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
        os.close(reading)

    @pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
    def test_a_full_disk_is_told_by_its_name(self) -> None:
        with pytest.raises(IncompleteError) as told:
            drafts.save("/dev/full", b"new")
        assert told.value.text.zh == "/dev/full 写不了：磁盘已满"

    def test_a_name_of_a_file_in_a_folders_place_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "x").write_bytes(b"old")
        with pytest.raises(SettingError):
            drafts.folder(str(tmp_path / "x"))

    def test_a_name_that_no_system_takes_is_told_of(self) -> None:
        with pytest.raises(IncompleteError):
            drafts.begun("a\0b")

    def test_trying_leaves_nothing(self, tmp_path: Path) -> None:
        drafts.tried(str(tmp_path / "x"))
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "body",
    ["raise OSError(28, 'No space left on device')", "raise KeyError('x')", "raise SystemExit(0)", "raise BaseException"],
)
def test_an_output_that_fails_keeps_the_old_file_and_the_other_outputs(body: str, folder: Path, run: Run) -> None:
    (folder / "p.py").write_text(WRITES_THEN_FAILS.format(body=f"run; {body}"))
    (folder / "old").write_text("old")
    result = run("a.txt", "--plugin", "p.py", "--output", "broken=old", "--output", "json=x.json")
    assert result.exit_code == 3
    assert "broken" in result.stderr
    assert (folder / "old").read_text() == "old"
    assert json.loads((folder / "x.json").read_text("utf-8"))["files"][0]["errors"] == []


def test_a_command_that_could_not_write_goes_on_and_ends_with_3(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = drafts.save

    def full(target: str, data: bytes) -> None:
        if target == "x.csv":
            raise IncompleteError(drafts.not_writable(target, OSError(28, "")))
        saved(target, data)

    monkeypatch.setattr(drafts, "save", full)
    result = run("series", "a.txt", "--output", "csv=x.csv", "--output", "html=x.html")
    assert (result.exit_code, "x.csv" in result.stderr) == (3, True)
    assert (folder / "x.html").exists()


class TestStopped:
    """The outputs of a run that something stopped are whole, hold what was done, and say that it is not all."""

    @pytest.fixture(params=[KeyboardInterrupt(), OSError(24, "Too many open files"), RuntimeError("pool")])
    def result(self, request: pytest.FixtureRequest, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Result:
        results = Session.results

        def cut(session: Session, *asked: Any) -> object:
            for number, one in enumerate(results(session, *asked)):
                if number == 1:
                    raise request.param
                yield one

        (folder / "b.txt").write_bytes(build.build(clean(seed=1), "text"))
        monkeypatch.setattr(Session, "results", cut)
        outputs = ("json=x.json", "sarif=x.sarif", "junit=x.xml", "github=x.github", "text")
        return run(".", *(word for one in outputs for word in ("--output", one)))

    def test_what_was_done_is_in_all_of_them(self, result: Result, folder: Path) -> None:
        told = json.loads((folder / "x.json").read_text("utf-8"))
        [sarif] = json.loads((folder / "x.sarif").read_text("utf-8"))["runs"]
        assert result.exit_code in (130, 3)
        assert (told["complete"], told["exit_code"], len(told["files"])) == (False, result.exit_code, 1)
        assert "2" in told["stopped"]
        assert not sarif["invocations"][0]["executionSuccessful"]
        assert "OGIN008" in [one["descriptor"]["id"] for one in sarif["invocations"][0]["toolExecutionNotifications"]]
        assert 'type="run-stopped"' in (folder / "x.xml").read_text("utf-8")
        assert "::error title=run-stopped::" in (folder / "x.github").read_text("utf-8")
        assert told["stopped"] in result.stdout
        assert "Traceback" not in result.output


def test_a_run_that_came_to_its_end_is_complete() -> None:
    told = json.loads(written("json", run(file("a.docx", finding()), exit_code=1)))
    assert (told["complete"], told["stopped"]) == (True, None)
