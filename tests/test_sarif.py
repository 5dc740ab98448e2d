"""The SARIF logs are right by the standard, by Microsoft's validator, and hold the same facts as the json output."""

from __future__ import annotations

import json
import re
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ogicheck.api import Place, Problem, Run, Text
from ogicheck_plugins.outputs.links import rule_page
from ogicheck_testing.promises import SCHEMA
from tests.runs import accepted, baselined, doubtful, eventful, file, finding, run, text_file, unknown, written
from tests.tools import multitool

Node = dict[str, Any]

RUNS = {
    "eventful": eventful("zh-CN"),
    "English": eventful("en"),
    "baseline": baselined(),
    "no file": run(),
    "no root": run(root=""),
    "no rule": run(file("a.docx", problems=(Problem("unreadable", Text("空文件。", "Empty.")),)), rules=()),
    "no address": run(text_file("a.txt", finding(address="", place=Place(), quote="", fingerprint=""))),
}
LOGS = [(output, name) for output in ("sarif", "sarif-github") for name in RUNS]


def only_run(of: Run, output: str = "sarif") -> Node:
    log = json.loads(written(output, of))
    assert len(log["runs"]) == 1
    node: Node = log["runs"][0]
    return node


@pytest.fixture(params=LOGS, ids=" of ".join)
def log(request: pytest.FixtureRequest) -> Node:
    output, name = request.param
    return only_run(RUNS[name], output)


