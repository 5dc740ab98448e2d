"""A region's rules hold for its organs alone: told by the organ's name where that is certain, or chosen by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import reduce
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from fixtures.seeds import SEEDS, Seed
from fixtures.values import Facts
from ogicheck.values.findings import FileResult

Run = Callable[..., Result]
Check = Callable[[bytes], FileResult]

REGIONS = {
    "jiaxiang-2020": "shandong",
    "fushun-2020": "liaoning",
    "xiangshan-2019": "anhui",
    "wenshang-2022": "shandong",
    "hanyang-2020": "hubei",
}
CERTAIN = [
    ("山东省水利厅", 2022, "shandong"),
    ("上海市科学技术委员会", 2023, "shanghai"),
    ("济宁市水务局", 2022, "shandong"),
    ("济宁市嘉祥县水务局", 2022, "shandong"),
    ("吉林市船营区水务局", 2020, "jilin"),
    ("吉林省水利厅", 2020, "jilin"),
    ("仙桃市水务局", 2022, "hubei"),
    ("沭阳县人民政府", 2022, "jiangsu"),
    ("北京市东城区水务局", 2022, "beijing"),
    ("铜陵市郊区水务局", 2022, "anhui"),
    ("南京市鼓楼区水务局", 2022, "jiangsu"),
    ("沙县司法局", 2020, "fujian"),
    ("沙县区司法局", 2022, "fujian"),
    ("江干区司法局", 2020, "zhejiang"),
    ("广州市南沙区水务局", 2022, "guangdong"),
]
UNCERTAIN = [
    ("鼓楼区水务局", 2022),
    ("西湖区水务局", 2022),
    ("朝阳区水务局", 2022),
    ("市中区水务局", 2022),
    ("郊区水务局", 2022),
    ("东区街道办事处", 2022),
    ("市司法局", 2022),
    ("仲山镇人民政府", 2022),
    ("江干区司法局", 2022),
    ("清河县司法局", 2022),
    ("汶上司法局", 2022),
]
OVERLAY = """
from pathlib import Path
from ogicheck.api import hookimpl

@hookimpl
def ogicheck_rulesets():
    return [Path(__file__).with_name("county.toml")]
