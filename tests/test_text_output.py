"""The text output tells a person what is wrong, where, how to mend it, and what could not be told."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from pathlib import Path

import pytest
from click.testing import Result
from wcwidth import wcswidth

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from fixtures.values import Facts
from ogicheck.api import Place, Run, Settings, Text
from ogicheck_plugins.outputs.links import SIGNS
from tests.runs import accepted, doubtful, eventful, file, finding, run, text_file, unknown, written


def text(of: Run, colour: bool = False, verbose: bool = False) -> str:
    return written("text", of, colour, Settings(verbose=verbose, strict=of.strict)).decode()


def test_a_finding_gives_level_rule_part_place_message_and_remedy() -> None:
    assert text(run(file("a.docx", finding()), exit_code=1)) == (
        "a.docx  某某局  2023 年  格式 2021\n"
        "  整份报告\n"
        "    错误  table/requests/granted/total（第 3 页）  OGI302 数字应当相符\n"
        "      “予以公开”一行各列之和为 12，总计栏为 13，相差 1。\n"
        "      改法：请核对并改正数字。\n"
        "\n"
        "共 1 个文件：错误 1，警告 0，提示 0；未能读取 0 个文件\n"
        "结果 1：有达到失败级别的问题\n"
    )


def test_it_speaks_english() -> None:
    told = text(run(file("a.docx", finding(level="warning")), lang="en"))
    assert "    warning  table/requests/granted/total (page 3)  OGI302 request-row-total\n" in told
    assert "      Row '予以公开' sums to '12', its total says '13': a difference of '1'.\n" in told
    assert "      fix: Check and mend them.\n" in told
    assert told.endswith("exit 0: nothing at or above the level that fails a run\n")


def test_the_remedy_of_a_rule_is_given_once_a_file() -> None:
    twice = (finding(), finding(address="table/requests/new/total"))
    assert text(run(file("a.docx", *twice))).count("改法：") == 1
    assert text(run(file("a.docx", *twice), file("b.docx", *twice))).count("改法：") == 2


def test_the_printed_words_are_quoted_unless_the_message_has_them() -> None:
    assert "原文：" not in text(run(file("a.docx", finding(quote="13"))))
    assert "      原文：本年收到 5 件\n" in text(run(file("a.docx", finding(quote="本年收到\n5 件"))))


def test_a_long_quote_is_cut() -> None:
    told = text(run(file("a.docx", finding(quote="长" * 500))))
    assert f"      原文：{'长' * 79}…\n" in told


def test_a_place_in_a_text_file_is_line_and_column() -> None:
    told = text(run(text_file("a.txt", finding(place=Place(line=12, column=5, path="/html/body")))))
    assert "table/requests/granted/total（12:5）  OGI302" in told


def test_a_person_is_told_which_cell_of_which_table_not_a_path_in_the_file() -> None:
    spot = Text("第 2 张表第 12 行第 5 列", "table 2, row 12, column 5")
    said = text(run(file("a.docx", finding(place=Place(path="/w:document"), spot=spot))))
    assert "total（第 2 张表第 12 行第 5 列）  OGI302" in said
    assert "/w:document" not in said


def test_a_clean_file_says_so_in_its_line() -> None:
    assert text(run(file("a.docx"))).startswith("a.docx  某某局  2023 年  格式 2021  符合格式\n")


def test_a_file_that_was_not_wholly_checked_is_not_called_clean() -> None:
    told = text(run(file("a.docx", unknown(), unknown("OGI303"), not_checked=("OGI304",))))
    assert "符合格式" not in told
    assert "  未能检查：OGI301, OGI303（没有读到“requests”这张表）; OGI304\n" in told


def test_reasons_that_are_long_have_lines_of_their_own_and_lose_the_middle_of_their_lists() -> None:
    long = replace(unknown("OGI303"), message=Text("缺少“" + "甲；" * 60 + "乙”的数字，无法核对。", "It is absent."))
    told = text(run(file("a.docx", unknown(), long)))
    lines = told[told.index("  未能检查：\n") :].splitlines()[1:3]
    assert lines[0] == "    OGI301（没有读到“requests”这张表）"
    assert lines[1].endswith("……" + "甲；" * 6 + "甲；乙”的数字，无法核对）") and len(lines[1]) < 120


def test_a_rule_that_says_why_it_was_not_checked_is_named_once() -> None:
    assert text(run(file("a.docx", unknown(), not_checked=("OGI301",)))).count("OGI301") == 1


def test_what_a_person_must_judge_is_counted_and_shown_when_strict() -> None:
    of = run(file("a.docx", doubtful()))
    assert "  另有 1 条需人工判断，加 --strict 显示\n" in text(of)
    assert "占比偏高" not in text(of)
    strict = text(replace(of, strict=True))
    assert "    请人工判断  section/requests/paragraph/2（第 3 页）  OGI401" in strict
    assert "占比偏高" in strict
    assert "另有" not in strict


def test_what_is_accepted_is_counted_and_not_listed() -> None:
    told = text(run(file("a.docx", accepted(), finding(address="table/requests")), baseline="baseline.toml"))
    assert told.count("OGI302") == 1
    assert "  已认可 1 条，见 baseline.toml\n" in told
    assert "共 1 个文件：错误 1，警告 0，提示 0；未能读取 0 个文件；已认可 1 条\n" in told


def test_a_file_with_accepted_findings_is_not_called_clean() -> None:
    told = text(run(file("a.docx", accepted()), file("b.docx"), baseline="baseline.toml"), verbose=True)
    assert [line.partition("  ")[0] for line in told.splitlines() if line.endswith("符合格式")] == ["b.docx"]


def test_without_a_baseline_nothing_is_said_of_accepting() -> None:
    assert "已认可" not in text(eventful())


def test_what_could_not_be_done_is_loud() -> None:
    told = text(eventful())
    assert "  未能读取  文件已加密，请去掉密码后再试。\n" in told
    assert "  规则出错 DEMO101  规则 DEMO101 出错。\n" in told
    assert "  部分内容未能读取 table/requests  表格各列连在一起。\n" in told
    assert "插件 ogicheck-broken 出错：插件载入时出错。\n" in told
    assert "未能读取 1 个文件\n结果 3：检查不完整" in told


def test_a_traceback_is_not_for_people() -> None:
    assert "Traceback" not in text(eventful())


def test_colour_is_used_only_when_asked_for_and_changes_no_word() -> None:
    plain, coloured = text(eventful()), text(eventful(), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[31m" in coloured
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[36m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_a_report_cannot_steer_the_terminal() -> None:
    evil = "\x1b]0;evil\x07\x1b[2J"
    told = text(run(file(f"{evil}.docx", finding(quote=evil, message=Text(evil, evil)), organ=evil)))
    assert "\x1b" not in told
    assert "\x07" not in told


def test_a_file_name_that_is_not_unicode_is_written() -> None:
    assert text(run(file("\udce9.docx"))).startswith("\\xe9.docx  ")


def test_a_run_without_files_still_sums_up() -> None:
    assert text(run()).startswith("共 0 个文件")


def test_of_many_files_those_without_findings_are_counted_and_shown_with_v() -> None:
    of = run(file("a.docx", finding()), file("b.docx"), file("c.docx"))
    assert "b.docx" not in text(of)
    assert "符合格式的 2 个文件没有列出，加 -v 显示\n" in text(of)
    assert "b.docx  某某局  2023 年  格式 2021  符合格式\n" in text(of, verbose=True)
    assert "没有列出" not in text(of, verbose=True)


def test_what_was_not_wholly_checked_is_listed_among_many() -> None:
    told = text(run(file("a.docx"), file("b.docx", unknown()), file("c.docx", not_checked=("OGI304",))))
    assert [name in told for name in ("a.docx", "b.docx", "c.docx")] == [False, True, True]


def test_many_files_are_summed_up_by_organ_the_worst_first() -> None:
    one, two = finding(level="warning"), finding()
    told = text(run(file("a.docx", one, organ="甲局"), file("b.docx", one, two, organ="乙某局"), file("c.docx", one)))
    assert "机关    错误  警告  提示\n乙某局     1     1     0\n甲局       0     1     0\n某某局     0     1     0\n" in told
    assert "机关" not in text(run(file("a.docx", one)))


def test_several_reports_of_an_organ_are_told_apart_by_year_or_by_file() -> None:
    years = [replace(file(f"{year}.docx", finding(), organ="甲局"), year=year) for year in (2023, 2024)]
    doubles = [file(f"{name}.docx", finding(), organ="乙局") for name in "ab"]
    group = replace(file("各份报告之间!/乙局 (2023)", finding(), organ="乙局"), digest="")
    told = text(run(*years, *doubles, group))
    rows = ["甲局 2023", "甲局 2024", "乙局 a.docx", "乙局 b.docx", "乙局 各份报告之间"]
    assert [line.split("  ")[0] for line in told[told.index("机关") :].splitlines()[1:6]] == rows


def test_the_address_is_told_with_v() -> None:
    of = run(file("a.docx", finding()))
    assert "OGI302 数字应当相符\n" in text(of)
    assert "OGI302 数字应当相符  table/requests/granted/total\n" in text(of, verbose=True)


TERMINALS = [
    ({}, False),
    ({"TERM": "xterm-256color"}, False),
    ({"TERM": "xterm-kitty"}, True),
    ({"VTE_VERSION": "7600"}, True),
    ({"VTE_VERSION": "4205"}, False),
    ({"WT_SESSION": "x"}, True),
    ({"WT_SESSION": "x", "TERM": "dumb"}, False),
    ({"TERM_PROGRAM": "vscode"}, True),
    ({"TERM_PROGRAM": "Apple_Terminal"}, False),
    ({"FORCE_HYPERLINK": "1"}, True),
    ({"FORCE_HYPERLINK": "0", "WT_SESSION": "x"}, False),
]


@pytest.mark.parametrize(("environment", "links"), TERMINALS)
def test_a_rule_leads_to_its_page_on_a_terminal_that_shows_links(
    environment: dict[str, str], links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "TERM_PROGRAM", "VTE_VERSION", *SIGNS):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    of = run(file("a.docx", finding(), finding("DEMO101")))
    address = "https://ogicheck.github.io/ogicheck/rules/OGI302.html"
    assert (f"\x1b]8;;{address}\x1b\\OGI302\x1b]8;;\x1b\\ 数字" in text(of, colour=True)) == links
    assert "DEMO101.md" not in text(of, colour=True)
    assert "\x1b]8" not in text(of)


class TestOfAReport:
    """What was read of it says where a finding is."""

    def told(
        self, *changes: dict[str, object], options: tuple[str, ...] = (), folder: Path, run: Callable[..., Result]
    ) -> str:
        facts: Facts = reduce(apply, changes, clean(2024, seed=1))
        (folder / "a.docx").write_bytes(build.build(facts))
        return run(folder / "a.docx", *options).stdout

    def test_the_row_is_shown_with_the_wrong_cell_marked_and_columns_aligned(
        self, tmp_path: Path, run: Callable[..., Result]
    ) -> None:
        change = {"op": "cell", "table": "review", "row": "reconsideration", "column": "total", "text": "707"}
        lines = self.told(change, folder=tmp_path, run=run).splitlines()
        at = next(index for index, line in enumerate(lines) if "OGI304" in line)
        assert lines[at - 1] == "  四、政府信息公开行政复议、行政诉讼情况"
        assert lines[at].startswith("    错误  行政复议 · 总计（第 3 张表第 4 行第 5 列）  OGI304 ")
        head, row = lines[at + 2], lines[at + 3]
        assert row.startswith("      行政复议  ")
        assert row.endswith("[707]")
        assert wcswidth(head) == wcswidth(row)

    def test_a_blank_cell_is_named_in_its_row(self, tmp_path: Path, run: Callable[..., Result]) -> None:
        change = {"op": "cell", "table": "requests", "row": "refused.third_party", "column": "research", "text": ""}
        told = self.told(change, folder=tmp_path, run=run)
        assert "    警告  （三）不予公开 / 4.保护第三方合法权益 · 科研机构（" in told
        assert "  [空白]  " in told

    def test_what_is_wrong_in_a_column_is_shown_as_a_column(self, tmp_path: Path, run: Callable[..., Result]) -> None:
        change = {"op": "cell", "table": "requests", "row": "carried_over", "column": "company", "text": "88"}
        told = self.told(change, options=("--select", "OGI301"), folder=tmp_path, run=run)
        assert "    错误  “商业企业”一栏（" in told
        assert re.search(r"\n +商业企业\n +一、.*\[3\]\n +二、.*\[88\]\n +（七）总计 +\[3\]\n +四、.* \[0\]\n", told)

    def test_a_missing_section_goes_by_its_title_in_the_form(self, tmp_path: Path, run: Callable[..., Result]) -> None:
        told = self.told({"op": "drop_section", "section": "problems"}, folder=tmp_path, run=run)
        assert "\n  五、存在的主要问题及改进情况\n    错误  OGI101 " in told

    def test_what_a_rule_lacks_goes_by_its_heading(self, tmp_path: Path, run: Callable[..., Result]) -> None:
        shown = self.told({"op": "drop_section", "section": "review"}, folder=tmp_path, run=run)
        assert "没有读到“四、政府信息公开行政复议、行政诉讼情况”的表格，无法检查" in shown
        assert "table/" not in shown

    def test_figures_that_no_one_marked_are_not_shown(self, tmp_path: Path, run: Callable[..., Result]) -> None:
        change = {"op": "relabel", "table": "requests", "old": "（一）予以公开", "new": "予以公开"}
        told = self.told(change, options=("--select", "OGI206"), folder=tmp_path, run=run)
        assert "OGI206" in told
        assert "自然人" not in told
