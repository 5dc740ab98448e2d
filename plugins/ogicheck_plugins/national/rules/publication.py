"""When a report was made and published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ogicheck.api import At, Finding, Report, Rule, Site, Text, rule
from ogicheck_plugins.national.clauses import REGULATION_49, REGULATION_50
from ogicheck_plugins.national.deadlines import due
from ogicheck_plugins.national.facts import stamps
from ogicheck_plugins.national.local_days import local_days
from ogicheck_plugins.national.stamps import Stamp

KINDS = {"given": "发布日期", "page": "页面日期", "cover": "封面日期", "signature": "落款日期"}
TRUST = ("given", "page", "signature", "cover")
"""Which day is the one of publication: the first of these that the report has."""


def _site(stamp: Stamp) -> Site:
    return Site(stamp.address, stamp.place, stamp.text)


def _published(report: Report) -> Stamp | None:
    ordered = sorted(stamps(report), key=lambda stamp: TRUST.index(stamp.kind))
    return ordered[0] if ordered else None


@rule(
    "OGI801",
    "published-late",
    level="warning",
    clauses=(REGULATION_49, REGULATION_50),
    messages={
        "late": Text(
            "{0}为 {1}，晚于“{2}”应当公布的最后一天 {3}。",
            "The day is {1}; '{2}' had to publish by {3}.",
        )
    },
)
def published_late(report: Report, at: At) -> Iterator[Finding]:
    """公布晚了。

    为什么：部门、乡镇的年度报告要在次年1月31日前公布，县级政府2月20日前，市级政府3月10日前，省级政府和垂直管理系统3月31日前。
    错：县司法局的报告落款2024年2月18日。
    对：1月31日前公布。
    怎么改：尽快公布；日期写错的改正日期。（迁移网站后重新发布的，请人核对原来的发布日期。）

    It was published late.

    Why: Departments and townships publish by 31 January, counties by 20 February, prefectures by 10 March, provinces and
    vertically led systems by 31 March of the next year.
    Bad: A county bureau's report dated 18 February 2024.
    Good: Published by 31 January.
    Fix: Publish it; mend the day where it is wrong.
    """
    stamp, last = _published(report), due(report)
    if stamp and last and stamp.day > last:
        moved = stamp.day.year > last.year
        say = at(_site(stamp)).review if moved else at(_site(stamp)).say
        yield say("late", KINDS[stamp.kind], stamp.day, report.organ, last)


@rule(
    "OGI802",
    "published-early",
    level="error",
    clauses=(REGULATION_50,),
    messages={
        "early": Text(
            "{0}为 {1}，而报告年度 {2} 年到 {3} 才结束。请核对日期和报告年度。",
            "The day is {1}, but the report year {2} ends only on {3}. Check the day and the year.",
        )
    },
)
def published_early(report: Report, at: At) -> Iterator[Finding]:
    """报告日期早于报告年度结束。

    为什么：数据统计到12月31日，报告不可能在此之前写成；多半是日期沿用了上年，或者把年份写错了。
    错：2023年度报告，落款2023年1月20日。
    对：2023年度报告，落款2024年1月20日。
    怎么改：改正日期。

    It is dated before the report year ended.

    Why: The figures run to 31 December; an earlier day is last year's, or a slip in the year.
    Bad: A report of 2023 dated 20 January 2023.
    Good: A report of 2023 dated 20 January 2024.
    Fix: Mend the day.
    """
    for stamp in {stamp.day: stamp for stamp in stamps(report)}.values() if report.year else ():
        if stamp.day.year <= (report.year or 0):
            yield at(_site(stamp)).say("early", KINDS[stamp.kind], stamp.day, report.year, date(report.year or 0, 12, 31))


@rule(
    "OGI803",
    "dates-disagree",
    level="note",
    clauses=(),
    messages={
        "differ": Text(
            "{0}为 {1}，{2}为 {3}，两处不一致。",
            "The days {1} and {3} contradict each other.",
        )
    },
)
def dates_disagree(report: Report, at: At) -> Iterator[Finding]:
    """封面、落款和页面上的日期互相矛盾。

    为什么：读者不知道报告是哪天作出的。晚于落款发布是正常的，早于落款发布则不可能。
    错：封面2024年1月20日，落款2024年2月20日；或者落款2024年1月20日，页面1月10日已发布。
    对：封面与落款同一天，发布在同一天或者之后。
    怎么改：核对后改为一致。

    The days on cover, page and below the text contradict each other.

    Why: Readers cannot tell when it was made. A page may be later than the signature, never earlier.
    Bad: 20 January on the cover, 20 February below the text.
    Good: One day on both, and publication on it or later.
    Fix: Check, and make them agree.
    """
    by_kind = {stamp.kind: stamp for stamp in reversed(stamps(report))}
    cover, signature, page = (by_kind.get(kind) for kind in ("cover", "signature", "page"))
    made = signature or cover
    pairs = [(cover, signature)] if cover and signature and cover.day != signature.day else []
    pairs += [(made, page)] if made and page and page.day < made.day else []
    for one, other in pairs:
        if one and other:
            said = (KINDS[one.kind], one.day, KINDS[other.kind], other.day)
            yield at(_site(other)).say("differ", *said, related=[_site(one)])


@rule(
    "OGI804",
    "local-deadline",
    level="warning",
    clauses=(),
    messages={
        "late": Text(
            "{0}为 {1}，晚于{3}要求“{2}”公布的最后一天 {4}。",
            "The day is {1}; by {3} '{2}' had to publish by {4}.",
        )
    },
)
def local_deadline(report: Report, at: At) -> Iterator[Finding]:
    """公布晚于本地要求的日期。

    为什么：有的地方要求部门在国家规定的日期之前公布，晚了会在检查中扣分。
    错：市直部门的报告1月30日公布，当地要求1月28日前公布。
    对：在当地要求的日期前公布。
    怎么改：尽快公布；日期写错的改正。本地的日期和依据写在规则集的 deadlines 中；依据没有说到这一年度的，请人核对。

    It was published after the day that its region or office sets.

    Why: Some want their organs' reports earlier than the Regulation does.
    Bad: 30 January, where the city asks for 28 January.
    Good: Published by that day.
    Fix: Publish it; mend the day where it is wrong. Days and their source are a ruleset's `deadlines`.
    """
    stamp, last = _published(report), due(report)
    if stamp is None or report.year is None or (last and stamp.day > last):
        return
    for local in (one for one in local_days(report.form).values() if one.concerns(report)):
        if stamp.day > local.after(report.year):
            spot = at(_site(stamp))
            said = (KINDS[stamp.kind], stamp.day, report.organ, local.source, local.after(report.year))
            yield spot.say("late", *said) if local.names(report.year) else spot.review("late", *said)


RULES: list[Rule] = [published_late, published_early, dates_disagree, local_deadline]
