"""What the pages say is so: commands run, outputs are the real ones, links lead somewhere, nothing is left out."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import io
import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
import tomli

from docs.pages import CLAUSES, FOLDER
from docs.pages import pages as rule_pages
from fixtures import build, example
from fixtures.facts import clean
from fixtures.values import Facts, Table
from ogicheck import api
from ogicheck.hosting.hookspecs import Hooks
from ogicheck.hosting.host import Host
from ogicheck.values import form
from ogicheck_plugins.command_line.main import cli
from ogicheck_plugins.comparing import copies
from ogicheck_plugins.national import stamps
from ogicheck_plugins.national.narrative import model, quantities
from ogicheck_testing.cases import Expect
from ogicheck_testing.edited import edited
from tests.pages import (
    CHINESE,
    CONTRIBUTING,
    GUIDES,
    IN_TWO,
    PAGES,
    PLUGINS,
    PLUGINS_CHINESE,
    PROMISES,
    PROMISES_CHINESE,
    README,
    ROOT,
    RULESETS,
    RULESETS_CHINESE,
    anchors,
    blocks,
    commands,
    files,
    headings,
    links,
    outputs,
)
from tests.serving import serving

SET_UP = re.compile(r"^python3 -m venv .*$", re.MULTILINE)
FOUND = {
    ".venv/bin/ogicheck fixtures/example.docx",
    ".venv/bin/ogicheck fixtures/example.docx --lang en --select OGI304",
    "ogicheck - --stdin-name page.html --output json < page.html",
    "ogicheck check - --stdin-name page.html --output json --quiet < page.html",
    "ogicheck fixtures/example.docx --plugin tally.py --output tally",
    "ogicheck fixtures/example.docx --ruleset qingxi.toml",
    "ogicheck fixtures/example.docx --plugin counties.py --ruleset qingxi",
}
"""The commands that end with findings; all others end clean."""

MADE = {"At", "Clause", "Help", "Related", "Rule", "Site", "Text", "Box"} | {
    *("Archive", "Baseline", "Executor", "Extractor", "Fact", "Held", "Layer", "Output", "Repair", "Vocabulary", "Voice"),
    *("BlockForm", "ColumnForm", "Declared", "Form", "Relation", "RowForm", "SectionForm", "TableForm", "Years"),
    *("CutShortError", "Ended", "Registry", "Settings", "Source", "Surroundings", "Survey", "Conclusion"),
    *("Checker", "Choice", "Found", "Host"),
    *("Fragment", "Input", "Labels", "Lexicon", "Library", "Plan", "Session", "TableLexicon", "Tally", "TomlSource"),
}
"""What a plugin makes or calls, or what is told in a line, rather than read field by field."""

OFFLINE = """
import sys

def guard(event, arguments):
    if event == "socket.connect" and not isinstance(arguments[1], (str, bytes)):
        raise RuntimeError(f"connects to {arguments[1]}")

