"""A region: its ruleset with a table of its own, a fact and a rule that rests on it, its system's export, and its ticks."""

import json
from dataclasses import replace
from pathlib import Path

import msgspec

from ogicheck.api import (
    Cell,
    Document,
    Extractor,
    Fact,
    Paragraph,
    Place,
    Repair,
    Table,
    Text,
    UnreadableError,
    Vocabulary,
    hookimpl,
    rule,
)

NOT_NAMED = {"missing": Text("没有写到{0}。", "It does not speak of {0}.")}


class Channels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table qingxi_channels: what the overview has to speak of."""

    names: list[str] = []


def channels(report, companions):
    """The channels of which the overview speaks; None where there is no overview."""
    overview = report.section("overview")
    if overview is None:
        return None
    text = "".join(paragraph.text for paragraph in overview.paragraphs)
    return tuple(name for name in report.form.vocabulary["qingxi_channels"].names if name in text)


@rule("QX101", "channel-missing", level="note", clauses=(), regions=("qingxi",), needs=("channels",), messages=NOT_NAMED)
def channel_missing(report, at):
    """总体情况没有写到规定的发布渠道。

    为什么：县里要求逐一说明各渠道的发布情况。
    错：只写门户网站。
    对：写明政务微博、政务微信发布的条数。
    怎么改：补写缺少的渠道。
    """
    for name in report.form.vocabulary["qingxi_channels"].names:
        if name not in report.fact("channels"):
            yield at(report.section("overview")).say("missing", name)


def claims(data):
    return data.lstrip().startswith(b'{"qingxi"')


def read(data):
    try:
        blocks = json.loads(data)["qingxi"]
    except ValueError as error:
        raise UnreadableError(Text("导出文件不完整，请重新导出。", "The export is incomplete: export it again.")) from error
    return Document(tuple(map(block, blocks)), media_type="application/json", binary=False)


def block(value):
    if isinstance(value, str):
        return Paragraph(value, Place())
    cells = (Cell(text, Place(), row, column) for row, texts in enumerate(value) for column, text in enumerate(texts))
    return Table(tuple(cells), Place())


def without_ticks(document, form):
    """The document without the tick that the county's system puts behind each confirmed cell."""
    return replace(document, blocks=tuple(map(unticked, document.blocks)))


def unticked(block):
    if not isinstance(block, Table):
        return block
    return replace(block, cells=tuple(replace(cell, text=cell.text.removesuffix("✓")) for cell in block.cells))


@hookimpl
def ogicheck_rulesets():
    return [Path(__file__).with_name("qingxi.toml")]


@hookimpl
def ogicheck_vocabulary():
    return [Vocabulary("qingxi_channels", Channels)]


@hookimpl
def ogicheck_facts():
    return [Fact("channels", channels)]


@hookimpl
def ogicheck_rules():
    return [channel_missing]


@hookimpl
def ogicheck_extractors():
    return [Extractor("qingxi-export", (".json",), claims, read, formats=("2021",), regions=("qingxi",))]


@hookimpl
def ogicheck_repairs():
    return [Repair("qingxi-ticks", without_ticks, formats=("2021",), regions=("qingxi",))]
