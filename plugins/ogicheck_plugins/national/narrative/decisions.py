"""Decisions as table two counts them: 作出行政许可决定120件, 未实施行政处罚, 行政事业性收费12.5万元."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import PASSED, Context, Counted, is_unmixed
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens, is_break

DECIDED = ("foreign.licensing", "foreign.penalties", "foreign.coercion")
CHARGED = ("foreign.fees", "act.charged")
UNITS = frozenset("件份宗起例")
DECISIONS = frozenset("个项")
"""Units of decisions only where they are called so: 许可83项 may be kinds of permits."""
SERVICES = ("事项", "案件", "件", "方面", "情况", "提出", "申请的", "有关", "相关", "类")
"""With these the figure counts other things than decisions."""
AMOUNT = ("金额", "总额", "收入")


def decided(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Permits, penalties and coercive measures. Without 作出 or 决定 the figure may be one of services."""
    words = tuple(token for token in phrase.gap if token.kind in DECIDED)
    if not words:
        return
    clause = _listed(phrase)
    told = any(token.kind == "act.decided" for token in (*clause, *phrase.gap))
    named = any(token.text.endswith(("决定", "决定书")) for token in phrase.gap)
    unit = phrase.quantity.unit in (UNITS | DECISIONS if named else UNITS) or (
        not phrase.quantity.unit and (told or not phrase.negated)
    )
    if not unit or not _is_plain((*clause, *phrase.gap), *DECIDED, "act.decided"):
        return
    if phrase.tail and phrase.tail[0].among("foreign", "text", "subject"):
        return
    names = dict.fromkeys(token.kind.removeprefix("foreign.") for token in words)
    yield from (Counted(name) for name in names) if phrase.negated else (Counted("+".join(names), certain=told),)


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


def _is_plain(gap: Tokens, *kinds: str) -> bool:
    """Whether nothing else is said but who decided, and when."""
    known = [token for token in gap if token.kind != "text"]
    told = all(token.kind in (*PASSED, *kinds) or token.among("organ", "scope") or token.text in "、," for token in known)
    return told and is_unmixed(gap) and not any(token.text in SERVICES for token in known)
