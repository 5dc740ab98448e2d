"""What commands say of themselves, in the language of the call. Their help is Chinese, a form feed, English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cache
from pathlib import Path

import click
import tomli
from wcwidth import width

from ogicheck.api import Lang, both

BETWEEN = "\f"
"""What stands between the languages of a help; click itself shows what stands before it of a command's."""
WORDS = {
    "ADDRESS": "地址",
    "ARGS": "参数",
    "COMMAND": "命令",
    "DATE": "日期",
    "DIR": "文件夹",
    "DIRECTORY": "文件夹",
    "FILE": "文件",
    "FLOAT": "数",
    "FOLDER": "文件夹",
    "INTEGER": "整数",
    "NAME": "名称",
    "OPTIONS": "选项",
    "PATH": "路径",
    "PATHS": "路径",
    "RULE": "规则",
    "SECONDS": "秒",
    "TEXT": "文字",
    "URL": "网址",
}
"""What stands for values; any other word in capitals stays."""
CLICK = {
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本。",
    "[required]": "[必填]",
}
NARROW, GAP = 30, 2
"""Columns of what is explained, and between it and its explanation."""


def spoken(command: click.Command, lang: Lang) -> click.Command:
    """The command with its help in one language."""
    made = copy(command)
    made.help = _part(command.help, lang)
    if lang == "zh-CN" and made.help:
        made.short_help = made.help.partition("\n")[0]
    made.params = [_parameter(one, lang) for one in command.params]
    made.context_class = Chinese if lang == "zh-CN" else click.Context
    if isinstance(made, click.Group) and made.commands:
        made.commands = {name: spoken(one, lang) for name, one in made.commands.items()}
    return made


def translated(words: str) -> str:
    """The words for values in Chinese."""
    return re.sub(r"[A-Z]{2,}", lambda it: WORDS.get(it[0], it[0]), words.replace(" RANGE", ""))


class ChineseFormatter(click.HelpFormatter):
    """Lays help out by columns of the screen, of which a Chinese character takes two."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        self.write(f"用法：{prog} {translated(args)}\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':{self.current_indent}}{CLICK.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
            self.write("\n" if number else "")
            self._write_lines("", _wrapped(paragraph, self.width - self.current_indent), 0)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = NARROW, col_spacing: int = GAP) -> None:
        said = [(translated(term), _said(what)) for term, what in rows]
        first = min(max((width(term) for term, _ in said), default=0), col_max) + col_spacing
        for term, what in said:
            self._write_lines(term, _wrapped(what, self.width - self.current_indent - first), first)

    def _write_lines(self, term: str, lines: Sequence[str], first: int) -> None:
        margin = " " * self.current_indent
        gap = first - width(term)
        if gap < GAP and term:
            self.write(f"{margin}{term}\n")
            term, gap = "", first
        for line in lines or [""]:
            self.write(f"{margin}{term}{' ' * gap}{line}".rstrip() + "\n")
            term, gap = "", first


class Chinese(click.Context):
    """The context of a command whose help is in Chinese."""

    formatter_class = ChineseFormatter


def _said(what: str) -> str:
    for english, chinese in CLICK.items():
        what = what.replace(english, chinese)
    return what


def _wrapped(text: str, most: int) -> list[str]:
    """Lines of at most this many columns, broken between Chinese characters or at spaces, never before a stop."""
    lines = [""]
    for piece in re.findall(r"[\u2e80-\u9fff\uff00-\uffef“”]?[!-~…×]*[，。；：、）”？]*\s*", " ".join(text.split())):
        if lines[-1] and width(lines[-1]) + width(piece.rstrip()) > max(most, NARROW):
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _parameter(one: click.Parameter, lang: Lang) -> click.Parameter:
    made = copy(one)
    if isinstance(made, click.Option):
        made.help = _part(made.help or _shared().get(max(made.opts, key=len)), lang)
    return made


def _part(said: str | None, lang: Lang) -> str | None:
    zh, between, en = (said or "").partition(BETWEEN)
    return en.strip() if between and lang == "en" else zh if between else said


@cache
def _shared() -> dict[str, str]:
    """The help of the options that commands share."""
    table = tomli.loads(Path(__file__).with_name("options.toml").read_text("utf-8"))
    return {name: both(one["zh"], one["en"]) for name, one in table.items()}
