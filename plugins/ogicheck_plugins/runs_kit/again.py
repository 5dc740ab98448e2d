"""A call that was ended is made once more, alone; then without the plugin's code that it ended in, which is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ogicheck.api import (
    Capacity,
    CutShortError,
    Ended,
    Executor,
    FileResult,
    Input,
    Numbered,
    Outcome,
    PluginState,
    Problem,
    Text,
)

MOST_FILES = 3
"""Files on which a part of a plugin may take too long, or end the process, before it is off for the rest of the run."""
RULE = "rule "
"""How what is said of a rule that runs begins."""
KINDS = {
    "rule": Text("规则", "rule"),
    "fact": Text("读取", "fact"),
    "extractor": Text("读取程序", "extractor"),
    "repair": Text("修复程序", "repair"),
}
BLAMED = Text("{0} {1}（插件 {2}）出错：{3}", "{0} {1} (plugin {2}) failed: {3}")
MEDDLED = Text("{0}不用插件 {1} 就检查完了。", "{0} Without the plugins {1} it could be checked.")
OFF = Text(
    "{0}（已有 {1} 个文件如此，其余文件不再运行它）", "{0} (so it was on {1} files, and it is switched off for the rest)"
)


class Calls(Numbered[tuple[Any, ...]]):
    """The calls of a run, a file each, made of what is known when each is asked for: `without` grows as rules fail."""

    def __init__(self, firsts: Sequence[Input], *others: Any) -> None:
        self.firsts, self.others = firsts, others
        self.without: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.firsts)

    def at(self, index: int) -> tuple[Any, ...]:
        return (self.firsts[index], *self.others, self.without)


def outcomes(
    function: Callable[..., Any], calls: Sequence[tuple[Any, ...]], executor: Executor, capacity: Capacity
) -> Iterator[Outcome]:
    """What becomes of each call, each that was ended having been made twice."""
    for index, outcome in enumerate(executor.outcomes(function, calls, capacity)):
        yield _alone(function, calls[index], executor, capacity) if outcome[1] else outcome


def _alone(function: Callable[..., Any], call: tuple[Any, ...], executor: Executor, capacity: Capacity) -> Outcome:
    try:
        (outcome,) = executor.outcomes(function, [call], replace(capacity, jobs=1))
    except CutShortError as stopped:
        # The numbers of its outcomes are not those of the run that this call belongs to.
        raise stopped.why from None
    return outcome


@dataclass(slots=True)
class Checking:
    """A run: its results, one after the other, made of outcomes. `function` checks a file; `parts` are what plugins
    registered, with their plugins; `slow` counts the files on which any of them took too long.
    """

    function: Callable[..., FileResult]
    calls: Calls
    executor: Executor
    capacity: Capacity
    parts: Mapping[str, PluginState]
    slow: Counter[str] = field(default_factory=Counter)

    def results(self) -> Iterator[tuple[Input, FileResult]]:
        """Each file and its result, in their order; where the run is stopped, of all that is done."""
        try:
            for index, outcome in enumerate(self.executor.outcomes(self.function, self.calls, self.capacity)):
                yield self.calls.firsts[index], self._counted(self._result(index, outcome))
        except CutShortError as stopped:
            for index, (value, ended) in sorted(stopped.done.items()):
                if not ended:
                    yield self.calls.firsts[index], self._counted(value)
            raise stopped.why from None

    def _result(self, index: int, outcome: Outcome) -> FileResult:
        """A file's result, with what it had to be checked without."""
        blamed: dict[str, Ended] = {}
        value, ended = self._again(index, blamed) if outcome[1] else outcome
        while ended and ended.at not in blamed and self._is_dispensable(ended.at):
            blamed[ended.at] = ended
            value, ended = self._again(index, blamed)
        problems = [self._problem(*one) for one in blamed.items()]
        others = {part: one.name for part, one in self.parts.items() if not one.builtin and part not in blamed}
        if ended and others:
            value, still = self._again(index, {*blamed, *others})
            if not still:
                names = ", ".join(sorted(set(others.values())))
                problems.append(Problem("rule-crash", MEDDLED.fill(ended, names), traceback=ended.traceback))
                ended = None
        if ended:
            value = FileResult(self.calls.firsts[index].name, problems=(Problem("unreadable", ended),))
        result: FileResult = value
        return replace(result, problems=(*result.problems, *problems))

    def _again(self, index: int, without: Iterable[str]) -> Outcome:
        *call, off = self.calls[index]
        return _alone(self.function, (*call, off.union(without)), self.executor, self.capacity)

    def _is_dispensable(self, part: str) -> bool:
        """Whether a file can be checked without it: any rule, and any other part of a plugin that is not built in."""
        return part in self.parts and (part.startswith(RULE) or not self.parts[part].builtin)

    def _problem(self, part: str, why: Ended) -> Problem:
        kind, _, name = part.partition(" ")
        text = BLAMED.fill(KINDS.get(kind, Text(kind, kind)), name, self.parts[part].name, why)
        return Problem("rule-crash", text, rule=name if f"{kind} " == RULE else "", traceback=why.traceback, slow=part)

    def _counted(self, result: FileResult) -> FileResult:
        """The result, and what is slow on it counted: what is so for the last time is told to be off."""
        self.slow.update({one.slow for one in result.problems if self._is_dispensable(one.slow)})
        self.calls.without |= {part for part, count in self.slow.items() if count >= MOST_FILES}
        told = (one for one in result.problems if self.slow[one.slow] <= MOST_FILES)
        return replace(result, problems=tuple(self._last(one) for one in told))

    def _last(self, problem: Problem) -> Problem:
        is_last = self.slow[problem.slow] == MOST_FILES
        return replace(problem, text=OFF.fill(problem.text, MOST_FILES)) if is_last else problem
