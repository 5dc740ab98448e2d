"""The rules on citations and wording keep quiet where nothing is wrong, point at the words, and can be added to."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures import build
from fixtures.facts import clean
from ogicheck.checking.checker import Checker, Plan
from ogicheck.hosting.rules import At
from ogicheck.values.findings import Finding
from ogicheck.values.report import ReportParagraph
from tests.reports import checker, facts, findings

ORGANS = ("清河县司法局", "清河县人民政府", "东湖街道办事处", "柳林镇人民政府", "海州市水利局", "云州省民政厅")
MILLION = 1_000_000
HOSTILE = (
    "政",
    "（",
    "“",
    "《",
    "×",
    "_",
    "1",
    "X",
    "公开",
    "13800138000,",
    "[bookmark: ",
    "<p ",
    "国办公开函(2021)30号",
    "2022年月日",
)


def on_text(report: bytes) -> list[Finding]:
    found = checker().check(report, "report.txt").findings
    return [one for one in found if one.rule[:4] in ("OGI5", "OGI6") and one.kind == "fail"]


def added(text: str, section: str = "overview") -> dict[str, str]:
    return {"op": "add_paragraph", "section": section, "text": text}


@pytest.mark.parametrize("organ", ORGANS)
@pytest.mark.parametrize("year", [2019, 2020, 2021, 2023])
def test_a_report_without_a_defect_is_left_alone(organ: str, year: int) -> None:
    for seed in range(3):
        assert on_text(build.build(clean(year, organ, seed=seed), "text")) == []


def test_a_finding_stands_at_the_words_it_speaks_of() -> None:
    text = build.build(facts(added("本年度未收取信息管理费。", "other")), "text").decode()
    (found,) = (one for one in on_text(text.encode()) if one.rule == "OGI608")
    line = text.splitlines()[(found.place.line or 0) - 1]
    assert found.quote == "信息管理费" == line[(found.place.column or 0) - 1 : (found.place.end_column or 0) - 1]


def test_an_identity_number_is_not_spread_by_the_finding() -> None:
    (found,) = findings(facts(added("申请人身份证号为11010519491231002X。")), "OGI603")
    assert "19491231" not in found.quote + found.message.zh + found.message.en


@pytest.mark.parametrize("text", HOSTILE)
def test_a_paragraph_made_to_slow_the_rules_down_takes_linear_time(text: str) -> None:
    report = checker().read(build.build(clean(), "text"))[1]
    first = report.sections[0]
    flood = ReportParagraph("section/overview/paragraph/99", text * (MILLION // len(text)), first.place)
    flooded = replace(report, sections=(replace(first, paragraphs=(*first.paragraphs, flood)), *report.sections[1:]))
    rules = [rule for rule in checker().host.registry.rules.values() if rule.id[:4] in ("OGI5", "OGI6")]
    start = time.process_time()
    said = [one for rule in rules for one in rule.check(flooded, At(rule, rule.level, rule.options, rule.messages))]
    assert time.process_time() - start < 20
    assert len(said) < 100


def test_an_office_adds_its_own_words_in_toml(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'schema = 1\nextends = ["2021"]\n'
        '[lexicon.terms]\n"公开办理处" = "公开受理处"\n"转结" = ""\n'
        "[lexicon.residue]\nour_template = '此页为样张'\n"
        '[lexicon.lawful]\nours = ["其中其中"]\n',
        "utf-8",
    )
    report = facts(
        *map(added, ("由公开办理处负责。", "此页为样张", "其中其中为站名，设有查阅点。", "其余3件转结下年度办理。"))
    )
    found = Checker.of(Plan(ruleset=str(own))).check(build.build(report, "text"), "report.txt").findings
    mine = [(one.rule, one.quote) for one in found if one.rule in ("OGI601", "OGI606", "OGI608")]
    assert mine == [("OGI601", "此页为样张"), ("OGI608", "公开办理处")]


def test_a_pattern_that_is_none_is_a_mistake_of_the_ruleset(tmp_path: Path) -> None:
    from ogicheck.values.errors import SettingError

    own = tmp_path / "own.toml"
    own.write_text("schema = 1\nextends = [\"2021\"]\n[lexicon.residue]\nours = '(样张'\n", "utf-8")
    with pytest.raises(SettingError, match="样张"):
        Checker.of(Plan(ruleset=str(own))).library.load(str(own))
