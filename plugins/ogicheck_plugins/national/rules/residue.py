"""What templates, sites and converters leave in a text, and what must not stand in it: data on persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.clauses import REGULATION_15
from ogicheck_plugins.national.matching import left
from ogicheck_plugins.national.prose import MOST, printed, quoted
from ogicheck_plugins.national.vocabulary import lexicon

DIGITS = str.maketrans("０１２３４５６７８９Ｘｘ－", "0123456789XX-")
IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{6} ?(?:19|20)\d{6} ?\d{3}[\dXx](?![0-9A-Za-z])")
MOBILE = re.compile(
    r"(?<![0-9A-Za-z_./=-])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|-\d{4}-\d{4}| \d{4} \d{4})(?![0-9A-Za-z_/-]|\.\d)"
)
CODE = re.compile(r"信用代码|组织机构|机构代码|项目代码|登记号|许可证|编码|编号|账号|帐号|案号|批次号|流水号")
LINE = re.compile(r"电话|热线|咨询|值班|传真|客服|服务号|办公|投诉|举报|监督|联系方式|短信")
COUNTED = re.compile(r"\s*(?:元|万|亿|人|次|条|件|个|平方|米|吨|公里|户|亩|份|字|阅读|点击|%)")
REACH = 14


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


@rule(
    "OGI603",
    "privacy",
    level="error",
    clauses=(REGULATION_15,),
    messages={
        "identity": Text(
            "公开了公民身份号码（{0}），应删去。", "A citizen's identity number ({0}) is published: delete it."
        ),
        "mobile": Text("公开了手机号码（{0}），应删去。", "A mobile number ({0}) is published: delete it."),
        "line": Text(
            "“{0}”是手机号码：请确认是办公电话而不是个人号码。",
            "'{0}' is a mobile number: make sure it is the office's, not a person's.",
        ),
    },
)
def privacy(report: Report, at: At) -> Iterator[Finding]:
    """公开了公民的身份号码或手机号码。

    为什么：涉及个人隐私的信息不得公开，年度报告更不应出现。结果中只显示首尾几位，以免再次扩散。
    错：申请人张某（身份证号 ……）；联系人手机 ……
    对：用办公电话，案例中隐去个人信息。
    怎么改：删去或隐去，已公开的及时撤下更换。

    A citizen's identity number or mobile number is published.

    Why: What concerns a person's privacy is not to be disclosed. Results show only its ends, so as not to spread it.
    Bad: An applicant's identity number, a clerk's own mobile number.
    Good: The office's telephone; persons in examples made unrecognisable.
    Fix: Delete it, and replace what is already published.
    """
    for part in printed(report):
        text = part.text.translate(DIGITS)
        for match in islice(IDENTITY.finditer(text), MOST):
            if _is_identity(match[0]) and not CODE.search(text, max(0, match.start() - REACH), match.start()):
                hidden = _hidden(match[0])
                yield at(quoted(part, *match.span(), hidden)).say("identity", hidden)
        for match in islice(MOBILE.finditer(text), MOST):
            before = text[max(0, match.start() - REACH) : match.start()]
            if CODE.search(before) or COUNTED.match(text, match.end()):
                continue
            hidden = _hidden(match[0])
            spot = at(quoted(part, *match.span(), hidden))
            yield spot.review("line", hidden) if LINE.search(before) else spot.say("mobile", hidden)


def _is_identity(number: str) -> bool:
    """Whether birth date, place and check digit are right (GB 11643-1999)."""
    from stdnum.cn import ric

    return ric.is_valid(number.replace(" ", ""))


def _hidden(number: str) -> str:
    plain = re.sub(r"[^\dXx]", "", number)
    return f"{plain[:3]}{'*' * (len(plain) - 5)}{plain[-2:]}"


RULES: list[Rule] = [residue, converter_marker, privacy]
