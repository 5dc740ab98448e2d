"""What templates, sites and converters leave in a text."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.matching import left
from ogicheck_plugins.national.vocabulary import lexicon


@rule(
    "OGI601",
    "residue",
    level="warning",
    clauses=(),
    messages={
        "left": Text(
            "“{0}”是模板、网站或文字处理软件留下的内容，应删去或填实。",
            "'{0}' was left by a template, a site or a word processor: delete it, or fill it in.",
        ),
        "several": Text(
            "“{0}”等 {1} 处是模板、网站或文字处理软件留下的内容，应删去或填实。",
            "'{0}' and the like, {1} in all, were left by a template, a site or a word processor: delete or fill them in.",
        ),
    },
)
def residue(report: Report, at: At) -> Iterator[Finding]:
    """正文里留有模板、网站或文字处理软件的内容。

    为什么：读者会以为报告没有完成，机器转载时也会原样带走。
    错：[bookmark: _GoBack]本年度……；Document Title；20XX年；无附件下载
    对：只有报告本身的内容，该填的都已填写。
    怎么改：删去这些内容，空着的地方填上实际的年份、名称和数字。本单位常见的残留可在规则集的 lexicon.residue 中补充。

    Something of a template, a site or a word processor is left in the text.

    Why: Readers take the report for unfinished, and whoever republishes it copies that too.
    Bad: [bookmark: _GoBack], Document Title, 20XX年, 无附件下载
    Good: Nothing but the report, with every blank filled in.
    Fix: Delete it, or fill in the year, name or figure. Others can be added in a ruleset under lexicon.residue.
    """
    words = lexicon(report.form)
    for first, *rest in left(report, words.residue.values(), besides=words.unfilled.values()):
        if rest:
            yield at(first).say("several", first.text, len(rest) + 1, related=rest)
        else:
            yield at(first).say("left", first.text)


@rule(
    "OGI602",
    "converter-marker",
    level="note",
    clauses=(),
    messages={
        "marker": Text(
            "“{0}”是格式转换留下的标记，应删去或换成原来的内容。",
            "'{0}' is a converter's marker: delete it, or put back what stood there.",
        )
    },
)
def converter_marker(report: Report, at: At) -> Iterator[Finding]:
    """正文里留有格式转换的标记。

    为什么：标记的地方原来是图片或对象，读者看不到它，也不知道少了什么。
    错：[image: IMG_256]
    对：放上原来的图片，并用文字说明图中的内容；没有用处的删去。
    怎么改：从原文件重新发布，或删去标记。

    A marker of a converter stands in the text.

    Why: There was a picture or an object; readers neither see it nor know what is missing.
    Bad: [image: IMG_256]
    Good: The picture itself, with its content in words; or nothing.
    Fix: Publish anew from the original, or delete the marker.
    """
    for site in (one for sites in left(report, lexicon(report.form).markers.values()) for one in sites):
        yield at(site).say("marker", site.text)


RULES: list[Rule] = [residue, converter_marker]
