"""What stands round a figure, or a negation, as features that are weighed (`weighed`).

A feature is a sign for where it stands, and what stands there: characters (runs of one to four; ^ and $ are the ends), or
behind a point a known word's kind. `=` is the clause up to the figure, `>` what follows it there, `<` the clause before. Of
what stands before that (`«`), or comes later in the sentence (`»`), the kinds alone tell something. The others say what the
text counted or spoke of before.
"""

from __future__ import annotations

from operator import add

from ogicheck_plugins.national.narrative.meaning import Context
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.series import BETWEEN

FAR, LATER = 24, 12
"""Tokens before the clauses, and behind, that may bear on it."""
MASKS = {"quantity": "#", "year": "年", "day": "日", "skipped": "《"}
"""Figures, days and titles, whatever they are."""
OTHER_YEAR = "异"
"""A year that is not the report's."""
PLAIN = frozenset(("text", "neutral", "mark", *MASKS))
"""Kinds that tell nothing beside the characters."""
OWN_RUNS, RUNS, FAR_RUNS = range(1, 5), range(1, 4), range(2, 4)


def surroundings(phrase: Phrase, context: Context) -> list[str]:
    """The features of a phrase, some hundred; one may stand there twice."""
    before, near = phrase.parted
    behind = _item(phrase.tail)
    found = _state(phrase, context, len(behind) < len(phrase.tail))
    for sign, tokens, runs in (("=", phrase.gap, OWN_RUNS), (">", behind, RUNS), ("<", near, FAR_RUNS)):
        found += _runs(sign, tokens, runs, context.year)
        found += _kinds(sign + ".", tokens)
    found += _kinds("«.", before[-FAR:])
    found += _kinds("».", phrase.rest[:LATER])
    own = _kinds("=", phrase.gap)
    if not own:
        found += _runs("=<", near, FAR_RUNS, context.year)
        own = _kinds("<", near)
    own += _kinds(">", behind)
    found += [kind + beside for kind in own for beside in ("&" + context.counted, "&" + context.subject)]
    return found


def _state(phrase: Phrase, context: Context, joined: bool) -> list[str]:
    """Unit, marks beside it, and what the text counted and spoke of before."""
    mark = phrase.before[-1].text if phrase.before and phrase.before[-1].kind == "mark" else "#" if phrase.before else ""
    next_ = phrase.rest[0].text if phrase.rest and phrase.rest[0].kind == "mark" else "#" if phrase.rest else ""
    found = ["negated" if phrase.negated else "unit " + phrase.quantity.unit, "opened " + mark, "closed " + next_]
    found += ("last " + context.last, "counted " + context.counted, f"last {context.last} {mark}")
    found.append("subject " + context.subject)
    said = (("requested", context.requested), ("topical", context.topical), ("joined", joined))
    found += [name for name, is_so in said if is_so]
    return found if phrase.quantity.precision == "exact" else [*found, phrase.quantity.precision]


def clause_before(phrase: Phrase) -> Tokens:
    return phrase.parted[1]


def _item(tail: Tokens) -> Tokens:
    """What follows a figure up to the next item of its list."""
    return tail[: next((at for at, token in enumerate(tail) if token.text in BETWEEN), len(tail))]


def _runs(sign: str, tokens: Tokens, runs: range, year: int | None) -> list[str]:
    """The runs of characters of tokens, behind a sign."""
    if not tokens:
        return [f"{sign}^$"]
    printed = [
        OTHER_YEAR if token.kind == "year" and token.year != year else MASKS.get(token.kind, token.text) for token in tokens
    ]
    text = "^" + "".join(printed) + "$"
    run = [sign + one for one in text]
    found = run[1:-1] if runs[0] == 1 else []
    for length in range(2, runs.stop):
        run = [*map(add, run, text[length - 1 :])]
        found += run
    return found


def _kinds(sign: str, tokens: Tokens) -> list[str]:
    """The kinds that tell something, behind a sign."""
    return [sign + token.kind for token in tokens if token.kind not in PLAIN]
