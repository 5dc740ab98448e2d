"""What is said of an old Word file that cannot be read."""

from __future__ import annotations

from ogicheck.api import Text

ENCRYPTED = Text(
    "文件已加密（设有打开密码）；请在 Word 或 WPS 中去除密码后另存为 docx",
    "the file is encrypted with a password: remove the password in Word or WPS and save it as docx",
)
DAMAGED = Text(
    "文件已损坏或不完整（{0}），无法读出正文；请重新下载，或在 Word 中打开并修复后另存为 docx",
    "the file is damaged or cut off ({0}) and its text cannot be read: download it again, or let Word repair it",
)
NO_WORD = Text(
    "这是旧版 Office 文件（OLE），不是 Word 文档；请把报告另存为 docx",
    "this is an old Office file (OLE) that holds no Word document: save the report as docx",
)
TOO_OLD = Text(
    "文件是 Word 95 或更早版本的格式；请另存为 docx（安装 LibreOffice 后可直接读取）",
    "the file is of Word 95 or older: save it as docx (with LibreOffice installed it is read as it is)",
)
NO_OFFICE = Text(
    "没有安装 LibreOffice，无法用它读取这个文件；请另存为 docx",
    "LibreOffice is not installed, so the file cannot be read by it: save it as docx",
)
TOO_LONG = Text(
    "文件超过 {0} 个字符，远多于任何年报，未读取；请只保留年报正文后另存",
    "the file has more than {0} characters, far more than any report, and was not read: save the report alone",
)
EMPTY = Text(
    "文件中没有文字，也没有图片；请核对是否选错了文件",
    "the file holds neither text nor pictures: check that it is the right one",
)
