"""Whoever did not apply: 申请人均为自然人; 没有法人或其他组织提出申请."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.at_odds import CAME_AND_WENT
from ogicheck_plugins.national.narrative.meaning import Context, Counted, is_asked, last_subject
from ogicheck_plugins.national.narrative.phrases import Phrase

PERSONS = "自然人|公民个人|公民|个人"
BODIES = "(?:法人|企业)(?:或者?|和|及|、|以及)其[他它](?:社会)?组织|法人(?:或者?|和)组织"
REQUESTS = "(?:政府信息公开|信息公开|依申请公开|公开)?(?:的)?(?:申请|申请件)"
ALL = re.compile(
    f"(?:以上|上述|全部|所有|新收|收到的?)*(?:{REQUESTS})?(?:申请人|申请主体|申请者)?(?:均|全部|都|全)(?:[是为系由]|来自)(?:(?P<persons>{PERSONS})|(?P<bodies>{BODIES}))(?:提出|提交|申请)?"
)
NONE = re.compile(
    f"(?:本?年度?内?)?(?:收到|接到|接收)?(?:任何|来自)*(?:(?P<persons>{PERSONS})|(?P<bodies>{BODIES}))(?:的|提出|提交|递交|提起)*{REQUESTS}"
)
KEYS = {"persons": "received.natural_person", "bodies": "received.organisations"}
OTHERS = {"persons": KEYS["bodies"], "bodies": KEYS["persons"]}


def nobody(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """That there are no applications of organisations, or of persons: none is said to be, or all are the others'."""
    found = (NONE if phrase.negated else ALL).fullmatch(phrase.gap_text)
    others = last_subject(phrase.before) not in ("", "request")
    some = any(token.quantity for token in phrase.before) and context.last not in CAME_AND_WENT
    if found and is_asked(phrase, context) and not (others or some):
        yield Counted((KEYS if phrase.negated else OTHERS)[found.lastgroup or ""])
