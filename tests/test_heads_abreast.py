"""Table four in a text as a page's words lie: its head in pieces over one line of figures, which tells the columns where
every figure is there and each group adds up.
"""

from __future__ import annotations

import pytest

from fixtures.build import build
from fixtures.facts import clean
from tests.figures import Read, read

FACTS = clean(2023, "白石县水利局", seed=4)
FIGURES = [cell.text for cell in FACTS.tables("review")[0].cells if cell.row_key and cell.column_key != "label"]
HEADS = {
    "two lines": (
        "     行政复议                  行政诉讼",
        "                    未经复议直接起诉        复议后起诉",
        "结果 结果 其他 尚未 总",
        "维持 纠正 结果 审结 计 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总",
        "                   维持 纠正 结果 审结 计 维持 纠正 结果 审结 计",
    ),
    "whole": (
        "         行政复议                              行政诉讼",
        "                             未经复议直接起诉",
        "结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正复议后起诉",
        "                                                         其他结果 尚未审结 总计",
    ),
    "sums between the lines": (
        "行政复议 行政诉讼",
        "未经复议直接起诉 复议后起诉",
        "结果 结果 其他 尚未",
        "总计 结果 结果 其他 尚未 结果 结果 其他 尚未",
        "维持 纠正 结果 审结 总计 总计",
        "维持 纠正 结果 审结 维持 纠正 结果 审结",
    ),
    "cell by cell": (
        "行政复议 行政诉讼",
        *("结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结 总计"),
        "未经复议直接起诉 复议后起诉",
        *("结果", "维持", "结果", "纠正", "其他", "结果", "尚未"),
        "审结 总计 结果 维持 结果 纠正 其他 结果 尚未 审结 总计",
    ),
    "an uneven break": (
        "       行政复议                       行政诉讼",
        "                       未经复议直接起诉        复议后起诉",
        "结果维 结果纠 其他结 尚未审 总 结果维 结果纠 其他结 尚未审 总 结果维 结果纠 其他结 尚未审 总",
        " 持   正   果   结 计 持   正   果   结 计 持   正   果   结 计",
    ),
}


def laid_out(head: tuple[str, ...], figures: str) -> Read:
    """What is read of table four in such a text."""
    text = build(FACTS, "text-laid-out").decode()
    start, end = (
        text.index("四、政府信息公开行政复议") + len("四、政府信息公开行政复议、行政诉讼情况\n"),
        text.index("五、存在的主要问题"),
    )
    return read("".join([text[:start], *(f"{line}\n" for line in head), figures, "\n", text[end:]]).encode(), FACTS)


def is_read(found: Read) -> bool:
    assert [one for one in found.wrong if one.startswith("review")] == []
    return not [one for one in found.lost if one[0] == "review"]


@pytest.mark.parametrize("name", HEADS)
def test_all_figures_under_a_head_in_pieces_are_read(name: str) -> None:
    found = laid_out(HEADS[name], "  ".join(FIGURES))
    assert is_read(found)
    assert found.rules == set()


@pytest.mark.parametrize("name", HEADS)
def test_where_a_figure_is_left_out_none_can_be_told(name: str) -> None:
    found = laid_out(HEADS[name], "  ".join(FIGURES[:6] + FIGURES[7:]))
    assert not is_read(found) and found.unread


def test_figures_that_do_not_add_up_may_stand_in_another_order() -> None:
    found = laid_out(HEADS["two lines"], "  ".join([*FIGURES[4:5], *FIGURES[:4], *FIGURES[5:]]))
    assert not is_read(found) and found.unread


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("未经复议直接起诉        复议后起诉", "复议后起诉        未经复议直接起诉"),
        ("维持 纠正 结果 审结 计 结果 结果", "纠正 维持 结果 审结 计 结果 结果"),
        ("维持 纠正 结果 审结 计 维持 纠正", "纠正 维持 结果 审结 计 维持 纠正"),
        ("结果 结果 其他 尚未 总\n", "结果 结果 其他 尚未 总 备注\n"),
        ("     行政复议                  行政诉讼\n", ""),
    ],
    ids=["groups swapped", "columns swapped", "those of one group swapped", "a column more", "a line lost"],
)
def test_a_head_that_is_not_the_forms_tells_no_column(old: str, new: str) -> None:
    head = "\n".join(HEADS["two lines"])
    assert old in head
    found = laid_out(tuple(head.replace(old, new, 1).split("\n")), "  ".join(FIGURES))
    assert not is_read(found)


@pytest.mark.parametrize(("old", "new"), [("纠正", "审结"), ("未经复议直接起诉 复议后起诉", "复议后起诉 未经复议直接起诉")])
def test_cells_that_are_not_the_forms_in_its_order_tell_no_column(old: str, new: str) -> None:
    head = [*HEADS["cell by cell"]]
    head[head.index(old)] = new
    if old == "纠正":
        head[head.index("尚未") + 1] = "纠正 总计"
    assert not is_read(laid_out(tuple(head), "  ".join(FIGURES)))


def below_each_other(*lead: str) -> tuple[str, ...]:
    """The groups one below the other, each under its name with its own head and figures, behind a sentence."""
    head = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    names = ("行政复议", "行政诉讼——未经复议直接起诉", "行政诉讼——复议后起诉")
    groups = [(name, head, "\t".join(FIGURES[at * 5 : at * 5 + 5])) for at, name in enumerate(names)]
    return (*lead, *(line for group in groups for line in group))


@pytest.mark.parametrize("lead", [(), ("行政复议、未经复议直接起诉、复议后起诉的情况见下表，其中复议后起诉30件。",)])
def test_groups_below_each_other_are_told_by_their_names_whatever_the_sentence_before_them_names(
    lead: tuple[str, ...],
) -> None:
    assert is_read(laid_out(below_each_other(*lead), ""))