"""
BLANKS = [
    {"op": "cell", "table": "requests", "row": row, "column": column, "text": ""}
    for row in ("refused.state_secret", "refused.third_party")
    for column in ("company", "research", "social", "legal_service", "other_org")
]
PUDONG = "上海市浦东新区水务局"


def report(organ: str, year: int = 2022, *changes: dict[str, object]) -> bytes:
    return build.build(reduce(apply, changes, clean(year=year, organ=organ)), "text")


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "report.txt"
    path.write_bytes(data)
    return path


def rules(result: Result) -> set[str]:
    return {one["rule"] for one in json.loads(result.stdout)["files"][0]["findings"]}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_real_report_picks_its_region_by_itself(seed: Seed, check: Check) -> None:
    assert check(build.build(seed.facts, f"text-{seed.dialect}")).region == REGIONS[seed.name]


@pytest.mark.parametrize(("organ", "year", "region"), CERTAIN)
def test_the_organ_s_name_tells_the_region(organ: str, year: int, region: str, check: Check) -> None:
    assert check(report(organ, year)).region == region


@pytest.mark.parametrize(("organ", "year"), UNCERTAIN)
def test_a_name_that_could_be_elsewhere_tells_nothing(organ: str, year: int, check: Check) -> None:
    assert check(report(organ, year)).region is None


def introduced(title: str, intro: str) -> Facts:
    facts = clean(year=2022, organ=intro)
    return apply(facts, {"op": "title", "lines": [f"{title}2022年政府信息公开工作年度报告"]})


def test_title_and_introduction_settle_the_region_together(check: Check) -> None:
    intro = "本报告由南京市鼓楼区水务局根据《中华人民共和国政府信息公开条例》编制。"
    told = apply(introduced("鼓楼区水务局", "南京市鼓楼区水务局"), {"op": "preamble", "texts": [intro]})
    assert check(build.build(told)).region == "jiangsu"


def test_title_and_introduction_that_disagree_tell_nothing(check: Check) -> None:
    intro = "本报告由嘉祥县水务局根据《中华人民共和国政府信息公开条例》编制。"
    told = apply(introduced("沭阳县水务局", "嘉祥县水务局"), {"op": "preamble", "texts": [intro]})
    assert check(build.build(told)).region is None


@pytest.mark.parametrize("organ", [organ for organ, _, region in CERTAIN if region not in ("shandong", "shanghai")])
def test_a_lawful_report_of_a_region_is_silent(organ: str, check: Check) -> None:
    year = next(year for name, year, _ in CERTAIN if name == organ)
    result = check(report(organ, year))
    assert [one for one in result.findings if one.kind == "fail"] == []


def test_a_region_can_be_named_or_refused(tmp_path: Path, run: Run) -> None:
    path = saved(tmp_path, report("嘉祥县水务局"))
    assert "SD101" in rules(run("check", path, "--output", "json"))
    assert "SD101" not in rules(run("check", path, "--output", "json", "--region", "none"))
    other = saved(tmp_path, report("清河县司法局"))
    assert "SD101" in rules(run("check", other, "--output", "json", "--region", "shandong"))
    assert json.loads(run("extract", other, "--region", "shandong").stdout)["region"] == "shandong"
    assert json.loads(run("extract", other).stdout)["region"] is None


def test_the_configuration_names_a_region(tmp_path: Path, run: Run) -> None:
    path = saved(tmp_path, report("嘉祥县水务局"))
    config = tmp_path / "ogicheck.toml"
    config.write_text('region = "none"\n', "utf-8")
    assert rules(run("check", path, "--output", "json", "--config", config)) == set()


def test_an_unknown_region_is_an_error_with_the_nearest_name(tmp_path: Path, run: Run) -> None:
    for command in ("check", "extract"):
        result = run(command, "--region", "shangdong", "--lang", "en", saved(tmp_path, report("嘉祥县水务局")))
        assert result.exit_code == 2
        assert "did you mean 'shandong'" in result.stderr


def test_what_a_region_adds_is_shown_with_its_origin(run: Run) -> None:
    lines = run("ruleset", "show", "2019", "--region", "hubei", "--origin").stdout.splitlines()
    row = "tables.disclosure.rows.other_documents.label"
    assert any(line.startswith(row) and "hubei-2019.toml" in line for line in lines)
    assert any(line.startswith('region = "hubei"') for line in lines)
    assert "other_documents" not in run("ruleset", "show", "2021", "--region", "hubei").stdout


def test_a_user_s_ruleset_has_the_last_word(tmp_path: Path, run: Run) -> None:
    path = saved(tmp_path, report(PUDONG, 2022, *BLANKS))
    assert "OGI209" not in rules(run("check", path, "--output", "json"))
    own = tmp_path / "own.toml"
    own.write_text('schema = 1\nextends = ["2021"]\n[rules]\nOGI209 = { habit = true }\n', "utf-8")
    found = rules(run("check", path, "--output", "json", "--ruleset", own))
    assert {"OGI209", "SH101"} <= found


def test_a_user_s_ruleset_may_extend_a_region(tmp_path: Path, run: Run) -> None:
    own = tmp_path / "own.toml"
    own.write_text('schema = 1\nextends = ["2021", "shandong"]\n', "utf-8")
    path = saved(tmp_path, report("清河县司法局"))
    assert "SD101" in rules(run("check", path, "--output", "json", "--ruleset", own))


def test_a_region_of_one_county_comes_before_its_province_s(tmp_path: Path, run: Run) -> None:
    (tmp_path / "county.py").write_text(OVERLAY, "utf-8")
    text = 'schema = 1\nregion = "wenshang"\narea = "山东省济宁市汶上县"\nextends = ["shandong"]\n[rules]\nOGI111 = "off"\n'
    (tmp_path / "county.toml").write_text(text, "utf-8")
    for organ, region in (("汶上县水务局", "wenshang"), ("嘉祥县水务局", "shandong")):
        path = saved(tmp_path, report(organ))
        told = run("extract", path, "--plugin", tmp_path / "county.py")
        assert json.loads(told.stdout)["region"] == region


def test_a_region_that_is_not_as_it_should_be_is_told_of(tmp_path: Path, run: Run) -> None:
    (tmp_path / "county.py").write_text(OVERLAY, "utf-8")
    text = 'schema = 1\nregion = "wenshang"\narea = "山东省济宁市汶上县"\n[rules]\nSD999 = "off"\n'
    (tmp_path / "county.toml").write_text(text, "utf-8")
    result = run("check", saved(tmp_path, report("汶上县水务局")), "--plugin", tmp_path / "county.py", "--output", "json")
    assert result.exit_code == 3
    assert "county.toml:5" in json.loads(result.stdout)["files"][0]["errors"][0]["message"]


def test_sarif_names_the_rules_of_every_region_used(tmp_path: Path, run: Run) -> None:
    for name, organ in (("a", "嘉祥县水务局"), ("b", PUDONG), ("c", "清河县司法局")):
        (tmp_path / f"{name}.txt").write_bytes(report(organ))
    sarif = json.loads(run("check", tmp_path, "--output", "sarif", "--jobs", "1").stdout)["runs"][0]
    named = [rule["id"] for rule in sarif["tool"]["driver"]["rules"]]
    assert {"SD101", "SH101"} <= set(named)
    assert "AH101" not in named
    assert all(named[one["ruleIndex"]] == one["ruleId"] for one in sarif["results"])


def test_a_region_is_no_form_by_itself(tmp_path: Path, run: Run) -> None:
    for command in (
        ("check", "--ruleset", "shandong", saved(tmp_path, report("嘉祥县水务局"))),
        ("ruleset", "show", "shandong"),
    ):
        result = run(*command, "--lang", "en")
        assert result.exit_code == 2
        assert "--region shandong" in result.stderr


def test_a_region_s_file_is_validated_with_the_forms_it_adds_to(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "county.toml"
    row = 'label = "其他文件"\nblock = "item{}"\noptional = true\n'
    text = f'schema = 1\nregion = "wenshang"\n[tables.disclosure.rows.more]\n{row}'
    for part, code in (("1", 0), ("9", 2)):
        path.write_text(text.format(part), "utf-8")
        assert run("ruleset", "validate", path).exit_code == code
    path.write_text(text.format("9").replace("region", 'format = "2019"\nregion'), "utf-8")
    assert run("ruleset", "validate", path).exit_code == 0


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[1] / "rulesets" / "regions").glob("*.toml")), ids=str)
def test_the_regions_that_ship_are_valid(path: Path, run: Run) -> None:
    assert run("ruleset", "validate", path).exit_code == 0


COUNTY = """
schema = 1
region = "jiaxiang"
area = "山东省济宁市嘉祥县"
extends = ["shandong"]

