"""Word files go back with a comment on each thing found, and nothing else in them changes."""

from __future__ import annotations

from pathlib import Path

from fixtures.corpus.catalogue import KINDS
from fixtures.corpus.drawing import draw
from tests import marked

HUNDRED = 100
OURS = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def test_a_hundred_files_of_all_quirks(tmp_path: Path) -> None:
    """Each finding is a comment on its very words or cell; all else is as it was, and is judged as it was; a copy's copy is
    the copy.
    """
    samples = draw("docx", 14, HUNDRED, planted=marked.plant)
    assert {quirk for sample in samples for quirk in sample.quirks} == {*KINDS["docx"]}
    for sample in samples:
        result = marked.checked(sample.data)
        (copy,) = marked.written(tmp_path / sample.name, [result], {"report.docx": sample.data}, "docx", strict=True)
        shown = [one for one in result.findings if one.kind in ("fail", "review")]
        told = marked.comments(copy)
        assert 4 <= len(shown) <= len(told)
        for one, comment in zip(shown, told, strict=False):
            assert marked.bare(one.message.zh) in marked.bare(comment.text)
            assert comment.text.split("\n")[-1] == one.rule
            on = comment.cell if one.address.startswith("table/") and one.quote else comment.words
            assert marked.bare(one.quote) in on, (sample.name, one, comment)
        before, after = marked.parts(sample.data), marked.parts(copy)
        assert {name for name in after if before.get(name) != after[name]} <= OURS
        assert list(before) == [name for name in after if name in before]
        assert marked.text_of(copy) == marked.text_of(sample.data)
        again = marked.checked(copy)
        assert [*marked.findings(again)] == [*marked.findings(result)]
        assert [one.fingerprint for one in again.findings] == [one.fingerprint for one in result.findings]
        folder = tmp_path / f"{sample.name} again"
        assert marked.written(folder, [again], {"report.docx": copy}, "docx", strict=True) == [copy]
