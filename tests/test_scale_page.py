"""What the page for many files and machines shows is run: of a disk, of an object store, on a cluster."""

from __future__ import annotations

import json
import os
import shlex
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path

import boto3
import pytest
from distributed import Client
from moto.server import ThreadedMotoServer

from fixtures import build
from fixtures.facts import clean
from tests.pages import SCALE, SCALE_CHINESE, blocks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the page's commands are those of a shell")
DISK, STORE, CLUSTER = (block.text.splitlines() for block in blocks(SCALE) if block.language == "console")
REPORT = build.build(clean(year=2024))


class Desk:
    """A folder with reports, and the commands that the page speaks of."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.bin, self.reports = folder, folder / "bin", folder / "reports"
        for one in (self.bin, self.reports):
            one.mkdir()
        for name in ("ogicheck", "dask"):
            (self.bin / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {name} "$@"\n', "utf-8")
            (self.bin / name).chmod(0o755)
        (folder / "last-run").touch()
        os.utime(folder / "last-run", (0, 0))
        (self.reports / "a.docx").write_bytes(REPORT)
        (self.reports / "乡 镇.docx").write_bytes(REPORT)
        (self.reports / "notes.pdf").write_bytes(b"nothing of the kind")

    def environment(self, **more: str) -> dict[str, str]:
        return {**os.environ, "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}", "HOME": str(self.folder), **more}

    def run(self, line: str, **more: str) -> str:
        """What a line of the page prints, which must succeed."""
        moved = line.replace("/mnt/reports", str(self.reports))
        own = self.environment(**more)
        done = subprocess.run(["bash", "-c", moved], cwd=self.folder, env=own, capture_output=True, check=False, timeout=120)
        assert done.returncode == 0, (line, done.stderr.decode())
        return done.stdout.decode()

    @contextmanager
    def running(self, line: str) -> Iterator[None]:
        """Starts a part of a cluster, until the end of the block."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(shlex.split(line), cwd=self.folder, env=self.environment(), **quiet)  # type: ignore[call-overload]
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=60)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_page_shows_the_same_in_both_languages() -> None:
    assert [one for one in blocks(SCALE) if one.language == "console"] == [
        one for one in blocks(SCALE_CHINESE) if one.language == "console"
    ]


def test_what_find_names_is_checked(desk: Desk) -> None:
    (line,) = DISK
    desk.run(line)
    assert list((desk.folder / "data").rglob("*.parquet"))
    named = desk.run(line.replace("--output parquet=data", "--output json"))
    assert [Path(one["file"]).name for one in json.loads(named)["files"]] == ["a.docx", "乡 镇.docx"]


def test_what_a_store_holds_is_checked(desk: Desk) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("乡镇/b.docx", REPORT)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        address = "http://{}:{}".format(*server.get_host_and_port())
        own = {"AWS_ENDPOINT_URL": address, "AWS_DEFAULT_REGION": "us-east-1"}
        own |= {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
        store = boto3.client(
            "s3", endpoint_url=address, **{key.lower(): value for key, value in own.items() if "KEY" in key}
        )
        store.create_bucket(Bucket="reports")
        for name, content in {"2024/a.docx": REPORT, "2024.zip": packed.getvalue()}.items():
            store.put_object(Bucket="reports", Key=name, Body=content)
        folder, globs, extract = STORE
        desk.run(folder, **own)
        (found,) = json.loads((desk.folder / "findings.json").read_text("utf-8"))["files"]
        assert (found["file"].rpartition("/")[2], found["findings"]) == ("a.docx", [])
        both = json.loads(desk.run(f"{globs} --output json", **own))["files"]
        assert sorted(one["file"].rpartition("/")[2] for one in both) == ["a.docx", "b.docx"]
        assert json.loads(desk.run(extract, **own))["year"] == 2024
    finally:
        server.stop()


def test_a_cluster_is_started_and_checks_a_disk(desk: Desk) -> None:
    (desk.reports / "notes.pdf").unlink()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    scheduler, worker, check = (
        line.replace("8786", port).replace("head", "127.0.0.1").replace("--nworkers 16", "--nworkers 2") for line in CLUSTER
    )
    with ExitStack() as parts:
        parts.enter_context(desk.running(f"{scheduler} --no-dashboard --host 127.0.0.1"))
        parts.enter_context(desk.running(f"{worker} --no-dashboard"))
        with Client(f"tcp://127.0.0.1:{port}", timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
        desk.run(check)
        listed = json.loads(desk.run(check.replace("--output parquet=data", "--output json")))["files"]
    assert list((desk.folder / "data").rglob("*.parquet"))
    assert [Path(one["file"]).name for one in listed] == ["a.docx", "乡 镇.docx"]
