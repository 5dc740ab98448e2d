"""Peak memory and time of each hostile file, checked as `ogicheck check` does it: `python benchmarks/hostile.py`.

Both are those of the process that checks the file, in which the limits of memory and time hold; start-up is not counted.
Where LibreOffice and the extra `ocr` are installed, those of a scanned report are there, too.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

GONE = "the process was ended by its limit of memory: the file gets one message, the next one is checked"


def measure(path: str, sender: Connection) -> None:
    """Send a mark before the check, and its first message behind it."""
    from ogicheck.checking.checker import Plan
    from ogicheck.checking.working import check_one, checker
    from ogicheck.sources.inputs import Input
    from ogicheck.values.settings import Settings
    from ogicheck_plugins.executors.serving import limit_memory

    limit_memory(Settings().memory)
    plan = Plan()
    checker(plan)
    sender.send("begins")
    result = check_one(Input(Path(path), Path(path).name), plan)
    sender.send(result.problems[0].text.en if result.problems else "read")


def measured(path: Path) -> tuple[float, float, str]:
    """Seconds, peak MB and first message of a check, whether its process lives through it or not."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=measure, args=(str(path), sender))
    process.start()
    sender.close()
    receiver.recv()
    start = time.perf_counter()
    most = max(peaks(process.pid or 0, receiver), default=float("nan"))
    seconds = time.perf_counter() - start
    try:
        message = receiver.recv()
    except EOFError:
        message = GONE
    process.join()
    return seconds, most, message


def peaks(process: int, receiver: Connection) -> Iterator[float]:
    """The most memory in MB that a process has held so far, again and again until it has sent something or is gone."""
    done = False
    while not done:
        done = receiver.poll(0.002)
        yield peak(process)


def peak(process: int) -> float:
    """What the process that started it held does not count. Where the system has no such record, that of all children."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def scanned() -> dict[str, Callable[[], bytes]]:
    from fixtures import build_pdf, scan
    from fixtures.facts import clean
    from ogicheck_plugins.formats_kit.scanned import resources

    def make() -> bytes:
        rng = Random(0)
        return scan.as_pdf(scan.pages(build_pdf.build(clean()), rng), rng)

    return {"scan.pdf": make} if resources.installed() and build_pdf.soffice() else {}


def main() -> None:
    from fixtures.hostile import HOSTILE

    with tempfile.TemporaryDirectory() as folder:
        for name, make in (HOSTILE | scanned()).items():
            path = Path(folder) / name
            path.write_bytes(make())
            seconds, most, message = measured(path)
            print(f"{name:<28} {seconds:6.2f} s {most:6.0f} MB  {message[:80]}", flush=True)


if __name__ == "__main__":
    main()
