"""Lists right behind a figure that no word leads to: kinds of faults (发现问题30个，断链15个、错字9个), what became of
suggestions (收到建议57条，采纳23条、解释29条), the attributes of papers, or what calls itself a kind (解读14篇，文字类5篇，
图解类9篇).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.partition import names_all_attributes
from ogicheck_plugins.national.narrative.phrases import Tokens, text_of

FAULTS = re.compile("(?:发现|查[出找]|排查|梳理|反馈|整改)[^,;:]*(?:问题|隐患|差错|错误|错链)$")
TREATED = re.compile("整改|纠正|解决|完成|修复|通报|督办|约谈|修改|处理|销号|更正|[已未共]")
"""What was done about faults, which is no kind of them."""
SUGGESTED = re.compile("(?:收到|征集到?|收集到?|征得|反馈|提出)[^,;:]*(?:建议|意见|诉求|留言)$")
PAPERS = re.compile("公文|文件")
KIND = "类"
SETTLED = re.compile("采纳|采用|吸收|解释|说明|参考|转(?:其他|交|办|送|有关)|暂不|未予")
"""What became of suggestions, each of one of these; all of them may be answered."""


def settled(line: ListedLine) -> Iterator[Breakdown]:
    """Such a list, its items joined by 、 up to the next mark; nothing says that it is complete."""
    tokens = line.tokens
    for index in line.counts:
        label = text_of(tokens[label_start(tokens, index) : index])
        known = bool(FAULTS.search(label) or SUGGESTED.search(label))
        items = _items(tokens, index, known)
        if len(items) > 1 and not label.endswith(KIND):
            parts = [part for at in items if (part := line.amount(at, label_start(tokens, at)))]
            whole = line.amount(index, label_start(tokens, index))
            labels = [part.label for part in parts]
            sorted_ = all(one.endswith(KIND) for one in labels) or (
                bool(PAPERS.search(label)) and names_all_attributes(labels)
            )
            if whole and len(items) == len(parts) > 1 and (sorted_ or (known and _are_kinds(parts, label))):
                text = line.print(tokens[index + 1].end, tokens[items[-1]].end)
                where = (line.paragraph.address, line.paragraph.place)
                yield Breakdown(whole, tuple(parts), "among", False, False, *where, text)
                return


def _items(tokens: Tokens, index: int, known: bool) -> list[int]:
    """The figures of the whole's unit behind a comma, each but the first behind 、 (of kinds by name behind any comma); none
    where the list goes on otherwise.
    """
    counted = tokens[index].quantity
    if counted is None or index + 1 == len(tokens) or tokens[index + 1].text != ",":
        return []
    found: list[int] = []
    for at in range(index + 2, len(tokens)):
        one = tokens[at].quantity
        if tokens[at].kind == "mark" and tokens[at].text not in (("、",) if known else ("、", ",")):
            break
        if one:
            if not known and one.unit != counted.unit and found:
                break
            if one.unit != counted.unit or (known and found and tokens[label_start(tokens, at)].text != "、"):
                return []
            found.append(at)
    ended = bool(found) and (found[-1] + 1 == len(tokens) or tokens[found[-1] + 1].kind == "mark")
    return found if ended else []


def _are_kinds(parts: Sequence[Amount], whole: str) -> bool:
    labels = [part.label.strip("、, ") for part in parts]
    if FAULTS.search(whole):
        return all(label and not TREATED.search(label) for label in labels)
    return all(SETTLED.search(label) for label in labels)
