"""What click says of a call that is wrong, in both languages."""

from __future__ import annotations

import re
from difflib import get_close_matches

import click

from ogicheck.api import Text
from ogicheck_plugins.voices.helping import translated

HELP = Text("用法见 {0} --help", "see {0} --help")
VALUES = {
    r"(.+) is not one of (.+)\.": "{0} 不在可选的值里：{1}",
    r"(.+) does not match the formats? (.+)\.": "{0} 的写法不对，应为 2024-01-31 这样的日期",
    r"(.+) is not a valid (?:integer|float|integer range|float range)\.": "{0} 不是数字",
    r"(.+) is not in the range (.+)\.": "{0} 超出范围 {1}",
    r"(?:File|Directory|Path) (.+) does not exist\.": "没有 {0}",
    r"(?:File|Directory|Path) (.+) is a directory\.": "{0} 是文件夹，这里要文件",
    r"(?:File|Directory|Path) (.+) is a file\.": "{0} 是文件，这里要文件夹",
    r"(?:File|Directory|Path) (.+) is not (?:readable|writable|executable)\.": "{0} 没有权限",
}
"""What is wrong with a value."""
NEAREST = r"\(?(?:Did you mean(?: one of:)?|Possible options:) (.+?)[?)]+"
CALLS = {
    r"No such option:? ([^ ]+?)\.?": "没有选项 {0}",
    rf"No such option:? ([^ ]+?)\.? {NEAREST}": "没有选项 {0}，是不是 {1}？",
    r"No such command (.+?)\.": "没有命令 {0}",
    rf"No such command (.+?)\. {NEAREST}": "没有命令 {0}，是不是 {1}？",
    r"Missing (?:argument|option|parameter):? '?(.+?)'?\.(?: .*)?": "缺少 {0}",
    r"Missing command\.": "缺少命令",
    r"Option (.+) requires (?:an argument|\d+ arguments)\.": "选项 {0} 后面要有值",
    r"Option (.+) does not take a value\.": "选项 {0} 后面不能有值",
    r"Got unexpected extra arguments? \((.+)\)": "多出的参数：{0}",
    r"Argument (.+) takes (.+) values\.": "参数 {0} 要有 {1} 个值",
}
"""What is wrong with a call."""
VALUE = re.compile(r"Invalid value(?: for (.+?))?: (.+)", re.DOTALL)


def wrong(error: click.ClickException) -> Text:
    """What is wrong with the call, and where its help is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return Text(error.message, error.message)
    said = " ".join(error.format_message().split())
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = HELP.fill(context.command_path) if context else None
    chinese = _chinese(said)
    return Text(f"{chinese}\n{hint.zh}", f"{said}\n{hint.en}") if hint else Text(chinese, said)


def _chinese(said: str) -> str:
    if value := VALUE.fullmatch(said):
        why = _translated(value[2], VALUES) + _near(value[2])
        return f"{value[1]} 的值不对：{why}" if value[1] else f"值不对：{why}"
    return _translated(said, CALLS)


def _near(said: str) -> str:
    """Which of the values that are listed may be meant."""
    given, *listed = re.findall(r"'([^']+)'", said) or [""]
    near = get_close_matches(given, listed, 1)
    return f"；是不是 {near[0]}？" if near else ""


def _translated(said: str, table: dict[str, str]) -> str:
    """The sentence by the table; as it is where a later click says it in other words."""
    for pattern, chinese in table.items():
        if match := re.fullmatch(pattern, said):
            return chinese.format(*map(translated, match.groups()))
    return said
