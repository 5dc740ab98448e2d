"""The edge of the program: whatever escapes a command becomes an exit code and one sentence, never a traceback."""

from __future__ import annotations

import _thread
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click

from ogicheck.api import CLEAN, INCOMPLETE, USAGE, CutShortError, IncompleteError, Lang, SettingError, Text, attributed
from ogicheck_plugins.runs_kit.console import complain

INTERRUPTED = 128 + signal.SIGINT
AGAIN = 0.05
"""Seconds after which a signal that was lost comes again: a destructor has ended by then."""
STOPPED = Text("已中断。", "stopped.")
FAILED = Text("ogicheck 没有完成：{0}。加 --debug 显示详情。", "ogicheck could not go on: {0}. --debug shows more.")


class StopError(KeyboardInterrupt):
    """A signal that asks the program to end; `code` is the exit code that tells of it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


@dataclass(slots=True)
class _Waiting:
    """The signal that came, which may have come where nothing can be raised, and whether outputs are at work."""

    is_held: bool = False
    number: int = 0


_waiting = _Waiting()


def stop(number: int, _: FrameType | None = None) -> None:
    """What a signal does that asks the program to end. While it is `held` it waits; a second one does not."""
    waits = _waiting.is_held and not _waiting.number
    _waiting.number = number
    if not waits:
        raise StopError(number)


@contextmanager
def held() -> Iterator[None]:
    """A signal waits until `heed`: outputs are never cut in what they are at."""
    _waiting.is_held = True
    try:
        yield
    finally:
        _waiting.is_held = False


def heed() -> None:
    """Raises StopError where a signal came and did not end what it came upon."""
    number, _waiting.number = _waiting.number, 0
    if number:
        raise StopError(number)


def ring_again() -> None:
    """A signal that was raised where nothing can catch it comes once more, soon, from where it stops nothing itself."""
    number, _waiting.number = _waiting.number, 0
    if number:
        later = threading.Timer(AGAIN, _thread.interrupt_main, [number])
        later.daemon = True
        later.start()


def guarded(step: Callable[[], object], words: Sequence[str]) -> int:
    """The exit code of what a command line asks for; what is wrong is told in its language."""
    try:
        step()
    except (SystemExit, click.exceptions.Exit) as ended:
        return _code(ended)
    except (KeyboardInterrupt, click.Abort) as stopped:
        complain(STOPPED.say(language(words)))
        return code_of(stopped)
    except BaseException as error:
        return _told(error, words)
    return CLEAN


def code_of(stopped: BaseException) -> int:
    """The exit code of a run that was stopped."""
    why = stopped.why if isinstance(stopped, CutShortError) else stopped
    return why.code if isinstance(why, StopError) else INTERRUPTED


def language(words: Sequence[str]) -> Lang:
    """The language of a command line, or else of the configuration, whatever is wrong with them."""
    from ogicheck_plugins.command_line.words import values
    from ogicheck_plugins.runs_kit.configuration import find

    given = next(values(words, "--lang"), None)
    if given:
        return "en" if given.lower() == "en" else "zh-CN"
    try:
        config = next(values(words, "--config"), None)
        return find(Path.cwd(), Path(config) if config else None).config.lang
    except Exception:
        return "zh-CN"


def _told(error: BaseException, words: Sequence[str]) -> int:
    lang = language(words)
    if "--debug" in words:
        complain("".join(traceback.format_exception(error)))
    if isinstance(error, click.ClickException):
        from ogicheck_plugins.command_line.loading import voice_of

        voice = voice_of(words, lang)
        complain(voice.error(error) if voice else error.format_message())
        return USAGE
    if isinstance(error, SettingError):
        text, code = error.text, USAGE
    else:
        text, code = error.text if isinstance(error, IncompleteError) else FAILED.fill(attributed(error)), INCOMPLETE
    complain(text.say(lang))
    return code


def _code(ended: SystemExit | click.exceptions.Exit) -> int:
    """A command that ends with a message, or a number that is no exit code, has failed."""
    code = ended.exit_code if isinstance(ended, click.exceptions.Exit) else ended.code
    if code is None or (isinstance(code, int) and 0 <= code < 256):
        return int(code or CLEAN)
    complain(str(code))
    return INCOMPLETE
