"""The json output holds every fact of a run, in the shape that its shipped schema describes."""

from __future__ import annotations

import json
from importlib.resources import files
from io import BytesIO
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ogicheck.api import Lang, Opening, Run, Settings, Text
from ogicheck_plugins.outputs import _jsonl
from ogicheck_plugins.outputs.jsonout import schema
from tests.runs import baselined, eventful, file, finding, run, written

SCHEMA = files("ogicheck_plugins.outputs").joinpath("output.schema.json")
REGENERATE = (
    "python -c 'import sys; from ogicheck_plugins.outputs.jsonout import schema; sys.stdout.buffer.write(schema())'"
    " > plugins/ogicheck_plugins/outputs/output.schema.json"
)
RUNS = {"Chinese": eventful("zh-CN"), "English": eventful("en"), "no file": run(), "baseline": baselined()}


def report(of: Run) -> dict[str, Any]:
    loaded = json.loads(written("json", of))
    assert isinstance(loaded, dict)
    return loaded


def test_the_shipped_schema_is_what_the_code_writes() -> None:
    assert SCHEMA.read_bytes().replace(b"\r\n", b"\n") == schema(), f"regenerate it: {REGENERATE}"


@pytest.mark.parametrize("of", RUNS.values(), ids=list(RUNS))
def test_a_run_fits_the_shipped_schema(of: Run) -> None:
    jsonschema.validate(report(of), json.loads(SCHEMA.read_text("utf-8")))


def test_a_field_that_the_schema_does_not_allow_is_seen() -> None:
    broken = report(eventful())
    broken["files"][0]["findings"][0]["kind"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json.loads(SCHEMA.read_text("utf-8")))


def test_the_summary_counts_failures_by_level_and_the_rest_by_kind() -> None:
    assert report(eventful())["summary"] == {"error": 2, "warning": 1, "note": 1, "open": 2, "review": 1, "accepted": 0}


def test_what_is_accepted_is_there_with_its_reason_and_counts_apart() -> None:
    told = report(baselined())
    first, bare, counting, *_ = (one["accepted"] for one in told["files"][0]["findings"])
    assert first == {"reason": "案件跨年，已说明。", "author": "法规科", "until": "2030-12-31"}
    assert bare == {"reason": "", "author": "", "until": None}
    assert counting is None
    assert told["baseline"] == "baseline.toml"
    assert told["summary"] == {"error": 1, "warning": 0, "note": 0, "open": 1, "review": 1, "accepted": 3}


def test_a_finding_names_its_rule_its_part_and_its_place() -> None:
    first = report(run(file("a.docx", finding())))["files"][0]["findings"][0]
    assert (first["rule"], first["name"], first["address"]) == (
        "OGI302",
        "request-row-total",
        "table/requests/granted/total",
    )
    assert first["place"] == {
        "page": 3,
        "box": [312.5, 401.0, 351.0, 414.2],
        "part": "word/document.xml",
        "path": "/w:document/w:body/w:tbl[2]",
    }


@pytest.mark.parametrize(("lang", "message"), [("zh-CN", "文件已加密"), ("en", "The file is encrypted")])
def test_what_could_not_be_read_is_an_error_of_its_file(lang: Lang, message: str) -> None:
    errors = report(eventful(lang))["files"][3]["errors"]
    assert [error["kind"] for error in errors] == ["unreadable"]
    assert errors[0]["message"].startswith(message)


def test_every_plugin_is_listed_with_its_state_and_reason() -> None:
    plugins = {plugin["name"]: plugin for plugin in report(eventful())["plugins"]}
    assert plugins["national"]["state"] == "loaded"
    assert plugins["national"]["reason"] is None
    assert plugins["ogicheck-broken"]["state"] == "failed"
    assert "KeyError" in plugins["ogicheck-broken"]["traceback"]
    assert plugins["ogicheck-future"]["reason"] == "需要更新的 ogicheck。"


@given(st.text(st.characters()))
def test_any_printed_text_comes_through(text: str) -> None:
    loaded = report(run(file("a.docx", finding(quote=text, message=Text(text, text)))))
    found = loaded["files"][0]["findings"][0]
    assert found["quote"] == found["message"] == text.encode("utf-8", "replace").decode()


def test_a_file_name_that_is_not_unicode_is_written() -> None:
    assert report(run(file("\udce9.docx")))["files"][0]["file"] == "?.docx"


def test_lines_hold_what_the_document_holds() -> None:
    of = eventful()
    names = {one.id: one for one in of.rules}
    stream = BytesIO()
    writer = _jsonl(Opening(stream, Settings(), of.plugins, bytes, rule=names.get))
    for number, one in enumerate(of.files):
        writer.add(one)
        assert len(stream.getvalue().splitlines()) == number + 1
    writer.close(of)
    *files_, last = map(json.loads, stream.getvalue().splitlines())
    assert last | {"files": files_} == report(of)
