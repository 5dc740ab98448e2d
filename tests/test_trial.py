"""A plugin that ends its process as it is loaded, or in a hook, or does not end, is refused by name; all others load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ogicheck.hosting.hookspecs import Hooks
from ogicheck.hosting.host import Host
from ogicheck.values.findings import PluginState
from ogicheck_plugins.executors import trial

HOOKS = sorted(name for name in dir(Hooks) if name.startswith("ogicheck_"))
FAULTS = {
    "raises": ("raise ZeroDivisionError('boom')", "boom"),
    "base": ("raise BaseException('boom')", "boom"),
    "exits": ("raise SystemExit(0)", "SystemExit"),
    "kind": ("return [object()]", "object"),
    "none": ("yield from iter(int, 1)", "10000"),
}
"""What a hook does that its process survives, and what is said of it."""
PLUGIN = """
import os, time
from ogicheck.api import hookimpl

@hookimpl
def {hook}():
    {body}
"""
SOUND = PLUGIN.format(hook="ogicheck_rules", body="return []")


def states(folder: Path, texts: dict[str, str]) -> dict[str, PluginState]:
    """What became of plugins that are loaded together."""
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    host = Host(tuple(str(folder / f"{name}.py") for name in texts))
    return {state.name: state for state in host.registry.states if not state.builtin}


@pytest.fixture
def patience() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trial, "SECONDS", 3.0)
        yield


def test_a_hook_that_ends_the_process_is_refused_and_the_others_are_not(tmp_path: Path) -> None:
    texts = {hook: PLUGIN.format(hook=hook, body="os._exit(0)") for hook in HOOKS}
    found = states(tmp_path, {"first": SOUND, **texts, "last": SOUND})
    assert {name: state.state for name, state in found.items()} == {
        "first": "loaded",
        **dict.fromkeys(HOOKS, "failed"),
        "last": "loaded",
    }
    assert all("退出码 0" in (found[hook].reason or trial.ENDED).zh for hook in HOOKS)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_hook_that_fails_is_refused_with_the_cause(fault: str, tmp_path: Path) -> None:
    body, said = FAULTS[fault]
    wrong = {hook: PLUGIN.format(hook=hook, body=body) for hook in HOOKS if hook != "ogicheck_api_version"}
    found = states(tmp_path, {**wrong, "last": SOUND})
    assert {hook: found[hook].state for hook in wrong} == dict.fromkeys(wrong, "failed")
    assert all(said in (state.reason or trial.ENDED).zh for name, state in found.items() if name != "last")
    assert found["last"].state == "loaded"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLUGIN.format(hook="ogicheck_rules", body="time.sleep(600)"), "秒内没有加载完"),
        (PLUGIN.format(hook="ogicheck_outputs", body="while True: os.sep"), "秒内没有加载完"),
        (PLUGIN.format(hook="ogicheck_facts", body="return [bytearray(8 << 30)]"), "MB"),
        ("data = [bytes(1 << 28) for _ in range(64)]", "MB"),
        ("raise KeyboardInterrupt", "结束"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "-9"),
    ],
    ids=["sleeps", "loops", "hook takes all memory", "import takes all memory", "interrupts", "kills"],
)
def test_one_that_does_not_end_or_takes_all_memory_is_refused(text: str, said: str, tmp_path: Path, patience: None) -> None:
    found = states(tmp_path, {"wrong": text, "last": SOUND})
    assert found["wrong"].state == "failed"
    assert said in (found["wrong"].reason or trial.ENDED).zh
    assert found["last"].state == "loaded"
