"""The project's Markdown pages, as tests see them: blocks of code, links and headings."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
README, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
PLUGINS, PLUGINS_CHINESE = ROOT / "docs" / "plugins.md", ROOT / "docs" / "plugins.zh-CN.md"
PROMISES, PROMISES_CHINESE = ROOT / "docs" / "promises.md", ROOT / "docs" / "promises.zh-CN.md"
PUBLISHING, PUBLISHING_CHINESE = ROOT / "docs" / "publishing.md", ROOT / "docs" / "publishing.zh-CN.md"
RULESETS, RULESETS_CHINESE = ROOT / "docs" / "rulesets.md", ROOT / "docs" / "rulesets.zh-CN.md"
DATA, DATA_CHINESE = ROOT / "docs" / "data.md", ROOT / "docs" / "data.zh-CN.md"
SCALE, SCALE_CHINESE = ROOT / "docs" / "scale.md", ROOT / "docs" / "scale.zh-CN.md"
HTTP, HTTP_CHINESE = ROOT / "docs" / "http.md", ROOT / "docs" / "http.zh-CN.md"
GUIDES = tuple(
    (ROOT / "docs" / "guides" / f"{name}.md", ROOT / "docs" / "guides" / f"{name}.zh-CN.md")
    for name in ("clerk", "office", "publisher", "auditor", "author")
)
"""The users' guides, each followed from an empty folder."""
IN_TWO = (
    *((README, CHINESE), (PROMISES, PROMISES_CHINESE), (PUBLISHING, PUBLISHING_CHINESE)),
    *((PLUGINS, PLUGINS_CHINESE), (RULESETS, RULESETS_CHINESE), (HTTP, HTTP_CHINESE), (DATA, DATA_CHINESE)),
    (SCALE, SCALE_CHINESE),
)
PAGES = (*(page for pair in IN_TWO for page in pair), CONTRIBUTING)
BLOCK = re.compile(r"(?:`([^`\n]+)`[:：]\n\n)?^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^()\s]+)\)")
OURS = ("ogicheck", ".venv/bin/ogicheck", ".venv/Scripts/ogicheck")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code. `file` is the name that stands before it, as `name`: on a line of its own or at a line's end."""

    file: str
    language: str
    text: str

    @property
    def commands(self) -> list[str]:
        """The calls of ogicheck in a block for a shell."""
        if self.language not in ("sh", "bat"):
            return []
        lines = self.text.replace("\\", "/") if self.language == "bat" else self.text
        parts = [part for line in lines.splitlines() for part in line.split(" && ")]
        return [part for part in parts if shlex.split(part)[0] in OURS]


@cache
def blocks(page: Path) -> list[Block]:
    return [Block(*found) for found in BLOCK.findall(page.read_text("utf-8"))]


def commands(page: Path) -> list[str]:
    return [command for block in blocks(page) for command in block.commands]


def files(page: Path) -> dict[str, str]:
    """The files that a page shows, by name."""
    return {block.file: block.text for block in blocks(page) if block.file}


def outputs(page: Path) -> list[tuple[str, Block]]:
    """What the page says that a command prints: the block of text or JSON that comes next after it."""
    pairs = zip(blocks(page), blocks(page)[1:], strict=False)
    return [(one.commands[-1], two) for one, two in pairs if one.commands and two.language in ("text", "json")]


def headings(page: Path) -> list[tuple[int, str]]:
    """Level and words of each heading."""
    text = BLOCK.sub("", page.read_text("utf-8"))
    return [(len(marks), words) for marks, words in re.findall(r"^(#+) (.+)$", text, re.MULTILINE)]


def links(page: Path) -> list[str]:
    """Links to files and headings of the project."""
    return [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]


def anchors(page: Path) -> set[str]:
    """The names under which a page's headings can be linked to."""
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for _, words in headings(page)}