sys.addaudithook(guard)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file that the pages speak of."""
    folder = tmp_path_factory.mktemp("docs")
    report, defective = clean(year=2024), example.example()
    contents = {
        "fixtures/example.docx": example.FILE.read_bytes(),
        "年报.docx": build.build(report),
        "reports/a.docx": build.build(report),
        "reports/b.html": build.build(report, "html"),
        "reports-2023/a.docx": build.build(clean(year=2023)),
        "archive/2024.docx": build.build(defective),
        "page.html": build.build(defective, "html"),
        "export.json": json.dumps({"report": list(exported(report))}).encode(),
        **{name: text.encode() for page in PAGES for name, text in files(page).items()},
    }
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    run("ogicheck baseline write baseline.toml archive", folder)
    run("ogicheck reports --output xlsx=findings.xlsx --quiet", folder)  # what answers are taken from, whichever runs first
    return folder


def exported(report: Facts) -> Iterator[str | list[list[str]]]:
    """The report as the example plugin for a file format reads it."""
    yield from (*report.title, *report.preamble)
    for section in report.sections:
        yield section.heading
        for block in section.blocks:
            if isinstance(block, str):
                yield block
            elif isinstance(block, Table):
                yield [[whole(block, row, column) for column in range(block.width)] for row in range(block.height)]


def whole(table: Table, row: int, column: int) -> str:
    return next((cell.text for cell in table.cells if cell.covers(row, column)), "")


def run(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command of the pages; `< FILE` is its standard input."""
    arguments = shlex.split(command)[1:]
    given = b""
    if "<" in arguments:
        at = arguments.index("<")
        given, arguments = (folder / arguments[at + 1]).read_bytes(), arguments[:at]
    call = [sys.executable, "-m", "ogicheck", *arguments]
    home = str(folder / "home")
    own = {**os.environ, "XDG_CONFIG_HOME": home, "HOME": home, "OGICHECK_CACHE_DIR": f"{home}/cache"}
    own["PATH"] = f"{closing_browser(folder)}{os.pathsep}{own['PATH']}"
    return subprocess.run(call, cwd=folder, input=given, capture_output=True, check=False, env=own)


def closing_browser(folder: Path) -> Path:
    """A folder with a browser whose window is closed at once."""
    bin_ = folder / "bin"
    bin_.mkdir(exist_ok=True)
    (bin_ / "chromium").write_text("#!/bin/sh\n", "utf-8")
    (bin_ / "chromium").chmod(0o755)
    (bin_ / "chromium.bat").write_text("@exit /b 0\n", "utf-8")
    return bin_


SERVERS = "ogicheck serve"
"""Commands that begin so do not end by themselves."""
EVERY = dict.fromkeys(command for page in PAGES for command in commands(page))


@pytest.mark.parametrize("command", [one for one in EVERY if one.startswith(SERVERS)])
def test_a_server_on_a_page_starts_and_ends(command: str, folder: Path) -> None:
    with serving(folder, *shlex.split(command)[2:]) as server:
        assert server.stop() == 0


@pytest.mark.parametrize("command", [one for one in EVERY if not one.startswith(SERVERS)])
def test_a_command_on_a_page_runs(command: str, folder: Path) -> None:
    done = run(command, folder)
    assert done.returncode == (1 if command in FOUND else 0), (done.stdout + done.stderr).decode()


@pytest.mark.parametrize(("command", "block"), [pair for page in PAGES for pair in outputs(page)])
def test_an_output_on_a_page_is_the_real_one(command: str, block: Any, folder: Path) -> None:
    printed = run(command, folder).stdout.decode()
    if block.language == "json":
        assert holds(json.loads(block.text), json.loads(printed))
    else:
        assert block.text == printed


def holds(part: Any, real: Any) -> bool:
    """Whether an excerpt of JSON leaves out, but says nothing else than the real one."""
    if isinstance(part, dict):
        return isinstance(real, dict) and all(key in real and holds(value, real[key]) for key, value in part.items())
    if isinstance(part, list):
        return isinstance(real, list) and all(any(holds(value, one) for one in real) for value in part)
    return bool(part == real)


def test_the_readmes_show_outputs_of_the_example_and_of_the_plugin() -> None:
    for page in (README, CHINESE):
        assert [block.language for _, block in outputs(page)] == ["text", "text", "text", "json", "text", "text"]


@pytest.mark.parametrize(("english", "chinese"), (*IN_TWO, *GUIDES))
def test_a_page_in_two_languages_has_the_same_structure_commands_and_files(english: Path, chinese: Path) -> None:
    assert [level for level, _ in headings(english)] == [level for level, _ in headings(chinese)]
    assert commands(english) == commands(chinese)
    assert files(english) == files(chinese)


