"""The junit output fits both schemas in use, and readers see each finding once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ogicheck.api import Run, Text
from tests.runs import baselined, eventful, file, finding, run, written

SCHEMAS = Path(__file__).parent / "schemas"
RUNS = {
    "Chinese": eventful("zh-CN"),
    "English": eventful("en"),
    "baseline": baselined(),
    "no file": run(),
    "clean": run(file("clean.docx")),
    "no rule": run(file("none.docx", checked=())),
}


def suites(of: Run) -> etree._Element:
    return etree.fromstring(written("junit", of))


def cases(of: Run) -> dict[str, etree._Element]:
    """The first suite's cases by name."""
    return {case.get("name", ""): case for case in suites(of)[0].iter("testcase")}


def errors(schema: str, tree: etree._Element) -> list[str]:
    validator = etree.XMLSchema(etree.parse(SCHEMAS / schema))
    validator.validate(tree)
    return str(validator.error_log).splitlines()


@pytest.mark.parametrize("schema", ["windyroad.xsd", "jenkins-xunit.xsd"])
@pytest.mark.parametrize("of", RUNS.values(), ids=list(RUNS))
def test_it_fits_the_schema(schema: str, of: Run) -> None:
    assert errors(schema, suites(of)) == []


@pytest.mark.parametrize(("schema", "attribute"), [("windyroad.xsd", "hostname"), ("jenkins-xunit.xsd", "failures")])
def test_the_schema_sees_a_lack(schema: str, attribute: str) -> None:
    tree = suites(eventful())
    del tree[0].attrib[attribute]
    assert errors(schema, tree) != []


def test_there_is_a_suite_for_each_file_and_its_numbers_are_right() -> None:
    tree = suites(eventful())
    assert [suite.get("name") for suite in tree][:2] == ["2023/某某局 年报.docx", "2023/report.txt"]
    for suite in tree:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(attribute, "")) == len(suite.findall(f"testcase/{tag}"))


def test_no_two_cases_have_the_same_class_and_name() -> None:
    names = [(case.get("classname"), case.get("name")) for case in suites(eventful()).iter("testcase")]
    assert len(names) == len(set(names))
    assert ("2023/某某局 年报.docx", "OGI302 table/requests/granted/total #2") in names


def test_a_finding_fails_at_its_rule_and_place_and_says_how_to_mend_it() -> None:
    failure = cases(run(file("a.docx", finding())))["OGI302 table/requests/granted/total"].find("failure")
    assert failure is not None
    assert failure.get("type") == "error"
    assert "相差 1" in failure.get("message", "")
    assert "请核对并改正数字。" in (failure.text or "")


def test_a_rule_without_a_finding_passes() -> None:
    passed = [name for name, case in cases(eventful()).items() if len(case) == 0]
    assert passed == ["OGI101"]


def test_what_nobody_can_tell_or_a_person_must_judge_is_skipped() -> None:
    skipped = [name for name, case in cases(eventful()).items() if case.find("skipped") is not None]
    assert skipped == ["OGI301 table/requests", "OGI304 table/requests", "OGI401 section/requests/paragraph/2"]


def test_what_is_accepted_is_skipped_with_its_reason() -> None:
    skipped = cases(baselined())["OGI302 table/requests/granted/total"].find("skipped")
    assert skipped is not None
    assert skipped.get("message", "").endswith("相差 1。 (已认可：案件跨年，已说明。)")
    assert suites(baselined())[1].get("failures") == "0"


def test_a_rule_that_was_not_checked_is_skipped() -> None:
    assert cases(run(file("a.docx", not_checked=("OGI301",))))["OGI301"].find("skipped") is not None


def test_an_unreadable_file_a_crash_and_a_broken_plugin_are_errors() -> None:
    found = [error.get("type") for error in suites(eventful()).iter("error")]
    assert found == ["unreadable", "rule-crash", "unread-part", "plugin-failed"]


@given(st.text(st.characters()))
def test_any_printed_text_gives_xml_that_fits(text: str) -> None:
    tree = suites(run(file(f"{text}.docx", finding(quote=text, message=Text(text, text)))))
    assert errors("windyroad.xsd", tree) == errors("jenkins-xunit.xsd", tree) == []


def test_a_character_that_xml_forbids_is_replaced() -> None:
    case = cases(run(file("a.docx", finding(message=Text("甲\x0b乙", "")))))["OGI302 table/requests/granted/total"]
    assert case[0].get("message") == "甲\ufffd乙"
