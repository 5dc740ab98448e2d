"""The JSON schema of the configuration, for editors: `python -m docs.schemas` writes it after a change to its keys.

The ruleset's is written by `ogicheck ruleset schema`; both are published with the site, under their names.
"""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import msgspec

from ogicheck_plugins.runs_kit.configuration import Config

CONFIGURATION = Path(__file__).with_name("configuration.schema.json")


def configuration() -> dict[str, Any]:
    """The keys of `ogicheck.toml`."""
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "ogicheck.toml"}
    schema = msgspec.json.schema(Config)
    # Before 0.23 msgspec keeps the indentation of docstrings.
    for shape in schema["$defs"].values():
        shape["description"] = inspect.cleandoc(shape["description"])
    return about | schema


if __name__ == "__main__":
    text = json.dumps(configuration(), ensure_ascii=False, indent=1)
    CONFIGURATION.write_text(f"{text}\n", "utf-8", newline="\n")
