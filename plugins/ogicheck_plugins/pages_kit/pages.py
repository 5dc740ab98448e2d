"""Pages by Jinja, which escapes all that is put into them; a policy in each lets only its own style and script work."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ogicheck.api import Lang, Text, one_line

HERE = Path(__file__).parent


@cache
def environment(templates: Path) -> Environment:
    """Templates of a folder, which may build on those of the kit."""
    found = Environment(
        loader=FileSystemLoader([templates, HERE / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["line"] = one_line
    return found


class Pages:
    """Pages of a plugin: the templates of its folder, its words, and, where `scripted`, its script behind the kit's."""

    def __init__(self, folder: Path, words: Mapping[str, Text], lang: Lang, scripted: bool = True) -> None:
        self._environment = environment(folder / "templates")
        self._words, self._lang = words, lang
        style = "".join(_text(one) for one in (HERE / "look.css", folder / "look.css"))
        script = "".join(_text(one) for one in (HERE / "page.js", folder / "page.js")) if scripted else ""
        self._shared = {"lang": lang, "say": self.say, "style": style, "script": script, "policy": policy(style, script)}

    def say(self, text: str | Text, *arguments: object) -> str:
        """A text, or the one of this name, on one line."""
        found = self._words[text] if isinstance(text, str) else text
        return one_line((found.fill(*arguments) if arguments else found).say(self._lang))

    def page(self, template: str, **values: Any) -> Iterator[bytes]:
        """A page, piece by piece."""
        stream = self._environment.get_template(template).stream(**self._shared, **values)
        stream.enable_buffering(100)
        return (piece.encode("utf-8", "replace") for piece in stream)

    def part(self, template: str, **values: Any) -> str:
        """A part of a page."""
        return self._environment.get_template(template).render(**self._shared, **values)


@cache
def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def policy(style: str, script: str) -> str:
    """A content security policy for a page with this style and script alone."""
    scripts = _hash(script) if script else "'none'"
    return f"default-src 'none'; style-src {_hash(style)}; script-src {scripts}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
