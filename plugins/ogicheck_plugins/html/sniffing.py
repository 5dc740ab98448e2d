"""What shows that bytes are a web page."""

from __future__ import annotations

import re

from ogicheck_plugins.formats_kit import markdown
from ogicheck_plugins.formats_kit.charsets import utf16

_HEAD = 4096
"""Bytes in which a page begins: some have a long comment or a script before."""
_FIRST_TAG = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:html|head|body|meta|title|table|div|p|h[1-6]|span|article|section|center|font|style|script"
    rb"|link|pre|ul|ol)[\s>/]",
    re.DOTALL | re.IGNORECASE,
)
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_SAVED = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)", re.MULTILINE | re.IGNORECASE)


def claims(data: bytes) -> bool:
    """Whether the file opens as a web page or as a mail message that holds one."""
    charset = utf16(data[:_HEAD]) if b"\0" in data[:_HEAD] else ""
    head = data[:_HEAD].decode(charset, "ignore").encode("utf-8", "ignore") if charset else data[:_HEAD]
    head = head.removeprefix(b"\xef\xbb\xbf")
    # Markdown may begin with a tag that centres its title.
    begins = _FIRST_TAG.match(head) and not markdown.IN_BYTES.search(data)
    return b"\0" not in head and bool(begins or _PAGE.search(head) or is_saved_page(head))


def is_saved_page(data: bytes) -> bool:
    """Whether the bytes open with the headers of MHTML."""
    head = data[:_HEAD]
    return b"mime-version:" in head.lower() and _SAVED.search(head) is not None
