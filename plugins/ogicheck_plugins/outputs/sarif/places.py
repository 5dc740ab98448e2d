"""Where things stand: artifacts, regions in them, and the parts of a report as logical locations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote as percent_encode

from ogicheck.api import FileResult, Place, exact
from ogicheck_plugins.outputs.sarif.context import SRCROOT, Context, Node, Numbered, Profile, rule_set, steps


def artifacts(context: Context) -> Iterator[Node]:
    """Every file of the run, also those without a result, so that the log proves what was looked at."""
    return (_artifact(file, context) for file in context.files())


def root(folder: str) -> Node:
    """A folder; "" is one that is not told of."""
    return {"uri": f"{Path(folder).resolve().as_uri().removesuffix('/')}/"} if folder else {}


def location(context: Context, file: Numbered, place: Place, address: str, text: str) -> Node:
    """A `location` object: the file with a region, the part's address, and what SARIF's regions cannot express."""
    region = _region(context.profile, file.result, place, text)
    node: Node = {"physicalLocation": {"artifactLocation": artifact_location(file), "region": region}}
    if address:
        node["logicalLocations"] = [{"fullyQualifiedName": address, "index": context.parts[address]}]
    known = {"page": place.page, "boundingBox": place.box, "part": place.part, "xpath": place.path}
    properties = {name: value for name, value in known.items() if value is not None}
    return node | ({"properties": properties} if properties else {})


def artifact_location(file: Numbered) -> Node:
    return {"uri": _uri(file.result.file), "uriBaseId": SRCROOT, "index": file.index}


def logical_locations(context: Context) -> Iterator[Node]:
    return (_part(address, context) for address in context.parts)


def _artifact(file: Numbered, context: Context) -> Node:
    result = file.result
    known = {"organ": result.organ, "year": result.year, "format": result.format, "region": result.region}
    rules = {"ruleSet": context.rule_sets[rule_set(result)], "notChecked": result.not_checked}
    return {
        "location": artifact_location(file),
        "description": {"text": result.file},
        "length": result.size,
        "roles": ["analysisTarget"],
        "mimeType": result.media_type,
        **({"hashes": {"sha-256": result.digest}} if result.digest else {}),
        "properties": {name: value for name, value in known.items() if value is not None} | rules,
    }


def _uri(file: str) -> str:
    """The name's own bytes, percent-encoded."""
    return percent_encode(exact(file).encode("utf-8", "surrogateescape"))


def _region(profile: Profile, file: FileResult, place: Place, text: str) -> Node:
    if file.binary and not profile.text_anchors:
        snippet = {"snippet": {"rendered": {"text": text}}} if text else {}
        return {"byteOffset": 0, "byteLength": file.size, **snippet}
    if file.binary or place.line is None:
        return {"startLine": 1}
    ends = {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
    region: Node = {"startLine": place.line} | {name: value for name, value in ends.items() if value is not None}
    return region | ({"snippet": {"text": text}} if text else {})


def _part(address: str, context: Context) -> Node:
    chain = steps(address)
    outer = chain[-2] if len(chain) > 1 else ""
    node = {"fullyQualifiedName": address, "name": address.removeprefix(f"{outer}/"), "kind": _kind(chain)}
    return node | ({"parentIndex": context.parts[outer]} if outer else {})


def _kind(chain: list[str]) -> str:
    """What a part is. The standard's own kinds are those of programs; it allows others (3.33.7)."""
    if len(chain) == 1:
        return chain[0].split("/", 1)[0]
    step = chain[-1].removeprefix(f"{chain[-2]}/")
    if step.startswith(("paragraph/", "*/")):
        return "paragraph" if step.startswith("paragraph/") else "column"
    return ("row" if len(chain) == 2 else "cell") if chain[0].startswith("table/") else "part"