def test_each_promise_names_the_test_that_shows_it_in_both_languages() -> None:
    named = re.findall(r"^\|.*\| `(\w+\.py)::(\w+)` \|$", PROMISES.read_text("utf-8"), re.MULTILINE)
    assert len(named) > 15
    assert named == re.findall(r"^\|.*\| `(\w+\.py)::(\w+)` \|$", PROMISES_CHINESE.read_text("utf-8"), re.MULTILINE)
    for file, test in named:
        assert f"\ndef {test}(" in (ROOT / "tests" / file).read_text("utf-8"), f"{file}::{test}"


def test_the_two_commands_to_set_up_are_the_same_everywhere() -> None:
    first, second = SET_UP.findall(README.read_text("utf-8"))
    assert SET_UP.findall(CHINESE.read_text("utf-8")) == [first, second]
    assert SET_UP.findall(CONTRIBUTING.read_text("utf-8")) == [second]
    sought = re.findall("grep -m 1 '(.+)' README.md", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert [[line for line in (first, second) if re.search(one, line)] for one in sought] == [[first], [second]]


@pytest.mark.parametrize("page", [*PAGES, *chain(*GUIDES), *sorted(FOLDER.glob("*.md"))], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


OF_OTHERS = (
    *("--no-skips", "--sample", "--seed", "--minutes", "--keep", "--files"),
    *("--data-binary", "--wheel-dir", "--no-index", "--find-links", "--no-deps", "--no-build-isolation"),
    *("--nworkers", "--nthreads"),
)
"""Options of the tests, of the benchmarks, of curl, of pip and of Dask."""


def test_every_option_named_exists() -> None:
    known = {*options(cli), *OF_OTHERS}
    for page in (*PAGES, *chain(*GUIDES)):
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.read_text("utf-8")))
        assert named <= known, page.name


def options(command: click.Command) -> Iterator[str]:
    yield from (name for parameter in command.params for name in parameter.opts)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below
            yield from options(below)


def test_every_command_is_spoken_of() -> None:
    shown = (block.text for page in PAGES for block in blocks(page) if block.language in ("sh", "bash", "bat"))
    used = {word for text in shown for word in re.findall(r"ogicheck ([a-z-]+)", text)}
    assert used >= set(Host().commands)


