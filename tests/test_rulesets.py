"""A form is a TOML file; what is wrong with one is said with file, line, key and the nearest right name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean

Run = Callable[..., Result]

THIRD_FORM = """
schema = 1
title = "第三版格式"
instrument = "某函〔2030〕1号"
format = "2030"
years = { first = 2030 }

[sections.summary]
number = "一"
title = "基本情况"

[sections.services]
number = "二"
title = "公开服务情况"

[tables.services]
section = "services"
corner = ["服务方式"]

[tables.services.blocks.main.columns]
online = { label = "网上服务件数" }
onsite = { label = "现场服务件数" }
total = { label = "合计件数" }

[tables.services.rows]
consulting = { label = "咨询服务" }
inquiry = { label = "查阅服务" }
sum = { label = "全部服务" }

[relations.rows]
rule = "OGI302"
table = "services"
each = "row"
left = ["online", "onsite"]
right = ["total"]

[relations.columns]
rule = "OGI303"
table = "services"
each = "column"
left = ["consulting", "inquiry"]
right = ["sum"]
"""
THIRD_REPORT = """清河县司法局2030年政府信息公开工作年度报告
本报告所列数据的统计期限自2030年1月1日起至2030年12月31日止。
一、基本情况
本年度开展各项服务。
二、公开服务情况
| 服务方式 | 网上服务件数 | 现场服务件数 | 合计件数 |
|---|---|---|---|
| 咨询服务 | 3 | 4 | 8 |
| 查阅服务 | 1 | 2 | 3 |
| 全部服务 | 4 | 6 | 11 |
"""
MISTAKES = {
    "unknown key": ('[sections.overview]\ntitel = "总体"', 4, "titel", "title"),
    "unknown rule": ('[rules]\nOGI1O1 = "off"', 4, "OGI1O1", "OGI101"),
    "unknown section": (
        '[tables.extra]\nsection = "reqests"\n[tables.extra.blocks]\n[tables.extra.rows]',
        4,
        "reqests",
        "requests",
    ),
    "unknown column": (
        '[relations.more]\nrule = "OGI302"\ntable = "requests"\neach = "row"\nleft = ["totl"]\nright = ["total"]',
        7,
        "totl",
        "total",
    ),
    "wrong level": ('[rules]\nOGI101 = "fatal"', 4, "OGI101", ""),
    "wrong type": ('[years]\nfirst = "2021"', 4, "first", ""),
}


@pytest.fixture
def third(tmp_path: Path) -> Path:
    path = tmp_path / "2030.toml"
    path.write_text(THIRD_FORM, "utf-8")
    return path


def test_a_further_form_needs_a_toml_file_only(third: Path, run: Run) -> None:
    report = third.with_name("report.md")
    report.write_text(THIRD_REPORT, "utf-8")
    result = run("check", "--ruleset", third, report, "--output", "json")
    found = {(one["rule"], one["address"]) for one in json.loads(result.stdout)["files"][0]["findings"]}
    assert ("OGI302", "table/services/consulting/total") in found
    assert not {one for one in found if one[0] in ("OGI101", "OGI201", "OGI202", "OGI303", "OGI115")}
    read = json.loads(run("extract", "--ruleset", third, report).stdout)["tables"]["services"]
    assert read["inquiry"]["onsite"] == {"text": "2", "value": 2}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_an_error_names_file_line_key_and_the_nearest_name(
    mistake: tuple[str, int, str, str], tmp_path: Path, run: Run
) -> None:
    text, line, key, nearest = mistake
    path = tmp_path / "own.toml"
    path.write_text(f'schema = 1\nextends = ["2021"]\n{text}\n', "utf-8")
    for command in (("ruleset", "validate", path), ("check", "--ruleset", path, tmp_path)):
        result = run(*command)
        assert result.exit_code == 2
        assert f"own.toml:{line}:" in result.stderr
        assert key in result.stderr
        assert nearest in result.stderr


def test_extends_merges_left_to_right_and_shows_where_each_value_came_from(tmp_path: Path, run: Run) -> None:
    (tmp_path / "base.toml").write_text('schema = 1\n[rules]\nOGI119 = "off"\n"OGI2*" = "note"\n', "utf-8")
    own = tmp_path / "own.toml"
    own.write_text('schema = 1\nextends = ["2021", "./base.toml"]\n[rules]\nOGI209 = "error"\n', "utf-8")
    lines = run("ruleset", "show", own, "--origin").stdout.splitlines()
    rules = [line for line in lines if line.startswith("rules.")]
    assert any(line.startswith('rules.OGI119 = "off"') and "base.toml:3" in line for line in rules)
    assert any(line.startswith('rules.OGI209 = "error"') and "own.toml:4" in line for line in rules)
    assert any("sections.overview.limit = 1000" in line and "2021.toml" in line for line in lines)


@pytest.mark.parametrize("depth", range(1, 6))
def test_off_holds_through_a_chain_until_something_turns_it_on(depth: int, tmp_path: Path, run: Run) -> None:
    (tmp_path / "r0.toml").write_text('schema = 1\nextends = ["2021"]\n[rules]\n"OGI11*" = "off"\n', "utf-8")
    for step in range(1, depth + 1):
        (tmp_path / f"r{step}.toml").write_text(f'schema = 1\nextends = ["./r{step - 1}.toml"]\n', "utf-8")
    last = tmp_path / f"r{depth}.toml"
    report = tmp_path / "report.txt"
    report.write_bytes(build.build(clean(year=2022), "text").split(b"\n", 1)[1])
    off = run("check", "--ruleset", last, report, "--output", "json", "--select", "OGI110")
    assert json.loads(off.stdout)["files"][0]["findings"] == []
    again = tmp_path / "again.toml"
    again.write_text(f'schema = 1\nextends = ["./r{depth}.toml"]\n[rules]\nOGI110 = "error"\n', "utf-8")
    on = run("check", "--ruleset", again, report, "--output", "json", "--select", "OGI110")
    assert [one["level"] for one in json.loads(on.stdout)["files"][0]["findings"]] == ["error"]


def test_a_circle_of_extends_is_shown(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.toml").write_text('schema = 1\nextends = ["./b.toml"]\n', "utf-8")
    (tmp_path / "b.toml").write_text('schema = 1\nextends = ["./a.toml"]\n', "utf-8")
    result = run("ruleset", "validate", tmp_path / "a.toml")
    assert result.exit_code == 2
    assert "a.toml → b.toml → a.toml" in result.stderr


def test_the_shipped_schema_is_the_loader_s(run: Run) -> None:
    shipped = Path(__file__).parents[1] / "rulesets" / "ruleset.schema.json"
    assert json.loads(shipped.read_text("utf-8")) == json.loads(run("ruleset", "schema").stdout)


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_the_national_rulesets_are_valid(name: str, run: Run) -> None:
    path = Path(__file__).parents[1] / "rulesets" / f"{name}.toml"
    assert run("ruleset", "validate", path).exit_code == 0
