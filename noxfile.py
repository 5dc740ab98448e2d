"""What is run on several versions of Python, and what makes a release: `nox --list`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nox

ROOT = Path(__file__).parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)

nox.options.sessions = ["tests"]
nox.options.error_on_missing_interpreters = False


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The tests, on each Python that the machine has."""
    session.install("-e", ".[test]")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session(python=False)
def release(session: nox.Session) -> None:
    """Build what a tag publishes: `nox --session release -- v0.1.0`. Refused where tag, version and changelog disagree."""
    (tag,) = session.posargs
    wrong = disagreement(tag)
    if wrong:
        session.error(wrong)
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", "dist", external=True)
    session.run("python", "-m", "twine", "check", "--strict", *map(str, sorted((ROOT / "dist").iterdir())), external=True)


@nox.session(python=False)
def site(session: nox.Session) -> None:
    """Build the documentation site into build/site."""
    session.run("python", "-m", "pip", "install", "-q", ".[docs]", external=True)
    session.run("python", "-m", "docs.site.build", "build/site", external=True)


def disagreement(tag: str) -> str:
    """What speaks against publishing under this tag; empty where nothing does."""
    (version,) = VERSION.findall((ROOT / "core" / "ogicheck" / "__init__.py").read_text("utf-8"))
    if tag != f"v{version}":
        return f"the tag is {tag}, the version {version}"
    if f"\n## [{version}] - " not in (ROOT / "CHANGELOG.md").read_text("utf-8"):
        return f"CHANGELOG.md has no section [{version}] with its day"
    return ""
