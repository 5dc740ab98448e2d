"""Writes the man page, in both languages, from what the commands say: `python docs/man.py ~/.local/share/man`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ogicheck.values.texts import Lang, Text
from ogicheck_plugins.command_line.main import cli
from ogicheck_plugins.voices.helping import spoken, translated

FILES: dict[Lang, Path] = {"en": Path("man1", "ogicheck.1"), "zh-CN": Path("zh_CN", "man1", "ogicheck.1")}
"""Where man looks for each, below a folder of its path."""
NAME, SYNOPSIS, COMMANDS = Text("名称", "NAME"), Text("用法", "SYNOPSIS"), Text("命令", "COMMANDS")
STATUS, MORE = Text("退出码", "EXIT STATUS"), Text("另见", "SEE ALSO")
IS = Text("检查政府信息公开工作年度报告", "check annual reports on open government information")
CODES = {
    "0": Text("没有达到 --fail-on 级别的问题", "no finding at or above --fail-on"),
    "1": Text("有这样的问题", "there are such findings"),
    "2": Text("命令、配置或规则集写错了", "the call, the configuration or a ruleset is wrong"),
    "3": Text("有内容没能读取、运行或写出", "something could not be read, run or written"),
    "130, 143": Text("被 Ctrl-C 或 SIGTERM 中止", "ended by Ctrl-C or SIGTERM"),
}
SITE = "https://ogicheck.github.io/ogicheck/"


def pages() -> dict[Path, str]:
    """The page of each language, by its path."""
    return {path: "\n".join(page(lang)) + "\n" for lang, path in FILES.items()}


def page(lang: Lang) -> Iterator[str]:
    yield '.TH OGICHECK 1 "" ogicheck'
    yield f".SH {NAME.say(lang)}\nogicheck \\- {escaped(IS.say(lang))}"
    yield f".SH {SYNOPSIS.say(lang)}\n.B ogicheck\n{escaped(words('[check] [OPTIONS] [PATH]...', lang))}"
    yield f".SH {COMMANDS.say(lang)}"
    context = click.Context(cli, info_name="ogicheck")
    for name in cli.list_commands(context):
        found = cli.get_command(context, name)
        assert found
        yield from told(spoken(found, lang), click.Context(found, context, name), lang)
    yield f".SH {STATUS.say(lang)}"
    for code, means in CODES.items():
        yield f".TP\n.B {code}\n{escaped(means.say(lang))}"
    yield f".SH {MORE.say(lang)}\n{SITE}"


def told(command: click.Command, context: click.Context, lang: Lang) -> Iterator[str]:
    """A command, its options, and the commands below it."""
    usage = words(" ".join(command.collect_usage_pieces(context)), lang)
    yield f".SS {escaped(context.command_path)} {escaped(usage)}"
    yield escaped(" ".join((command.help or "").split()))
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record and record[1]:
            yield f".TP\n.B {escaped(words(record[0], lang))}\n{escaped(' '.join(record[1].split()))}"
    for name, one in getattr(command, "commands", {}).items():
        yield from told(spoken(one, lang), click.Context(one, context, name), lang)


def words(usage: str, lang: Lang) -> str:
    return translated(usage) if lang == "zh-CN" else usage


def escaped(text: str) -> str:
    """Text in which nothing is an instruction to the formatter."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


if __name__ == "__main__":
    for path, text in pages().items():
        target = Path(sys.argv[1], path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
