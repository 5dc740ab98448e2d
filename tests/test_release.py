"""A release: what a tag publishes is whole, and is refused where tag, version and changelog disagree."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import noxfile
from ogicheck import __version__

ROOT = Path(__file__).parents[1]


def changed(folder: Path, version: str, log: str) -> Path:
    (folder / "core" / "ogicheck").mkdir(parents=True)
    (folder / "core" / "ogicheck" / "__init__.py").write_text(f'__version__ = "{version}"\n', "utf-8")
    (folder / "CHANGELOG.md").write_text(f"# Changelog\n\n{log}\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("tag", "log", "said"),
    [
        ("v1.2.0", "## [1.2.0] - 2027-01-04", ""),
        ("v1.2.1", "## [1.2.0] - 2027-01-04", "the tag is v1.2.1, the version 1.2.0"),
        ("1.2.0", "## [1.2.0] - 2027-01-04", "the tag is 1.2.0, the version 1.2.0"),
        ("v1.2.0", "## [Unreleased]", "CHANGELOG.md has no section [1.2.0] with its day"),
        ("v1.2.0", "## [1.2.0]", "CHANGELOG.md has no section [1.2.0] with its day"),
    ],
)
def test_a_tag_that_is_not_the_version_of_the_changelog_publishes_nothing(
    tag: str, log: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noxfile, "ROOT", changed(tmp_path, "1.2.0", log))
    assert noxfile.disagreement(tag) == said


def test_the_package_index_takes_what_is_built(wheel: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (source,) = tmp_path.glob("*.tar.gz")
    call = [sys.executable, "-m", "twine", "check", "--strict", str(wheel), str(source)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with tarfile.open(source) as packed:
        assert f"ogicheck-{__version__}/core/ogicheck/__init__.py" in packed.getnames()


def test_every_version_of_python_that_is_promised_is_tested() -> None:
    promised = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    matrix = (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")
    assert tuple(promised) == noxfile.PYTHONS
    assert re.findall(r'"(3\.\d+)"', matrix.partition("matrix:\n        ")[2].partition("\n    runs-on")[0]) == promised
