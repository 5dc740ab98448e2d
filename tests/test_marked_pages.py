"""PDF files and web pages go back marked: a box or a mark where something is wrong, and nothing of a page runs."""

from __future__ import annotations

import io
import re
from email.encoders import encode_base64
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from pathlib import Path
from random import Random

import pikepdf
import pypdfium2
import pytest

from fixtures import build_html, build_pdf, rawpdf
from fixtures.facts import clean
from ogicheck.api import FileResult, Finding, Place, Text
from tests import marked

RED = (204, 26, 26)
SHOWN = (100.0, 200.0, 160.0, 230.0)


def found(place: Place, media_type: str, message: str = "不对。") -> FileResult:
    """What is found of a file in one place."""
    text = Text(message, message)
    one = Finding("OGI304", "error", "fail", text, "unequal", (), "table/review/litigation_after/total", place, "5")
    return FileResult("report", media_type=media_type, findings=(one,))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 60, 500, 700)])
def test_pdfium_shows_the_box_where_the_cell_is(rotate: int, crop: tuple[int, int, int, int] | None, tmp_path: Path) -> None:
    page = rawpdf.Page([rawpdf.text(100, 600, "报告")], rotate=rotate, crop=crop)
    data = rawpdf.document([page])
    (copy,) = marked.written(tmp_path, [found(Place(page=1, box=SHOWN), "application/pdf")], {"report": data}, "pdf")
    with pypdfium2.PdfDocument(copy) as document:
        image = document[0].render(scale=2, may_draw_forms=True).to_pil().convert("RGB")
    red = [
        (x / 2, y / 2)
        for x in range(image.width)
        for y in range(image.height)
        if all(abs(one - other) < 60 for one, other in zip(image.getpixel((x, y)), RED, strict=True))
    ]
    edges = min(x for x, _ in red), min(y for _, y in red), max(x for x, _ in red), max(y for _, y in red)
    assert edges == pytest.approx(SHOWN, abs=1)


@pytest.mark.libreoffice
@pytest.mark.font
def test_a_pdf_s_copy_is_judged_as_the_file_and_is_marked_once(tmp_path: Path) -> None:
    data = build_pdf.build(marked.plant(clean(2023, "青石市水利局", seed=3), Random(1)))
    result = marked.checked(data, "report.pdf")
    (copy,) = marked.written(tmp_path / "1", [result], {"report.pdf": data}, "pdf")
    again = marked.checked(copy, "report.pdf")
    assert [*marked.findings(again)] == [*marked.findings(result)]
    (twice,) = marked.written(tmp_path / "2", [again], {"report.pdf": copy}, "pdf")
    assert remarks(twice) == remarks(copy)
    for one in result.findings:
        assert any(one.message.zh in text and text.count(one.rule) for text in remarks(copy))


def remarks(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(one.Contents) for page in pdf.pages for one in page.obj.get("/Annots", [])]


def test_others_remarks_stay_in_a_pdf(tmp_path: Path) -> None:
    data = rawpdf.document([rawpdf.Page([rawpdf.text(100, 600, "报告")])])
    result = found(Place(page=1, box=SHOWN), "application/pdf")
    (copy,) = marked.written(tmp_path / "1", [result], {"report": data}, "pdf")
    theirs = copy.replace(b"ogicheck", b"reviewer")
    (again,) = marked.written(tmp_path / "2", [result], {"report": theirs}, "pdf")
    assert len(remarks(again)) == 2


def test_a_damaged_pdf_is_told_of_and_the_others_are_written(tmp_path: Path) -> None:
    good = rawpdf.document([rawpdf.Page([rawpdf.text(100, 600, "报告")])])
    place = Place(page=1, box=SHOWN)
    results = [found(place, "application/pdf"), found(place, "application/pdf")]
    with pytest.raises(Exception, match="report") as caught:
        marked.written(tmp_path, results, {"report": b"%PDF-1.4 nothing"}, "pdf")
    assert "export it anew" in str(caught.value)
    assert [*tmp_path.iterdir()] == []
    assert marked.written(tmp_path, results[:1], {"report": good}, "pdf")


ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>这里</a>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<p style='background:url(javascript:alert(1))'>文字</p>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button>提交</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<base href='http://example.org/'><link rel=stylesheet href='alert(1).css'>",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_a_page_runs(attack: str, tmp_path: Path) -> None:
    page = f"<html><body>{attack}<p>报告</p></body></html>"
    result = found(Place(line=1, column=1), "text/html", attack)
    (copy,) = marked.written(tmp_path, [result], {"report": page.encode()}, "html")
    text = copy.decode()
    assert "default-src 'none'" in text
    tags = re.findall(r"<([a-z0-9]+)([^>]*)>", text.partition("<body>")[2])
    assert {name for name, _ in tags} <= {
        "a",
        "aside",
        "br",
        "div",
        "h2",
        "img",
        "li",
        "main",
        "mark",
        "ol",
        "p",
        "table",
        "tbody",
    }
    assert not any("alert" in rest or " on" in rest or "src=" in rest for _, rest in tags)


@pytest.mark.parametrize("style", build_html.STYLES)
@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_a_page_s_figures_are_marked_where_they_stand(style: str, charset: str, tmp_path: Path) -> None:
    data = build_html.build(marked.plant(clean(2023, "青石市水利局", seed=3), Random(1)), style, charset)
    result = marked.checked(data, "report.html")
    (copy,) = marked.written(tmp_path, [result], {"report.html": data}, "html")
    text = copy.decode()
    lit = re.findall(r'<mark class="(?:error|warning|note)">([^<]*)</mark>', text)
    assert {one.quote for one in result.findings if one.quote.isdigit()} <= set(lit)
    assert all(one.message.zh.replace("'", "&#x27;") in text for one in result.findings)


def test_a_blank_cell_of_a_page_is_marked(tmp_path: Path) -> None:
    page = "<table><tr><td>甲<td class=x><td>丙</table>"
    place = Place(line=1, column=page.index("<td class") + 1, end_line=1, end_column=page.index("<td>丙") + 1)
    (copy,) = marked.written(tmp_path, [found(place, "text/html")], {"report": page.encode()}, "html")
    assert '<td class="error"><a class="ogicheck"' in copy.decode()


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
@pytest.mark.parametrize("frame", [True, False])
def test_a_page_saved_as_one_file_is_marked_by_itself(charset: str, frame: bool, tmp_path: Path) -> None:
    page = build_html.build(marked.plant(clean(2023, "青石市水利局", seed=3), Random(1)), "cms", charset)
    saved = MIMEMultipart("related")
    for name, data in (("frame", b"<html><p>\xe5\xaf\xbc\xe8\x88\xaa</html>"), ("report", page))[not frame :]:
        part = MIMENonMultipart("text", "html", charset=charset if name == "report" else "utf-8")
        part["Content-Location"] = f"http://example.test/{name}.html"
        part.set_payload(data)
        encode_base64(part)
        saved.attach(part)
    result = marked.checked(saved.as_bytes(), "report.mht")
    (copy,) = marked.written(tmp_path, [result], {"report.mht": saved.as_bytes()}, "html")
    text = copy.decode()
    lit = re.findall(r'<mark class="(?:error|warning|note)">([^<]*)</mark>', text)
    assert result.findings
    assert {one.quote for one in result.findings if one.quote.isdigit()} <= set(lit)
    assert all(one.message.zh in text for one in result.findings)
    assert [one.name for one in tmp_path.iterdir()] == ["report.mht.html"]
