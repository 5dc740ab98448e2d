"""What commands on many files share: which files, in how many processes, within which limits."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from ogicheck.checking.checker import Checker
from ogicheck.checking.records import EXTRACTED, Gathered, gather
from ogicheck.checking.verdict import USAGE
from ogicheck.checking.workers import Limits
from ogicheck.cli.common import complain
from ogicheck.sources.inputs import Input
from ogicheck.sources.paths import inputs
from ogicheck.values.texts import Lang, Text

NOTHING = Text("找不到文件，或文件夹里没有可检查的文件：{0}", "no such file, or no file to check in it: {0}")


def jobs(options: Mapping[str, Any]) -> int:
    return options["jobs"] or os.cpu_count() or 1


def limits(options: Mapping[str, Any]) -> Limits:
    return Limits(options["memory_limit"], options["time_limit"])


def files(given: Sequence[str], options: Mapping[str, Any], using: Checker, lang: Lang, *also: str) -> list[Input]:
    """The files below paths, of the known suffixes and `also` others. A path that matches nothing ends the run."""
    suffixes = {suffix for extractor in using.host.registry.extractors for suffix in extractor.suffixes}
    try:
        return inputs(given, {*suffixes, *also}, options["root"], options["stdin_name"])
    except FileNotFoundError as error:
        complain(NOTHING.fill(error).say(lang))
        sys.exit(USAGE)


def gathered(given: Sequence[str], options: Mapping[str, Any], using: Checker, lang: Lang) -> Gathered:
    """The reports at paths, read and not judged; what extract printed of one stands for it."""
    return gather(files(given, options, using, lang, EXTRACTED), using.plan, jobs(options), limits(options))
