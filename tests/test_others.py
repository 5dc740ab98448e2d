"""What is no annual report by the form is said to be what it is, and judged by none; a report is never taken for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.values.findings import FileResult

Check = Callable[[bytes], FileResult]
OTHERS = [
    (
        "半年",
        "东岭区2023年上半年政府信息公开工作统计情况",
        "上半年，全区主动公开信息310条。",
        "一、主动公开情况",
        "发布信息310条。",
    ),
    ("半年", "槐安县2024年第三季度政务公开情况通报表", "公开信息70条。", "二、申请办理情况", "受理2件。"),
    ("半年", "望海市政府信息公开数据报表（2022年1-6月）", "制发公文12件，公开10件。"),
    ("解读", "《望海市2023年政府信息公开工作年度报告》解读", "报告共有六个部分，现就主要内容说明如下。"),
    ("解读", "一图读懂望海市2023年政府信息公开工作年度报告", "全年公开信息9万条。"),
    ("通知", "关于编制和公布2023年政府信息公开工作年度报告的通知", "各乡镇、各部门：", "一、编制要求", "报告应当内容完整。"),
    ("通知", "望海市人民政府办公室关于2023年政府信息公开工作年度报告发布情况的通报", "现将有关情况通报如下。"),
    ("比较", "近两年政府信息公开工作年度报告对比分析", "两年报告的申请数量如下。"),
    ("消息", "槐安县召开政府信息公开工作年度报告编制培训会", "会议就报告格式作了讲解。"),
    ("2018", "柳泉镇2012年政府信息公开工作年度报告", "一、概述", "公开信息20条。", "二、主动公开情况", "公开栏更新12次。"),
    ("2018", "2016年度槐安县审计局信息公开年报", "一、基本情况", "成立领导小组。", "三、依申请公开情况", "没有申请。"),
    (
        "列出",
        "柳泉镇2021年政府信息公开工作年度报告",
        "柳泉镇2022年政府信息公开工作年度报告",
        "青云街道2023年政府信息公开工作年度报告",
        "上一页 下一页",
    ),
]


@pytest.mark.parametrize(("said", "lines"), [(said, lines) for said, *lines in OTHERS], ids=lambda one: str(one)[:24])
def test_another_document_is_told_as_what_it_is(said: str, lines: list[str], check: Check) -> None:
    result = check("\n".join(lines).encode())
    assert [one.kind for one in result.problems] == ["unreadable"]
    assert said in result.problems[0].text.zh
    assert not result.findings


@pytest.mark.parametrize(
    "above",
    [
        "政务公开 > 政府信息公开年报 > 解读",
        "关于公布《槐安县水利局2023年政府信息公开工作年度报告》的公告",
        "上一篇：关于报送2023年政府信息公开工作年度报告的通知",
        "2023年上半年，我局开展了专项检查。",
    ],
)
def test_a_report_below_other_words_is_judged(above: str, check: Check) -> None:
    facts = clean(2023, "槐安县水利局", seed=5)
    result = check((above + "\n").encode() + build.build(facts, "text-piped"))
    assert not result.problems
    assert result.checked


def test_a_report_of_the_form_with_a_wrong_year_is_judged(check: Check) -> None:
    facts = apply(
        clean(2023, "槐安县水利局", seed=5), {"op": "title", "lines": ["槐安县水利局2018年政府信息公开工作年度报告"]}
    )
    assert not check(build.build(facts, "text-piped")).problems


def test_a_form_with_a_regions_additions_is_called_as_the_form(check: Check) -> None:
    facts = apply(
        clean(2022, "福建省福州市鼓楼区司法局", format="2019", seed=5),
        {"op": "heading", "section": "problems", "text": "五、存在的主要问题及改进情况"},
    )
    result = check(build.build(facts, "text-piped"))
    assert result.region == "fujian"
    (found,) = (one for one in result.findings if one.rule == "OGI115")
    assert "福建" not in found.message.zh
    assert "年度报告格式" in found.message.zh
