"""Peak memory and time of each hostile file, checked in a process of its own: `python benchmarks/hostile.py`."""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))


def measure(path: str, sender: multiprocessing.connection.Connection) -> None:
    """Send seconds, peak MB, and the first message."""
    from ogicheck.batch import Input, check_one, checker
    from ogicheck.checker import Plan
    from ogicheck.workers import Limits, limit_memory

    limit_memory(Limits().memory)
    plan = Plan()
    _ = checker(plan).readers
    start = time.perf_counter()
    result = check_one(Input(Path(path), Path(path).name), plan)
    seconds = time.perf_counter() - start
    sender.send((seconds, peak(), result.problems[0].text.en if result.problems else "read"))


def peak() -> float:
    """The most memory that this process has held, in MB; what the parent held does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    from fixtures.hostile import HOSTILE

    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in HOSTILE.items():
            path = Path(folder) / name
            path.write_bytes(make())
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=measure, args=(str(path), sender))
            process.start()
            process.join(60)
            seconds, most, message = receiver.recv() if receiver.poll() else (float("nan"), float("nan"), "the process died")
            print(f"{name:<28} {seconds:6.2f} s {most:6.0f} MB  {message[:80]}")


if __name__ == "__main__":
    main()