[sections.disclosure]
seen = ["嘉祥公开情况"]
"""


def county_report(tmp_path: Path, heading: str) -> tuple[Path, Path]:
    """A region in a file, and a report of its organ with a heading of section two."""
    region, report = tmp_path / "jiaxiang.toml", tmp_path / "report.html"
    region.write_text(COUNTY, encoding="utf-8")
    facts = clean(2022, "嘉祥县水务局", seed=1)
    report.write_bytes(
        build.build(apply(facts, {"op": "heading", "section": "disclosure", "text": f"二、{heading}"}), "html")
    )
    return region, report


@pytest.mark.parametrize("heading", ["嘉祥公开情况", "政府信息主动公开情况"])
def test_a_region_adds_its_wordings_to_those_there_are(heading: str, tmp_path: Path, run: Run) -> None:
    region, report = county_report(tmp_path, heading)
    result = run(report, "--region", region, "--output", "json")
    rules = {one["rule"] for one in json.loads(result.stdout)["files"][0]["findings"] if one["level"] != "note"}
    assert not rules & {"OGI101", "OGI107"}


def test_a_region_in_a_file_needs_no_plugin_and_runs_the_rules_of_the_one_it_extends(tmp_path: Path, run: Run) -> None:
    region, report = county_report(tmp_path, "主动公开政府信息情况")
    assert 'name="SD101' in run(report, "--region", region, "--output", "junit").stdout
    assert 'name="SD101' not in run(report, "--region", "none", "--output", "junit").stdout


def test_a_ruleset_that_is_a_form_is_no_region(tmp_path: Path, run: Run) -> None:
    _, report = county_report(tmp_path, "主动公开政府信息情况")
    own = tmp_path / "own.toml"
    own.write_text('schema = 1\nextends = ["2021"]\n', encoding="utf-8")
    result = run(report, "--region", own)
    assert result.exit_code == 2
    assert "--ruleset" in result.stderr
