"""The users' guides, each followed from an empty folder: files are written, commands run, and what is said of them is so."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from fixtures import build, example
from fixtures.county import county
from tests.pages import GUIDES, ROOT, Block, blocks
from tests.serving import Server, serving
from tests.test_docs import closing_browser

ORGANS = ("清河县司法局", "清河县审计局", "清河县水利局")
COUNTY = county((2022, 2023), ORGANS)
FOUND = {
    "ogicheck 年报.docx",
    "ogicheck 年报.docx --output docx=marked",
    "ogicheck check - --stdin-name page.html --output json --quiet < page.html",
    "python publish.py page.html site",
}
"""The commands that end with findings; all others end clean."""


def of_clerk(folder: Path) -> None:
    mended, last = (COUNTY[year, ORGANS[0]] for year in (2023, 2022))
    (folder / "年报.docx").write_bytes(example.FILE.read_bytes())
    (folder / "改好的年报.docx").write_bytes(build.build(mended))
    (folder / "上年年报.docx").write_bytes(build.build(last))


def of_many(folder: Path) -> None:
    for year, name in ((2023, "reports"), (2022, "reports-2022")):
        (folder / name).mkdir()
        for number, organ in enumerate(ORGANS, start=1):
            (folder / name / f"{number}.docx").write_bytes(build.build(COUNTY[year, organ]))


def of_publisher(folder: Path) -> None:
    (folder / "page.html").write_bytes(build.build(example.example(), "html"))
    shutil.copy(ROOT / "docs" / "examples" / "publish.py", folder)


def of_author(folder: Path) -> None:
    (folder / "年报.docx").write_bytes(example.FILE.read_bytes())


OWN: dict[str, Callable[[Path], None]] = {
    "clerk": of_clerk,
    "office": of_many,
    "publisher": of_publisher,
    "auditor": of_many,
    "author": of_author,
}
"""What each brings along: the reports that the guide is about."""


class Follower:
    """Who follows a guide in a folder of their own, and remembers what was printed last."""

    def __init__(self, folder: Path, until: ExitStack) -> None:
        self.folder, self.until, self.printed = folder, until, ""
        self.server: Server | None = None
        path = os.pathsep.join((str(closing_browser(folder)), str(Path(sys.executable).parent), os.environ["PATH"]))
        self.own = {**os.environ, "HOME": str(folder), "PATH": path, "PYTHONPATH": str(folder / "lib")}

    def follow(self, block: Block) -> None:
        if block.file:
            (self.folder / block.file).write_text(block.text, "utf-8")
        elif block.language in ("sh", "bash"):
            for line in block.text.splitlines():
                self.run(line)
        else:
            assert block.text in self.printed

    def run(self, line: str) -> None:
        if line.startswith("ogicheck serve"):
            self.server = self.until.enter_context(serving(self.folder, *shlex.split(line)[2:]))
            return
        words = shlex.split(line.replace("$SERVER", self.server.url if self.server else ""))
        given = b""
        if "<" in words:
            given, words = (self.folder / words[-1]).read_bytes(), words[: words.index("<")]
        done = subprocess.run(
            self._called(words), cwd=self.folder, env=self.own, input=given, capture_output=True, check=False
        )
        self.printed = done.stdout.decode()
        assert done.returncode == (1 if line in FOUND else 0), (line, self.printed, done.stderr.decode())

    def _called(self, words: list[str]) -> list[str]:
        match words:
            case ["ogicheck", *rest]:
                return [sys.executable, "-m", "ogicheck", *rest]
            case ["python", "-m", "pip", "install", *rest]:
                return [sys.executable, "-m", "pip", "install", "--target", str(self.folder / "lib"), *rest]
            case ["python", *rest]:
                return [sys.executable, *rest]
            case [program, *_] if not shutil.which(program):
                pytest.skip(f"{program} is not installed")
        return words


@pytest.mark.parametrize(("english", "chinese"), GUIDES, ids=OWN)
def test_a_guide_says_the_same_in_both_languages(english: Path, chinese: Path) -> None:
    assert blocks(english) == blocks(chinese)


@pytest.mark.parametrize(
    ("guide", "name"), [(chinese, name) for (_, chinese), name in zip(GUIDES, OWN, strict=True)], ids=OWN
)
def test_a_guide_is_followed_from_an_empty_folder(guide: Path, name: str, tmp_path: Path) -> None:
    OWN[name](tmp_path)
    with ExitStack() as until:
        follower = Follower(tmp_path, until)
        for block in blocks(guide):
            follower.follow(block)
