"""The control words that matter to a reader of the text."""

from __future__ import annotations

CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•",
    b"endash": "–", b"emdash": "—", b"enspace": "\u2002", b"emspace": "\u2003", b"qmspace": "\u2005",
}  # fmt: skip
SIGNS = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
SHIFTS = {b"super": 1, b"up": 1, b"sub": -1, b"dn": -1, b"nosupersub": 0}
"""Words that lift text above the line or let it down."""
PARAGRAPH_ENDS = frozenset({b"par", b"sect", b"page", b"column"})
LINE_ENDS = frozenset({b"\r", b"\n"})
"""As signs behind a backslash these end a paragraph."""
PURPOSES = {b"listtext": "number", b"pntext": "number", b"fonttbl": "fonts", b"pict": "picture", b"shptxt": "box"}
"""What the text of a group is for, by the group's first word."""
OUT = frozenset({
    b"colortbl", b"stylesheet", b"info", b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr",
    b"footerf", b"footnote", b"annotation", b"fldinst", b"nonshppict", b"nonesttables", b"shprslt", b"sp", b"xe", b"tc",
    b"tcn", b"rxe", b"txe", b"filetbl", b"ftnsep", b"ftnsepc", b"aftnsep", b"aftnsepc", b"pnseclvl", b"objclass",
})  # fmt: skip
"""Groups that hold no text, or none that stands in the text."""
READ = frozenset({b"nesttableprops", b"shpinst", b"shppict", b"ud"})
"""Groups that are read although they are marked as ones that a program may leave out."""
