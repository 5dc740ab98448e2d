"""A report that breaks the form cannot be committed, and the CI jobs give what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from tests.conftest import CHECKER
from tests.pages import README, ROOT, files

HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / "action.yml"
GITHUB, GITLAB = ROOT / "docs" / "ci" / "github.yml", ROOT / "docs" / "ci" / "gitlab-ci.yml"
SCHEMAS = {"vendor.github-actions": ACTION, "vendor.github-workflows": GITHUB, "vendor.gitlab-ci": GITLAB}
GOOD = build.build(clean(year=2024), "html")
BAD = build.build(
    apply(clean(year=2024), {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"}), "html"
)
COMMANDS = Path(sys.executable).parent
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "PATH": f"{COMMANDS}{os.pathsep}{os.environ['PATH']}",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}
Commit = Callable[..., subprocess.CompletedProcess[bytes]]


def call(*command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT | more, capture_output=True, check=False)


def done(*command: str, folder: Path, **more: str) -> str:
    """What a command prints that must succeed."""
    process = call(*command, folder=folder, **more)
    assert process.returncode == 0, (process.stdout + process.stderr).decode()
    return process.stdout.decode().strip()


def repository(folder: Path) -> Path:
    folder.mkdir()
    done("git", "init", "-q", folder=folder)
    return folder


def committed(folder: Path, name: str, content: bytes, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The commit that adds or changes a file."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    done("git", "add", "--", name, folder=folder)
    return call("git", "commit", "-q", "-m", "年报", folder=folder, **more)


def in_history(folder: Path) -> list[str]:
    listed = call("git", "ls-tree", "-r", "-z", "--name-only", "HEAD", folder=folder).stdout.decode()
    return listed.rstrip("\0").split("\0") if listed else []


@pytest.mark.git
@pytest.mark.network
def test_pre_commit_stops_a_bad_report_and_lets_a_good_one_pass(tmp_path: Path) -> None:
    """With the real pre-commit, which clones the project and installs it into an environment of its own."""
    project = repository(tmp_path / "project")
    for name in ("core", "plugins", "rulesets", "testing"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", HOOKS.name):
        shutil.copy(ROOT / name, project)
    done("git", "add", ".", folder=project)
    done("git", "commit", "-q", "-m", "project", folder=project)
    office, home = repository(tmp_path / "office"), {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    hook = {"repo": str(project), "rev": done("git", "rev-parse", "HEAD", folder=project), "hooks": [{"id": "ogicheck"}]}
    (office / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [hook]}), "utf-8")
    done("git", "add", ".", folder=office)
    done("pre-commit", "install", "--install-hooks", folder=office, **home)

    assert committed(office, "reports/好.html", GOOD, **home).returncode == 0
    stopped = committed(office, "reports/错.html", BAD, **home)
    assert stopped.returncode == 1
    assert "OGI302" in (stopped.stdout + stopped.stderr).decode()
    assert in_history(office) == [".pre-commit-config.yaml", "reports/好.html"]

    done(str(COMMANDS / "ogicheck"), "baseline", "write", "baseline.toml", "reports", folder=office)
    (office / "ogicheck.toml").write_text('baseline = "baseline.toml"\n', "utf-8")
    assert committed(office, "reports/错.html", BAD, **home).returncode == 0
    assert committed(office, "README.md", b"# notes", **home).returncode == 0


def test_the_hook_takes_every_format_but_those_that_mostly_hold_something_else() -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    suffixes = {suffix for extractor in CHECKER.host.registry.extractors for suffix in extractor.suffixes} | {".zip"}
    taken = {suffix for suffix in suffixes if re.search(hook["files"], f"年报/a{suffix.upper()}")}
    assert taken == suffixes - {".txt", ".md", ".csv", ".tsv", ".tif", ".tiff"}
    assert not re.search(hook["files"], "docs/pdf.py")
    assert hook["require_serial"]


@pytest.mark.git
class TestPlainHook:
    @pytest.fixture
    def office(self, tmp_path: Path) -> Path:
        office = repository(tmp_path / "office")
        hook = office / ".git" / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "docs" / "examples" / "pre-commit", hook)
        hook.chmod(0o755)
        return office

    def test_a_bad_report_is_stopped_and_a_good_one_passes(self, office: Path) -> None:
        assert committed(office, "reports/甲 局/好.html", GOOD).returncode == 0
        stopped = committed(office, "reports/甲 局/错.HTML", BAD)
        assert stopped.returncode == 1
        assert "reports/甲 局/错.HTML" in (stopped.stdout + stopped.stderr).decode()
        assert in_history(office) == ["reports/甲 局/好.html"]

    def test_what_is_staged_counts_and_not_what_lies_in_the_folder(self, office: Path) -> None:
        (office / "reports").mkdir()
        (office / "reports" / "a.html").write_bytes(BAD)
        done("git", "add", ".", folder=office)
        (office / "reports" / "a.html").write_bytes(GOOD)
        assert call("git", "commit", "-q", "-m", "年报", folder=office).returncode == 1

    def test_other_files_and_deletions_pass_unread(self, office: Path) -> None:
        assert committed(office, "reports/photo.jpg", b"no report").returncode == 0
        assert committed(office, "index.html", b"no report").returncode == 0
        assert committed(office, "reports/a.html", GOOD).returncode == 0
        done("git", "rm", "-q", "reports/a.html", folder=office)
        assert call("git", "commit", "-q", "-m", "gone", folder=office).returncode == 0

    def test_a_report_that_cannot_be_read_is_stopped(self, office: Path) -> None:
        stopped = committed(office, "reports/a.html", b"<html>")
        assert stopped.returncode == 1
        assert "结果 3" in stopped.stderr.decode()

    def test_configuration_and_baseline_of_the_repository_hold(self, office: Path) -> None:
        (office / "reports").mkdir()
        (office / "reports" / "a.html").write_bytes(BAD)
        done(str(COMMANDS / "ogicheck"), "baseline", "write", "office/baseline.toml", "reports", folder=office)
        (office / "ogicheck.toml").write_text('baseline = "office/baseline.toml"\n', "utf-8")
        done("git", "add", ".", folder=office)
        done("git", "commit", "-q", "-m", "年报", folder=office)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_ci_files_fit_their_schemas(schema: str) -> None:
    """check-jsonschema brings the schemas of the services."""
    done(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(SCHEMAS[schema]), folder=ROOT)


def test_the_manifest_is_one_for_pre_commit() -> None:
    done(sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS), folder=ROOT)


def test_the_configuration_that_the_readme_shows_is_one_for_pre_commit(tmp_path: Path) -> None:
    name = ".pre-commit-config.yaml"
    (tmp_path / name).write_text(files(README)[name], "utf-8")
    done(sys.executable, "-m", "pre_commit", "validate-config", name, folder=tmp_path)
    (hook,) = yaml.safe_load(files(README)[name])["repos"][0]["hooks"]
    assert [hook["id"]] == [one["id"] for one in yaml.safe_load(HOOKS.read_text("utf-8"))]


class TestCI:
    @pytest.fixture
    def checkout(self, tmp_path: Path) -> Path:
        (tmp_path / "reports").mkdir()
        (tmp_path / "reports" / "好 1.html").write_bytes(GOOD)
        (tmp_path / "reports" / "错.html").write_bytes(BAD)
        return tmp_path

    def loaded(self, path: Path) -> dict[Any, Any]:
        node: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
        return node

    def test_the_github_action_annotates_and_leaves_sarif_and_junit(self, checkout: Path) -> None:
        workflow = self.loaded(GITHUB)["jobs"]["ogicheck"]["steps"]
        (given,) = [step["with"]["arguments"] for step in workflow if step["uses"].startswith("ogicheck/")]
        (step,) = [step for step in self.loaded(ACTION)["runs"]["steps"] if step.get("shell") == "python"]
        ended = call(sys.executable, "-c", step["run"], folder=checkout, ARGUMENTS=given)
        assert ended.returncode == 1
        assert ended.stdout.decode().startswith("::error file=reports/错.html")
        kept = {word for step in workflow[2:] for word in " ".join(map(str, step["with"].values())).split()}
        assert {"ogicheck.sarif", "ogicheck.xml"} <= kept
        self.holds_both(checkout)

    def test_the_action_takes_arguments_as_they_are(self, checkout: Path) -> None:
        (step,) = [step for step in self.loaded(ACTION)["runs"]["steps"] if step.get("shell") == "python"]
        arguments = "reports/好 1.html\n\n  --lang=en  \n--fail-on=note\n"
        assert call(sys.executable, "-c", step["run"], folder=checkout, ARGUMENTS=arguments).returncode == 0

    def test_the_gitlab_job_leaves_junit_and_sarif(self, checkout: Path) -> None:
        job = self.loaded(GITLAB)["ogicheck"]
        (command,) = [line for line in job["script"] if line.startswith("ogicheck ")]
        assert call(*shlex.split(command), folder=checkout).returncode == 1
        assert job["artifacts"]["when"] == "always"
        assert [job["artifacts"]["reports"]["junit"], *job["artifacts"]["paths"]] == ["ogicheck.xml", "ogicheck.sarif"]
        self.holds_both(checkout)

    def holds_both(self, checkout: Path) -> None:
        results = json.loads((checkout / "ogicheck.sarif").read_text("utf-8"))["runs"][0]["results"]
        assert "OGI302" in {result["ruleId"] for result in results}
        assert [suite.get("name") for suite in ET.parse(checkout / "ogicheck.xml").getroot()] == [
            "reports/好 1.html",
            "reports/错.html",
        ]
