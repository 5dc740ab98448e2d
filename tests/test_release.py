"""A release: what a tag publishes is whole, and is refused where tag, version and changelog disagree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import noxfile

ROOT = Path(__file__).parents[1]


def changed(folder: Path, version: str, log: str) -> Path:
    (folder / "CHANGELOG.md").write_text(f"# Changelog\n\n{log}\n", "utf-8")
    for name in ("README.md", "README.zh-CN.md"):
        (folder / name).write_text(f"    rev: v{version}\n    hooks:\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("tag", "log", "said"),
    [
        ("v1.2.0", "## [1.2.0] - 2027-01-04", ""),
        ("1.2.0", "## [1.2.0] - 2027-01-04", "1.2.0 is no tag of a version, such as v1.2.3"),
        ("v1.2.1", "## [1.2.0] - 2027-01-04", "CHANGELOG.md has no section [1.2.1] with its day"),
        ("v1.2.0", "## [Unreleased]", "CHANGELOG.md has no section [1.2.0] with its day"),
        ("v1.2.0", "## [1.2.0]", "CHANGELOG.md has no section [1.2.0] with its day"),
        ("v1.2.1", "## [1.2.1] - 2027-02-01", "another tag is named as `rev` in README.md, README.zh-CN.md"),
    ],
)
def test_a_tag_that_the_pages_do_not_name_publishes_nothing(
    tag: str, log: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noxfile, "ROOT", changed(tmp_path, "1.2.0", log))
    assert noxfile.disagreement(tag) == said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What tells the version, and the folder that it is written down in, apart from any clone."""
    project = tmp_path / "project"
    (project / "core" / "ogicheck" / "values").mkdir(parents=True)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, project)
    return project


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, timeout=60)


def version(folder: Path) -> str:
    call = [sys.executable, "-m", "hatchling", "version"]
    own = os.environ | {"GIT_CEILING_DIRECTORIES": str(folder.parent)}
    return subprocess.run(call, cwd=folder, env=own, check=True, capture_output=True, text=True, timeout=60).stdout.strip()


def packed(project: Path, folder: Path) -> Path:
    """A project's source, as the package index gets it."""
    call = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    subprocess.run(call, cwd=project, check=True, capture_output=True, timeout=200)
    (found,) = folder.glob("*.tar.gz")
    return found


def test_what_is_no_clone_has_a_version_all_the_same(project: Path) -> None:
    assert version(project) == "0.0"


@pytest.mark.git
def test_the_version_is_the_tag_and_a_clone_without_one_has_a_version_too(project: Path, tmp_path: Path) -> None:
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "first")
    assert version(project).startswith("0.1.dev1+g")
    git(project, "tag", "v1.2.3")
    assert version(project) == "1.2.3"
    shutil.unpack_archive(packed(project, tmp_path), tmp_path)
    assert version(tmp_path / "ogicheck-1.2.3") == "1.2.3"
    git(project, "commit", "-q", "--allow-empty", "-m", "second")
    assert version(project).startswith("1.2.4.dev1+g")


def test_the_package_index_takes_what_is_built(wheel: Path, source: Path, tmp_path: Path) -> None:
    distribution = packed(source, tmp_path)
    call = [sys.executable, "-m", "twine", "check", "--strict", str(wheel), str(distribution)]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    with tarfile.open(distribution) as inside:
        assert f"{distribution.name.removesuffix('.tar.gz')}/core/ogicheck/__init__.py" in inside.getnames()


def test_every_version_of_python_that_is_promised_is_tested() -> None:
    promised = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    matrix = (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")
    assert tuple(promised) == noxfile.PYTHONS
    assert re.findall(r'"(3\.\d+)"', matrix.partition("matrix:\n        ")[2].partition("\n    runs-on")[0]) == promised
