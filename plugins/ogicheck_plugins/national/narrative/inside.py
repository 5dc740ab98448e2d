"""Parts of a whole that a clause names before them: 新收的205件申请中，自然人提出165件; 53件申请里，46件来自自然人."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ogicheck_plugins.national.narrative.lines import FACETS, ListedLine, is_no_whole, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.unmarked import STOPS, are_everybody
from ogicheck_plugins.national.narrative.words import families

INSIDE = ("中", "里", "中有", "里有", "当中有")
NOT_INSIDE = ("集中", "年中", "期中")
ANOTHER = ("另", "还", "此外", "同时")
SHORT = 6
SHARED = ("涉", "关于", "有")
OPEN = ("open", "part.open")


def inside(line: ListedLine) -> Iterator[Breakdown]:
    """The parts of one kind behind such a clause, and one that is more than the whole."""
    tokens = line.tokens
    found = next(((at, to) for at in line.counts if (to := _closed(tokens, at))), None)
    if found is None:
        return
    index, start = found
    whole = line.amount(index, label_start(tokens, index))
    found_parts = list(_parts(line, start, whole)) if whole else []
    parts = [part for _, part in found_parts]
    if whole is None or not parts or is_no_whole(whole):
        return
    alike = [part for part in parts if part.facet and part.facet == parts[0].facet]
    if alike and alike[0].facet == "channel" and not any(token.kind == "subject.request" for token in tokens[:start]):
        return
    is_open = any(token.among(*OPEN) for token in tokens[start:]) or (
        bool(alike) and alike[0].facet == "applicant" and not are_everybody(alike)
    )
    larger = [part for part in parts if alike and not part.facet and part.quantity.value > whole.quantity.value]
    text = line.print(tokens[label_start(tokens, index)].start, tokens[-1].end)
    for some, open_ in ((alike or _listed(line, found_parts), is_open), (larger[:1], True)):
        if some:
            yield Breakdown(whole, tuple(some), "among", open_, False, line.paragraph.address, line.paragraph.place, text)


def _listed(line: ListedLine, parts: list[tuple[int, Amount]]) -> list[Amount]:
    """Parts of a plain list, which nothing but 、 parts (优秀13个、良好20个), or each said to be one (占13条)."""
    tokens = line.tokens
    joined = all(tokens[label_start(tokens, at)].text == "、" for at, _ in parts[1:])
    called = all(tokens[at - 1].kind == "part.share" or part.label.endswith("类") for at, part in parts)
    plain = (joined or called) and all(_is_plain(part) for _, part in parts)
    return [part for _, part in parts] if len(parts) > 1 and plain else []


def _is_plain(part: Amount) -> bool:
    """Whether a label is a kind's name, and not what some of many kinds have in common."""
    label = part.label.strip("、 ")
    return 0 < len(label) <= SHORT and not label.startswith(SHARED)


def _closed(tokens: Tokens, index: int) -> int:
    """Where the parts begin, behind 中 in the clause of a figure; 0 where there is none."""
    for at in range(index + 1, len(tokens)):
        token = tokens[at]
        if token.quantity or is_break(token):
            return 0
        if token.text.endswith(INSIDE) and token.kind == "text" and not token.text.endswith(NOT_INSIDE):
            return at + 1
    return 0


def _parts(line: ListedLine, start: int, whole: Amount) -> Iterator[tuple[int, Amount]]:
    """The figures of the whole's unit behind the clause, up to what tells of something else."""
    tokens, facet = line.tokens, ""
    for at in range(start, len(tokens)):
        token = tokens[at]
        if (
            token.text == ";"
            or token.kind in STOPS
            or token.text.startswith(ANOTHER)
            or token.among("part.among", "foreign")
        ):
            return
        if token.quantity is None or token.quantity.unit == "%":
            continue
        if _closed(tokens, at):
            return
        part = _part(line, at, start)
        if token.quantity.unit != whole.quantity.unit or part is None or (part.facet and facet not in ("", part.facet)):
            return
        facet = facet or part.facet
        yield at, part


def _part(line: ListedLine, at: int, start: int) -> Amount | None:
    """A figure with its label from `start` on, which may stand behind it: 46件来自自然人. None where nothing tells what
    it is.
    """
    tokens = line.tokens
    end = next((to for to in range(at + 1, len(tokens)) if tokens[to].kind in ("mark", "quantity")), len(tokens))
    behind = tokens[at + 1 : end]
    part = line.amount(at, max(start, label_start(tokens, at)))
    if part is None or (part.label.strip("、 ") and (part.facet or not behind)):
        return part
    kinds = frozenset[str]().union(*(families(one.kind) for one in behind))
    facet = next((name for name in FACETS if name in kinds), "")
    label = "".join(one.text for one in behind)
    return replace(part, facet=facet, label=label) if facet and not part.facet else None
