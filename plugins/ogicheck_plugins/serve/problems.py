"""What is wrong with a request, as a problem document (RFC 9457) or as a page."""

from __future__ import annotations

from dataclasses import dataclass

from ogicheck.api import Lang, Text

TOKEN = Text("需要访问令牌；请向管理员索取。", "An access token is needed: ask the administrator for it.")
HOST = Text("这台服务器不叫“{0}”。", "This server is not called '{0}'.")
ORIGIN = Text("请求来自别的网页，没有受理。", "The request comes from another page and was refused.")
STALE = Text("页面已过期，请刷新后重新提交。", "The page is out of date: load it again, then send the form.")
LARGE = Text("内容超过 {0} MB，没有接收；请分批提交。", "It is larger than {0} MB and was not taken: send it in parts.")
MANY = Text("一次最多 {0} 个文件；请分批提交。", "At most {0} files at a time: send them in parts.")
SLOW = Text("上传太慢或中断了；请重试。", "The upload was too slow or was interrupted: try again.")
BROKEN = Text("表单内容不完整或已损坏；请重新提交。", "The form is cut off or broken: send it again.")
TYPE = Text(
    "不接受“{0}”；请用 multipart/form-data 的 file 字段，或以文件本身的类型（或 application/octet-stream）直接提交。",
    "'{0}' is not taken: send multipart/form-data with the field file, or the file itself under its own type "
    "(application/octet-stream where it is not known).",
)
ACCEPT = Text("只能给出 {0}。", "Only {0} can be given.")
NO_FILE = Text("没有文件；请先选择要检查的报告。", "There is no file: choose the reports to check.")
ONE_FILE = Text("一次请求检查一个文件。", "A request checks one file.")
BUSY = Text("正在检查的文件较多，请稍后再试。", "Many files are being checked: try again in a moment.")
STOPPING = Text("服务正在停止，请稍后再试。", "The server is stopping: try again later.")
STARTING = Text("服务正在启动，请稍后再试。", "The server is starting: try again in a moment.")
LATE = Text("{0} 秒内没有检查完，请稍后再试。", "It was not done within {0} seconds: try again later.")
GONE = Text(
    "没有这个页面；检查结果最多保留十分钟，请重新检查。",
    "There is no such page. Results are kept for ten minutes at most: check the files again.",
)
NOTHING = Text("没有可以给出的文件。", "There is nothing to give.")
METHOD = Text("这个地址不接受这种请求。", "This address does not take that kind of request.")
FAULT = Text("服务器出错，没有得出结果；请告诉管理员。", "The server failed and gave no verdict: tell the administrator.")
WRONG = Text("请求有误。", "The request is wrong.")

KINDS = {
    400: "malformed",
    401: "unauthorized",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    408: "timeout",
    413: "too-large",
    415: "unsupported-type",
    421: "wrong-host",
    422: "invalid",
    429: "busy",
    500: "fault",
    503: "unavailable",
}
"""The last part of a problem's `type`, by its status."""


@dataclass(eq=False)
class ProblemError(Exception):
    """A request that gets no answer but this; `retry` is after how many seconds to try again (0: it would not help)."""

    status: int
    text: Text
    retry: int = 0

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry)} if self.retry else {}

    def document(self, lang: Lang) -> dict[str, object]:
        """As RFC 9457 has it."""
        kind = KINDS.get(self.status, "malformed")
        return {
            "type": f"urn:ogicheck:problem:{kind}",
            "title": kind.replace("-", " "),
            "status": self.status,
            "detail": self.text.say(lang),
        }
