"""Runs made by hand, for the tests of the outputs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

from ogicheck.api import (
    Acceptance,
    Clause,
    FileResult,
    Finding,
    Help,
    Lang,
    Level,
    Opening,
    Place,
    PluginState,
    Problem,
    Related,
    RuleInfo,
    Run,
    Settings,
    Text,
)
from ogicheck_plugins.outputs import OUTPUTS

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ARTICLE_50 = Clause("regulation-50", Text("《条例》第五十条", "Article 50 of the Regulations"))
TOTAL = Text(
    "“{0}”一行各列之和为 {1}，总计栏为 {2}，相差 {3}。",
    "Row '{0}' sums to '{1}', its total says '{2}': a difference of '{3}'.",
)
NO_TABLE = Text("没有读到“{0}”这张表。", "Table '{0}' was not read.")
ODD = Text("“{0}”占比偏高。", "The share of '{0}' is high.")
MISSING = Text("缺少“{0}”部分。", "Section '{0}' is missing.")
CRASH = """Traceback (most recent call last):
  File "/home/someone/lib/python3.12/site-packages/ogicheck_demo/rules.py", line 7, in hotline
    return table["x"]
KeyError: 'x'
"""


def rule(number: str, name: str, level: Level, configured: Level | None, builtin: bool = True) -> RuleInfo:
    return RuleInfo(
        id=number,
        name=name,
        level=level,
        configured=configured,
        formats=("2021",),
        regions=("*",),
        clauses=(ARTICLE_50,),
        messages={"total": TOTAL, "no-table": NO_TABLE, "odd": ODD, "missing": MISSING},
        zh=Help("数字应当相符。", "读者据此核对。", "1、2，总计 4。", "1、2，总计 3。", "请核对并改正数字。"),
        en=Help("Figures agree.", "Readers rely on them.", "1, 2, total 4.", "1, 2, total 3.", "Check and mend them."),
        plugin="national" if builtin else "ogicheck-demo",
        plugin_version="0.1.0",
        builtin=builtin,
    )


RULES = (
    rule("DEMO101", "regional-hotline", "warning", "warning", builtin=False),
    rule("OGI101", "section-missing", "error", "error"),
    rule("OGI301", "request-balance", "error", "error"),
    rule("OGI302", "request-row-total", "error", "warning"),
    rule("OGI304", "review-total", "error", None),
    rule("OGI401", "narrative-requests", "note", "note"),
)

CELL = Place(page=3, box=(312.5, 401.0, 351.0, 414.2), part="word/document.xml", path="/w:document/w:body/w:tbl[2]")
LINE = Place(line=12, column=5, end_line=12, end_column=7)


def finding(number: str = "OGI302", **changes: object) -> Finding:
    """A broken row total; `changes` replace its fields."""
    arguments = ("予以公开", "12", "13", "1")
    base = Finding(
        rule=number,
        level="error",
        kind="fail",
        message=TOTAL.fill(*arguments),
        message_id="total",
        arguments=arguments,
        address="table/requests/granted/total",
        place=CELL,
        quote="13",
        fingerprint="0f" * 32,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def unknown(number: str = "OGI301") -> Finding:
    """What nobody can tell, for want of the table."""
    return finding(
        number,
        kind="open",
        message=NO_TABLE.fill("requests"),
        message_id="no-table",
        arguments=("requests",),
        address="table/requests",
        place=Place(),
        quote="",
        fingerprint="1e" * 32,
    )


def doubtful() -> Finding:
    """What a person should look at."""
    return finding(
        "OGI401",
        kind="review",
        level="note",
        message=ODD.fill("其他处理"),
        message_id="odd",
        arguments=("其他处理",),
        address="section/requests/paragraph/2",
        quote="本年收到申请 5 件。",
        fingerprint="2d" * 32,
    )


def accepted(reason: str = "案件跨年，已说明。", **changes: object) -> Finding:
    """A broken row total that a baseline accepts."""
    return finding(accepted=Acceptance(reason, "法规科", date(2030, 12, 31)), **changes)


def file(name: str = "2023/某某局 年报.docx", *findings: Finding, **changes: object) -> FileResult:
    base = FileResult(
        file=name,
        size=12345,
        digest="ab" * 32,
        media_type=DOCX,
        organ="某某局",
        year=2023,
        format="2021",
        region="shandong",
        findings=findings,
        checked=("OGI101", "OGI302"),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def text_file(name: str = "2023/report.txt", *findings: Finding, **changes: object) -> FileResult:
    return file(name, *findings, **({"media_type": "text/plain", "binary": False} | changes))


def run(*files: FileResult, lang: Lang = "zh-CN", **changes: object) -> Run:
    base = Run(
        files=files,
        rules=RULES,
        plugins=(PluginState("national", "0.1.0", "loaded", builtin=True),),
        ruleset="2021",
        lang=lang,
        exit_code=0,
        started=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        ended=datetime(2026, 1, 2, 3, 4, 6, tzinfo=UTC),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def eventful(lang: Lang = "zh-CN") -> Run:
    """A run in which everything happens: each kind of finding, problem, file and plugin."""
    related = (Related("table/requests/granted/company", "5", CELL), Related("table/requests/*/total", "", CELL))
    unread = Text("文件已加密，请去掉密码后再试。", "The file is encrypted: remove the password and try again.")
    crashed = Text("规则 DEMO101 出错。", "Rule DEMO101 failed.")
    merged = Text("表格各列连在一起。", "The table's cells run together.")
    shifted = finding(level="warning", address="table/review/unknown/1", place=LINE, quote="表格 {1}", fingerprint="3c" * 32)
    broken = Text("插件载入时出错。", "The plugin failed to load.")
    return run(
        file("2023/某某局 年报.docx", finding(related=related), finding(), unknown(), unknown("OGI304"), doubtful()),
        text_file("2023/report.txt", shifted, finding(level="note", address="report", place=Place(), quote="")),
        file("2023/clean.docx", not_checked=("OGI301",), remarks=(Text("已修复文件。", "The file was salvaged."),)),
        file("加密.pdf", problems=(Problem("unreadable", unread),), digest="", size=0, checked=()),
        text_file(
            "a&b <c>.txt",
            problems=(
                Problem("rule-crash", crashed, rule="DEMO101", traceback=CRASH),
                Problem("unread-part", merged, address="table/requests"),
            ),
        ),
        lang=lang,
        exit_code=3,
        arguments=("--ruleset", "2021", "--output=sarif=/home/someone/out.sarif", "2023"),
        plugins=(
            PluginState("national", "0.1.0", "loaded", builtin=True),
            PluginState("ogicheck-demo", "0.2.0", "loaded"),
            PluginState("ogicheck-broken", "", "failed", broken, CRASH),
            PluginState("ogicheck-future", "9.0", "skipped", Text("需要更新的 ogicheck。", "Needs a newer ogicheck.")),
        ),
    )


def baselined() -> Run:
    """A run by a baseline: findings that are accepted, with a reason and without, and one that is not."""
    bare = finding(address="table/requests/new/total", fingerprint="4b" * 32, accepted=Acceptance("", "", None))
    one = file("a.docx", accepted(), bare, finding("OGI301", address="table/requests"), unknown("OGI304"), doubtful())
    return run(one, file("b.docx", accepted()), baseline="baseline.toml", exit_code=1)


def written(output: str, of: Run, colour: bool = False, settings: Settings | None = None) -> bytes:
    """What an output writes of a run."""
    stream = BytesIO()
    opening = Opening(stream, settings or Settings(strict=of.strict), of.plugins, bytes, colour)
    writer = next(one for one in OUTPUTS if one.name == output).open(opening)
    for one in of.files:
        writer.add(one)
    writer.close(of)
    return stream.getvalue()
