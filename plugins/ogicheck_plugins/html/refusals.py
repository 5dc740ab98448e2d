"""What is said of a page that cannot be read."""

from __future__ import annotations

from ogicheck.api import Text, UnreadableError

TOO_LARGE = Text(
    "网页文件超过 {0} MB，未读取；请只保存年报正文页",
    "the page is larger than {0} MB and was not read: save the page of the report alone",
)
TOO_MANY = Text(
    "网页中的标签超过 {0} 个，未读取；请只保存年报正文页",
    "the page has more than {0} tags and was not read: save the page of the report alone",
)
TOO_DEEP = Text(
    "网页的元素嵌套过深，部分文字会丢失，因此未读取；请在浏览器中打开并另存",
    "the page nests its elements so deeply that text would be lost, and was not read: save it anew from a browser",
)
TOO_WIDE = Text(
    "网页中有超过 {0} 列的表格，无法读取；请核对该表格",
    "a table of the page has more than {0} columns and cannot be read: look at that table",
)
NO_TEXT = Text(
    "网页中没有文字（可能由脚本在浏览器中生成）；请在浏览器中打开并另存为完整网页",
    "the page holds no text (scripts may write it in the browser): open it in a browser and save it as a complete page",
)
WRITTEN = Text(
    "网页本身几乎没有文字，正文由脚本在浏览器中生成；请在浏览器中打开并另存为完整网页",
    "the page itself holds hardly any text, as scripts write it in the browser: open it and save it as a complete page",
)
FRAMED = Text(
    "网页本身没有正文，正文在框架“{0}”里，而未能读到那个文件；请连同所附文件夹一起保存，或在浏览器中将网页另存为单个文件（.mhtml）",
    "the page itself holds no text, but shows '{0}' in a frame, which could not be read: save it with its folder, or as one"
    " file (.mhtml)",
)


def refuse(text: Text, *arguments: object) -> UnreadableError:
    return UnreadableError(text.fill(*arguments) if arguments else text)
