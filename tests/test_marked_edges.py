"""What stands in a comment's way: others' comments, tracked changes, controls, fields, boxes, broken parts, odd names."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from random import Random
from zipfile import ZipFile

import docx
import pikepdf
import pytest

from fixtures import build_docx, build_pdf, changes, example
from fixtures.facts import clean
from ogicheck.api import FileResult, Finding, Place, Text
from ogicheck_plugins.marks.word.package import rewritten
from tests import marked
from tests.documents import packed

MAIN = "word/document.xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ONE = f'<Override PartName="/{MAIN}" ContentType="{WORD}.main+xml"/>'
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
MAIN_RELATION = f'<Relationship Id="a" Type="{OFFICE}" Target="{MAIN}"/>'
AS_NOTES = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'


def file(body: str) -> bytes:
    """A Word file with this body."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}">{ONE}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATED}">{MAIN_RELATION}</Relationships>',
            MAIN: f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        }
    )


def found(path: str, quote: str = "", count: int = 1) -> FileResult:
    """So many things found in one place of a file."""
    text = Text("不对。", "It is wrong.")
    place = Place(part=MAIN, path=f"/w:document/w:body/{path}")
    one = Finding("OGI304", "error", "fail", text, "unequal", (), "section/other/paragraph/1", place, quote)
    return FileResult("report.docx", media_type=WORD, findings=(one,) * count)


def commented(body: str, path: str, quote: str, folder: Path) -> tuple[str, str]:
    """The body with a comment on words of a place, and the words that it stands on."""
    (copy,) = marked.written(folder, [found(path, quote)], {"report.docx": file(body)}, "docx")
    (comment,) = marked.comments(copy)
    assert marked.text_of(copy) == marked.text_of(file(body))
    return marked.parts(copy)[MAIN].decode(), comment.words


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=1+2</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>30</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BY = 'w:id="7" w:author="某人"'
SHAPES = {
    "in a run": (run("共办理30件。"), "30"),
    "over runs": (run("共办理3") + run("0件。"), "30"),
    "in an insertion": (f"{run('共')}<w:ins {BY}>{run('办理30件')}</w:ins>", "30"),
    "over a deletion": (f"{run('共3')}<w:del {BY}><w:r><w:delText>9</w:delText></w:r></w:del>{run('0件')}", "30"),
    "in a link": (f"<w:hyperlink>{run('共30件')}</w:hyperlink>", "30"),
    "a field": (run("共") + FIELD + run("件"), "30"),
    "a control": (f"{run('共')}<w:sdt><w:sdtContent>{run('30')}</w:sdtContent></w:sdt>{run('件')}", "30"),
    "a simple field": (f'{run("共")}<w:fldSimple w:instr="=1">{run("30")}</w:fldSimple>{run("件")}', "30"),
    "a private number": (run("电话13812345678。"), "13812345678"),
}


@pytest.mark.parametrize(("inside", "words"), SHAPES.values(), ids=SHAPES)
def test_the_words_alone_are_commented_on(inside: str, words: str, tmp_path: Path) -> None:
    quote = words if len(words) < 5 else "138****5678"
    xml, on = commented(f"<w:p>{inside}</w:p>", "w:p[1]", quote, tmp_path)
    assert on == words
    for outer in ("sdt", "fldSimple"):
        assert not re.search(rf"<w:{outer}[ >](?:(?!</w:{outer}>).)*commentRange", xml)


@pytest.mark.parametrize("quote", ["三十", "件"])
def test_words_that_are_not_there_just_once_leave_the_paragraph(quote: str, tmp_path: Path) -> None:
    assert commented(f"<w:p>{run('收到件，办结件')}</w:p>", "w:p[1]", quote, tmp_path)[1] == "收到件，办结件"


def test_a_text_box_has_its_comment_on_its_frame(tmp_path: Path) -> None:
    box = f"<w:pict><w:txbxContent><w:p>{run('内文')}</w:p></w:txbxContent></w:pict>"
    path = "w:p[1]/w:r[2]/w:pict/w:txbxContent/w:p[1]"
    xml, on = commented(f"<w:p>{run('前')}<w:r>{box}</w:r></w:p>", path, "内文", tmp_path)
    assert on == "内文"
    assert not re.search(r"<w:txbxContent>.*comment.*</w:txbxContent>", xml)


