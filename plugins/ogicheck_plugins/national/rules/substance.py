"""Whether the text says anything: sentences copied, an overview without figures, problems without substance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, takewhile

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Section, Site, Text, bare, fold, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.prose import SENTENCE, folded, is_of_page, paragraphs, quoted
from ogicheck_plugins.national.unfilled import is_unfilled_section
from ogicheck_plugins.national.vocabulary import lexicon

SHORTEST = 20
MOST_SENTENCES = 500
FIGURE = re.compile(
    r"(?<![第\d])\d+(?![\d年月日号),.:])|(?<![第零一二三四五六七八九十百千])(?:[二两三四五六七八九十百千零]{1,8}|一[十百千万][一二两三四五六七八九十百千零]{0,8})[余多]?[件条篇份次期场人万元名宗起]"
    r"|[零未无没][^,.;]{0,6}(?:收到|申请)"
)
NONE = re.compile(
    r"(?:不存在|没有发现|没有|暂无|未发现|并无|无)(?:明显|突出|主要|较大|重大|存在)*的?(?:问题|不足)|^[(]?[一二三四五]?[)、]?无[.]?$"
)

PLACED = re.compile(
    r"在(?P<what>[^,.;在]{4,24}?)(?:上|方面|环节|领域)[^,.;]{0,6}(?:不足|差距|短板|问题|困难|(?:提升|改进)空间)"
)
SHORT_OF = re.compile(
    "(?:内容|形式|渠道|方式|时效|质量|解读|栏目|服务|深度|广度|水平)[^,;.]{0,8}与[^,;.]{2,12}(?:需求|期待|期盼|标准)[^,;.]{0,6}(?:差距|距离)"
)
"""In what something is lacking; what falls short of what is wanted."""
POINTED = (
    re.compile(
        "(?:问题|不足|短板|差距|弱项|薄弱环节)(?:主要|还|也|都|就|集中)*"
        "(?:[是为:]|,?在于|集中[在于]|(?:表现|体现|反映)[为在]|[在有]|(?:[一-龥]{2,4}|[A-Z一二三四五\\d])(?=:))[:,]?(?P<what>[^.;]{4,60})"
    ),
    re.compile("(?:^|[.;,:])(?P<what>[^,.;:]{4,30}?)(?:不足|不够|偏[少低弱慢]|欠缺|滞后|薄弱)(?=[,.;]|$)"),
    re.compile("(?:表现|体现|反映)[为在][:,]?(?P<what>[^.;]{4,60})"),
    re.compile(
        "(?:^|[.,;:是])(?P<what>[^,.;:]{4,30}?)(?:仍|还|也|都)?(?:需要?|有待|亟待|亟需|尚需)(?:进一步|继续|不断|持续|加快)?"
        "(?:提[高升]|加强|完善|改进|优化|规范|加大|增强|加快|拓[宽展]|丰富)(?=[,.;]|$)"
    ),
    re.compile("(?:^|[.;])(?P<what>[^.;]{4,60}?),?(?:这|都)?(?:是|仍是|成为)[^,.;]{0,16}(?:问题|不足|短板)(?=[,.;]|$)"),
)
"""What the problem is, behind the word for it or before it."""
VAGUE = re.compile(
    "有待|加强|提[高升]|完善|进一步|仍然?|还|需要?|不够|存在|一些|差距|不足|问题|短板|差异|改进|距离|要求|期[待盼]|相比"
    "|群众|上级|等|我们?|了|有|不|是|为|在|上"
)
GENERAL = re.compile(
    "政府信息公开|政务公开|信息公开|公开|工作|开展|推进|实际|具体|一定|各项|整体|总体|部分|个别|有些|我[局镇县市区乡办委厅]|[的地和与及]"
)
"""Words that say of no part of the work that it is lacking."""
PLANS = re.compile("(?:今后|下一?步|明年|来年|下一?年度?)[^.;,:]{0,8}[:,]")
"""Behind these is told what is to be done."""
TOLD = 9
"""Characters of a sentence that may tell what is done about it, in words of its own."""
NAMED = 3
"""Characters that say in what something is lacking."""


@rule(
    "OGI610",
    "repeated-sentence",
    level="note",
    clauses=(),
    options={"length": SHORTEST},
    messages={"repeated": Text("“{0}”与前文完全相同。", "'{0}' stands word for word further up.")},
)
def repeated_sentence(report: Report, at: At) -> Iterator[Finding]:
    """同一句话出现两次。

    为什么：重复的句子没有新的内容，多半是拼凑或漏删。
    错：第一部分和第六部分有一整句一字不差。
    对：一件事只在一处写。
    怎么改：删去一处。（默认二十个字以上的句子才算，可用选项 length 调整。）

    One sentence stands twice.

    Why: The second says nothing new.
    Bad: A whole sentence of the first section again in the sixth.
    Good: Each thing said once.
    Fix: Delete one. (Only sentences of twenty characters or more count; the option `length` changes that.)
    """
    labels = _labels(report)
    first: dict[str, Site] = {}
    for paragraph in paragraphs(report):
        if is_of_page(report, paragraph):
            continue
        for match in islice(SENTENCE.finditer(paragraph.text), MOST_SENTENCES):
            words = bare(match[0])
            if len(words) >= at.options["length"] and words not in labels:
                site = _site(paragraph, match)
                if words in first:
                    yield at(site).say("repeated", _cut(site.text), related=(first[words],))
                first.setdefault(words, site)


def _site(paragraph: ReportParagraph, match: re.Match[str]) -> Site:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return quoted(paragraph, start, match.end())


def _cut(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[:most] + "…"


def _labels(report: Report) -> set[str]:
    """What the form itself prints, which a table read as text repeats."""
    tables = report.form.tables.values()
    rows = [label for table in tables for row in table.rows.values() for label in (row.label, *row.seen)]
    return {bare(label) for label in (*rows, *(corner for table in tables for corner in table.corner))}


@rule(
    "OGI613",
    "boilerplate",
    level="note",
    clauses=(FORM_2019, FORM_2021),
    needs=("section/overview",),
    messages={
        "empty": Text(
            "总体情况没有一个数字，也没有写到本机关的名称，换成任何单位都适用。",
            "The overview has not one figure nor the organ's name: it would do for any organ.",
        )
    },
)
def boilerplate(report: Report, at: At) -> Iterator[Finding]:
    """总体情况全是套话。

    为什么：没有数字和名称的总体情况，读者看不出做了什么。
    错：通篇是“加强领导、健全机制、提高认识”。
    对：写明发布多少条、收到多少件、开展了什么。
    怎么改：用本机关的数据和事例说明。

    The overview is made of phrases.

    Why: Without a figure or a name readers cannot see what was done.
    Bad: Nothing but 加强领导、健全机制、提高认识.
    Good: How much was disclosed, how many applications came, what was done.
    Fix: Say it with the organ's own figures.
    """
    section = report.section("overview")
    text = "".join(_texts(section, report)) if section else ""
    if section is None or is_unfilled_section(section, report):
        return
    if text and not FIGURE.search(text) and not any(name in text for name in _own_names(report)):
        yield at(section).say("empty")


def _own_names(report: Report) -> list[str]:
    organ = fold(report.organ or "")
    shorter = [organ[index + 1 :] for index, char in enumerate(organ[:-3]) if char in "省市县区旗州盟"]
    return [name for name in (organ, *shorter) if len(name) > 3]


def _texts(section: Section, report: Report) -> Iterator[str]:
    """Its paragraphs, and those of headings behind it that the form does not know: they are parts of it by mistake."""
    behind = report.sections[report.sections.index(section) + 1 :]
    for one in (section, *takewhile(lambda other: other.key is None, behind)):
        yield from (folded(paragraph.text).text for paragraph in one.paragraphs)


@rule(
    "OGI614",
    "problems-shallow",
    level="warning",
    clauses=(REGULATION_50, FORM_2019, FORM_2021),
    needs=("section/problems",),
    messages={
        "problem": Text("“{0}”部分没有写出任何问题。", "'{0}' names no problem."),
        "general": Text("“{0}”部分只说有问题、有差距，没有说是什么。", "'{0}' says that there are problems, but not which."),
        "measure": Text("“{0}”部分没有写出改进措施。", "'{0}' names no measure."),
    },
)
def problems_shallow(report: Report, at: At) -> Iterator[Finding]:
    """存在的问题和改进情况没有写出问题或措施。

    为什么：格式要求问题具体、不空泛，并写明改进情况。
    错：我局政府信息公开工作总体良好，无存在问题。
    对：一是解读材料偏少；二是……。下一步将为每份文件配图解。
    怎么改：写出具体的问题，一一对应写出措施。可能换了说法写到措施的，只提请人工核对。

    The section on problems names no problem, or no measure.

    Why: The form wants problems that are concrete, and what is done about them.
    Bad: 无存在问题。
    Good: What is lacking, and the measure for each.
    Fix: Name the problems, and a measure for each. Where other words may tell of one, a person is asked to look.
    """
    section = report.section("problems")
    known_words = lexicon(report.form)
    text = ".".join(_texts(section, report)) if section else ""
    if section is None or not text.strip(".") or is_unfilled_section(section, report):
        return
    title = report.form.sections["problems"].title
    measures = [word for words in known_words.measures.values() for word in words]
    praise = known_words.problems.get("praise", [])
    known = [*measures, *praise]
    named = known_words.problems.get("named", [])
    said = NONE.sub("", text)
    lacking = _has(said, known_words.problems.get("lacking", [])) or _is_placed(said)
    if not lacking and not _has(_without(said, known_words.problems, ("none", "general")), named):
        if _has(NONE.sub("", text), known_words.problems.get("general", [])):
            yield at(section).say("general", title, level="note")
        elif any(not NONE.search(one) and not _has(one, known) for one in re.split("[.;]", PLANS.split(text)[0]) if one):
            yield at(section).review("problem", title)
        else:
            yield at(section).say("problem", title)
    announced = [*known_words.measures.get("announced", []), *([f"{report.year + 1}年"] if report.year else [])]
    if not _has(text, announced) and not _is_measured(text, report, named, measures):
        told = any(len(one) > TOLD and not _has(one, named) and not _has(one, praise) for one in re.split("[.;:]", text))
        yield (at(section).review if told else at(section).say)("measure", title)


def _is_measured(text: str, report: Report, named: list[str], measures: list[str]) -> bool:
    """Whether a clause speaks of a measure and of no problem: 培训组织不够 and 规范性文件更新不及时 are none."""
    clauses = re.split("[,.;:]", text)
    return any(
        _has(one, measures) and not _has(_without(one, lexicon(report.form).problems, ("none",)), named) for one in clauses
    )


def _is_placed(text: str) -> bool:
    """Whether words say in what something is lacking, besides the work as a whole (在服务的精细化上仍有不足), or what of it
    falls short of what is wanted (公开内容与群众需求仍有差距), or what the problem is (主要问题在于：解读术语多).
    """
    placed = any(len(GENERAL.sub("", one["what"])) >= NAMED for one in PLACED.finditer(text))
    pointed = (VAGUE.sub("", GENERAL.sub("", one["what"])) for way in POINTED for one in way.finditer(text))
    return bool(SHORT_OF.search(text)) or placed or any(len(what) > NAMED for what in pointed)


def _without(text: str, groups: Mapping[str, list[str]], names: tuple[str, ...]) -> str:
    for word in (word for name in names for word in groups.get(name, [])):
        text = text.replace(word, "")
    return text


def _has(text: str, words: list[str]) -> bool:
    return any(word in text for word in words)


RULES: list[Rule] = [repeated_sentence, boilerplate, problems_shallow]
