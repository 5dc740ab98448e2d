"""Five real reports, rebuilt with sentences of our own: the defects in their structure and tables are found, and the
same ones whatever the file format.
"""

from __future__ import annotations

import re

import pytest

from fixtures import build
from fixtures.seeds import SEEDS, Seed
from ogicheck.checking.checker import Checker, Plan

CHECKER = Checker.of(Plan())
EXPECTED = {
    "jiaxiang-2020": [
        ("OGI303", "table/requests/result_total/natural_person"),
        ("OGI303", "table/requests/result_total/total"),
        ("OGI301", "table/requests/*/natural_person"),
        ("OGI301", "table/requests/*/total"),
        ("OGI108", "section/other/paragraph"),
        ("OGI116", "section/overview"),
    ],
    "fushun-2020": [
        ("OGI104", "section/other"),
        ("OGI209", "table/requests/unavailable.still_unclear/total"),
        ("OGI217", "table/disclosure/licensing"),
    ],
    "xiangshan-2019": [("OGI109", "section/overview/paragraph")],
    "wenshang-2022": [("OGI106", "section/other")],
    "hanyang-2020": [
        ("OGI101", "section/review"),
        ("OGI202", "table/requests/refused.process_information"),
        ("OGI207", "table/requests/granted"),
        ("OGI211", "table/disclosure/procurement/amount"),
        ("OGI116", "section/overview"),
        ("OGI112", "report"),
    ],
}
KINDS = [
    "docx",
    "html",
    "html-cms",
    pytest.param("pdf-libreoffice", marks=[pytest.mark.libreoffice, pytest.mark.font]),
    pytest.param("pdf-chromium", marks=[pytest.mark.chromium, pytest.mark.font]),
    pytest.param("pdf-wkhtmltopdf", marks=[pytest.mark.wkhtmltopdf, pytest.mark.font]),
]


def found(seed: Seed, kind: str) -> set[tuple[str, str, str]]:
    """Rule, kind and address of each finding; a paragraph without its count, which furniture of a page shifts."""
    result = CHECKER.check(build.build(seed.facts, kind), "report")
    assert not result.problems
    return {(one.rule, one.kind, re.sub(r"(?<=paragraph)/\d+", "", one.address)) for one in result.findings}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_the_defects_of_a_real_report_are_found(seed: Seed) -> None:
    failures = {(rule, address) for rule, kind, address in found(seed, f"text-{seed.dialect}") if kind == "fail"}
    assert set(EXPECTED[seed.name]) <= failures


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_report_gives_the_same_findings_in_every_format(seed: Seed, kind: str) -> None:
    assert found(seed, kind) == found(seed, f"text-{seed.dialect}")
