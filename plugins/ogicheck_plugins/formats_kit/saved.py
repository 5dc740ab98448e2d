"""Pages saved with all they need in one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from email.message import Message

from ogicheck.api import Text, UnreadableError

NO_PAGE = Text(
    "MHTML 文件中没有网页正文；请重新保存网页",
    "the MHTML file holds no page: save the page anew",
)
_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own bytes, the charset that its headers give ("" for none) and its address."""

    data: bytes
    charset: str
    name: str


def pages_in(data: bytes) -> list[Page]:
    """The pages in the file, as one with frames holds several; raises UnreadableError where there is none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    pages = [_page(part) for part in message.walk() if part.get_content_type() in _TYPES]
    if not pages:
        raise UnreadableError(NO_PAGE)
    return pages


def _page(part: Message) -> Page:
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset() or ""
    return Page(payload if isinstance(payload, bytes) else b"", charset, str(part.get("Content-Location") or "text/html"))
