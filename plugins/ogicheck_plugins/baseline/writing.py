"""Brings a baseline up to date. tomlkit keeps what people wrote in the file: its comments, order and forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import tomlkit
from tomlkit.container import Container
from tomlkit.items import AoT, Comment, Item, Table, Whitespace

from ogicheck.api import FileResult, Lang, Text
from ogicheck_plugins.baseline.applying import found, matching, settled
from ogicheck_plugins.baseline.entries import Accepted, Entry, Key

if TYPE_CHECKING:
    from ogicheck_plugins.baseline.answers import Answer

HEAD = Text(
    """# ogicheck 的基线：下列问题已经认可，检查时不再算数。
# 请在 reason 写明理由，在 author 写明由谁认可；只认可一段时间的，另写一行 until = 2030-12-31（当日仍有效）。
""",
    """# ogicheck's baseline: findings that are accepted and do not count.
# Write the reason, and the author who accepts it; for a time only, add a line until = 2030-12-31 (the last day it holds).
""",
)


@dataclass(frozen=True, slots=True)
class Update:
    """What a baseline should hold: for each entry that is there its count (0: drop it), and new entries."""

    counts: Mapping[Key, int]
    added: tuple[Entry, ...]


def update(baseline: Accepted, results: Iterable[tuple[str, FileResult]]) -> Update:
    """From results by the baseline's names of their files. Entries of other files, and those that nobody can tell about,
    stay as they are; so do reason, author and date of all.
    """
    counts = {entry.key: entry.count for entry in baseline.entries}
    added: dict[Key, Entry] = {}
    for name, result in results:
        there = found(result)
        for entry in baseline.of(name):
            now = matching(result, entry)
            counts[entry.key] = now if settled(result, entry) else max(now, entry.count)
        new = (Entry(name, rule, address, count) for (rule, address), count in there.items())
        known = {(entry.rule, entry.address) for entry in baseline.of(name)}
        added |= {entry.key: entry for entry in new if (entry.rule, entry.address) not in known}
    return Update(counts, tuple(added.values()))


def written(baseline: Accepted, change: Update, lang: Lang) -> str:
    """The file's new text."""
    document = tomlkit.parse(baseline.source.text or HEAD.say(lang))
    old = document.pop("accepted", ())
    new = AoT([])
    for node, entry in zip(old, baseline.entries, strict=True):
        table = _table(node)
        below = _taken_off(table)
        if count := change.counts[entry.key]:
            new.append(_counted(table, count))
        above: Container | Table = new[-1] if new else document
        for item in below:
            above.add(item)
    for entry in change.added:
        new.append(_new(entry))
    if new:
        document.append("accepted", new)
    return tomlkit.dumps(document).strip() + "\n"


def _table(node: Item) -> Table:
    """An entry as a table of its own, also where it was written inline."""
    return node if isinstance(node, Table) else _filled(node.unwrap())


def _taken_off(table: Table) -> list[Comment | Whitespace]:
    """The comments below an entry's last key, taken off it: they speak of what comes next, and stay when the entry goes.

    Blank lines at the very end are left out: the array of tables puts one between its entries.
    """
    body = table.value.body
    below: list[Comment | Whitespace] = []
    while body and isinstance(last := body[-1][1], Comment | Whitespace):
        if below or isinstance(last, Comment):
            below.insert(0, last)
        body.pop()
    return below


def _counted(table: Table, count: int) -> Table:
    if count != table.get("count", 1):
        table["count"] = count
    return table


def _new(entry: Entry) -> Table:
    values = {"file": entry.file, "rule": entry.rule, "address": entry.address}
    several = {"count": entry.count} if entry.count > 1 else {}
    return _filled({**values, **several, "reason": "", "author": ""})


def _filled(values: Mapping[str, object]) -> Table:
    table = tomlkit.table()
    table.update(values)
    return table


def taken(baseline: Accepted, given: Iterable[tuple[Answer, str]], today: date, lang: Lang) -> tuple[str, Counter[str]]:
    """The file's new text with answers to findings, each with the baseline's name of its file, and how many of each kind
    there are. An answer goes before an older one on the same part, and renews what was said of another state of it.
    """
    document = tomlkit.parse(baseline.source.text or HEAD.say(lang))
    several: Counter[tuple[str, Key]] = Counter()
    latest: dict[Key, tuple[Answer, str]] = {}
    for answer, name in given:
        key = name, answer.rule, answer.address, answer.part
        several[answer.answer, key] += 1
        latest[key] = answer, name
    places = {key[:3] for key in latest}
    for kind, choice in (("accepted", "dismissed"), ("confirmed", "confirmed")):
        old = [_table(node) for node in document.pop(kind, ())]
        kept = [one for one in old if (one.get("file"), one.get("rule"), one.get("address")) not in places]
        new = [
            _decided(answer, name, several[choice, key], today)
            for key, (answer, name) in latest.items()
            if answer.answer == choice
        ]
        if kept or new:
            document.append(kind, AoT([*kept, *new]))
    return tomlkit.dumps(document).strip() + "\n", Counter(answer.answer for answer, _ in latest.values())


def _decided(answer: Answer, name: str, count: int, today: date) -> Table:
    values = {"file": name, "rule": answer.rule, "address": answer.address}
    more = ({"part": answer.part} if answer.part else {}) | ({"count": count} if count > 1 else {})
    return _filled({**values, **more, "reason": answer.reason, "author": answer.author, "decided": answer.day or today})
