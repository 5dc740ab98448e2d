"""The documentation site: built of the project's own pages, each reachable, each link leading somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.site import build, conf
from ogicheck.hosting.host import Host
from ogicheck_plugins.outputs.links import SITE, rule_page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert build.build(folder) == 0
    return folder


def test_it_is_built_without_a_warning_and_has_every_page(site: Path) -> None:
    assert [name for name in ("index", "en/index", *build.pages()) if not (site / f"{name}.html").is_file()] == []


def test_a_rule_s_page_is_where_its_id_says(site: Path) -> None:
    page = (site / "rules" / "OGI304.html").read_text("utf-8")
    assert "review-total" in page
    assert f"{build.HOME}/tree/main/fixtures/cases/OGI304" in page


def test_the_page_that_sarif_and_terminals_lead_to_is_there_for_every_rule(site: Path) -> None:
    assert conf.html_baseurl == f"{SITE}/"
    assert [name for name in Host().registry.rules if not (site / rule_page(name).removeprefix(f"{SITE}/")).is_file()] == []


def test_the_schemas_are_linked_and_stand_where_an_editor_is_told_to_look(site: Path) -> None:
    names = {Path(path).name for path in build.SCHEMAS}
    linked = re.findall(r'href="(_downloads/\w+/(\w+\.schema\.json))"', (site / "index.html").read_text("utf-8"))
    assert {name for _, name in linked} == names
    assert all((site / path).is_file() for path, _ in linked)
    for page in ("README.md", "README.zh-CN.md"):
        told = re.findall(rf"^#:schema {SITE}/(\S+)$", (build.ROOT / page).read_text("utf-8"), re.MULTILINE)
        assert set(told) == {"configuration.schema.json", "ruleset.schema.json"}
    assert all((site / name).is_file() for name in names)


def test_nothing_is_loaded_from_outside(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = re.findall(
            r'<(?:script|img|iframe)[^>]+src="([^"]+)"|<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"',
            page.read_text("utf-8"),
        )
        assert not [one for pair in loaded for one in pair if "://" in one], page.name


def test_a_link_to_what_is_no_page_leads_to_the_repository() -> None:
    names = {path: name for name, path in build.pages().items()}
    text = build.laid_out("en/guide", "README.md", names)
    assert "](publishing.md)" in text
    assert f"]({build.HOME}/blob/main/docs/ci/github.yml)" in text


def test_a_link_that_leads_nowhere_fails_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "pages", lambda: {"guide": "README.zh-CN.md"})
    assert build.build(tmp_path) != 0
