"""Whether the introduction lists the parts that there are."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Text, fold, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.listing import Listing, listing


@rule(
    "OGI118",
    "part-list",
    level="warning",
    clauses=(FORM_2019, FORM_2021),
    messages={
        "count": Text("引言说有{0}个部分，却列出了 {1} 个。", "The introduction speaks of '{0}' parts but lists {1}."),
        "left-out": Text("引言列出各部分，漏了“{0}”。", "The introduction's list of parts leaves out '{0}'."),
        "twice": Text("引言列出各部分，“{0}”列了两次。", "The introduction's list of parts has '{0}' twice."),
        "wording": Text(
            "引言列出的部分与标题写法不同，应有“{0}”。", "The introduction's list of parts words '{0}' in another way."
        ),
    },
)
def part_list(report: Report, at: At) -> Iterator[Finding]:
    """引言所列的部分数目不对、有遗漏或者重复。

    为什么：引言说“六个部分”，列出来却是五个，读者会以为缺页。
    错：本报告由总体情况、主动公开政府信息情况……五部分组成。
    对：列出的部分与正文的六个部分一致。
    怎么改：按正文的标题重列。

    The introduction's list of parts has the wrong count, leaves one out, or has one twice.

    Why: Readers take a part that is not listed for missing.
    Bad: Six parts are announced and five listed.
    Good: The list is that of the six sections.
    Fix: List the sections' titles.
    """
    for paragraph in report.preamble:
        found = listing(fold(paragraph.text), report)
        if found:
            yield from _judged(paragraph, found, report, at)


def _judged(paragraph: ReportParagraph, listed: Listing, report: Report, at: At) -> Iterator[Finding]:
    titles = {key: form.title for key, form in report.form.sections.items()}
    absent = [title for key, title in titles.items() if key not in listed.found]
    twice = [titles[key] for key, count in listed.found.items() if count > 1]
    reworded = [titles[key] for key in listed.reworded]
    spot, stated = at(paragraph), listed.stated
    if twice:
        yield spot.say("twice", "”“".join(twice))
    if absent and len(absent) <= listed.others:
        reworded += absent
    elif absent and not listed.open:
        yield spot.say("left-out", "”“".join(absent))
    elif not twice and not listed.others and stated is not None and _contradicts(stated, listed, bool(absent)):
        yield spot.say("count", listed.count, len(listed.found))
    if reworded:
        yield spot.say("wording", "”“".join(reworded), level="note")


def _contradicts(stated: int, listed: Listing, more: bool) -> bool:
    return stated < len(listed.found) if more else stated != len(listed.found)


RULES: list[Rule] = [part_list]