def test_the_rules_pages_are_those_that_the_docstrings_give() -> None:
    """After a change to a rule: `python -m docs.pages`."""
    assert {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")} == rule_pages()


def test_every_clause_s_rules_exist_and_every_rule_that_rests_on_one_of_them_stands_there() -> None:
    rules = Host().registry.rules
    listed = tomli.loads(CLAUSES.read_text("utf-8"))["clause"]
    named = [rule for one in listed for rule in one["rules"]]
    assert len(named) == len(set(named))
    national = {key for key, one in rules.items() if one.clauses and key.startswith("OGI")}
    assert national - set(named) == set()
    assert set(named) <= set(rules)


@pytest.mark.parametrize("page", [RULESETS, RULESETS_CHINESE], ids=lambda page: page.name)
def test_every_key_of_a_form_is_documented_with_an_example_that_is_toml(page: Path) -> None:
    tables = re.split(r"^## ", page.read_text("utf-8"), flags=re.MULTILINE)[2:10]
    kinds = (form.Ruleset, form.Years, form.SectionForm, form.TableForm)
    for text, kind in zip(tables, (*kinds, form.BlockForm, form.ColumnForm, form.RowForm, form.Relation), strict=True):
        rows = re.findall(r"^\| `(\w+)` \| .+ \| `(.+)` \|$", text, re.MULTILINE)
        assert {key for key, _ in rows} == set(kind.__struct_fields__)
        assert all(tomli.loads(example) for _, example in rows)


def test_the_form_of_the_guide_finds_a_wrong_total(folder: Path) -> None:
    rows = ("办理结果 | 件数 | 比上年", "办结 | 当场答复 | 12 | -1", "转办答复 | 5 | 2", "尚在办理 | 2 | 0", "总计 | 20 | 1")
    lines = ("青溪县便民服务中心2024年便民热线年度报告", "一、来电办理情况", "群众回访满意。", *(f"{row} |" for row in rows))
    (folder / "hotline.txt").write_text("\n".join(lines), "utf-8")
    done = run("ogicheck hotline.txt --ruleset form.toml --output json", folder)
    found = [one["address"] for one in json.loads(done.stdout)["files"][0]["findings"] if one["level"] == "error"]
    assert found == ["table/calls/total/number"]


def test_every_hook_is_documented_with_its_signature() -> None:
    documented = {words.strip("`") for _, words in headings(PLUGINS)}
    hooks = [name for name in dir(Hooks) if name.startswith("ogicheck_")]
    assert hooks
    for name in hooks:
        assert f"{name}() -> {inspect.signature(getattr(Hooks, name)).return_annotation}" in documented


def test_every_kind_of_plugin_has_an_example_that_loads(folder: Path) -> None:
    examples = sorted({name for page in (README, PLUGINS) for name in files(page) if re.fullmatch(r"\w+\.py", name)})
    given = [part for name in examples for part in ("--plugin", name)]
    states = json.loads(run(shlex.join(["ogicheck", "plugins", "--json", *given]), folder).stdout)
    loaded = {one["name"]: one["registers"] for one in states if one["state"] == "loaded"}
    registered = [word.partition(" ")[0] for name in examples for word in loaded[Path(name).stem]]
    assert set(registered) == {"rule", "extractor", "repair", "output", "ruleset"}


KINDS = {
    name: kind
    for module in (api, copies, model, quantities, stamps)
    for name in (api.__all__ if module is api else vars(module))
    if isinstance(kind := getattr(module, name), type)
    and name not in MADE
    and (module is api or kind.__module__ == module.__name__)
    if not name.startswith("_")
    if dataclasses.is_dataclass(kind) or issubclass(kind, msgspec.Struct)
}
"""The values of the API, and those that the facts of the built-in plugins give."""


@pytest.mark.parametrize("page", [PLUGINS, PLUGINS_CHINESE], ids=lambda page: page.name)
@pytest.mark.parametrize("name", sorted(KINDS))
def test_everything_that_a_plugin_reads_is_documented(name: str, page: Path) -> None:
    """Each value of the API that the guide has a heading for is told there field by field, and no field that it lacks."""
    kind = KINDS[name]
    fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else msgspec.structs.fields(kind)
    public = {member for member, value in inspect.getmembers(kind) if not member.startswith("_") and is_read(value)}
    assert told(name, page) == public | {field.name for field in fields}


def is_read(member: object) -> bool:
    return isinstance(member, property | functools.cached_property) or inspect.isfunction(member)


def told(heading: str, page: Path) -> set[str]:
    """The names in the first column of the table below a heading of the guide."""
    below = page.read_text("utf-8").partition(f"\n### {heading}\n")[2].partition("\n#")[0]
    first = re.findall(r"^\| (`[^|]*)\|", below, re.MULTILINE)
    return {word for column in first for word in re.findall(r"`(\w+)[^`]*`", column)}


def test_the_arguments_of_a_rule_are_documented() -> None:
    text = PLUGINS.read_text("utf-8")
    for name in inspect.signature(api.rule).parameters:
        assert re.search(rf"^\| `{name}` \|", text, re.MULTILINE), name
    for kind in (api.Extractor, api.Repair, api.Output, api.Executor, api.Fact, api.Vocabulary, api.Baseline):
        assert f"{kind.__name__}(" in text
    for name in fields_of(api.Extractor, api.Repair, api.Output, api.Executor, api.Baseline):
        assert re.search(rf"`(?:Extractor|Repair|Output|Executor|Baseline)\([^)]*\b{name}\b", text), name


def fields_of(*kinds: Any) -> list[str]:
    return [field.name for kind in kinds for field in dataclasses.fields(kind)]


def test_the_program_of_the_guide_runs(folder: Path) -> None:
    (text,) = re.findall(r"```python\n(import ogicheck\n.*?)```", PLUGINS.read_text("utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", text], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "OGI304 table/review/reconsideration/total" in done.stdout


def test_every_key_of_a_case_is_documented() -> None:
    keys = {*inspect.signature(edited).parameters, "why", "count", "ruleset", "expect", "previous", "part"} - {"folder"}
    text = PLUGINS.read_text("utf-8").partition("## Cases and the contract")[2]
    assert {
        word for line in re.findall(r"^\| (`\w+`.*?) \|", text, re.MULTILINE) for word in re.findall(r"\w+", line)
    } == keys
    assert all(f"`{name}`" in text for name in fields_of(Expect))


def test_the_examples_are_those_of_the_guide(folder: Path) -> None:
    shown, examples = files(PLUGINS), ROOT / "docs" / "examples"
    for name in ("outcomes", "cms"):
        assert (examples / f"ogicheck-{name}" / f"ogicheck_{name}" / "__init__.py").read_text("utf-8") == shown[f"{name}.py"]
    assert (examples / "qingxi.toml").read_text("utf-8") == shown["qingxi.toml"]
    assert shown["hotline.py"] == files(README)["hotline.py"]


def test_a_rule_takes_15_lines_and_a_region_20() -> None:
    rule = [line for line in files(PLUGINS)["hotline.py"].splitlines() if line.strip()]
    assert len(rule) <= 15
    assert len(files(PLUGINS)["qingxi.toml"].splitlines()) <= 20


def test_new_plugin_writes_what_the_guide_shows(tmp_path: Path) -> None:
    run("ogicheck new-plugin ogicheck-qingxi", tmp_path)
    for name in ("tests/test_contract.py", "tests/cases/QINGXI101/bad-no-number.toml"):
        assert (tmp_path / "ogicheck-qingxi" / name).read_text("utf-8") == files(PLUGINS)[name]


def test_the_example_of_a_rule_finds(folder: Path) -> None:
    done = run('ogicheck fixtures/example.docx --plugin outcomes.py --select "XY*" --output json', folder)
    found = json.loads(done.stdout)["files"][0]["findings"]
    assert [one["address"] for one in found] == ["table/review/reconsideration/other", "table/review/litigation_after/other"]


def test_an_entry_point_as_documented_needs_no_option(folder: Path, tmp_path: Path) -> None:
    project = tomli.loads(files(PLUGINS)["ogicheck-hotline/pyproject.toml"])["project"]
    ((name, module),) = project["entry-points"]["ogicheck"].items()
    (tmp_path / f"{module}.py").write_text(files(README)["hotline.py"], "utf-8")
    installed = tmp_path / f"{module}-{project['version']}.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(f"Name: {project['name']}\nVersion: {project['version']}\n", "utf-8")
    (installed / "entry_points.txt").write_text(f"[ogicheck]\n{name} = {module}\n", "utf-8")
    call = [sys.executable, "-m", "ogicheck", "plugins", "--json"]
    done = subprocess.run(call, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, check=True)
    state = next(one for one in json.loads(done.stdout) if one["name"] == name)
    assert (state["state"], state["version"], state["registers"]) == ("loaded", "1.0", ["rule XY101"])


def test_a_check_connects_to_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(OFFLINE, "utf-8")
    offline = os.environ | {"PYTHONPATH": str(tmp_path)}
    probe = "import socket; socket.create_connection(('127.0.0.1', 9))"
    probed = subprocess.run([sys.executable, "-c", probe], env=offline, capture_output=True, check=False)
    assert b"connects to" in probed.stderr
    call = [sys.executable, "-m", "ogicheck", "reports", "--jobs", "1"]
    done = subprocess.run(call, cwd=folder, env=offline, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_bundled_report_is_what_its_code_builds() -> None:
    def text(data: bytes) -> bytes:
        return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")

    assert text(example.FILE.read_bytes()) == text(build.build(example.example()))