def test_a_blank_cell_and_one_of_several_paragraphs(tmp_path: Path) -> None:
    cells = f"<w:tc><w:p/></w:tc><w:tc><w:p/><w:p>{run('1')}</w:p><w:p>{run('2')}</w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p/>"
    assert commented(table, "w:tbl[1]/w:tr[1]/w:tc[1]", "", tmp_path / "1")[1] == ""
    assert commented(table, "w:tbl[1]/w:tr[1]/w:tc[2]", "12", tmp_path / "2")[1] == "12"


def test_others_comments_stay_and_ours_are_put_in_anew(tmp_path: Path) -> None:
    facts = changes.apply(example.example(), {"op": "comment", "texts": ["请核对。"]})
    data = build_docx.build(facts)
    result = marked.checked(data)
    assert "OGI616" in [one.rule for one in result.findings]
    (copy,) = marked.written(tmp_path / "1", [result], {"report.docx": data}, "docx")
    told = marked.comments(copy)
    assert [one.text for one in told if one.author == "审核"] == ["请核对。"]
    numbers = re.findall(r'<w:comment [^>]*w:id="(\d+)"', marked.parts(copy)["word/comments.xml"].decode())
    assert len(numbers) == len(set(numbers)) == len(told)
    (less,) = marked.written(tmp_path / "2", [replace(result, findings=result.findings[:1])], {"report.docx": copy}, "docx")
    assert len(marked.comments(less)) == 2
    (none,) = marked.written(tmp_path / "3", [replace(result, findings=())], {"report.docx": copy}, "docx")
    assert [one.author for one in marked.comments(none)] == ["审核"]


def test_a_copy_s_comments_are_no_finding(tmp_path: Path) -> None:
    data = build_docx.build(example.example())
    copy = marked.marked(tmp_path, data)
    assert [*marked.findings(marked.checked(copy))] == [*marked.findings(marked.checked(data))]


def test_a_clean_file_keeps_its_bytes(tmp_path: Path) -> None:
    data = build_docx.build(clean(2024, "青溪县司法局", seed=1))
    assert marked.marked(tmp_path, data) == data


def test_a_broken_part_of_comments_is_told_of_and_the_copy_opens(tmp_path: Path) -> None:
    facts = changes.apply(example.example(), {"op": "comment", "texts": ["请核对。"]})
    whole = build_docx.build(facts)
    data = rewritten(whole, {"word/comments.xml": marked.parts(whole)["word/comments.xml"][:-60]})
    copy = marked.marked(tmp_path, data)
    assert any("批注部分已损坏" in one.text for one in marked.comments(copy))


def test_a_file_without_its_directory_is_told_of(tmp_path: Path) -> None:
    data = build_docx.build(example.example())
    with pytest.raises(Exception, match="package is damaged"):
        marked.written(tmp_path, [found("w:p[1]")], {"report.docx": data[:-200]}, "docx")


def test_thousands_of_findings_are_grouped_and_the_limit_is_said(tmp_path: Path) -> None:
    (copy,) = marked.written(
        tmp_path, [found("w:p[1]", count=1000)], {"report.docx": file(f"<w:p>{run('甲')}</w:p>")}, "docx"
    )
    told = marked.comments(copy)
    assert len(told) == 50
    assert "另有 950 处" in told[-1].text


def test_the_reasons_for_what_was_not_checked_stand_at_the_title(tmp_path: Path) -> None:
    result = found("w:p[1]")
    (one,) = result.findings
    opened = replace(result, findings=(replace(one, kind="open", message=Text("缺表三。", "No table."), place=Place()),))
    (copy,) = marked.written(tmp_path, [opened], {"report.docx": file(f"<w:p>{run('标题')}</w:p>")}, "docx")
    assert [(one.words, one.text) for one in marked.comments(copy)] == [("标题", "未能检查：缺表三。\nOGI304")]


