"""What sentences claim: read once, shown by `extract --claims`, in time that grows with the text alone."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.hosting.rules import At
from ogicheck.values.report import Report, ReportParagraph
from ogicheck_plugins.national.narrative.folding import LONGEST
from ogicheck_plugins.national.narrative.reader import narrative
from tests.reports import checker

Run = Callable[..., Result]
MILLION = 1_000_000
HOSTILE = (
    "其中",
    "收到申请1件，",
    "1,",
    "一百",
    "《",
    "“",
    "其中1件，",
    "占1%",
    "2021年",
    "(",
    "未收到",
    "1 ",
    "县政府办公室",
    "第",
)
SENTENCES = (
    "2022年，我局收到政府信息公开申请 46 件，其中网上40件、占86.96%，来信6件。",
    "2021年，我局每次走访企业9家。",
)

WORDS = (
    *(
        "三类",
        "两级",
        "一次",
        "性",
        "解答率",
        "12条",
        "七%",
        "7%",
        "约九成",
        "三成六",
        "即36%",
        "百分之八",
        "占",
        "分别",
        "依次",
    ),
    *(
        "网站",
        "微信",
        "信息",
        "中",
        "其中",
        "合计",
        "共",
        "总数为",
        "计",
        "申请",
        "30件",
        "从渠道看",
        "2021年",
        "比",
        "的",
        "和",
    ),
    *("无一", "未", "结", "没有", "新增", "全年", "5镇", "为", "及", "率达", "，", "、", "。", "（", "）", "；"),
)
"""What readers of figures look for."""


@pytest.fixture
def claimed(tmp_path: Path, run: Run) -> dict[str, Any]:
    facts = clean(year=2022, seed=1)
    for sentence in SENTENCES:
        facts = apply(facts, {"op": "add_paragraph", "section": "problems", "text": sentence})
    path = tmp_path / "年报.txt"
    path.write_bytes(build.build(facts, "text"))
    return dict(json.loads(run("extract", path, "--claims").stdout))


def of_problems(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in found if one["address"].startswith("section/problems/")]


def test_a_claim_tells_what_it_counts_of_which_year_whose_and_where(claimed: dict[str, Any]) -> None:
    (claim,) = of_problems(claimed["claims"])
    place = claim.pop("place")
    assert claim == {
        "measure": "received",
        "value": 46,
        "unit": "件",
        "precision": "exact",
        "year": 2022,
        "stated": True,
        "scope": "own",
        "certain": True,
        "address": "section/problems/paragraph/3",
        "text": "我局收到政府信息公开申请 46 件",
        "start": 6,
        "end": 23,
    }
    assert SENTENCES[0][claim["start"] : claim["end"]] == claim["text"]
    assert set(place) == {"line", "column", "end_line", "end_column"}


def test_who_denies_what_was_carried_over_denies_no_outcome(tmp_path: Path, run: Run) -> None:
    text = "办结申请29件，答复均为予以公开，无上年结转和结转下年。"
    path = tmp_path / "年报.txt"
    facts = apply(clean(year=2022, seed=1), {"op": "add_paragraph", "section": "problems", "text": text})
    path.write_bytes(build.build(facts, "text"))
    found = of_problems(json.loads(run("extract", path, "--claims").stdout)["claims"])
    assert {one["measure"] for one in found if one["value"] == 0} == {"carried_over", "carried_forward"}


def test_wholes_show_their_parts_with_shares(claimed: dict[str, Any]) -> None:
    (one,) = of_problems(claimed["breakdowns"])
    assert one["whole"]["value"] == 46
    assert one["link"] == "among"
    assert [(part["label"], part["value"], part.get("share")) for part in one["parts"]] == [
        ("网上", 40, 86.96),
        ("来信", 6, None),
    ]


def test_a_count_that_no_rule_compares_is_shown_as_such(claimed: dict[str, Any]) -> None:
    assert [(one["text"], one["value"], one["unit"]) for one in of_problems(claimed["unclaimed"])] == [
        ("其中网上40件", 40, "件"),
        ("来信6件", 6, "件"),
        ("我局每次走访企业9家", 9, "家"),
    ]


def test_a_sentence_that_names_its_year_is_shown(claimed: dict[str, Any]) -> None:
    assert [(one["year"], one["reserved"]) for one in of_problems(claimed["dated"])] == [(2022, True), (2021, False)]


def test_no_word_of_a_ruleset_is_of_two_kinds() -> None:
    for form in checker().forms:
        words = [word for words in form.vocabulary["words"].values() for word in words]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_paragraph_of_a_million_characters_takes_bounded_time(text: str) -> None:
    report = checker().read(build.build(clean(), "text"))[1]
    first = report.sections[0]
    flood = ReportParagraph("section/overview/paragraph/99", text * (MILLION // len(text)), first.place)
    flooded = replace(report, sections=(replace(first, paragraphs=(*first.paragraphs, flood)), *report.sections[1:]))
    start = time.process_time()
    found = narrative(flooded)
    for rule in checker().host.registry.rules.values():
        if rule.id.startswith("OGI4"):
            list(rule.check(flooded, At(rule, rule.level, rule.options, rule.messages)))
    assert time.process_time() - start < 20
    assert all(one.end <= LONGEST for one in (*found.claims, *found.unclaimed))


@cache
def plain_report() -> Report:
    return checker().read(build.build(clean(year=2022), "text"))[1]


@settings(derandomize=True, deadline=None, database=None, max_examples=400)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_no_order_of_words_ends_the_reading(said: list[str]) -> None:
    report = plain_report()
    first, *others = report.sections
    paragraph = replace(first.paragraphs[0], text="".join(said))
    narrative(replace(report, sections=(replace(first, paragraphs=(paragraph,)), *others)))
