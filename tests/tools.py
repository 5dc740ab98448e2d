"""What tests need beside Python. A test that needs a tool bears its name as a marker, and is skipped where it is not
installed; what was skipped is said at the end of a run. With `--no-skips` a skipped test is a failed one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from fixtures import build_pdf, margins
from ogicheck_plugins.formats_kit.scanned import resources

_PACKAGES = Path(__file__).parents[1] / "node_modules"
_NPM = ("@microsoft/sarif-multitool", "axe-core", "playwright-core")


class Tool(NamedTuple):
    """Whether something is installed, and what is said where it is not."""

    installed: Callable[[], bool]
    missing: str


def multitool() -> Path | None:
    """The SARIF multitool's command, as npm unpacked it."""
    return next(iter(sorted(_PACKAGES.glob("@microsoft/sarif-multitool-*/Sarif.Multitool"))), None)


def has_packages() -> bool:
    """Whether npm's packages are there: the multitool, what drives Chromium, and what finds faults of access."""
    return multitool() is not None and all((_PACKAGES / name).is_dir() for name in _NPM)


def has_font() -> bool:
    """Whether a program that prints finds a Chinese font; only Linux is known to come without one."""
    if not sys.platform.startswith("linux"):
        return True
    command = shutil.which("fc-list")
    return bool(command and subprocess.run([command, ":lang=zh-cn"], capture_output=True, check=True, timeout=60).stdout)


def has_calc() -> bool:
    """Whether LibreOffice opens workbooks: Debian packs that apart."""
    office = build_pdf.soffice()
    return office is not None and any(Path(office).resolve().parent.glob("*sclo.*"))


def has_library() -> bool:
    """Whether Python can be packed: PyInstaller takes it as a shared library, which Debian packs apart."""
    shared = bool(sysconfig.get_config_var("Py_ENABLE_SHARED")) or sys.platform != "linux"
    return shared or find_library(f"python{sys.version_info.major}.{sys.version_info.minor}") is not None


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """Within it, a folder is a disk of this size."""
    mounted = ("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder))
    subprocess.run(mounted, check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(("umount", "--lazy", str(folder)), check=True, capture_output=True)


def can_mount() -> bool:
    """Whether a disk of a size of its own can be made; only root may, and not in every container."""
    if not (shutil.which("mount") and sys.platform.startswith("linux")):
        return False
    with TemporaryDirectory() as folder:
        try:
            with small_disk(Path(folder), 64):
                return True
        except subprocess.CalledProcessError:
            return False


def has_index() -> bool:
    """Whether pip finds packages."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, "hatchling"]
        return subprocess.run(command, capture_output=True, check=False, timeout=120).returncode == 0


TOOLS = {
    "font": Tool(has_font, "no Chinese font is installed"),
    "libreoffice": Tool(lambda: build_pdf.soffice() is not None, "LibreOffice is not installed"),
    "margins": Tool(margins.available, "LibreOffice Writer with its windows, or a Python that drives it, is not installed"),
    "calc": Tool(has_calc, "LibreOffice Calc is not installed"),
    "chromium": Tool(lambda: build_pdf.chromium() is not None, "Chromium is not installed"),
    "wkhtmltopdf": Tool(lambda: build_pdf.wkhtmltopdf() is not None, "wkhtmltopdf is not installed"),
    "npm": Tool(has_packages, f"needs: npm install --no-save {' '.join(_NPM)}"),
    "git": Tool(lambda: shutil.which("git") is not None, "git is not installed"),
    "curl": Tool(lambda: shutil.which("curl") is not None, "curl is not installed"),
    "java": Tool(lambda: shutil.which("javac") is not None, "Java is not installed"),
    "php": Tool(lambda: shutil.which("php") is not None, "PHP is not installed"),
    "csharp": Tool(lambda: any(map(shutil.which, ("mcs", "dotnet"))), "neither Mono nor .NET is installed"),
    "xvfb": Tool(lambda: shutil.which("Xvfb") is not None, "Xvfb is not installed"),
    "library": Tool(has_library, "Python's shared library is not installed"),
    "mount": Tool(can_mount, "no file system can be mounted here"),
    "network": Tool(has_index, "no package index is in reach"),
    "ocr": Tool(resources.installed, "the extra `ocr` is not installed"),
}


@cache
def is_installed(name: str) -> bool:
    """Whether the tool of a marker is there, looked up once a run."""
    return TOOLS[name].installed()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail each test that would be skipped")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for name, tool in TOOLS.items():
        if item.get_closest_marker(name) and not is_installed(name):
            pytest.skip(tool.missing)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and item.config.getoption("no_skips"):
        report.outcome, report.longrepr = "failed", f"skipped, which --no-skips forbids: {_reason(report)}"
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reasons = Counter(map(_reason, terminalreporter.stats.get("skipped", ())))
    if reasons:
        terminalreporter.section("skipped")
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count:4}  {reason}")


def _reason(report: pytest.TestReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")