@pytest.mark.parametrize("name", ["a\\nb.docx", "../up.docx", "/abs/x.docx", "a.zip!/in/x.docx", "长" * 120 + ".docx"])
def test_a_copy_lies_in_its_folder_whatever_the_file_is_called(name: str, tmp_path: Path) -> None:
    result = replace(found("w:p[1]"), file=name)
    data = file(f"<w:p>{run('甲')}</w:p>")
    assert len(marked.written(tmp_path / "out", [result, result], {name: data}, "docx")) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["out"]
    assert all(one.name.isprintable() and "\\" not in one.name for one in tmp_path.rglob("*"))


def test_a_strict_file_stays_strict(tmp_path: Path) -> None:
    data = file(f"<w:p>{run('甲')}</w:p>")
    strict = marked.parts(data)[MAIN].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    (copy,) = marked.written(tmp_path, [found("w:p[1]")], {"report.docx": rewritten(data, {MAIN: strict})}, "docx")
    parts = marked.parts(copy)
    assert b"schemas.openxmlformats.org/wordprocessingml" not in parts["word/comments.xml"] + parts[MAIN]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in parts["word/_rels/document.xml.rels"]


@pytest.mark.libreoffice
@pytest.mark.font
def test_libreoffice_shows_every_comment_of_ten_files(tmp_path: Path) -> None:
    """As notes of the pages that it prints."""
    sources = []
    for seed in range(10):
        facts = marked.plant(clean(2024, "青溪县司法局", seed=seed), Random(seed))
        copy = marked.marked(tmp_path / f"{seed}", build_docx.build(facts))
        sources.append((tmp_path / f"{seed}.docx", len(marked.comments(copy))))
        sources[-1][0].write_bytes(copy)
    build_pdf.convert([path for path, _ in sources], tmp_path, AS_NOTES)
    for path, count in sources:
        with pikepdf.open(path.with_suffix(".pdf")) as pdf:
            notes = [one for page in pdf.pages for one in page.obj.get("/Annots", []) if one.Subtype == "/Text"]
        assert count and len(notes) == count


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_other_word_processors_files_become_word_files(suffix: str, tmp_path: Path) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes(build_docx.build(example.example()))
    build_pdf.convert([source], tmp_path, suffix)
    data = source.with_suffix(f".{suffix}").read_bytes()
    result = marked.checked(data, f"report.{suffix}")
    (copy,) = marked.written(tmp_path / "out", [result], {f"report.{suffix}": data}, "docx")
    assert [one.name for one in (tmp_path / "out").iterdir()] == [f"report.{suffix}.docx"]
    shown = [one for one in result.findings if one.kind == "fail"]
    for one, comment in zip(shown, marked.comments(copy), strict=False):
        assert one.message.zh in comment.text
        assert marked.bare(one.quote) in (comment.cell or comment.words)


def test_without_libreoffice_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ogicheck_plugins.formats_kit.office.shutil.which", lambda name: None)
    result = replace(found("w:p[1]"), file="report.doc", media_type="application/msword")
    with pytest.raises(Exception, match="LibreOffice"):
        marked.written(tmp_path, [result], {"report.doc": b""}, "docx")


@pytest.mark.parametrize("kind", ["docm", "dotx"])
def test_macros_and_templates_keep_their_kind(kind: str, tmp_path: Path) -> None:
    types = {
        "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
        "dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    }
    plain = build_docx.build(example.example())
    listed = marked.parts(plain)["[Content_Types].xml"].replace(f"{WORD}.main+xml".encode(), types[kind].encode())
    data = rewritten(plain, {"[Content_Types].xml": listed, "word/vbaProject.bin": b"macro"})
    (copy,) = marked.copies(tmp_path, {f"report.{kind}": data})
    with ZipFile(io.BytesIO(copy)) as package:
        assert types[kind].encode() in package.read("[Content_Types].xml")
        assert package.read("word/vbaProject.bin") == b"macro"


def test_the_comments_part_is_as_the_schema_has_it(tmp_path: Path) -> None:
    copy = marked.marked(tmp_path, build_docx.build(example.example()))
    for comment in docx.Document(io.BytesIO(copy)).comments:
        element = comment._comment_elm
        assert {one.tag.rpartition("}")[2] for one in element} == {"p"}
        assert set(element.keys()) == {f"{{{element.nsmap['w']}}}{name}" for name in ("id", "author", "initials")}
