"""Where the project and its rules' pages are, and links to them on a terminal (OSC 8,
https://github.com/Alhadis/OSC8-Adoption), where it is known to show them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

HOME = "https://github.com/ogicheck/ogicheck"
SITE = "https://ogicheck.github.io/ogicheck"
"""Where the documentation is published, as docs/site/build.py lays it out."""
PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio")
TERMS = ("xterm-kitty", "alacritty", "foot", "contour", "xterm-ghostty", "wezterm")
SIGNS = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM", "FORCE_HYPERLINK")
VTE = 5000
"""The first version of VTE (GNOME's terminal and others) that has links."""


def shows_links(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal of this process shows links; one that does not may print their addresses as rubbish."""
    if environment.get("FORCE_HYPERLINK") == "0" or environment.get("TERM") == "dumb":
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        any(environment.get(sign) for sign in SIGNS)
        or environment.get("TERM_PROGRAM") in PROGRAMS
        or environment.get("TERM", "").startswith(TERMS)
        or (vte.isdecimal() and int(vte) >= VTE)
    )


def linked(text: str, address: str) -> str:
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def rule_page(number: str) -> str:
    """The address of a rule's page."""
    return f"{SITE}/rules/{number}.html"
