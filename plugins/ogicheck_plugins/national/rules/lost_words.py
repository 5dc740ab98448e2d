"""Words and addresses that were lost: empty brackets, a year without 年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ogicheck.api import At, Finding, Part, Report, Rule, Text, rule
from ogicheck_plugins.national.prose import MOST, bodies, folded, in_quotes, paragraphs, quoted_folded, sentence

WHERE = "(?:网站?|链接|下载|查询|查阅|联系|通信)?(?:网?址|地址|链接)|(?:电子)?邮箱|(?:联系|咨询|监督)?电话|传真"
LOST = "件|条|次|篇|份|项|期|场|万元"
"""Units: before one, brackets lack a figure (OGI220)."""
EMPTY = re.compile(rf"\((?:(?:{WHERE})(?:为|是)?:?)?\)(?!{LOST}|:[\d+])")
POINTING = re.compile(r"网|下载|查阅|查询|登录|链接|电话|邮箱|地址|附件|二维码|http|详见|参见|联系")
SPOKEN = re.compile(r"括号|圆括|符号|填空")
"""The brackets themselves are spoken of."""
LABEL = re.compile(rf"(?:{WHERE})(?:为:?|是:?|:)(?=[,.;)]|$)")
SEE = re.compile(r"(?:详见|参见|请见|具体见|内容见|情况见|链接见|网址见):?(?=[,.;)]|$)")
ADDRESS = re.compile(r"[A-Za-z0-9@/:.-]{5,}|[路街道巷]\d|\d号")
NAMED = "(?![年第个])[一-龥]{2,3}[县市区旗镇乡](?:[一-龥]{2,10}?(?:局|委员会)|人民政府|街道办)"
DOING = (
    "通过(?![的率])|依托|利用|发布|公布|推送|办理|办结|答复|接收|接到|组织(?![的者])|举办|召开|完成|制[发定]|印发|作出|新增|更新|编制|收取|因"
    "|坚持|[把将]|着力|深入|大力|不断|加强|推进|健全|完善|落实|紧扣|聚焦|立足|按照|根据|围绕|认真|积极|严格|扎实|持续|全面|依法|主动|不存在"
)
"""What an organ did, or how, right behind the year: no unit of a count begins so."""
YEAR = re.compile(
    r"(?:^|(?<=[,.;:!?(])|(?<=截[至止])|(?<=[局镇乡县市区省州旗盟委办院厅处站所社馆队校司会署位关府道顾望我本较比在自从]))(?P<year>20[12]\d)"
    r"(?=我|本(?!书|册)|全[年县市区镇乡局街]|[底末初](?![^,.;]{0,2}[条件])|度(?!电)|[上下]半年|第?[一二三四]季度"
    r"|共|无|未|没有|累计|收到|受理|新收|在[^,.;]{2,10}(?:方面|工作中)|主动公开|政府信息公开|政务公开|信息公开|开展(?!的)|,[我本][局镇乡县市区委办院厅处站所校街]"
    rf"|{DOING}|,?{NAMED})"
)
FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar|html?)", re.IGNORECASE)


@rule(
    "OGI619",
    "address-lost",
    level="note",
    clauses=(),
    messages={
        "brackets": Text("“{0}”里是空的，应写上地址或号码。", "Nothing stands in '{0}': an address or a number is lost."),
        "behind": Text(
            "“{0}”后面没有内容，应写上地址或号码。", "Nothing stands behind '{0}': an address or a number is lost."
        ),
    },
)
def address_lost(report: Report, at: At) -> Iterator[Finding]:
    """该写网址、电话、附件的地方是空的。

    为什么：多半是转换时丢了链接，读者找不到所说的内容。
    错：电子版可在县政府网站下载（）；联系电话：，欢迎垂询；详见。
    对：电子版可在县政府网站（网址）下载。
    怎么改：补上网址、号码或附件名，或删去空括号。

    Where an address, a number or an annex should stand, there is nothing.

    Why: A link was lost in conversion, and readers cannot find what is spoken of.
    Bad: 电子版可在县政府网站下载（）; 联系电话：，欢迎垂询; 详见。
    Good: The address in the brackets.
    Fix: Put it in, or delete the empty brackets.
    """
    for body in bodies(report):
        for index, part in enumerate(body):
            text = folded(part.text).text
            for start, end in islice(_empty(text), MOST):
                yield at(quoted_folded(part, max(0, start - 8), end)).say("brackets", text[start:end])
            for start, end in islice(_pointing(text), MOST):
                if not _goes_on(text, end, body[index + 1 : index + 2]):
                    yield at(quoted_folded(part, start, end)).say("behind", text[start:end])


def _empty(text: str) -> Iterator[tuple[int, int]]:
    """Brackets with nothing in them, in a sentence that points somewhere."""
    for match in EMPTY.finditer(text):
        start, end = sentence(text, match.start())
        if POINTING.search(text, start, end) and not SPOKEN.search(text, start, end):
            yield match.span()


def _pointing(text: str) -> Iterator[tuple[int, int]]:
    """Words that an address must follow, and nothing does; what stands in brackets of its own is told with them."""
    for match in (one for pattern in (LABEL, SEE) for one in pattern.finditer(text)):
        if text[match.end() : match.end() + 1] != ")":
            yield match.span()


def _goes_on(text: str, end: int, behind: Sequence[Part]) -> bool:
    """Whether the address stands in the next paragraph."""
    return end == len(text) and any(ADDRESS.search(folded(part.text).text) for part in behind)


@rule(
    "OGI620",
    "year-lost",
    level="note",
    clauses=(),
    messages={"lost": Text("“{0}”的年份后面缺“年”字。", "'{0}' lacks 年 behind its year.")},
)
def year_lost(report: Report, at: At) -> Iterator[Finding]:
    """年份后面缺“年”字。

    为什么：多半是漏打或转换时丢字，读起来像一个数量。
    错：我局2022无行政诉讼案件；截至2022底
    对：我局2022年无行政诉讼案件；截至2022年底
    怎么改：补上“年”。

    A year's digits without 年 behind them.

    Why: A character was lost, and the year reads like a count.
    Bad: 我局2022无行政诉讼案件; 截至2022底
    Good: 我局2022年无行政诉讼案件
    Fix: Add 年.
    """
    title = folded(report.title.text).text if report.title else ""
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        if text and (text in title or FILE.search(text)):
            continue
        for match in islice(YEAR.finditer(text), MOST):
            if not in_quotes(text, match.start(), match.end()) and _is_near(int(match["year"]), report):
                site = quoted_folded(paragraph, match.start(), min(len(text), match.end() + 4))
                yield at(site).say("lost", site.text)


def _is_near(year: int, report: Report) -> bool:
    """Whether the digits may be a year of the report: a count of some two thousand is none."""
    return report.year is not None and abs(year - report.year) <= 1


RULES: list[Rule] = [address_lost, year_lost]
