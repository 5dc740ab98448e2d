"""Words: wrong terms, words doubled by mistake, brackets and quotation marks without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Text, fold, rule
from ogicheck_plugins.national.prose import MOST, folded, is_of_page, paragraphs, quoted, quoted_folded
from ogicheck_plugins.national.vocabulary import lexicon

TWICE = re.compile(r"(?![一二三四五六七八九十百千零]{2})([一-龥]{2,5})\1")
"""Longer ones are phrases, which OGI617 tells of."""
LISTED_TWICE = re.compile(r"(?<=[,.;:])([一-龥]{2,12}),\1(?=[,.;:!?和及与等])")
"""An item of a list, or a clause, behind itself; marks are folded."""
MARK = re.compile(r"[,.;:!?]")
"""What running text has, and the labels of a table read as text have not."""
ONE_BY_ONE = re.compile(r"[一逐每][一-龥]{1,3}")
BESIDE = re.compile(
    "(?<![核校应面比针绝反相派查])对对(?![口象标策照接应手比方立联抗外内称话等于])|(?:上上|中中)(?=[,.;!])"
    "|(?<![方面导转趋走意倾])向向(?![上前好阳导日])|(?<![一火])把把(?![关手握脉])|按按(?![钮键压摩])"
    "|(?<![可予得加所难足何用借据])以以(?![上下及内外来往后前此便免致至求])|(?<![服遵听跟顺])从从(?![严快事业而重简属众速前优轻此容])"
)
"""Doubled characters that are no end of a word with the beginning of another one beside them."""
RUNS_ON = re.compile(
    "下下(?:发(?:力|挥|展(?!示))|行(?:[政动业使]|为)|方[案式面便法]|列[入为]|属于|设[立置计施]|调(?:整(?!体)|[研度查解]))"
)
"""Where the second one begins no word with what stands behind it: 发力, and not 下发."""
PAIRS = ("（）", "〔〕", "［］", "【】", "《》", "〈〉", "“”", "‘’", "「」")
PAIR = {mark: pair for pair in PAIRS for mark in pair}
PLAIN = str.maketrans("()[]", "（）［］")
MARKED = re.compile("[" + "".join(PAIRS) + '()\\[\\]"]')
ENUMERATOR = re.compile(r"(?:^|[\s。；;，,、]|(?<!\d)[：:])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
APART = 3
"""How many paragraphs on a mark may find its partner: a quotation over several, or one that a page broke in two."""


@lru_cache(maxsize=64)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, words), key=lambda one: -len(one))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _all(groups: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    return tuple(word for words in groups.values() for word in words)


def _is_lawful(report: Report, text: str, start: int, end: int) -> bool:
    """Whether a word that holds text[start:end] lawfully stands there."""
    first = max(0, start - 10)
    if RUNS_ON.match(text, start):
        return False
    found = _any(_all(lexicon(report.form).lawful)).finditer(text, first, end + 10)
    return any(match.start() <= start and end <= match.end() for match in found)


@rule(
    "OGI606",
    "doubled-word",
    level="note",
    clauses=(),
    messages={"doubled": Text("“{0}”重复了，应为“{1}”。", "'{0}' is doubled; it should be '{1}'.")},
)
def doubled_word(report: Report, at: At) -> Iterator[Finding]:
    """同一个词连写了两遍。

    为什么：多半是修改时没有删净。
    错：其中其中网站发布300条；运维下下，运行稳定；政治关、保密关、保密关
    对：其中网站发布300条；种种、常常、人人、逐一一类的叠词不算。
    怎么改：删去一个。若是正当的用法，可加入规则集的 lexicon.lawful。

    One word stands twice in a row.

    Why: Something was left over when the sentence was changed.
    Bad: 其中其中网站发布300条; 政治关、保密关、保密关
    Good: 其中网站发布300条; lawful reduplications (种种, 常常, 人人) are left alone.
    Fix: Delete one. A lawful doubling can be added in a ruleset under lexicon.lawful.
    """
    single = _any(_all(lexicon(report.form).doubled))
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        if not MARK.search(text):
            continue
        for match in islice(
            (one for pattern in (TWICE, single, BESIDE, LISTED_TWICE) for one in pattern.finditer(text)), MOST
        ):
            half = match[0][: len(match[0]) // 2]
            if not ONE_BY_ONE.fullmatch(half) and not _is_lawful(report, text, *match.span()):
                site = quoted_folded(paragraph, *match.span())
                yield at(site).say("doubled", site.text, half)


@rule(
    "OGI607",
    "unbalanced-marks",
    level="note",
    clauses=(),
    messages={
        "unbalanced": Text("这一段的“{0}”不成对。", "In this paragraph '{0}' lacks its partner."),
        "same": Text("引号“{0}”前后相同，应一开一合。", "The quotation marks '{0}' are the same on both sides."),
    },
)
def unbalanced_marks(report: Report, at: At) -> Iterator[Finding]:
    """括号、引号、书名号不成对。

    为什么：少一半，读者分不清引用或解释到哪里为止。
    错：《政府信息公开条例（以下简称《条例》）
    对：《政府信息公开条例》（以下简称《条例》）
    怎么改：补上缺少的一半，或删去多余的一半。

    A bracket, quotation mark or title mark lacks its partner.

    Why: Readers cannot tell where the quotation ends.
    Bad: 《政府信息公开条例（以下简称《条例》）
    Good: 《政府信息公开条例》（以下简称《条例》）
    Fix: Add the missing half, or delete the one too many.
    """
    for body in (report.preamble, *(section.paragraphs for section in report.sections)):
        for paragraph, start in _alone(one for one in body if not is_of_page(report, one)):
            site = quoted(paragraph, max(0, start - 8), start + 9)
            mark = paragraph.text[start]
            yield at(site).say("same" if _same(paragraph.text, start) else "unbalanced", mark)


def _same(text: str, start: int) -> bool:
    """Whether an opening quotation mark is closed by another opening one."""
    return text[start] == "“" and "“" in text[start + 1 : start + 40] and "”" not in text[start + 1 : start + 40]


def _alone(body: Iterable[ReportParagraph]) -> Iterator[tuple[ReportParagraph, int]]:
    """The first mark without a partner of each paragraph, partners in the next few counted."""
    opened: dict[str, list[tuple[int, ReportParagraph, int]]] = {pair: [] for pair in PAIRS}
    alone: dict[int, tuple[ReportParagraph, int]] = {}
    for number, paragraph in enumerate(body):
        for start, mark in _marks(paragraph.text):
            pair = PAIR[mark]
            if mark == pair[0]:
                opened[pair].append((number, paragraph, start))
            elif opened[pair] and number - opened[pair][-1][0] <= APART:
                opened[pair].pop()
            else:
                alone.setdefault(number, (paragraph, start))
    for rest in opened.values():
        for number, paragraph, start in rest:
            alone.setdefault(number, (paragraph, start))
    yield from (alone[number] for number in sorted(alone))


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Its marks in one width, without those that have no partner by nature: 1) and the apostrophe of it's."""
    for match in MARKED.finditer(text):
        start, mark = match.start(), match[0].translate(PLAIN)
        apostrophe = mark in "‘’" and text[start - 1 : start].isascii() and text[start + 1 : start + 2].isascii()
        enumerator = mark == "）" and ENUMERATOR.search(text[max(0, start - 4) : start])
        if mark != '"' and not apostrophe and not enumerator:
            yield start, mark