def nodes(value: Any) -> Iterator[Node]:
    """Every object in a log, at any depth."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


class TestByTheStandard:
    """Duties that neither the JSON schema nor the validator sees."""

    def test_only_a_failure_has_a_level_or_a_rank(self, log: Node) -> None:
        for result in log["results"]:
            assert (result["level"] == "none") == (result["kind"] != "fail")
            assert "rank" not in result or result["kind"] == "fail"

    @pytest.mark.parametrize("property_", ["suppressions", "baselineState"])
    def test_all_results_or_none_have_it(self, log: Node, property_: str) -> None:
        assert len({property_ in result for result in log["results"]}) <= 1

    def test_every_result_names_its_rule_by_id_and_index(self, log: Node) -> None:
        rules = log["tool"]["driver"]["rules"]
        for result in log["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["message"]["id"] in rules[result["ruleIndex"]]["messageStrings"]

    def test_notifications_and_overrides_point_at_what_they_name(self, log: Node) -> None:
        driver, invocation = log["tool"]["driver"], log["invocations"][0]
        said = invocation["toolExecutionNotifications"] + invocation["toolConfigurationNotifications"]
        pointers = [(note["descriptor"], driver["notifications"]) for note in said]
        pointers += [(note["associatedRule"], driver["rules"]) for note in said if "associatedRule" in note]
        pointers += [(one["descriptor"], driver["rules"]) for one in invocation["ruleConfigurationOverrides"]]
        for pointer, targets in pointers:
            assert targets[pointer["index"]]["id"] == pointer["id"]

    def test_every_result_has_one_place_in_a_file(self, log: Node) -> None:
        for result in log["results"]:
            (location,) = result["locations"]
            artifact = location["physicalLocation"]["artifactLocation"]
            assert log["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]

    def test_logical_locations_point_at_themselves_and_their_parents(self, log: Node) -> None:
        parts = log.get("logicalLocations", [])
        assert len({part["fullyQualifiedName"] for part in parts}) == len(parts)
        for part in parts:
            outer = parts[part["parentIndex"]]["fullyQualifiedName"] if "parentIndex" in part else ""
            assert part["fullyQualifiedName"] == f"{outer}/{part['name']}".lstrip("/")
        for location in (one for node in nodes(log) for one in node.get("logicalLocations", []) if "name" not in one):
            assert parts[location["index"]]["fullyQualifiedName"] == location["fullyQualifiedName"]

    def test_every_file_is_given_by_a_relative_encoded_uri_below_the_root(self, log: Node) -> None:
        for location in (node["artifactLocation"] for node in nodes(log) if "artifactLocation" in node):
            assert location["uriBaseId"] == "SRCROOT"
            assert re.fullmatch(r"(?:[\w.~-]|%[0-9A-F]{2}|/)+", location["uri"], re.ASCII)
            assert not location["uri"].startswith(("/", ".."))

    def test_the_root_is_the_only_absolute_path(self, log: Node) -> None:
        log["originalUriBaseIds"]["SRCROOT"].pop("uri", None)
        log["invocations"][0].pop("workingDirectory", None)
        assert "file:" not in json.dumps(log)
        assert "/home/" not in json.dumps(log)

    def test_related_locations_have_ids_of_their_own(self, log: Node) -> None:
        for result in log["results"]:
            ids = [location["id"] for location in result.get("relatedLocations", [])]
            assert ids == list(range(1, len(ids) + 1))

    def test_text_is_never_empty(self, log: Node) -> None:
        assert [node for node in nodes(log) if node.get("text") == ""] == []

    def test_rules_point_at_their_provisions(self, log: Node) -> None:
        for relation in (one for rule in log["tool"]["driver"]["rules"] for one in rule["relationships"]):
            target = relation["target"]
            taxonomy = log["taxonomies"][target["toolComponent"]["index"]]
            assert taxonomy["name"] == target["toolComponent"]["name"]
            assert taxonomy["taxa"][target["index"]]["id"] == target["id"]

    def test_success_is_claimed_only_where_nothing_was_left_undone(self, log: Node) -> None:
        invocation = log["invocations"][0]
        said = invocation["toolExecutionNotifications"] + invocation["toolConfigurationNotifications"]
        assert invocation["executionSuccessful"] == all(note["level"] != "error" for note in said)


@pytest.mark.parametrize("name", RUNS)
def test_a_binary_file_has_no_text_region_and_a_text_file_no_byte_region(name: str) -> None:
    binary = {file.file: file.binary for file in RUNS[name].files}
    for location in (node for node in nodes(only_run(RUNS[name])) if {"artifactLocation", "region"} <= node.keys()):
        region, path = location["region"], unquote(location["artifactLocation"]["uri"])
        assert ("byteOffset" in region) == binary[path]
        assert ("startLine" in region) != binary[path]


def test_it_fits_the_json_schema(log: Node) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8-sig"))
    validator = jsonschema.validators.validator_for(schema)
    whole = {"version": "2.1.0", "runs": [log]}
    assert list(validator(schema, format_checker=validator.FORMAT_CHECKER).iter_errors(whole)) == []


@pytest.mark.parametrize(("output", "name"), LOGS)
class TestByTheValidators:
    pytestmark = pytest.mark.npm

    def test_the_multitool_has_neither_error_nor_warning(self, output: str, name: str, tmp_path: Path) -> None:
        assert judged(written(output, RUNS[name]), tmp_path) == []


def test_a_run_that_tells_of_no_root_tells_of_no_folder() -> None:
    assert "file:" not in written("sarif", RUNS["no root"]).decode()
    assert only_run(RUNS["no file"])["invocations"][0]["workingDirectory"]["uri"].startswith("file:///")


@pytest.mark.npm
def test_the_multitool_sees_a_fault(tmp_path: Path) -> None:
    log = json.loads(written("sarif", eventful()))
    log["runs"][0]["artifacts"][0]["location"]["uri"] = "年报 1.docx"
    assert judged(json.dumps(log).encode(), tmp_path) != []


def judged(log: bytes, folder: Path) -> list[str]:
    """The validator's errors and warnings; its exit code says nothing, so its own log is read."""
    tool = multitool()
    assert tool
    # npm does not run the package's install script, which would do this, unless it is told to.
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    (folder / "in.sarif").write_bytes(log)
    command = [str(tool), "validate", "in.sarif", "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "-o"]
    subprocess.run([*command, "out.sarif", "--log", "ForceOverwrite"], cwd=folder, check=True, capture_output=True)
    verdict = json.loads((folder / "out.sarif").read_text("utf-8-sig"))["runs"][0]
    assert verdict["invocations"][0]["executionSuccessful"]
    return [f"{result['ruleId']}: {json.dumps(result['message'])}" for result in verdict["results"]]


def test_json_and_sarif_carry_the_same_facts() -> None:
    for of in RUNS.values():
        report = json.loads(written("json", of))
        assert sorted(facts_of_sarif(only_run(of))) == sorted(facts_of_json(report))


def facts_of_json(report: Node) -> Iterator[str]:
    for entry in report["files"]:
        about = ("file", "size", "sha256", "media_type", "organ", "year", "format")
        yield fact("file", *(entry[name] for name in about))
        yield fact("rules", entry["file"], entry["region"], sorted(entry["checked"]), entry["not_checked"])
        yield from (fact("remark", entry["file"], text) for text in entry["remarks"])
        for error in entry["errors"]:
            known = (error[name] for name in ("message", "rule", "address"))
            yield fact("error", entry["file"], *known, bool(error["traceback"]))
        for one in entry["findings"]:
            names = ("rule", "level", "kind", "address", "message", "message_id", "arguments", "fingerprint", "quote")
            place = (one["place"].get(name) for name in ("page", "box", "part", "path", "line", "column"))
            related = [(part["address"], part["text"] or part["address"]) for part in one["related"]]
            acceptance = one["accepted"] and {name: value for name, value in one["accepted"].items() if value}
            yield fact("finding", entry["file"], *(one[name] for name in names), *place, related, acceptance)
    for plugin in report["plugins"]:
        if plugin["state"] != "loaded":
            yield fact("plugin", plugin["state"] == "failed", f"{plugin['name']}: {plugin['reason']}")


def facts_of_sarif(log: Node) -> Iterator[str]:
    for artifact in log["artifacts"]:
        name, known = artifact["description"]["text"], artifact["properties"]
        digest = artifact.get("hashes", {}).get("sha-256", "")
        about = (artifact["length"], digest, artifact["mimeType"])
        yield fact("file", name, *about, known.get("organ"), known.get("year"), known.get("format"))
        rules = log["properties"]["ruleSets"][known["ruleSet"]]
        checked = [rule for rule in rules if rule not in known["notChecked"]]
        yield fact("rules", name, known.get("region"), checked, known["notChecked"])
    invocation = log["invocations"][0]
    for note in invocation["toolExecutionNotifications"]:
        (location,) = note["locations"]
        if note["level"] == "note":
            yield fact("remark", path(location), plain(note["message"]))
        else:
            rule = note.get("associatedRule", {}).get("id", "")
            yield fact("error", path(location), plain(note["message"]), rule, address(location), "exception" in note)
    for note in invocation["toolConfigurationNotifications"]:
        yield fact("plugin", note["level"] == "error", plain(note["message"]))
    yield from map(fact_of_result, log["results"])


def fact_of_result(result: Node) -> str:
    (location,) = result["locations"]
    region, known = location["physicalLocation"]["region"], location.get("properties", {})
    snippet = region.get("snippet", {})
    line = (region["startLine"], region["startColumn"]) if "startColumn" in region else (None, None)
    return fact(
        "finding",
        path(location),
        result["ruleId"],
        result["level"] if result["kind"] == "fail" else result["properties"]["ogicheck/level"],
        result["kind"],
        address(location),
        plain(result["message"]),
        result["message"]["id"],
        result["message"]["arguments"],
        result.get("partialFingerprints", {}).get("ogicheckPart/v1", ""),
        snippet.get("text") or snippet.get("rendered", {}).get("text", ""),
        *(known.get(name) for name in ("page", "boundingBox", "part", "xpath")),
        *line,
        [(address(part), plain(part["message"])) for part in result.get("relatedLocations", [])],
        acceptance(result),
    )


def acceptance(result: Node) -> Node | None:
    for one in result.get("suppressions", []):
        reason = {"reason": one["justification"]} if "justification" in one else {}
        return reason | one.get("properties", {})
    return None


def fact(*values: object) -> str:
    return json.dumps(values)


def path(location: Node) -> str:
    return unquote(location["physicalLocation"]["artifactLocation"]["uri"])


def address(location: Node) -> str:
    names = [part["fullyQualifiedName"] for part in location.get("logicalLocations", [])]
    return str(names[0]) if names else ""


def plain(message: Node) -> str:
    return str(message["text"]).replace("{{", "{").replace("}}", "}")


class TestForReaders:
    def test_messages_are_in_the_users_language_and_rules_in_english_with_a_chinese_translation(self) -> None:
        log = only_run(eventful("zh-CN"))
        assert log["results"][0]["message"]["text"] == "“予以公开”一行各列之和为 12，总计栏为 13，相差 1。"
        for rule, chinese in zip(log["tool"]["driver"]["rules"], log["translations"][0]["rules"], strict=True):
            assert rule["id"] == chinese["id"]
            assert rule["messageStrings"].keys() == chinese["messageStrings"].keys()
            assert json.dumps(rule, ensure_ascii=False).isascii()
            assert chinese["shortDescription"]["text"] == "数字应当相符。"
        assert log["translations"][1]["taxa"][0]["shortDescription"]["text"] == "《条例》第五十条"

    def test_a_rule_is_named_in_pascal_case_and_has_help_and_a_page(self) -> None:
        rule = only_run(eventful())["tool"]["driver"]["rules"][3]
        assert rule["name"] == "RequestRowTotal"
        assert "Fix: Check and mend them." in rule["help"]["text"]
        assert "**Fix**\n\nCheck and mend them." in rule["help"]["markdown"]
        assert rule["helpUri"] == rule_page("OGI302")

    def test_a_third_partys_plugin_is_an_extension_and_its_rules_say_so(self) -> None:
        tool = only_run(eventful())["tool"]
        assert [extension["name"] for extension in tool["extensions"]] == ["ogicheck-demo", "ogicheck-broken"]
        assert tool["driver"]["rules"][0]["properties"]["ogicheck/plugin"] == "ogicheck-demo"
        assert all("rules" not in extension for extension in tool["extensions"])

    def test_what_the_ruleset_changed_is_told(self) -> None:
        overrides = only_run(eventful())["invocations"][0]["ruleConfigurationOverrides"]
        assert {one["descriptor"]["id"]: one["configuration"] for one in overrides} == {
            "OGI302": {"level": "warning"},
            "OGI304": {"enabled": False},
        }

    def test_a_crash_names_its_rule_and_its_exception(self) -> None:
        notes = only_run(eventful())["invocations"][0]["toolExecutionNotifications"]
        (crash,) = [note for note in notes if "exception" in note]
        assert crash["associatedRule"]["id"] == "DEMO101"
        assert (crash["exception"]["kind"], crash["exception"]["message"]) == ("KeyError", "'x'")
        assert 'File "ogicheck_demo/rules.py", line 7' in crash["exception"]["stack"]["message"]["text"]

    def test_two_findings_on_one_part_are_kept_apart(self) -> None:
        results = only_run(run(file("a.docx", finding(), finding())))["results"]
        lines = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
        assert lines == ["0f0f0f0f0f0f0f0f:1", "0f0f0f0f0f0f0f0f:2"]

    def test_braces_in_a_report_are_no_placeholders(self) -> None:
        result = only_run(run(file("a.docx", finding(message=Text("有 {0} 字样。", "")))))["results"][0]
        assert result["message"]["text"] == "有 {{0}} 字样。"

    @settings(deadline=None)
    @given(st.text(st.characters()))
    def test_any_printed_text_comes_through(self, text: str) -> None:
        of = run(file("a.docx", finding(quote=text, message=Text(text, text))))
        for output in ("sarif", "sarif-github"):
            (result,) = only_run(of, output)["results"]
            assert plain(result["message"]).startswith(text.encode("utf-8", "replace").decode())

    def test_a_file_name_that_is_not_unicode_keeps_its_bytes(self) -> None:
        uri = only_run(run(file("\udce9.docx")))["artifacts"][0]["location"]["uri"]
        assert re.fullmatch(r"(%[0-9A-F]{2})+\.docx", uri)

    @pytest.mark.parametrize(
        ("address", "kinds"),
        [
            ("report", ["report"]),
            ("section/other", ["section"]),
            ("section/unknown/1", ["section"]),
            ("section/preamble/paragraph/2", ["section", "paragraph"]),
            ("table/requests/refused.internal_affairs", ["table", "row"]),
            ("table/requests/result_total/natural_person", ["table", "row", "cell"]),
            ("table/requests/*/total", ["table", "column"]),
            ("table/requests/unknown/1/total", ["table", "row", "cell"]),
        ],
    )
    def test_a_part_stands_below_the_parts_that_hold_it(self, address: str, kinds: list[str]) -> None:
        parts = only_run(run(file("a.docx", finding(address=address))))["logicalLocations"]
        assert [part["kind"] for part in parts] == kinds
        assert parts[-1]["fullyQualifiedName"] == address


class TestByABaseline:
    def test_an_accepted_finding_is_suppressed_with_its_reason(self) -> None:
        first, bare, counting, *_ = only_run(baselined())["results"]
        assert first["suppressions"] == [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "案件跨年，已说明。",
                "properties": {"author": "法规科", "until": "2030-12-31"},
            }
        ]
        assert bare["suppressions"] == [{"kind": "external", "status": "accepted"}]
        assert counting["suppressions"] == []

    def test_without_a_baseline_no_result_speaks_of_suppression(self) -> None:
        assert not any("suppressions" in node for node in nodes(only_run(eventful())))

    def test_github_which_would_show_it_gets_none(self) -> None:
        log = only_run(baselined(), "sarif-github")
        assert [result["ruleId"] for result in log["results"]] == ["OGI301"]
        assert only_run(run(file("a.docx", accepted()), baseline="b.toml"), "sarif-github")["results"] == []


