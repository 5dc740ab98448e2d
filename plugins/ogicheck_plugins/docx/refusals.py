"""What is said of a file that cannot be read as a Word document."""

from __future__ import annotations

from ogicheck.api import Text, UnreadableError

ENCRYPTED = Text(
    "文件已加密（设有打开密码）；请在 Word 或 WPS 中去除密码后另存为 docx",
    "the file is encrypted with a password: remove the password in Word or WPS and save it as docx",
)
OLD_WORD = Text(
    "这是旧版 Word/WPS 文件（.doc、.wps）；请另存为 docx",
    "this is an old Word or WPS file (.doc, .wps): save it as docx",
)
OLD_OFFICE = Text(
    "这是旧版 Office 文件（OLE），不是 Word 文档；请把报告另存为 docx",
    "this is an old Office file (OLE) that holds no Word document: save the report as docx",
)
LOCK = Text(
    "这是 Word 或 WPS 打开文件时留下的临时文件（~$ 开头），不是报告；请检查原文件，检查前最好先关闭它",
    "this is what Word or WPS leaves beside an open file (~$), and no report: check the file itself, best once it is closed",
)
NO_WORD = Text("文件是 {0}，不是 Word 文档；请提供 docx", "the file is {0}, not a Word document: supply the docx")
DAMAGED = Text(
    "文件已损坏（{0}），无法读出正文；请重新下载，或在 Word 中打开并修复后另存",
    "the file is damaged ({0}) and its text cannot be read: download it again, or let Word repair it and save it",
)
TOO_MANY = Text(
    "正文的 XML 标签超过 {0} 个，远多于任何年报，未读取；请只保留年报正文后另存",
    "the text has more than {0} XML tags, far more than any report, and was not read: save the report alone",
)
DOCTYPE = Text(
    "文件的 XML 带有 DOCTYPE 声明，Word 从不写入；为安全起见未读取，请在 Word 中另存后再试",
    "the file's XML declares a DOCTYPE, which Word never writes; not read for safety: save it anew in Word",
)
TOO_DEEP = Text(
    "文件的元素嵌套过深，无法读取；请在 Word 中打开后另存",
    "the file nests its elements too deeply to be read: open it in Word and save it anew",
)
TOO_WIDE = Text(
    "表格一行超过 {0} 个单元格，无法读取；请在 Word 中核对该表格",
    "a row of a table has more than {0} cells and cannot be read: look at the table in Word",
)
CHUNK_UNREAD = Text(
    "文件中嵌有其他格式的内容（{0}），未能读取；请在 Word 中打开后另存为 docx。原因：{1}",
    "the file holds text in another format ({0}) that cannot be read: open it in Word and save it as docx; {1}",
)
EMPTY = Text(
    "文件中没有文字，也没有图片；请核对是否选错了文件",
    "the file holds neither text nor pictures: check that it is the right one",
)
SALVAGED = Text(
    "文件不完整（下载或复制中断），正文尚完整，已从残余部分读出；请重新获取原文件",
    "the file is cut off; its text is still whole and was read from what is left: fetch the file again",
)
CUT_SHORT = Text(
    "文件不完整（下载或复制中断），正文只读到中断处，其后内容缺失；请重新获取原文件",
    "the file is cut off; the text was read as far as it goes and the rest is missing: fetch the file again",
)


def refuse(text: Text, *arguments: object) -> UnreadableError:
    return UnreadableError(text.fill(*arguments) if arguments else text)
