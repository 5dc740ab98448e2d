"""`ogicheck explain`: why a rule is there, and how to mend what it finds."""

from __future__ import annotations

import click

from ogicheck.api import (
    LOADING,
    Lang,
    Rule,
    RuleInfo,
    Session,
    SettingError,
    Text,
    names_of,
    rule_info,
    unknown_name,
    with_session,
)

LEVEL_NAMES = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "note": Text("提示", "note")}


@click.command("explain")
@click.argument("rule", shell_complete=names_of("rules"))
@with_session(*LOADING)
def command(session: Session, rule: str) -> None:
    """说明一条规则：为什么、错例、对例、改法、依据；按编号或名称。\f

    Explain a rule, by its id or name.
    """
    rules = session.registry.rules
    found = rules.get(rule.upper()) or next((one for one in rules.values() if one.name == rule), None)
    if found is None:
        raise SettingError(unknown_name(rule, [*rules, *(one.name for one in rules.values())]))
    info = rule_info(session.registry, found, found.level)
    session.write((explained(info, session.lang) + options(found, session.lang)).encode())


def explained(info: RuleInfo, lang: Lang) -> str:
    """The rule's page as text."""
    labels = ("Why", "Bad", "Good", "Fix") if lang == "en" else ("为什么", "错", "对", "怎么改")
    text = info.help(lang)
    colon, stop = (": ", ", ") if lang == "en" else ("：", "、")
    lines = [f"{info.id} {info.name} ({LEVEL_NAMES[info.level].say(lang)})", "", text.summary, ""]
    lines += [f"{label}{colon}{part}" for label, part in zip(labels, (text.why, text.bad, text.good, text.fix), strict=True)]
    if info.clauses:
        lines += [
            "",
            f"{'Basis' if lang == 'en' else '依据'}{colon}{stop.join(one.title.say(lang) for one in info.clauses)}",
        ]
    return "\n".join(lines) + "\n"


def options(rule: Rule, lang: Lang) -> str:
    """The options that a ruleset may set, with their defaults as TOML: empty where the rule has none."""
    if not rule.options:
        return ""
    import tomlkit

    return ("\nOptions:\n" if lang == "en" else "\n选项：\n") + tomlkit.dumps(dict(rule.options))
