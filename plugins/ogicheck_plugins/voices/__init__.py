"""Help and usage errors of the command line, in Chinese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ogicheck.api import Lang, Voice, hookimpl

if TYPE_CHECKING:
    import click


def _voice(lang: Lang) -> Voice:
    def command(one: click.Command) -> click.Command:
        from ogicheck_plugins.voices.helping import spoken

        return spoken(one, lang)

    def error(one: click.ClickException) -> str:
        from ogicheck_plugins.voices.usage import wrong

        return wrong(one).say(lang)

    return Voice(lang, command, error)


@hookimpl
def ogicheck_voices() -> list[Voice]:
    return [_voice("zh-CN"), _voice("en")]
