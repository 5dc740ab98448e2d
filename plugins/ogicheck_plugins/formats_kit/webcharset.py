"""Which charset a page is in: what its bytes are weighs more than what it declares."""

from __future__ import annotations

import codecs
import re

import webencodings

from ogicheck.api import Text
from ogicheck_plugins.formats_kit.charsets import is_chinese, utf16

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page says its charset: browsers look at 1024, and some pages have a long head before it."""
_OF_WINDOWS = {"cp936": "gbk", "ms936": "gbk"}
"""Labels that pages bear and browsers do not know."""
_WESTERN = "cp1252"
"""What browsers take ASCII and Latin-1 for, which servers declare of any page: nearly all bytes are valid in it."""
_BAD_SHARE = 0.01
"""Of characters beyond ASCII, those that may be broken: a cut-off or pasted one, where another charset breaks most."""

MISLABELLED = Text(
    "网页声明的字符集是 {0}，实际是 {1}，已按后者读取",
    "the page declares the charset {0} but is in {1}, and was read as that",
)
GARBLED = Text(
    "网页中有 {0} 处字节不符合字符集 {1}，以 � 代替",
    "{0} places in the page are no valid {1} and were replaced by �",
)


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[Text, ...]]:
    """The text of a page and what there is to say of its charset; never fails.

    A page that is valid UTF-8 and not plain ASCII is UTF-8 whatever it says, as Chinese in GB 18030 never is by chance.
    The reverse does not hold: one that says another charset is in GB 18030 only where that makes common Chinese of it.
    """
    if charset := utf16(data):
        return data.decode(charset, "replace").removeprefix("\ufeff"), ()
    if data.startswith(codecs.BOM_UTF8):
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace"), ()
    if not declared and (match := _DECLARED.search(data, 0, _HEAD)):
        declared = match[1].decode("ascii", "replace")
    named = _codec(declared)
    for charset in dict.fromkeys(("utf-8", "gb18030" if named in ("", _WESTERN) else named, "gb18030", named or "gb18030")):
        if charset != "utf-8" and _nearly_utf8(data):
            named = "utf-8"
            break
        text = _strict(data, charset)
        if text is not None and charset not in ("utf-8", "gb18030") and _is_gb18030(data):
            continue
        if text is not None:
            return text, _mislabelled(declared, named, charset, data)
    charset = named or "gb18030"
    text = data.decode(charset, "replace")
    return text, (GARBLED.fill(text.count("\ufffd"), charset),)


def _codec(declared: str) -> str:
    """The codec for a declared charset, as browsers know its labels, "" where there is none; gbk is a part of gb18030."""
    encoding = webencodings.lookup(_OF_WINDOWS.get(declared.lower(), declared))
    name = encoding.codec_info.name if encoding else ""
    if name == "gbk":
        return "gb18030"
    # A page whose declaration could be read is in no charset of two bytes a character; two names stand for no charset.
    return "" if name.startswith("utf-16") or name in ("replacement", "x-user-defined") else name


def _strict(data: bytes, charset: str) -> str | None:
    """The text, where all bytes are valid but perhaps a last character that is cut off."""
    try:
        return codecs.getincrementaldecoder(charset)().decode(data)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_gb18030(data: bytes) -> bool:
    text = _strict(data, "gb18030")
    return text is not None and is_chinese(text)


def _nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    foreign = sum(1 for character in text if character > "\x7f")
    return text.count("\ufffd") < _BAD_SHARE * foreign


def _mislabelled(declared: str, named: str, charset: str, data: bytes) -> tuple[Text, ...]:
    if not declared or named == charset or data.isascii():
        return ()
    return (MISLABELLED.fill(declared, charset),)
