"""A plugin reads a file that holds another by whichever extractor claims that, without knowing it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.api import Paragraph
from ogicheck.checking.extracting import Extraction
from ogicheck.hosting.host import Host

Run = Callable[..., Result]

ENVELOPE = """
from ogicheck.api import (Document, Extractor, hookimpl)

MARK = b"ENVELOPE\\0"

def read(data, embedded):
    return Document(embedded(data.removeprefix(MARK)).blocks, "application/x-envelope")

@hookimpl
def ogicheck_extractors():
    return [Extractor("envelope", (".env",), lambda data: data.startswith(MARK), read, rank=90, embeds=True)]
"""
CRASHING = """
from ogicheck.api import (Extractor, hookimpl)

def read(data):
    raise IndexError("no luck")

@hookimpl
def ogicheck_extractors():
    return [Extractor("brittle", (), lambda data: data.startswith(b"BRITTLE\\0"), read, rank=91)]
"""
TWO_WAYS = """
from ogicheck.api import (Document, Extractor, hookimpl)

def first(data, embedded):
    return Document((), "first")

def second(data, embedded):
    return embedded(data[7:])

@hookimpl
def ogicheck_extractors():
    return [Extractor("two", (), lambda data: data.startswith(b"TWOWAYS"), first, second=second, rank=92, embeds=True)]
"""
MARK = b"ENVELOPE\0"


@pytest.fixture(params=["docx", "html", "text"])
def report(request: pytest.FixtureRequest) -> bytes:
    """A report with one error of its own."""
    wrong = {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"}
    return build.build(apply(clean(year=2022), wrong), request.param)


@pytest.fixture
def checked(run: Run, tmp_path: Path) -> Callable[..., Result]:
    def check(data: bytes, *plugins: str) -> Result:
        (tmp_path / "report.env").write_bytes(data)
        options: list[object] = []
        for number, text in enumerate(plugins):
            (tmp_path / f"demo{number}.py").write_text(text, "utf-8")
            options += ["--plugin", tmp_path / f"demo{number}.py"]
        return run("check", tmp_path / "report.env", "--output", "json", *options)

    return check


def findings(result: Result) -> list[tuple[str, str]]:
    return [(one["rule"], one["address"]) for one in json.loads(result.stdout)["files"][0]["findings"]]


def problem(result: Result) -> str:
    (found,) = json.loads(result.stdout)["files"][0]["errors"]
    return str(found["message"])


def test_a_report_within_a_file_says_what_it_says_alone(report: bytes, checked: Callable[..., Result]) -> None:
    alone, within = checked(report), checked(MARK + report, ENVELOPE)
    assert findings(within) == findings(alone) != []
    assert json.loads(within.stdout)["files"][0]["media_type"] == "application/x-envelope"


def test_files_within_files_are_read(report: bytes, checked: Callable[..., Result]) -> None:
    assert findings(checked(MARK * 3 + report, ENVELOPE)) == findings(checked(report))


@pytest.mark.parametrize("depth", [4, 5000])
def test_there_is_an_end_to_files_within_files(depth: int, checked: Callable[..., Result]) -> None:
    result = checked(MARK * depth + build.build(clean(year=2022), "text"), ENVELOPE)
    assert result.exit_code == 3
    assert "嵌套超过 3 层" in problem(result)


def test_what_no_extractor_claims_within_a_file_is_said_of_the_file(checked: Callable[..., Result]) -> None:
    result = checked(MARK + b"\x01\0\x02", ENVELOPE)
    assert result.exit_code == 3
    assert "不认识这种文件" in problem(result)


def test_an_extractor_that_crashes_on_a_file_within_is_named(checked: Callable[..., Result]) -> None:
    result = checked(MARK + b"BRITTLE\0", ENVELOPE, CRASHING)
    assert result.exit_code == 3
    assert "brittle" in problem(result)


def test_the_second_way_to_read_is_handed_it_too(tmp_path: Path) -> None:
    """A run asks for it only where the first gives a report that does not align, so it is called as the host does."""
    (tmp_path / "demo.py").write_text(TWO_WAYS, "utf-8")
    extraction = Extraction(Host((str(tmp_path / "demo.py"),)).registry.extractors)
    data = b"TWOWAYS" + "第一段".encode()
    extractor = extraction.claiming(data)
    assert extraction.document(extractor, data).media_type == "first"
    assert [block.text for block in extraction.second(extractor, data).blocks if isinstance(block, Paragraph)] == ["第一段"]
