"""Data on persons, which must not stand in a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from ogicheck.api import At, Finding, Form, Report, Rule, Text, bare, rule
from ogicheck_plugins.national.clauses import REGULATION_15
from ogicheck_plugins.national.prose import MOST, printed, quoted

DIGITS = str.maketrans("０１２３４５６７８９Ｘｘ－", "0123456789XX-")
IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{6} ?(?:19|20)\d{6} ?\d{3}[\dXx](?![0-9A-Za-z])")
MOBILE = re.compile(
    r"(?<![0-9A-Za-z_./=-])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|-\d{4}-\d{4}| \d{4} \d{4})(?![0-9A-Za-z_/-]|\.\d)"
)
CODE = re.compile(r"信用代码|组织机构|机构代码|项目代码|登记号|许可证|编码|编号|账号|帐号|案号|批次号|流水号")
LINE = re.compile(r"电话|热线|咨询|值班|传真|客服|服务号|办公|投诉|举报|监督|联系方式|短信")
COUNTED = re.compile(r"\s*(?:元|万|亿|人|次|条|件|个|平方|米|吨|公里|户|亩|份|字|阅读|点击|%)")
REACH = 14
CLAUSE = re.compile(r"[,，。;；、!！?？()（）\n]")
PERSON = re.compile(r"身份证|身份号|公民|手机|本人|个人|姓名|联系人|申请人|经办人|先生|女士|同志|某")
"""What makes a number a person's, whatever stands before it."""
FIGURES = re.compile(r"\d{11}")
LABELS = 2
"""So many of the form's labels, each with digits behind it, are a table whose cells ran together."""


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
        if _is_table(text, report.form):
            continue
        for match in islice(IDENTITY.finditer(text), MOST):
            if _is_identity(match[0]) and not CODE.search(_before(text, match.start())):
                hidden = _hidden(match[0])
                yield at(quoted(part, *match.span(), hidden)).say("identity", hidden)
        for match in islice(MOBILE.finditer(text), MOST):
            before = _before(text, match.start())
            if _is_in_row(text, match.start(), report.form):
                continue
            if CODE.search(before) or COUNTED.match(text, match.end()):
                continue
            hidden = _hidden(match[0])
            spot = at(quoted(part, *match.span(), hidden))
            yield spot.review("line", hidden) if LINE.search(before) else spot.say("mobile", hidden)


def _before(text: str, start: int) -> str:
    """The words that say what the number is: those of its clause, behind any that speak of a person."""
    clause = CLAUSE.split(text[max(0, start - REACH) : start])[-1]
    return PERSON.split(clause)[-1]


def _is_table(text: str, form: Form) -> bool:
    if not FIGURES.search(text):
        return False
    labelled = _labelled(_labels(form))
    return sum(1 for _ in islice(labelled.finditer("".join(text.split())), LABELS)) == LABELS


def _is_in_row(text: str, start: int, form: Form) -> bool:
    """Whether digits stand right behind a row's label."""
    return bare(text[max(0, start - REACH) : start]).endswith(_labels(form))


def _labels(form: Form) -> tuple[str, ...]:
    labels = {bare(row.label)[-12:] for table in form.tables.values() for row in table.rows.values()}
    return tuple(sorted(filter(None, labels), key=len, reverse=True))


@lru_cache(maxsize=16)
def _labelled(labels: tuple[str, ...]) -> re.Pattern[str]:
    """A row's label, or the end of one, with a run of digits behind it that no unit ends."""
    words = "|".join(map(re.escape, labels))
    return re.compile(rf"(?:{words})[)）]?\d{{5,}}(?![\d件条])")


def _is_identity(number: str) -> bool:
    """Whether birth date, place and check digit are right (GB 11643-1999)."""
    from stdnum.cn import ric

    return ric.is_valid(number.replace(" ", ""))


def _hidden(number: str) -> str:
    plain = re.sub(r"[^\dXx]", "", number)
    return f"{plain[:3]}{'*' * (len(plain) - 5)}{plain[-2:]}"


RULES: list[Rule] = [privacy]
