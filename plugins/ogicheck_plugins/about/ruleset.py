"""`ogicheck ruleset`: show a ruleset as it comes out, or validate one."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from ogicheck.api import (
    LOADING,
    USAGE,
    Library,
    Session,
    both,
    load_toml,
    names_of,
    printable,
    ruleset_schema,
    validate_ruleset,
    with_session,
)


@click.group("ruleset")
def command() -> None:
    """显示或检查规则集。\f

    Show or validate rulesets.
    """


@command.command("show")
@click.argument("name", shell_complete=names_of("rulesets"))
@click.option("--region", "addition", metavar="NAME", help=both("连同一个地区增加的内容。", "With what a region adds."))
@click.option(
    "--origin", is_flag=True, help=both("连同每个值出自哪个文件哪一行。", "With the file and line each value comes from.")
)
@with_session(*LOADING)
def show(session: Session, name: str, addition: str | None, origin: bool) -> None:
    """打印一个规则集，它所继承的都并进来。\f

    Print a ruleset's flat table, all that it extends merged.
    """
    loaded = Library.of(session.registry).load(name, addition)
    lines = []
    for keys, value in loaded.values.items():
        text = f"{'.'.join(map(_quoted, keys))} = {msgspec.json.encode(value).decode()}"
        lines.append(f"{text}  # {loaded.origins[keys].where(keys)}" if origin else text)
    session.write(("\n".join(lines) + "\n").encode())


@command.command("validate")
@click.argument("file", type=click.Path(path_type=Path))
@with_session(*LOADING)
def validate_(session: Session, file: Path) -> None:
    """指出规则集文件里所有写错的地方。\f

    Say everything that is wrong with a ruleset file.
    """
    library = Library.of(session.registry)
    errors = validate_ruleset(load_toml(file), library.vocabularies, library.rules)
    for error in errors:
        session.say(error.text)
    if errors:
        sys.exit(USAGE)
    library.check(str(file))
    session.write(f"{printable(str(file))}: ok\n".encode())


@command.command("schema")
@with_session(*LOADING)
def schema_(session: Session) -> None:
    """打印规则集文件的 JSON schema，供编辑器使用。\f

    Print the JSON schema of ruleset files, for editors.
    """
    vocabularies = session.registry.vocabularies.values()
    session.write(msgspec.json.format(msgspec.json.encode(ruleset_schema(vocabularies)), indent=1) + b"\n")


def _quoted(key: str) -> str:
    return key if key.replace("_", "a").isalnum() and key.isascii() else f'"{key}"'
