"""Decisions as table two counts them: 作出行政许可决定120件, 未实施行政处罚, 行政事业性收费12.5万元."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import ORGANS, PASSED, Context, Counted, is_unmixed
from ogicheck_plugins.national.narrative.phrases import JOINING, Phrase, Tokens
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.words import Token

DECIDED = ("foreign.licensing", "foreign.penalties", "foreign.coercion")
CHARGED = ("foreign.fees", "act.charged")
UNITS = frozenset("件份宗起例")
DECISIONS = frozenset("个项")
"""Units of decisions only where they are called so: 许可83项 may be kinds of permits."""
SERVICES = ("事项", "案件", "件", "方面", "情况", "提出", "申请的", "有关", "相关", "类")
"""With these the figure counts other things than decisions."""
LICENSING = "foreign.licensing"
GOES_ON = ("已", "均", "全部", "同步")
"""What may stand behind a figure, and tells of all of them."""
DOING = ("实施", "作出", "办理", "准予", "查处", "下达")
EACH = ("各", "所属", "下属", "基层")
"""Before organs: their decisions are none of the organ's own."""
AMOUNT = ("金额", "总额", "收入", "额")


def decided(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Permits, penalties and coercive measures. Without 作出 or 决定 the figure may be one of services."""
    turned = _turned(phrase)
    gap = (*phrase.gap, *turned)
    words = tuple(token for token in gap if token.kind in DECIDED)
    if not words:
        return
    clause = _listed(phrase)
    told = any(token.kind == "act.decided" for token in (*clause, *gap)) or _are_several(phrase, words)
    named = any(token.text.endswith(("决定", "决定书")) for token in gap)
    unit = phrase.quantity.unit in (UNITS | DECISIONS if named else UNITS) or (
        not phrase.quantity.unit and (told or not phrase.negated)
    )
    handled = ("act.finished",) if named else ()
    if not unit or not _is_plain((*clause, *gap), *DECIDED, "act.decided", *handled):
        return
    tail = phrase.tail[len(turned) :]
    if tail and tail[0].among("foreign", "text", "subject") and not tail[0].text.startswith(GOES_ON):
        return
    names = dict.fromkeys(token.kind.removeprefix("foreign.") for token in words)
    yield from (Counted(name) for name in names) if phrase.negated else (Counted("+".join(names), certain=told),)


def _turned(phrase: Phrase) -> Tokens:
    """What was decided, right behind the figure: 作出50件行政处罚决定."""
    decided = phrase.has("act.decided") and not phrase.has(*DECIDED)
    end = next((at for at, token in enumerate(phrase.tail) if token.kind not in (*DECIDED, "act.decided")), len(phrase.tail))
    return phrase.tail[:end] if decided and not _is_of_another(phrase.tail[end:]) else ()


def _is_of_another(tail: Tokens) -> bool:
    """Whether what was decided goes on to be the name of something else: 行政许可受理决定."""
    return bool(tail) and tail[0].kind not in ("whole", "mark") and not tail[0].text.startswith(GOES_ON)


def _are_several(phrase: Phrase, words: Tokens) -> bool:
    """Whether the sentence gives several kinds of decisions their figures, or the clause names the year of penalties: then
    decisions are counted, though no word says so.
    """
    kinds = {token.kind for token in (*phrase.before, *phrase.gap, *phrase.rest) if token.kind in DECIDED}
    yearly = phrase.has("current", "year") and all(token.kind != LICENSING for token in words)
    if _is_of_another(phrase.tail) and phrase.tail[0].text not in JOINING:
        return False
    plain = all(token.quantity or token.text in "、," or _is_known(token) for token in _statement(phrase))
    return plain and (len(kinds) > 1 or yearly) and not phrase.negated and phrase.quantity.unit in UNITS


def _statement(phrase: Phrase) -> Tokens:
    """The sentence up to the phrase's gap, from the clause on that says itself whose all are: 全县行政强制3件."""
    said = (*phrase.before, *phrase.gap)
    first = next((at for at, token in enumerate(said) if token.quantity), len(said))
    start = max((at + 1 for at in range(first) if said[at].text == ","), default=0)
    leads = (
        start
        and said[start - 2].kind != "year"
        and (said[start].kind == "scope.area" or said[start].among("current") or said[start].text.startswith("全"))
    )
    return phrase.before[start:] if leads and not said[start - 2].text.endswith("中") else phrase.before


def _listed(phrase: Phrase) -> Tokens:
    """The words of the list that the phrase goes on with, whose verb is its own too: 作出许可120件、处罚45件."""
    if not phrase.gap or phrase.gap[0].text != "、":
        return ()
    start = max((at + 1 for at, token in enumerate(phrase.before) if is_break(token)), default=0)
    return tuple(token for token in phrase.before[start:] if not token.quantity)


def collected(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Administrative fees charged, in yuan."""
    if phrase.quantity.unit != "元" or not phrase.has("foreign.fees"):
        return
    if _is_plain(tuple(token for token in phrase.gap if token.text not in AMOUNT), *CHARGED):
        yield Counted("fees")


def _is_known(token: Token) -> bool:
    known = token.kind in (*PASSED, *DECIDED, "act.decided", "scope") or token.among("organ")
    return known or (token.kind == "text" and token.text.endswith((*ORGANS, *DOING)))


def _is_plain(gap: Tokens, *kinds: str) -> bool:
    """Whether nothing else is said but who decided, and when: a team of another place's name is another's (县综合执法队)."""
    if any(two.text.endswith("队") and one.kind == "text" for one, two in zip(gap, gap[1:], strict=False)):
        return False
    if any(token.kind == "text" and token.text.startswith(EACH) for token in gap):
        return False
    known = [token for token in gap if token.kind != "text"]
    told = all(token.kind in (*PASSED, *kinds) or token.among("organ", "scope") or token.text in "、," for token in known)
    return told and is_unmixed(gap) and not any(token.text in SERVICES for token in known)
