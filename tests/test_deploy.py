"""What runs the server elsewhere: the image's steps, the systemd unit, the web server before it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ogicheck_plugins.serve.command import command
from ogicheck_plugins.serve.server import GRACE
from tests.serving import serving

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "docs" / "deploy"
CONTAINER = (ROOT / "Containerfile").read_text("utf-8")


def words(instruction: str) -> list[str]:
    """The arguments of an instruction that is a list."""
    (found,) = re.findall(rf"^{instruction}.*?(\[.*\])$", CONTAINER, re.MULTILINE)
    return list(json.loads(found))


def test_the_image_runs_without_root_and_writes_into_tmp_alone() -> None:
    last = CONTAINER.rpartition("\nFROM ")[2]
    assert re.search(r"^USER [1-9]\d+:[1-9]\d+$", last, re.MULTILINE)
    assert "WORKDIR /tmp" in last
    assert "HOME=/tmp" in last
    assert "RUN" not in last


def test_the_image_is_made_of_what_the_package_needs() -> None:
    kept = {line[1:] for line in (ROOT / ".containerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    assert all((ROOT / name).exists() for name in kept)
    assert kept >= {"core", "plugins", "rulesets", "testing", "pyproject.toml", "README.md", "LICENSE"}


@pytest.mark.network
def test_the_steps_of_the_image_install_what_it_starts(tmp_path: Path) -> None:
    """As an engine would, but that /opt and /src are folders of this test."""
    for name in ("core", "plugins", "rulesets", "testing"):
        shutil.copytree(ROOT / name, tmp_path / "src" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path / "src")
    for step in re.findall("^RUN (.+)$", CONTAINER, re.MULTILINE):
        moved = [re.sub("^/(opt|src)", rf"{tmp_path}/\1", word) for word in shlex.split(step)]
        subprocess.run(
            [sys.executable if moved[0] == "python" else moved[0], *moved[1:]], check=True, capture_output=True, timeout=600
        )
    started = [word.replace("/opt", f"{tmp_path}/opt") for word in words("ENTRYPOINT")]
    done = subprocess.run(
        [*started, "--tokens", "nowhere"], capture_output=True, text=True, cwd=tmp_path, check=False, timeout=60
    )
    assert (done.returncode, "nowhere" in done.stderr) == (2, True), done.stderr


def test_the_health_check_succeeds_while_the_server_lives_and_fails_after(tmp_path: Path) -> None:
    code = words("HEALTHCHECK")[2]
    assert "http://127.0.0.1:8765/healthz" in code
    with serving(tmp_path) as server:
        address = str(server.client.base_url).rstrip("/")
        probe = [sys.executable, "-c", code.replace("http://127.0.0.1:8765", address)]
        assert subprocess.run(probe, check=False, capture_output=True, timeout=30).returncode == 0
    assert subprocess.run(probe, check=False, capture_output=True, timeout=30).returncode != 0


@pytest.mark.parametrize(
    "call",
    [
        words("ENTRYPOINT"),
        [
            "ogicheck",
            *(DEPLOY / "ogicheck.service").read_text("utf-8").partition("/bin/ogicheck ")[2].partition("\n")[0].split(),
        ],
    ],
)
def test_what_is_started_has_options_that_there_are(call: list[str]) -> None:
    known = {name for parameter in command.params for name in parameter.opts}
    assert call[1] == "serve"
    assert {word for word in call if word.startswith("--")} <= known


def test_the_unit_s_service_ends_what_it_is_at() -> None:
    """It takes 30 seconds at most, in which its processes must live."""
    unit = (DEPLOY / "ogicheck.service").read_text("utf-8")
    (seconds,) = re.findall(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    assert int(seconds) > GRACE
    assert "\nKillMode=mixed\n" in unit


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    program = tmp_path / "ogicheck"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    unit = tmp_path / "ogicheck.service"
    unit.write_text(
        (DEPLOY / "ogicheck.service").read_text("utf-8").replace("/opt/ogicheck/bin/ogicheck", str(program)), "utf-8"
    )
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "ogicheck.service" not in done.stderr, done.stderr


def test_the_web_server_s_limit_and_port_are_the_server_s() -> None:
    proxy = (DEPLOY / "nginx.conf").read_text("utf-8")
    default = {parameter.name: parameter.default for parameter in command.params}
    assert f"client_max_body_size {default['body_limit']}m;" in proxy
    assert f"proxy_pass http://127.0.0.1:{default['port']};" in proxy
