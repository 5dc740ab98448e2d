"""The ruleset files that come with the built-in plugins."""

from __future__ import annotations

from pathlib import Path


def rulesets() -> Path:
    """Their folder: beside this module where it is installed, at the top level in a source tree."""
    installed = Path(__file__).parent / "rulesets"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "rulesets"
