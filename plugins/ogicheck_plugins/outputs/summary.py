"""What a run comes to, below its files: by organ where there are several, all together, and what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ogicheck.api import FileResult, Text, one_line, printable
from ogicheck_plugins.outputs.voice import Voice
from ogicheck_plugins.records_kit.columns import aligned
from ogicheck_plugins.results_kit.words import EXIT, LEVEL, counted, is_clean, is_file, reviews

PLUGIN = Text("插件 {0} 出错：{1}", "plugin {0} failed: {1}")
SUMMARY = Text(
    "共 {0} 个文件：错误 {1}，警告 {2}，提示 {3}；未能读取 {4} 个文件",
    "files: {0}, errors: {1}, warnings: {2}, notes: {3}, files not read: {4}",
)
ALL_ACCEPTED = Text("；已认可 {0} 条", ", accepted: {0}")
QUIET = Text("符合格式的 {0} 个文件没有列出，加 -v 显示", "files without findings: {0}, shown with -v")
SUMMARY_RECOGNISED = Text(
    "由文字识别读取 {0} 个文件，需人工判断 {1} 处；识别结果不能作为合格的依据",
    "files read by character recognition: {0}, places for a person to judge: {1}; nothing in them is passed as right",
)
OUTCOME = Text("结果 {0}：{1}", "exit {0}: {1}")
ORGAN = Text("机关", "organ")
LEVELS = ("error", "warning", "note")


@dataclass(slots=True)
class Tally:
    """Counts of a run's files; of each report with failures (its organ, year and file), by level."""

    files: int = 0
    unread: int = 0
    clean: int = 0
    recognised: int = 0
    doubtful: int = 0
    all: Counter[str] = field(default_factory=Counter)
    by_report: list[tuple[tuple[str, str, str], Counter[str]]] = field(default_factory=list)

    def add(self, file: FileResult) -> None:
        counts = Counter(map(counted, file.findings))
        self.files += is_file(file)
        self.unread += any(problem.kind == "unreadable" for problem in file.problems)
        self.clean += is_clean(file) and is_file(file)
        self.all += counts
        if file.recognised:
            self.recognised += 1
            self.doubtful += reviews(file)
        if any(counts[level] for level in LEVELS):
            name = printable(file.file, keep="\\")
            shown = name if is_file(file) else name.partition("!/")[0]  # what is told of a group of files names its part
            self.by_report.append(((one_line(file.organ or ""), str(file.year or ""), shown), counts))

    def lines(self, voice: Voice, quiet: bool) -> list[str]:
        return [*self._plugins(voice), *self._organs(voice), *self._together(voice, quiet), *self._outcome(voice)]

    def _plugins(self, voice: Voice) -> Iterator[str]:
        for plugin in voice.verdict.plugins:
            if plugin.state == "failed":
                yield voice.alarm(voice.say(PLUGIN, plugin.name, voice.say(plugin.reason) if plugin.reason else "?"))

    def _organs(self, voice: Voice) -> Iterator[str]:
        """A table of the organs with failures, the worst first, where there are several files."""
        if self.files < 2 or not self.by_report:
            return
        names = _names([names for names, _ in self.by_report])
        worst = sorted(zip(names, (counts for _, counts in self.by_report), strict=True), key=_failed)
        rows = [[voice.say(ORGAN), *(voice.say(LEVEL[level]) for level in LEVELS)]]
        rows += [[name, *(str(counts[level]) for level in LEVELS)] for name, counts in worst]
        yield from aligned(rows)
        yield ""

    def _together(self, voice: Voice, quiet: bool) -> Iterator[str]:
        count = self.all
        summary = voice.say(SUMMARY, self.files, count["error"], count["warning"], count["note"], self.unread)
        yield summary + (voice.say(ALL_ACCEPTED, count["accepted"]) if voice.verdict.baseline else "")
        if quiet and self.clean:
            yield voice.say(QUIET, self.clean)
        if self.recognised:
            yield voice.say(SUMMARY_RECOGNISED, self.recognised, self.doubtful)

    def _outcome(self, voice: Voice) -> Iterator[str]:
        code = voice.verdict.exit_code
        if voice.verdict.stopped:
            yield voice.alarm(voice.say(voice.verdict.stopped))
        outcome = voice.say(OUTCOME, code, EXIT[code])
        yield voice.alarm(outcome) if code else outcome


def _failed(one: tuple[str, Counter[str]]) -> list[int]:
    return [-one[1][level] for level in LEVELS]


def _names(reports: list[tuple[str, str, str]]) -> list[str]:
    """An organ's name for each report; its year or file beside it where the organ has several."""
    organs, years = Counter(organ for organ, _, _ in reports), Counter((organ, year) for organ, year, _ in reports)
    return [
        file if not organ else organ if organs[organ] == 1 else f"{organ} {year if years[organ, year] == 1 else file}"
        for organ, year, file in reports
    ]
