"""The tool and its rules: descriptors, the provisions they rest on as a taxonomy, their texts in Chinese."""

from __future__ import annotations

import re
from importlib.metadata import version
from itertools import chain

from ogicheck.api import Clause, Help, PluginState, RuleInfo
from ogicheck_plugins.outputs.links import HOME, rule_page
from ogicheck_plugins.outputs.sarif.context import Context, Node
from ogicheck_plugins.outputs.sarif.notifications import descriptors

TAXONOMY = "OGI-Provisions"
SEVERITY = {"error": "error", "warning": "warning", "note": "recommendation"}
CHINESE = (("为什么", "错", "对", "怎么改"), "：")
ENGLISH = (("Why", "Bad", "Good", "Fix"), ": ")
SEMANTIC = re.compile(r"\d+\.\d+\.\d+")


def tool(context: Context) -> Node:
    language = context.run.lang if context.profile.localised else "en"
    taxonomies = {"supportedTaxonomies": [{"name": TAXONOMY, "index": 0}]} if context.clauses else {}
    driver = {
        "name": "ogicheck",
        "fullName": "ogicheck, a checker of annual reports on open government information",
        "organization": "ogicheck",
        **_versions(version("ogicheck")),
        "informationUri": HOME,
        "language": language,
        "rules": [_rule(rule, context) for rule in context.run.rules],
        "notifications": descriptors(),
        **taxonomies,
    }
    outside = [plugin for plugin in context.run.plugins if not plugin.builtin and plugin.state != "skipped"]
    return {"driver": driver} | ({"extensions": [_extension(plugin) for plugin in outside]} if outside else {})


def taxonomies(context: Context) -> list[Node]:
    if not context.clauses:
        return []
    about = {"shortDescription": {"text": "The provisions that the rules rest on."}, "language": "en"}
    taxa = [{"id": clause.id, "shortDescription": {"text": clause.title.en}} for clause in context.clauses.values()]
    return [{"name": TAXONOMY, **_versions(version("ogicheck")), "informationUri": HOME, **about, "taxa": taxa}]


def translations(context: Context) -> list[Node]:
    if context.profile.localised:
        return []
    rules = [_described(rule, rule.zh) | _strings(rule, chinese=True) for rule in context.run.rules]
    nodes = [_translation("ogicheck", {"name": "ogicheck"}, {"rules": rules})]
    if context.clauses:
        taxa = [{"id": clause.id, "shortDescription": {"text": clause.title.zh}} for clause in context.clauses.values()]
        nodes.append(_translation(TAXONOMY, {"name": TAXONOMY, "index": 0}, {"taxa": taxa}))
    return nodes


def overrides(context: Context) -> list[Node]:
    """Where the ruleset gives a rule another level than its own, or switches it off."""
    return [
        {
            "descriptor": {"id": rule.id, "index": context.rules[rule.id]},
            "configuration": {"level": rule.configured} if rule.configured else {"enabled": False},
        }
        for rule in context.run.rules
        if rule.configured != rule.level
    ]


def _rule(rule: RuleInfo, context: Context) -> Node:
    words = rule.help(context.run.lang) if context.profile.localised else rule.en
    page = {"helpUri": rule_page(rule.id)} if rule.builtin else {}
    return {
        **_described(rule, words, context.profile.description),
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        **page,
        "defaultConfiguration": {"enabled": True, "level": rule.level},
        **_strings(rule, chinese=False),
        "relationships": [_relationship(clause, context) for clause in rule.clauses],
        "properties": {
            "tags": _tags(rule)[: context.profile.tags],
            "problem.severity": SEVERITY[rule.level],
            "ogicheck/plugin": rule.plugin,
        },
    }


def _described(rule: RuleInfo, words: Help, longest: int | None = None) -> Node:
    return {
        "id": rule.id,
        "shortDescription": {"text": words.summary[:longest]},
        "fullDescription": {"text": f"{words.summary} {words.why}"[:longest]},
        "help": _help(words, *(CHINESE if words is rule.zh else ENGLISH)),
    }


def _help(words: Help, labels: tuple[str, ...], colon: str) -> Node:
    parts = list(zip(labels, (words.why, words.bad, words.good, words.fix), strict=True))
    return {
        "text": "\n\n".join([words.summary, *(f"{label}{colon}{text}" for label, text in parts)]),
        "markdown": "\n\n".join([words.summary, *(f"**{label}**\n\n{_escaped(text)}" for label, text in parts)]),
    }


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", text)


def _strings(rule: RuleInfo, chinese: bool) -> Node:
    texts = {name: {"text": text.zh if chinese else text.en} for name, text in rule.messages.items()}
    return {"messageStrings": texts} if texts else {}


def _tags(rule: RuleInfo) -> list[str]:
    scopes = chain((f"format-{name}" for name in rule.formats), (f"region-{name}" for name in rule.regions))
    return ["open-government-information", *(scope for scope in scopes if not scope.endswith("*"))]


def _relationship(clause: Clause, context: Context) -> Node:
    index = list(context.clauses).index(clause.id)
    target = {"id": clause.id, "index": index, "toolComponent": {"name": TAXONOMY, "index": 0}}
    return {"target": target, "kinds": ["relevant"]}


def _extension(plugin: PluginState) -> Node:
    return {"name": plugin.name} | (_versions(plugin.version) if plugin.version else {})


def _versions(number: str) -> Node:
    return {"version": number} | ({"semanticVersion": number} if SEMANTIC.fullmatch(number) else {})


def _translation(name: str, of: Node, localised: Node) -> Node:
    about = {"name": f"{name} zh-CN", "shortDescription": {"text": "Texts in simplified Chinese."}}
    return {
        "name": name,
        **_versions(version("ogicheck")),
        "language": "zh-CN",
        "contents": ["localizedData"],
        "associatedComponent": of,
        "translationMetadata": about,
        **localised,
    }