class TestForGitHub:
    def test_it_gets_failures_only(self) -> None:
        of = run(file("a.docx", finding(), unknown(), doubtful()))
        assert [result["kind"] for result in only_run(of, "sarif-github")["results"]] == ["fail"]

    def test_every_region_has_a_line(self) -> None:
        places = [node for node in nodes(only_run(eventful(), "sarif-github")) if "artifactLocation" in node]
        regions = [place["region"] for place in places if "region" in place]
        assert all(region["startLine"] >= 1 and "byteOffset" not in region for region in regions)

    def test_nothing_is_suppressed(self) -> None:
        assert not any("suppressions" in node for node in nodes(only_run(eventful(), "sarif-github")))

    def test_rules_speak_the_users_language_as_it_reads_no_translations(self) -> None:
        log = only_run(eventful("zh-CN"), "sarif-github")
        assert log["tool"]["driver"]["rules"][0]["help"]["text"].startswith("数字应当相符。\n\n为什么：")
        assert "translations" not in log

    def test_a_message_says_where_as_no_line_can(self) -> None:
        result = only_run(run(file("a.docx", finding())), "sarif-github")["results"][0]
        assert result["message"]["text"].endswith("(table/requests/granted/total, 第 3 页)")

    def test_of_too_many_results_the_worst_are_kept_and_the_cut_is_told(self) -> None:
        many = (*(finding(level="note") for _ in range(25_000)), finding(level="warning"), finding())
        log = only_run(run(file("a.docx", *many)), "sarif-github")
        assert len(log["results"]) == 25_000
        assert [result["level"] for result in log["results"][:3]] == ["error", "warning", "note"]
        (note,) = log["invocations"][0]["toolExecutionNotifications"]
        assert note["message"]["text"] == "只写出最严重的 25000 条结果，另有 2 条未写出。"

    def test_descriptions_and_tags_stay_within_its_limits(self) -> None:
        first, *rest = run().rules
        long = replace(first, zh=replace(first.zh, summary="长" * 2000), formats=tuple(str(n) for n in range(2000, 2040)))
        rule = only_run(run(rules=(long, *rest)), "sarif-github")["tool"]["driver"]["rules"][0]
        assert len(rule["shortDescription"]["text"]) == len(rule["fullDescription"]["text"]) == 1024
        assert len(rule["properties"]["tags"]) == 20
