"""Reviews and lawsuits, information disclosed, fees for handling it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import (
    NARROWING,
    ORGANS,
    PASSED,
    Context,
    Counted,
    counted_subject,
    heads,
    is_clear,
    is_led_by_organ,
    since,
    subjects,
)
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.words import Token
from ogicheck_plugins.national.narrative.yearly import is_limited, is_of_all_years, is_yearly

PIECES = frozenset("件份条篇项期部则个次")
MEANS = ("通过", "依托", "利用", "借助", "经由")
WAYS = ("平台", "渠道", "载体", "途径", "方式", "各类平台", "多种渠道", "各类渠道")
OF_KIND = ("为", "是", "属")
"""Behind 全部 these tell of what kind some are."""
ROLE = re.compile("(?:作为|是|成为|即)(?:第一|首要|主要|主|基础|重要|核心|权威)$")
SITE = "channel.网站"
EVERY = ("各类", "各种", "各类信息", "全部", "所有")


def disclosed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Information disclosed, in all or through named channels. Only 主动公开 speaks of all of it."""
    if _is_of_all_behind(phrase):
        yield Counted("disclosed", whole=True)
        return
    words = heads(phrase, "act.disclosed")
    if not words or phrase.quantity.unit not in PIECES or phrase.has("foreign", "applicant", "change"):
        return
    if _are_of_a_kind(phrase, words):
        return
    clear = is_clear(since(phrase, words), "subject.information", "channel", "act")
    spoken = "information" in subjects(phrase.gap + phrase.tail)
    if not clear or not spoken or counted_subject(phrase, context) != "information":
        return
    where = _ways(phrase)
    cumulative = any(token.text == "新增" for token in phrase.gap) or is_of_all_years(phrase)
    if not cumulative and where is not None:
        measure = "/".join(("disclosed", "、".join(where))) if where else "disclosed"
        yield Counted(measure, words[0].text == "主动公开", is_yearly(phrase) or _is_of_all(phrase, words))


def _is_of_all_behind(phrase: Phrase) -> bool:
    """Whether all that the year disclosed is told of, its name behind the figure: 对全年11318条主动公开信息进行核查."""
    behind = phrase.tail_text.startswith(("主动公开信息", "主动公开政府信息", "主动公开的信息", "主动公开的政府信息"))
    return behind and phrase.gap_text.endswith(("全年", "全年度", "全年的", "本年度", "本年度的"))


def _are_of_a_kind(phrase: Phrase, words: Tokens) -> bool:
    """Whether information of a kind is named before a verb that is not 主动公开: 招生信息全年公开."""
    ahead = phrase.gap[: phrase.gap.index(words[0])]
    named = [at for at, token in enumerate(ahead) if token.text == "信息"]
    return bool(named and named[-1]) and words[0].text == "公开" and ahead[named[-1] - 1].kind == "text"


def _is_of_all(phrase: Phrase, words: Tokens) -> bool:
    """Whether the clause speaks of all that was disclosed, though it names no year: 主动公开各类信息, 通过网站等平台公开,
    主动公开的300条信息.
    """
    every = any(token.text in EVERY for token in phrase.gap) or _are_those(phrase)
    leading = phrase.gap[: phrase.gap.index(words[0])]
    plain = all(token.kind in PASSED or token.among("channel", "open", "organ") or _leads(token) for token in leading)
    return every and plain and not is_limited(phrase.sentence)


def _are_those(phrase: Phrase) -> bool:
    """Whether something is told of all that were disclosed: 主动公开的300条信息全部; not 信息中有错字."""
    behind = [token for token in phrase.tail if not token.among("subject.information", "topic")]
    kinds = len(behind) > 1 and behind[1].text.startswith(OF_KIND)
    return phrase.gap[-1].text == "的" and bool(behind) and behind[0].kind == "whole" and not kinds


def _leads(token: Token) -> bool:
    return token.text.startswith(MEANS) or token.text in WAYS or token.text.endswith(ORGANS)


def _is_by_all_means(tokens: Tokens) -> bool:
    """Whether a list of channels, the web site one of them, ends with 等平台, 等渠道: without the site it is of a few."""
    site = any(token.kind == SITE for token in tokens)
    return site and any(
        token.kind == "open" and one.text.startswith(WAYS) for token, one in zip(tokens, tokens[1:], strict=False)
    )


def _ways(phrase: Phrase) -> list[str] | None:
    """The channels of a figure: those right before it, else those named since the figure before; None where it came by a way
    that is no channel's name (通过其他方式).
    """
    if _is_by_all_means(phrase.gap):
        return []
    own = channels(phrase.gap)
    if own or any(token.text.startswith(MEANS) for token in phrase.gap):
        return own or None
    last = max(
        (at + 1 for at, token in enumerate(phrase.before) if token.quantity and token.quantity.unit in PIECES), default=0
    )
    return channels(phrase.before[last:])


def channels(tokens: Tokens) -> list[str]:
    """The channels among tokens, each by the one name that its kind has, in one order whatever theirs."""
    named = [token for at, token in enumerate(tokens) if token.among("channel") and not _is_said_of_one(tokens, at)]
    return sorted({_channel(token) for token in named})


def _is_said_of_one(tokens: Tokens, at: int) -> bool:
    """Whether a word tells what a channel is to the organ, and is none itself: 网站作为第一平台."""
    said = "".join(token.text for token in tokens[max(0, at - 3) : at])
    return tokens[at].text in WAYS and bool(ROLE.search(said))


def _channel(token: Token) -> str:
    return token.kind.partition(".")[2] or token.text


def charged(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Fees for handling information that were charged; what is due, or was waived, is another matter."""
    words = heads(phrase, "act.charged")
    if not words or not phrase.has("subject.fee") or phrase.quantity.unit != "元" or phrase.has(*NARROWING, "part.among"):
        return
    if is_led_by_organ(phrase, words) and is_clear(since(phrase, words), "act.charged", "subject.fee"):
        yield Counted("fee")
