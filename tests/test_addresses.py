"""Files at addresses are checked as those of a folder are; what the store refuses is told in a sentence."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import boto3
import fsspec
import pytest
from click.testing import Result
from moto.server import ThreadedMotoServer

from fixtures import build
from fixtures.facts import clean
from ogicheck.api import IncompleteError, SettingError, UnreadableError
from ogicheck_plugins.executors import processes
from ogicheck_plugins.remote import _claims, fetching
from ogicheck_plugins.remote.fetching import Fetch, version
from ogicheck_plugins.remote.finding import found

Run = Callable[..., Result]
BUCKET = "annual"


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """An object store of this machine."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Tells this process and its workers where the store is, and who they are."""

    def tell(endpoint: str, key: str = "test") -> None:
        given = {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": key, "AWS_ENDPOINT_URL": endpoint}
        given |= {"AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1"}
        given |= {"AWS_CONFIG_FILE": "nowhere", "AWS_SHARED_CREDENTIALS_FILE": "nowhere"}
        for name, value in given.items():
            monkeypatch.setenv(name, value) if value else monkeypatch.delenv(name, raising=False)
        fsspec.get_filesystem_class("s3").clear_instance_cache()

    return tell


def contents() -> dict[str, bytes]:
    """Two reports, one that is none, what is no report by its name, what is hidden, and an archive."""
    report = build.build(clean(year=2023))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("乡镇/a.docx", report)
        archive.writestr("b.txt", b"nothing of the kind")
    files = {"局/甲.docx": report, "局/b.html": build.build(clean(year=2022), "html"), "局/c.txt": b"nothing of the kind"}
    return {**files, "局/notes.exe": b"", "局/.hidden.docx": report, "packed/all.zip": packed.getvalue()}


@pytest.fixture
def bucket(store: str, known: Callable[..., None]) -> Any:
    known(store)
    client = boto3.client("s3")
    client.create_bucket(Bucket=BUCKET)
    for name, data in contents().items():
        client.put_object(Bucket=BUCKET, Key=name, Body=data)
    return client


def results(done: Result) -> dict[str, Any]:
    return {one["file"]: one for one in json.loads(done.stdout)["files"]}


def test_a_folder_of_a_store_gives_what_a_folder_gives(bucket: Any, tmp_path: Path, run: Run) -> None:
    for name, data in contents().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    there = run(f"s3://{BUCKET}/局", "--output", "json", "--jobs", 2)
    here = run(tmp_path / "局", "--output", "json", "--root", tmp_path)
    assert there.exit_code == here.exit_code == 3

    def plain(done: Result, prefix: str) -> list[Any]:
        every = results(done).items()
        return [(name.removeprefix(prefix), one["sha256"], one["year"], len(one["findings"])) for name, one in every]

    assert plain(there, f"s3://{BUCKET}/") == plain(here, "")


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("s3://annual/局/甲.docx", ["s3://annual/局/甲.docx"]),
        ("s3://annual/局/*.html", ["s3://annual/局/b.html"]),
        ("s3://annual/packed", ["s3://annual/packed/all.zip!/乡镇/a.docx", "s3://annual/packed/all.zip!/b.txt"]),
        ("zip://乡镇/*.docx::s3://annual/packed/all.zip", ["s3://annual/packed/all.zip!/乡镇/a.docx"]),
    ],
)
def test_an_address_names_a_file_a_pattern_or_what_an_archive_holds(
    address: str, names: list[str], bucket: Any, run: Run
) -> None:
    assert list(results(run(address, "--output", "json"))) == names


def test_a_pattern_that_matches_nothing_in_an_archive_is_told(bucket: Any, run: Run) -> None:
    done = run("zip://*.pdf::s3://annual/packed/all.zip", "--lang", "en", "--output", "json")
    (one,) = results(done).values()
    assert (done.exit_code, one["errors"][0]["message"]) == (3, "the archive holds no file to check")


def test_what_only_this_process_has_reaches_its_workers(run: Run) -> None:
    with fsspec.open("memory://desk/a.docx", "wb") as stream:
        stream.write(build.build(clean(year=2023)))
    done = run("extract", "memory://desk/a.docx", "--jobs", 2)
    assert (done.exit_code, json.loads(done.stdout)["year"]) == (0, 2023)


