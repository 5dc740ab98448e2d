"""Which version this is, and how it is told."""

from __future__ import annotations

TOLD = "ogicheck, version {}"


def version() -> str:
    try:
        from ogicheck.values._version import __version__ as own
    except ImportError:  # a tree that was never built
        from importlib.metadata import version

        return version("ogicheck")
    return own


def told_version() -> str:
    """What `--version` tells."""
    return TOLD.format(version())
