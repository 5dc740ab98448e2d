"""Sentences that say how all reviews or lawsuits ended: 复议决定全部予以维持, 5件诉讼均胜诉."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import Report
from ogicheck_plugins.national.sentences import PREAMBLE, Said, of, said
from ogicheck_plugins.national.told import Told, told

HINT = re.compile("维持|胜诉|驳回")
EVERY = "(?:全部|全都|[均都]|一律|无一例外)"
ALIKE = re.compile(
    rf"(?:(?<!\d)(?P<many>\d{{1,9}})[件起宗例])?(?:的)?[^,;:。()\d]{{0,12}}(?P<kind>复议|诉讼|应诉|起诉)[^,;:。()\d]{{0,12}}?(?:(?P<behind>\d{{1,9}})[件起宗例])?,?"
    rf"(?:结果|审理|裁判|判决|法院|复议机关)*{EVERY}(?!.{{0,4}}[未没])[^,;。\d]{{0,8}}?(?:(?P<upheld>维持)|(?P<won>胜诉|驳回(?:原告|其)?诉讼请求))"
)
SINGLE = re.compile(
    r"(?:(?P<many>1)[件起宗例][^,;:。()\d]{0,12})?(?P<kind>复议|诉讼)(?(many)|(?:案件)?(?P<behind>1)[件起宗例])[^;:。()\d]{0,16}?"
    "(?:作出|予以|被|判决|结果[为是]|机关|法院)了?(?:(?P<upheld>维持)|(?P<won>胜诉))"
)
"""The only case, and how it ended."""
SOME = re.compile(
    "审结|办结|已结|结案的|其中|作出决定的|部分|除|其余|其他|余下|另|一审|二审|经复议|直接|[上去往]年|20\\d\\d年(?!度?,|底|末)"
)
"""Of those that ended, of one way to court, or of another year."""
OURS = re.compile("信息公开|公开(?:申请|答复|类)|依申请")
OTHERS = re.compile("执法|处罚|许可|征收|拆迁|各(?:单位|部门|镇|乡)|全[市县区省]|作为(?:复议|被告)|代理|办理的|受理的")
KINDS = {"复议": ("reconsideration",)}
LITIGATION = ("litigation_direct", "litigation_after")
SO = {"upheld": (".upheld",), "won": (".upheld", ".other")}
AGAINST = {"upheld": ("corrected", "other"), "won": ("corrected",)}
"""What did not end so; a lawsuit of 其他结果 may still be won."""


def all_upheld(report: Report) -> Iterator[tuple[Said, Told]]:
    """The words of each such sentence that the table of reviews contradicts, and the first figure that does."""
    for paragraph in said(report, HINT):
        for one in paragraph:
            ways = (ALIKE, SINGLE) if _is_ours(one) else ()
            for match in (match for way in ways for match in way.finditer(one.read)):
                if table := None if _is_of_some(one.read, match) else _against(report, match):
                    yield of(one, match), table


def _is_ours(one: Said) -> bool:
    return one.body == "review" or (one.body != PREAMBLE and bool(OURS.search(one.whole)))


def _is_of_some(text: str, match: re.Match[str]) -> bool:
    ahead = re.split("[;:。]", text[: match.start()])[-1] + match[0]
    return bool(SOME.search(ahead) or OTHERS.search(ahead))


def _against(report: Report, match: re.Match[str]) -> Told | None:
    """The figure of cases of another end, where the words are of all that the table counts; of so many as are too few."""
    kinds, way = KINDS.get(match["kind"], LITIGATION), match.lastgroup or ""
    count = match["many"] or match["behind"]
    whole, alike = (told(report, "+".join(f"{kind}{end}" for kind in kinds for end in ends)) for ends in ([""], SO[way]))
    if not whole or not alike:
        return None
    if match.re is SINGLE and max(whole.figures) > 1:
        return None
    few = alike if count and int(count) > max(alike.figures) else None
    if count and int(count) not in whole.figures:
        return few
    ends = (told(report, f"{kind}.{end}") for kind in kinds for end in AGAINST[way])
    against = next((one for one in ends if one and max(one.figures)), None)
    return against or (few if match.re is SINGLE else None)
