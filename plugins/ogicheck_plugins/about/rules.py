"""`ogicheck rules`: the rules there are."""

from __future__ import annotations

import click
import msgspec

from ogicheck.api import LOADING, Session, both, rule_info, with_session


@click.command("rules")
@click.option("--json", "as_json", is_flag=True, help=both("写成 JSON。", "As JSON."))
@with_session(*LOADING)
def command(session: Session, as_json: bool) -> None:
    """列出全部规则：级别、插件、内容。\f

    List all rules with level, plugin and summary.
    """
    infos = [rule_info(session.registry, rule, rule.level) for _, rule in sorted(session.registry.rules.items())]
    if as_json:
        session.write(msgspec.json.format(msgspec.json.encode(infos), indent=1) + b"\n")
    else:
        lines = (f"{one.id}  {one.level:<8} {one.name:<24} {one.help(session.lang).summary}\n" for one in infos)
        session.write("".join(lines).encode())
