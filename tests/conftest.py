"""What tests share: a checker with the built-in plugins, and the command line run in this process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ogicheck.checking.checker import Checker, Plan
from ogicheck.hosting.host import loaded
from ogicheck.values.findings import FileResult
from ogicheck_plugins.command_line.main import cli
from tests.tools import pytest_addoption, pytest_runtest_makereport, pytest_runtest_setup, pytest_terminal_summary
from tests.watch import pytest_configure

__all__ = [
    "pytest_addoption",
    "pytest_configure",
    "pytest_runtest_makereport",
    "pytest_runtest_setup",
    "pytest_terminal_summary",
]

os.environ.pop("PYTEST_ADDOPTS", None)
"""What this run is told by it is not meant for the runs that tests start."""

collect_ignore = os.environ.get("OGICHECK_TESTS_APART", "").split()
"""Files of tests that are not run, for .ci/run: `--ignore` is lost on the way to processes that run tests side by side."""

os.environ["OGICHECK_CACHE_DIR"] = ""
"""Nothing that a test runs is remembered from another run."""

CHECKER = Checker.of(Plan())


@pytest.fixture
def check() -> Callable[[bytes], FileResult]:
    """Check a file's bytes by the ruleset that fits it."""
    return lambda data: CHECKER.check(data, "report")


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command line."""

    def invoke(*arguments: object) -> Result:
        if "--plugin" in arguments:
            loaded.cache_clear()  # a file of the same name in another test's folder is another plugin
        return CliRunner().invoke(cli, [str(argument) for argument in arguments])

    return invoke


@pytest.fixture
def heard() -> Iterator[None]:
    """What asks a program to end is heard by those that this process starts, also where the tests run in the background, or
    where they were started by what had it ignored or blocked.
    """
    names = {"SIGINT": signal.default_int_handler, "SIGTERM": signal.SIG_DFL, "SIGHUP": signal.SIG_DFL}
    asking = {getattr(signal, name): handler for name, handler in names.items() if hasattr(signal, name)}
    before = {one: signal.signal(one, handler) for one, handler in asking.items()}
    blocked = signal.pthread_sigmask(signal.SIG_UNBLOCK, asking) if hasattr(signal, "pthread_sigmask") else ()
    yield
    if blocked:
        signal.pthread_sigmask(signal.SIG_BLOCK, blocked)
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project to build in: a build writes the version down, which makes another program of what runs."""
    copy = tmp_path_factory.mktemp("source") / "project"
    apart = shutil.ignore_patterns(".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
    shutil.copytree(Path(__file__).parents[1], copy, ignore=apart)
    return copy


@pytest.fixture(scope="session")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=200)
    (built,) = folder.glob("*.whl")
    return built
