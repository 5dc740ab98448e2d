"""Whether a rule is as it should be: checked when its plugin loads, so that no output ever holds what is no level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from ogicheck.hosting.docstrings import helps
from ogicheck.hosting.rules import ID, NAME, Rule
from ogicheck.values.findings import LEVELS, Clause
from ogicheck.values.texts import Text

WHERE = Text("规则 {0}：{1}（第 {2} 行）", "rule {0}: {1} (line {2})")
WRONG_ID = Text("编号应为大写字母加三位数字，如 XY101", "its id should be capital letters and three digits, such as XY101")
WRONG_NAME = Text("名称 {0} 应为小写单词，以连字符相连", "its name {0} should be words in lower case joined by hyphens")
WRONG_LEVEL = Text("级别 {0} 不存在；可用：{1}", "there is no level {0}; the levels are {1}")
WRONG_KIND = Text("{0} 应为{1}", "{0} should be {1}")
WRONG_MESSAGE = Text("消息 {0} 应为 Text，名称为小写单词", "message {0} should be a Text, its name words in lower case")
WRONG_WORDS = Text("消息 {0} 的占位符写错：{1}", "the placeholders of message {0} are wrong: {1}")
WRONG_OPTION = Text(
    "选项 {0} 的默认值应为数字、文字、真假或它们的列表",
    "the default of option {0} should be a number, a text, a truth or a list",
)
NO_DOCSTRING = Text("文档字符串：{0}", "its docstring: {0}")
TEXTS, CLAUSES = (
    Text('文字的元组，如 ("2021",)', 'a tuple of texts, such as ("2021",)'),
    Text("Clause 的元组", "a tuple of Clause"),
)
CALLABLE, TABLE = Text("函数", "a function"), Text("字典", "a dict")
OPTION = re.compile(r"[a-z][a-z0-9_]*")
VALUES = (bool, int, float, str, list, tuple, dict)


def faults(rule: Rule) -> Iterator[Text]:
    """What is wrong with a rule, each with where it is."""
    line = getattr(getattr(rule.check, "__code__", None), "co_firstlineno", "?")
    yield from (WHERE.fill(rule.id, why, line) for why in _faults(rule))


def _faults(rule: Rule) -> Iterator[Text]:
    if not isinstance(rule.id, str) or not ID.fullmatch(rule.id):
        yield WRONG_ID
    if not isinstance(rule.name, str) or not NAME.fullmatch(rule.name):
        yield WRONG_NAME.fill(repr(rule.name))
    if rule.level not in LEVELS:
        yield WRONG_LEVEL.fill(repr(rule.level), ", ".join(LEVELS))
    if not callable(rule.check):
        yield WRONG_KIND.fill("check", CALLABLE)
    for name in ("formats", "regions", "needs"):
        given = getattr(rule, name)
        if not isinstance(given, tuple) or not all(isinstance(one, str) for one in given):
            yield WRONG_KIND.fill(name, TEXTS)
    if not isinstance(rule.clauses, tuple) or not all(isinstance(one, Clause) for one in rule.clauses):
        yield WRONG_KIND.fill("clauses", CLAUSES)
    yield from _messages(rule.messages)
    yield from _options(rule.options)
    try:
        helps(rule.check.__doc__ or "")
    except ValueError as error:
        yield NO_DOCSTRING.fill(error)


def _messages(messages: object) -> Iterator[Text]:
    if not isinstance(messages, Mapping):
        yield WRONG_KIND.fill("messages", TABLE)
        return
    for name, text in messages.items():
        if not isinstance(name, str) or not NAME.fullmatch(name) or not isinstance(text, Text):
            yield WRONG_MESSAGE.fill(repr(name))
            continue
        for words in (text.zh, text.en):
            if why := _placeholders(words):
                yield WRONG_WORDS.fill(name, why)


def _placeholders(words: object) -> str:
    """What is wrong with the placeholders of a message ("" for nothing)."""
    if not isinstance(words, str):
        return repr(words)
    try:
        named = [field for _, field, *_ in Formatter().parse(words) if field is not None and not field[:1].isdecimal()]
    except ValueError as error:
        return str(error)
    return "".join(f"{{{name}}}" for name in named)


def _options(options: object) -> Iterator[Text]:
    if not isinstance(options, Mapping):
        yield WRONG_KIND.fill("options", TABLE)
        return
    for name, value in options.items():
        if not isinstance(name, str) or not OPTION.fullmatch(name) or not (value is None or isinstance(value, VALUES)):
            yield WRONG_OPTION.fill(repr(name))
