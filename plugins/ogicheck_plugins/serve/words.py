"""The words of the page, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from ogicheck.api import Lang, Text

WORDS: dict[str, Text] = {
    "title": Text("政府信息公开年度报告检查", "Annual report check"),
    "lead": Text(
        "选择或拖入年度报告，检查格式、数字和文字。文件只在这台服务器上检查，用完即删。",
        "Choose or drop annual reports to check their form, figures and wording. Files stay on this server and are "
        "deleted afterwards.",
    ),
    "files": Text("要检查的年度报告", "Annual reports to check"),
    "drop": Text("把文件拖到这里，或点击选择", "Drop files here, or click to choose"),
    "formats": Text(
        "Word、WPS、PDF、网页、表格、文本，可以一次选多个", "Word, WPS, PDF, web pages, sheets, text; several at a time"
    ),
    "check": Text("开始检查", "Check"),
    "more": Text("更多设置", "More settings"),
    "ruleset": Text("格式版本", "Version of the form"),
    "region": Text("地区要求", "Regional rules"),
    "auto": Text("自动判断", "Automatic"),
    "none": Text("不用地区要求", "None"),
    "published": Text("公布日期", "Day of publication"),
    "previous": Text("上一年的年度报告", "Last year's reports"),
    "previous_why": Text("核对结转件数、增减幅度和雷同文字", "To compare what was carried over, growth and copied wording"),
    "parts": Text("各部门的年度报告", "The organs' reports"),
    "parts_why": Text("核对本级政府的数字是不是各部门之和", "To see whether a government's figures are their sum"),
    "strict": Text("也列出需要人工核对的地方", "Also list what a person should review"),
    "other_lang": Text("English", "中文"),
    "again": Text("检查其他文件", "Check other files"),
    "checking": Text("正在检查", "Checking"),
    "checked": Text("已检查 {0} / {1} 个文件", "{0} of {1} files checked"),
    "wait": Text("请稍候，完成后会自动显示结果。", "Please wait: the results appear when all is done."),
    "clean": Text("没有发现必须修改的问题", "Nothing found that must be mended"),
    "findings": Text("有问题需要修改", "There are findings to mend"),
    "incomplete": Text("有内容没能检查，请人工核对", "Something could not be checked: a person must look"),
    "stopped": Text("检查没有完成", "The check did not finish"),
    "error": Text("错误", "Error"),
    "warning": Text("警告", "Warning"),
    "note": Text("提示", "Note"),
    "review": Text("请核对", "Review"),
    "open": Text("无法判断", "Cannot tell"),
    "accepted": Text("已认可", "Accepted"),
    "summary": Text("错误 {0}，警告 {1}，提示 {2}", "errors: {0}, warnings: {1}, notes: {2}"),
    "summary_files": Text("共 {0} 个文件", "files: {0}"),
    "downloads": Text("下载", "Downloads"),
    "in_place": Text("在报告中查看", "See them in the report"),
    "own_window": Text("在新窗口打开", "Open in a window of its own"),
    "quote": Text("原文", "Printed"),
    "fix": Text("改法", "Fix"),
    "why": Text("为什么", "Why"),
    "basis": Text("依据", "Basis"),
    "unread": Text("没能检查", "Not checked"),
    "good": Text("这份报告没有发现问题。", "Nothing was found in this report."),
    "year": Text("{0} 年", "{0}"),
    "line": Text("第 {0} 行", "line {0}"),
    "page": Text("第 {0} 页", "page {0}"),
    "delete": Text("立即删除", "Delete now"),
    "kept": Text(
        "文件和结果最多保留十分钟，之后自动删除。", "Files and results are deleted after ten minutes at the latest."
    ),
    "refused": Text("没有受理", "Not taken"),
    "api": Text("HTTP 接口", "HTTP interface"),
    "skip": Text("跳到正文", "Skip to content"),
    "too_large": Text("所选文件共超过 {0} MB，请分批检查。", "The files exceed {0} MB: check them in parts."),
    "parameters": Text("参数", "Parameters"),
    "answers": Text("答复", "Answers"),
    "document": Text("OpenAPI 文档", "OpenAPI document"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What the page offers of an output: its label, the suffix and media type of what it makes, and what stands in the media
    type of the files that it marks ("" where it is for any).
    """

    label: Text
    suffix: str
    media_type: str
    marks: str = ""


_OFFICE = "application/vnd.openxmlformats-officedocument"
DOWNLOADS = {
    "docx": Offer(Text("标注好的 Word 文件", "Marked Word file"), ".docx", f"{_OFFICE}.wordprocessingml.document", "word"),
    "pdf": Offer(Text("标注好的 PDF 文件", "Marked PDF file"), ".pdf", "application/pdf", "pdf"),
    "html": Offer(Text("标注好的网页", "Marked web page"), ".html", "text/html", "html"),
    "xlsx": Offer(Text("Excel 工作簿", "Workbook"), ".xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    "report": Offer(Text("网页报告", "Report as a web page"), ".html", "text/html"),
    "sarif": Offer(Text("SARIF", "SARIF"), ".sarif", "application/sarif+json"),
    "json": Offer(Text("JSON", "JSON"), ".json", "application/json"),
}
"""The outputs by the names under which plugins register them; those that are not registered are not offered."""


class Words:
    """The words in one language, for a template."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __getitem__(self, name: str) -> str:
        return WORDS[name].say(self.lang)

    def fill(self, name: str, *arguments: object) -> str:
        return WORDS[name].fill(*arguments).say(self.lang)

    def say(self, text: Text) -> str:
        return text.say(self.lang)