@pytest.mark.parametrize("kept", ["cache", "journal"])
def test_what_the_store_says_is_unchanged_is_not_checked_again(
    kept: str, bucket: Any, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OGICHECK_CACHE_DIR", str(tmp_path) if kept == "cache" else "")
    address = f"s3://{BUCKET}/局/b.html"
    words = [address, "--output", "json", *(["--resume", "--journal", tmp_path / "j"] if kept == "journal" else [])]
    first = run(*words)
    with monkeypatch.context() as patch:
        patch.setattr(processes, "run", lambda *_: iter(()))
        assert run(*words).stdout == first.stdout
    bucket.put_object(Bucket=BUCKET, Key="局/b.html", Body=build.build(clean(year=2021), "html"))
    assert [results(run(*words))[address]["year"], results(first)[address]["year"]] == [2021, 2022]


def test_an_object_that_changes_in_the_run_is_told_so(bucket: Any) -> None:
    first, *_ = found(f"s3://{BUCKET}/局", {".docx"})
    bucket.put_object(Bucket=BUCKET, Key="局/甲.docx", Body=build.build(clean(year=2021)))
    assert isinstance(first.fetch, Fetch)
    with pytest.raises(UnreadableError, match="it changed during the run"):
        first.fetch()


def test_a_file_is_known_by_what_changes_with_its_content_only(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"one")
    told = [next(iter(found(f"file://{file}", {".docx"}))).version]
    file.write_bytes(b"two")
    os.utime(file, ns=(0, 0))
    told += [next(iter(found(f"file://{file}", {".docx"}))).version for _ in range(2)]
    assert told[0] and told[0] != told[1] == told[2]
    assert [version(one) for one in ({"size": 3}, {"ETag": 'W/"1"'}, {"LastModified": "today"})] == ["", "", ""]


def test_an_object_that_vanishes_in_the_run_is_one_file_that_is_not_read(bucket: Any) -> None:
    first, *_ = found(f"s3://{BUCKET}/局", {".docx"})
    bucket.delete_object(Bucket=BUCKET, Key="局/甲.docx")
    assert isinstance(first.fetch, Fetch)
    with pytest.raises(UnreadableError, match=r"^s3://annual/局/甲.docx cannot be fetched: there is no such file$"):
        first.fetch()


class Busy(BaseHTTPRequestHandler):
    """A store that answers 503."""

    def do_GET(self) -> None:
        body = b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
        self.send_response(503)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def busy(known: Callable[..., None]) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Busy)
    Thread(target=server.serve_forever, daemon=True).start()
    known(f"http://127.0.0.1:{server.server_port}")
    yield
    server.shutdown()
    server.server_close()


def test_a_store_that_is_busy_ends_the_run_before_it_begins(busy: None, run: Run) -> None:
    done = run(f"s3://{BUCKET}/局", "--lang", "en")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == "s3://annual/局 cannot be fetched: the service is busy or not there\n"


def test_a_store_that_is_busy_later_costs_the_file(busy: None) -> None:
    with pytest.raises(UnreadableError, match="the service is busy or not there"):
        Fetch(f"s3://{BUCKET}/局/甲.docx", 9)()


def test_a_store_that_is_not_there_is_told(known: Callable[..., None]) -> None:
    known("http://127.0.0.1:9")
    with pytest.raises(IncompleteError, match="the service is busy or not there"):
        list(found(f"s3://{BUCKET}/局", {".docx"}))


def test_without_credentials_it_says_so(store: str, known: Callable[..., None]) -> None:
    known(store, "")
    with pytest.raises(IncompleteError, match="there are no credentials"):
        list(found(f"s3://{BUCKET}/局", {".docx"}))


def test_an_address_where_nothing_is_is_a_wrong_call(bucket: Any, run: Run) -> None:
    done = run(f"s3://{BUCKET}/nothing", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "no such file, or no file to check in it: s3://annual/nothing\n"


def test_a_kind_of_address_that_nothing_opens_is_a_wrong_call(run: Run) -> None:
    done = run("gopher://x/y.docx", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "gopher://x/y.docx: " in done.stderr


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "fsspec", None)
    with pytest.raises(SettingError, match=r"ogicheck\[remote\]"):
        list(found("s3://annual/局", {".docx"}))


@pytest.mark.parametrize("path", ["年报.docx", "C:\\年报.docx", "a::b.docx", "./s3://x", "x/http://y"])
def test_a_path_is_no_address(path: str) -> None:
    assert not _claims(path)
