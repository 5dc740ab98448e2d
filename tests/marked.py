"""What tests of marked copies share: reports with faults planted in them, copies made of them, and comments found again."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

from fixtures import changes
from fixtures.values import Facts
from ogicheck.api import FileResult, Lang, Opening, Plan, Settings, rule_info
from ogicheck.checking.working import checker
from ogicheck.hosting.host import loaded
from ogicheck_plugins.marks import OUTPUTS

TITLE = "年度报告"
_SPACE = re.compile(r"[\s\u0336]+")


def plant(facts: Facts, rng: Random) -> Facts:
    """Totals that no other figure equals, a unit in a cell, and what a template left in a sentence."""
    unique = rng.sample(range(70_001, 99_999, 2), 3)
    planted: tuple[dict[str, Any], ...] = (
        {"op": "cell", "table": "requests", "row": "new", "column": "total", "text": str(unique[0])},
        {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": str(unique[1])},
        {"op": "cell", "table": "review", "row": "reconsideration", "column": "total", "text": str(unique[2])},
        {"op": "add_paragraph", "section": "problems", "text": "本年度XX工作有待加强，群众满意度有待提高。"},
    )
    for one in planted:
        facts = changes.apply(facts, one)
    return facts


def marked(folder: Path, data: bytes, name: str = "report.docx", output: str = "docx", **settings: Any) -> bytes:
    """The copy that an output makes of a file, by what is found in it."""
    (copy,) = copies(folder, {name: data}, output, **settings)
    return copy


def copies(folder: Path, files: dict[str, bytes], output: str = "docx", **settings: Any) -> list[bytes]:
    """The copies that an output makes of files, in the order of their names there."""
    results = [checked(data, name) for name, data in files.items()]
    return written(folder, results, files, output, **settings)


def checked(data: bytes, name: str = "report.docx") -> FileResult:
    """What is found in a file, with what was read of it."""
    return checker(Plan(reports=True)).check(data, name)


def written(folder: Path, results: list[FileResult], files: dict[str, bytes], output: str, **settings: Any) -> list[bytes]:
    """The copies of files with these results."""
    registry = loaded((), ()).registry

    def rule(name: str) -> Any:
        return rule_info(registry, registry.rules[name], None) if name in registry.rules else None

    folder.mkdir(exist_ok=True)
    open_ = next(one.open for one in OUTPUTS if one.name == output)
    writer = open_(Opening(folder, Settings(**settings), (), lambda name: files[name], rule=rule))
    for one in results:
        writer.add(one)
    writer.close(None)  # type: ignore[arg-type]
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


@dataclass(frozen=True)
class Comment:
    """A comment as python-docx reads it: by whom, what it says, and the words and the cell that it stands on."""

    author: str
    text: str
    words: str
    cell: str


def comments(data: bytes) -> list[Comment]:
    word = docx.Document(io.BytesIO(data))
    body = word.element.body
    return [Comment(one.author, one.text, *_range(body, str(one.comment_id))) for one in word.comments]


def _range(body: Any, number: str) -> tuple[str, str]:
    """The words between a comment's marks, and the text of the cell that they are in ("" for none)."""
    (start,) = body.xpath(f'.//w:commentRangeStart[@w:id="{number}"]')
    (end,) = body.xpath(f'.//w:commentRangeEnd[@w:id="{number}"]')
    (mark,) = body.xpath(f'.//w:commentReference[@w:id="{number}"]')
    every = list(body.iter())
    assert every.index(start) < every.index(end) < every.index(mark)
    inside = every[every.index(start) : every.index(end)]
    cells = [one for one in start.iterancestors() if one.tag == qn("w:tc")]
    return _said(inside), _said(cells[0].iter()) if cells else ""


def _said(elements: Any) -> str:
    """The text shown, that of text boxes behind all other."""
    shown = [one for one in elements if one.tag == qn("w:t") and not one.xpath("parent::w:r[w:rPr/w:vanish]")]
    return bare("".join(one.text or "" for one in sorted(shown, key=lambda one: len(one.xpath("ancestor::w:txbxContent")))))


def bare(text: str) -> str:
    return _SPACE.sub("", text)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def text_of(data: bytes) -> str:
    """All that the main part says, deletions, instructions and fallbacks too."""
    body = docx.Document(io.BytesIO(data)).element.body
    said = (qn(name) for name in ("w:t", "w:delText", "w:instrText"))
    return "".join(one.text or "" for one in body.iter(*said))


def findings(result: FileResult, lang: Lang = "zh-CN") -> Iterator[tuple[str, str, str, str]]:
    for one in result.findings:
        yield one.rule, one.kind, one.address, one.message.say(lang)
