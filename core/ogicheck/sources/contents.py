"""The bytes of a file to check, which only the process that reads it has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ogicheck.hosting.extractors import Archive, archive_for
from ogicheck.sources.inputs import Input
from ogicheck.values.document import UnreadableError
from ogicheck.values.errors import reason
from ogicheck.values.texts import Text

LARGEST = 64 * 2**20
"""Bytes of a file: the longest reports with their pictures reach a third of it."""
GONE = Text("无法打开：{0}", "cannot be opened: {0}")
LOST = Text("读取压缩包的插件没有加载", "the plugin that reads its archive is not loaded")


def content(one: Input, archives: Mapping[str, Archive]) -> bytes:
    """The file's bytes, by way of the archive that it is in, if any. Raises UnreadableError."""
    if one.refused:
        raise UnreadableError(one.refused)
    try:
        if one.fetch:
            return one.fetch()
        if one.file and one.where:
            return _held(one.file, one.where, archives)
        return read_file(one.path) if one.data is None else one.data
    except (OSError, ValueError) as error:
        raise UnreadableError(unopened(error)) from error


def unopened(error: BaseException) -> Text:
    """Why a file's bytes are not there."""
    return GONE.fill(reason(error))


def read_file(path: Path, most: int = LARGEST) -> bytes:
    """The file's bytes, at most one more than it may have: `most` is for a report."""
    with path.open("rb") as file:
        return file.read(most + 1)


def _held(path: Path, where: tuple[int, ...], archives: Mapping[str, Archive]) -> bytes:
    archive = archive_for(path, archives)
    if archive is None:
        raise UnreadableError(LOST)
    return archive.read(path, where)
