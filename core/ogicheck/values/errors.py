"""What is wrong with a call or with what is around it, rather than with a report."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from typing import Any

from ogicheck.values.document import UnreadableError
from ogicheck.values.texts import Text, TextError, joined, printable

CLEAN, FOUND, USAGE, INCOMPLETE = 0, 1, 2, 3
"""Exit codes: nothing that fails a run, findings that do, a wrong call, something that could not be done."""


class SettingError(TextError):
    """A ruleset, a configuration or an option cannot be used; `text` names file, line, key and, where there is one, the
    nearest right name. Of several errors it has a line each.
    """


def refuse(errors: Iterable[SettingError]) -> None:
    """Raises SettingError with all of the errors, each once, where there are any."""
    texts = dict.fromkeys(error.text for error in errors)
    if texts:
        raise SettingError(joined(texts, "\n", "\n"))


class CutShortError(KeyboardInterrupt):
    """A run of calls that `why` stopped: what there is of those after the last outcome that was given, by their numbers."""

    def __init__(self, why: KeyboardInterrupt, done: Mapping[int, Any]) -> None:
        super().__init__()
        self.why, self.done = why, done


class UnclaimedError(UnreadableError):
    """No extractor claims a file: nothing that reads its kind is there, or it is switched off."""


class IncompleteError(TextError):
    """What was asked for cannot be done, though nothing is wrong with the call; `text` says what, and why."""


REASONS = {
    errno.EACCES: Text("没有权限", "permission denied"),
    errno.EBADF: Text("已关闭", "it is closed"),
    errno.EFBIG: Text("文件过大", "the file is too large"),
    errno.EIO: Text("读写出错", "input or output error"),
    errno.EISDIR: Text("是文件夹", "it is a folder"),
    errno.ELOOP: Text("链接成环", "links lead in a circle"),
    errno.EMFILE: Text("打开的文件过多", "too many open files"),
    errno.ENAMETOOLONG: Text("名称过长", "the name is too long"),
    errno.ENFILE: Text("打开的文件过多", "too many open files"),
    errno.ENOENT: Text("没有这个文件或文件夹", "no such file or folder"),
    errno.ENOMEM: Text("内存不足", "not enough memory"),
    errno.ENOSPC: Text("磁盘已满", "no space left on the disk"),
    errno.ENOTDIR: Text("上级不是文件夹", "what should hold it is no folder"),
    errno.EPERM: Text("没有权限", "permission denied"),
    errno.EPIPE: Text("接收方已关闭", "nobody reads it any more"),
    errno.EROFS: Text("所在磁盘只读", "the disk is read-only"),
}


def reason(error: BaseException) -> Text:
    """Why something failed, in words; an exception's own where it is none of the system's."""
    if isinstance(error, OSError) and error.errno in REASONS:
        return REASONS[error.errno]
    if isinstance(error, MemoryError):
        return REASONS[errno.ENOMEM]
    said = _said(error)
    return Text(said, said)


def described(error: BaseException) -> Text:
    """What failed and why: in an error's own words where it has them; for the system's errors, with the file."""
    own = getattr(error, "text", None)
    if isinstance(own, Text):
        return own
    why = reason(error)
    if isinstance(error, OSError) and error.errno in REASONS:
        file = error.filename2 or error.filename
        return named(str(file), why) if file else why
    if isinstance(error, MemoryError):
        return why
    said = f"{type(error).__name__}: {why.en}".removesuffix(": ")
    return Text(said, said)


def named(file: str, why: Text) -> Text:
    """What is said of a file."""
    return Text(f"{printable(file)}：{why.zh}", f"{printable(file)}: {why.en}")


def _said(error: BaseException) -> str:
    """An exception's message, which may be a plugin's, and may fail itself."""
    try:
        return str(error)
    except KeyboardInterrupt:
        raise
    except BaseException:
        return ""
