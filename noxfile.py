"""What is run on several versions of Python, and what makes a release: `nox --list`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nox

ROOT = Path(__file__).parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
TAG = re.compile(r"v\d+\.\d+\.\d+")

nox.options.sessions = ["tests"]
nox.options.error_on_missing_interpreters = False


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The tests, on each Python that the machine has."""
    session.install("-e", ".[test]")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session(python=False)
def release(session: nox.Session) -> None:
    """Build what a tag publishes: `nox --session release -- v0.1.0`. Refused where pages or packages name another."""
    (tag,) = session.posargs
    if wrong := disagreement(tag):
        session.error(wrong)
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", "dist", external=True)
    built = sorted((ROOT / "dist").iterdir())
    if strange := [one.name for one in built if not re.match(rf"ogicheck-{re.escape(tag[1:])}(-py3-|\.tar)", one.name)]:
        session.error(f"the tag is {tag}, what is checked out here made {', '.join(strange)}")
    session.run("python", "-m", "twine", "check", "--strict", *map(str, built), external=True)


@nox.session(python=False)
def site(session: nox.Session) -> None:
    """Build the documentation site into build/site."""
    session.run("python", "-m", "pip", "install", "-q", ".[docs]", external=True)
    session.run("python", "-m", "docs.site.build", "build/site", external=True)


def disagreement(tag: str) -> str:
    """What speaks against publishing under this tag; empty where nothing does."""
    if not TAG.fullmatch(tag):
        return f"{tag} is no tag of a version, such as v1.2.3"
    if f"\n## [{tag[1:]}] - " not in (ROOT / "CHANGELOG.md").read_text("utf-8"):
        return f"CHANGELOG.md has no section [{tag[1:]}] with its day"
    stale = [
        name for name in ("README.md", "README.zh-CN.md") if f"    rev: {tag}\n" not in (ROOT / name).read_text("utf-8")
    ]
    return f"another tag is named as `rev` in {', '.join(stale)}" if stale else ""
