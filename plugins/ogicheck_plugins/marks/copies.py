"""Copies of the files of one kind, written into a folder as they are on their way: each whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path, PurePosixPath

from ogicheck.api import FileResult, IncompleteError, Opening, Text, UnreadableError, Verdict, described, printable
from ogicheck_plugins.marks.notes import Note, notes

Mark = Callable[[bytes, list[Note], FileResult, Opening], tuple[bytes, str]]
"""Makes the marked copy of a file's bytes, and says what is put behind the file's name. Raises UnreadableError."""

FAILED = Text("{0}：{1}", "{0}: {1}")
WRITTEN = Text("{0}：写了 {1} 份带标注的副本", "{0}: marked copies written: {1}")
NONE = Text(
    "{0}：没有写副本，检查的文件里没有这种格式的（{1}）",
    "{0}: no copy was written, as none of the files is of this kind ({1})",
)
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|\s+$|\.+$')
_LONGEST = 240
"""Bytes of a name: file systems take 255, and the copy stands beside its place while it is written."""


class Copies:
    """Writes a marked copy of each file of certain kinds, which what was not read has by its name alone. What could not be
    copied is told of at the end, all at once.
    """

    def __init__(self, opening: Opening, kinds: Collection[str], suffixes: tuple[str, ...], mark: Mark) -> None:
        self._opening, self._kinds, self._suffixes, self._mark = opening, kinds, suffixes, mark
        self._failed: list[Text] = []
        self._taken: set[str] = set()
        self._written = 0

    def add(self, result: FileResult) -> None:
        if unread := next((one.text for one in result.problems if one.kind == "unreadable"), None):
            if result.file.lower().endswith(self._suffixes):
                self._failed.append(FAILED.fill(printable(result.file), unread))
            return
        if result.media_type not in self._kinds:
            return
        try:
            said = notes(result, self._opening.settings, self._opening.rule)
            copy, suffix = self._mark(self._opening.source(result.file), said, result, self._opening)
            self._write(self._free(f"{result.file}{suffix}"), copy)
            self._written += 1
        except UnreadableError as error:
            self._failed.append(FAILED.fill(printable(result.file), error.text))
        except Exception as error:  # one file, whatever is wrong with it, takes no other with it
            self._failed.append(FAILED.fill(printable(result.file), described(error)))

    def close(self, verdict: Verdict) -> None:
        self._tell()
        if self._failed:
            raise IncompleteError(Text("; ".join(one.zh for one in self._failed), "; ".join(one.en for one in self._failed)))

    def _tell(self) -> None:
        folder = printable(str(self._opening.folder))
        if self._opening.settings.quiet:
            return
        if self._written:
            self._opening.say(WRITTEN.fill(folder, self._written))
        elif not self._failed:
            self._opening.say(NONE.fill(folder, " ".join(self._suffixes)))

    def _free(self, name: str) -> Path:
        """Where a copy is written: below the folder as the file is below the root, alone elsewhere, and never twice."""
        path = PurePosixPath(name.replace("!/", "/"))
        parts = [path.name] if path.is_absolute() or ".." in path.parts else path.parts
        *above, last = (_UNSAFE.sub("_", part) for part in parts)
        stem, suffix = PurePosixPath(last).stem, PurePosixPath(last).suffix
        count = 1
        while (found := "/".join((*above, _named(stem, suffix, count)))).casefold() in self._taken:
            count += 1
        self._taken.add(found.casefold())
        return self._opening.folder / found

    @staticmethod
    def _write(path: Path, copy: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.part")
        try:
            draft.write_bytes(copy)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _named(stem: str, suffix: str, count: int) -> str:
    number = f" ({count})" if count > 1 else ""
    room = _LONGEST - len(f"{number}{suffix}".encode())
    return f"{stem.encode()[:room].decode('utf-8', 'ignore')}{number}{suffix}"
