"""What is said of a file that cannot be checked."""

from __future__ import annotations

from ogicheck.values.texts import Text

NO_REPORT = Text(
    "看不出这是政府信息公开工作年度报告：没有找到格式规定的章节和表格。请确认文件是否选对。",
    "this does not look like an annual report on open government information: none of the form's sections or tables was "
    "found. Check that it is the right file.",
)
UNKNOWN_TYPE = Text(
    "不认识这种文件。请提供 Word、WPS、PDF、网页或文本文件（扩展名不作数，以内容为准）。",
    "this kind of file is not known. Provide a Word, WPS, PDF, web page or text file (its content counts, not its suffix).",
)
MEMORY = Text(
    "读取这个文件需要的内存超过限制，没有读取；可用 --memory-limit 放宽。",
    "reading this file takes more memory than allowed, so it was not read; --memory-limit allows more.",
)
FAULT = Text(
    "读取时程序出错（{0}）。这是 ogicheck 的缺陷，请附上文件反馈。",
    "reading failed ({0}). This is a fault of ogicheck: please report it with the file.",
)
FACT = Text("{0}；没有读取。", "{0}; it was not read.")
EMPTY = Text("文件是空的。", "the file is empty.")
TOO_LARGE = Text("文件超过 {0} MB，不像一份年度报告。", "the file is larger than {0} MB, too large for an annual report.")
CRASHED = Text("读取程序“{0}”（插件 {1}）出错：{2}", "extractor '{0}' (plugin {1}) failed: {2}")
UNMENDED = Text(
    "修复程序“{0}”（插件 {1}）出错：{2}；文件按未修复的内容读取。",
    "repair '{0}' (plugin {1}) failed: {2}; the file was read without it.",
)
NESTED = Text(
    "文件里的文件嵌套超过 {0} 层，没有读取；请把报告正文另存为单独的文件。",
    "files lie within files more than {0} deep, which was not read: save the report as a file of its own.",
)
