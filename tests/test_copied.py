"""A page that holds the report twice, word for word, is one report; one that prints a table again is as before."""

from __future__ import annotations

import pytest

from fixtures.build import build
from fixtures.facts import clean
from tests import makers
from tests.figures import read

FACTS = clean(2023, "白石县水利局", seed=6)
BODY = makers.page(FACTS, makers.blank).removeprefix("<html><body>").removesuffix("</body></html>")


@pytest.mark.parametrize("between", ["", "<p>手机版</p>", "<div>分享到微信</div><p>字体：大 中 小</p>"])
def test_a_second_copy_of_the_report_is_not_a_second_report(between: str) -> None:
    found = read(f"<html><body><div>{BODY}</div>{between}<div class=m>{BODY}</div></body></html>".encode(), FACTS)
    assert (found.wrong, found.lost, found.unread) == ((), (), False)
    assert not {rule for rule in found.rules if rule.startswith(("OGI1", "OGI2", "OGI3"))}
    assert "OGI610" not in found.rules


def test_a_report_that_repeats_a_section_is_told_of_it() -> None:
    html = build(FACTS, "html").decode()
    at = html.index("三、收到和处理")
    start, end = html.rindex("<", 0, at), html.rindex("<", 0, html.index("四、政府信息公开行政复议"))
    found = read((html[:end] + html[start:end] + html[end:]).encode(), FACTS)
    assert "OGI103" in found.rules
