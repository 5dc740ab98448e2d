"""A word processor shows the comments of marked copies beside the page."""

from __future__ import annotations

import re
from functools import reduce
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from fixtures import build_docx, changes, example, margins
from fixtures.facts import clean
from tests import marked

MARGIN = 0.72
"""Where the margin begins, as a share of the page's width: the page is printed smaller, to make room for it."""
FAULTS = 3
PATIENCE = (3, 30)
"""Seconds that LibreOffice is given to lay the comments out, the latter where the machine has much else to do."""


@pytest.mark.margins
@pytest.mark.font
def test_libreoffice_shows_the_comments_of_ten_files_in_the_margin(tmp_path: Path) -> None:
    sources = [_copy(tmp_path, seed) for seed in range(10)]
    expected = [[_bare(one.text) for one in marked.comments(source.read_bytes())] for source in sources]
    assert all(expected)
    for patience in PATIENCE:
        shown = [*map(_in_margin, margins.printed(sources, tmp_path, patience))]
        lacking = [one for every, margin in zip(expected, shown, strict=True) for one in every if one not in margin]
        if not lacking:
            break
    assert not lacking


def _copy(folder: Path, seed: int) -> Path:
    """A marked copy of a report with some of the example's faults."""
    faults = Random(seed).sample(example.DEFECTS, FAULTS)
    facts = reduce(changes.apply, faults, clean(2024, "青溪县司法局", seed=seed))
    path = folder / f"{seed}.docx"
    path.write_bytes(marked.marked(folder / str(seed), build_docx.build(facts)))
    return path


def _in_margin(file: Path) -> str:
    """What is printed right of the pages."""
    with pypdfium2.PdfDocument(file) as document:
        texts = (page.get_textpage().get_text_bounded(left=MARGIN * page.get_width()) for page in document)
        return _bare("".join(texts))


def _bare(text: str) -> str:
    """Letters and figures alone: quotation marks of another font stand in another order."""
    return re.sub(r"\W", "", text)