@rule(
    "OGI608",
    "term",
    level="warning",
    clauses=(),
    messages={"term": Text("“{0}”应为“{1}”。", "'{0}' should be '{1}'.")},
)
def term(report: Report, at: At) -> Iterator[Finding]:
    """用语写错。

    为什么：条例和格式有固定的用语，写错会让人以为是另一回事。
    错：收取信息管理费；转结下年度；依公开申请
    对：收取信息处理费；结转下年度；依申请公开
    怎么改：改成规定的用语。本单位的易错词可在规则集的 lexicon.terms 中补充。

    A wrong term of the trade.

    Why: The Regulation and the form have terms of their own; another word is taken for another thing.
    Bad: 信息管理费, 转结, 依公开申请
    Good: 信息处理费, 结转, 依申请公开
    Fix: Use the term. An office can add its own in a ruleset under lexicon.terms.
    """
    terms = {fold(wrong): right for wrong, right in lexicon(report.form).terms.items() if right}
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        for match in islice(_any(tuple(terms)).finditer(text), MOST):
            if not _is_lawful(report, text, *match.span()):
                site = quoted_folded(paragraph, *match.span())
                yield at(site).say("term", site.text, terms[match[0]])


RULES: list[Rule] = [doubled_word, unbalanced_marks, term]
