"""How `ogicheck serve` stands up to clients with good and hostile files: `python benchmarks/serving.py --seconds 60`.

Each client asks, thinks for half a second, and asks again: with none of that, eight of them would only measure the queue
before two processors. The time of a good Word file is given against the same check in this process, measured just before on
the same machine.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import statistics
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parents[1]))

import ogicheck
from fixtures import build
from fixtures.facts import clean
from tests.serving import Server, serving

CLIENTS, THINKING = 8, 0.5
GOOD = {"docx": build.build(clean(2024)), "html": build.build(clean(2024), "html"), "text": build.build(clean(2024), "text")}
PATIENCE = 100.0
"""Seconds that a client waits for an answer."""
SHARE = 0.3
"""How many of the files are hostile."""


def bomb() -> bytes:
    """A Word file whose body unpacks to 256 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as body:
        for _ in range(256):
            body.write(bytes(2**20))
    return packed.getvalue()


HOSTILE = {
    "bomb": bomb(),
    "executable": b"MZ" + bytes(200_000),
    "cut off in its text": GOOD["docx"][:4000],
    "a PDF of nothing": b"%PDF-1.7\n" + random.Random(1).randbytes(300_000),
    "tags without end": b"<html><body>" + b"<div><table><tr><td>" * 40_000,
    "empty": b"\0" * 100,
}


@dataclass
class Told:
    """What came of the requests: seconds of the good ones by kind, and which failed."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in GOOD})
    hostile: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def percentile(self, kind: str, percent: int) -> float:
        return statistics.quantiles(self.seconds[kind], n=100, method="inclusive")[percent - 1]


def ask(server: Server, until: float, seed: int, told: Told) -> None:
    """One client, until the time is over."""
    choose = random.Random(seed)
    with httpx.Client(base_url=server.url, timeout=PATIENCE) as client:
        while time.monotonic() < until:
            hostile = choose.random() < SHARE
            kind = choose.choice(list(HOSTILE if hostile else GOOD))
            begun = time.perf_counter()
            try:
                answer = client.post("/api/v1/check", files={"file": ("a", (HOSTILE if hostile else GOOD)[kind])})
            except httpx.HTTPError as error:
                told.failed.append(f"{kind}: {error!r}")
                continue
            seconds = time.perf_counter() - begun
            if hostile:
                told.hostile.append(seconds)
            else:
                told.seconds[kind].append(seconds)
            verdict = answer.json().get("verdict") if answer.status_code == 200 else answer.status_code
            if verdict == "clean" if hostile else verdict != "clean":
                told.failed.append(f"{kind}: {verdict}")
            time.sleep(THINKING * choose.uniform(0.5, 1.5))


def read(path: Path) -> str:
    """A file of a process; nothing where it has ended meanwhile."""
    try:
        return path.read_text()
    except OSError:
        return ""


def processes(pid: int) -> Iterator[int]:
    """A process and those below it."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in read(path).split():
            yield from processes(int(child))


def memory(server: Server) -> int:
    """What the server and its processes hold, in MB."""
    sizes = (read(Path(f"/proc/{pid}/status")).partition("VmRSS:")[2].split() for pid in processes(server.process.pid))
    return sum(int(words[0]) for words in sizes if words) // 1024


def in_process(count: int = 15) -> float:
    """The median of the same check in this process."""
    ogicheck.check(GOOD["docx"])
    taken = []
    for _ in range(count):
        begun = time.perf_counter()
        ogicheck.check(GOOD["docx"])
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def measure(seconds: float, jobs: int) -> tuple[Told, dict[str, float]]:
    """What came of the requests, and the figures."""
    told, alone = Told(), in_process()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), "--jobs", str(jobs)) as server:
        for content in (*GOOD.values(), *HOSTILE.values()) * jobs:
            server.client.post("/api/v1/check", files={"file": ("a", content)})
        held, until = [memory(server)], time.monotonic() + seconds
        clients = [threading.Thread(target=ask, args=(server, until, seed, told), daemon=True) for seed in range(CLIENTS)]
        for client in clients:
            client.start()
        while time.monotonic() < until:
            time.sleep(min(1.0, seconds / 4))
            held.append(memory(server))
        for client in clients:
            client.join(timeout=PATIENCE)
    half = len(held) // 2
    figures = {
        "requests": sum(map(len, told.seconds.values())) + len(told.hostile),
        "hostile": len(told.hostile),
        "failed": len(told.failed),
        "in process, ms": alone * 1000,
        "docx p50, ms": told.percentile("docx", 50) * 1000,
        "docx p95, ms": told.percentile("docx", 95) * 1000,
        "p50 against in process": told.percentile("docx", 50) / alone,
        "good, longest, s": max(map(max, filter(None, told.seconds.values()))),
        "hostile, longest, s": max(told.hostile, default=0.0),
        "memory in the first half, at most, MB": max(held[: half + 1]),
        "memory in the second half, at most, MB": max(held[half:]),
    }
    return told, figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    found, figures = measure(given.seconds, given.jobs)
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=1))
    print("\n".join(found.failed[:20]))
    sys.exit(bool(found.failed))
