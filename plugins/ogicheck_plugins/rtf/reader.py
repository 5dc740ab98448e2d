"""Goes through the tokens of an RTF file and builds its paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ogicheck.api import Paragraph, Picture, Place
from ogicheck_plugins.formats_kit.marks import drawn
from ogicheck_plugins.formats_kit.rows import Flow
from ogicheck_plugins.rtf.fonts import Fonts
from ogicheck_plugins.rtf.rowing import Row
from ogicheck_plugins.rtf.tokens import Token
from ogicheck_plugins.rtf.words import CHARACTERS, LINE_ENDS, OUT, PARAGRAPH_ENDS, PURPOSES, READ, SHIFTS, SIGNS

_PLACE = Place()
_SMALLEST = 3 * 1440 / 2.54
"""3 cm in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class State:
    """What holds within a group. `purpose` is what its text is for: text, box, number, fonts, picture, or "" for none.

    `stand_ins` is how many characters stand in for one that is given by its number; `wide` is whether fonts are named
    for wide characters; `shift` is how far the text stands above the line.
    """

    purpose: str = "text"
    font: int = -1
    stand_ins: int = 1
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    shift: int = 0
    depth: int = 0
    wide: bool = True


@dataclass(slots=True)
class _Line:
    """A paragraph that is being read: its text and its printed number.

    One of a text box is in the group of that `level`, and in a place that stands in so many tables (`host`).
    """

    level: int = 0
    host: int = 0
    parts: list[str] = field(default_factory=list)
    number: list[str] = field(default_factory=list)


class Reader:
    """Takes tokens one by one; `flow` is what they have built, `closed` whether every group has ended."""

    def __init__(self) -> None:
        self.flow = Flow(_PLACE)
        self._state = State()
        self._groups: list[State] = []
        self._lines = [_Line()]
        self._rows = [Row(), Row()]
        self._fonts = Fonts()
        self._bytes = bytearray()
        self._passing = 0
        self._optional = self._first = False
        self._sides: dict[bytes, int] = {}

    @property
    def closed(self) -> bool:
        return not self._groups

    def take(self, token: Token) -> None:
        if self._passing and token.kind != "brace":
            token = self._passed(token)
        if token.kind == "text":
            self._bytes += token.value
            self._first = self._first and not token.value
            return
        if token.kind == "hex":
            self._bytes.append(int(token.value, 16))
            return
        self._decode()
        if token.kind == "brace":
            self._passing = 0
            self._open() if token.value == b"{" else self._close()
        elif token.kind == "sign":
            self._sign(token.value)
        elif not self._destination(token.value):
            self._word(token.value, token.number)

    def finish(self) -> None:
        """Take in what stands after the last mark."""
        self._decode()
        self._end_paragraph()

    def _passed(self, token: Token) -> Token:
        """The token without what stands in for the character before it."""
        if token.kind == "text":
            passing, self._passing = self._passing, max(self._passing - len(token.value), 0)
            return Token("text", token.value[passing:])
        self._passing -= 1
        return Token("text", b"")

    def _open(self) -> None:
        self._groups.append(self._state)
        self._optional, self._first = False, True

    def _close(self) -> None:
        ended, self._state = self._state, self._groups.pop() if self._groups else State()
        if ended.purpose == "picture" != self._state.purpose:
            self._picture()
        if len(self._lines) > 1 and self._lines[-1].level > len(self._groups):
            self._end_paragraph()
            self._lines.pop()

    def _decode(self) -> None:
        if self._bytes:
            text = self._fonts.text(bytes(self._bytes), self._state.font)
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        state = self._state
        if state.hidden or state.deleted:
            return
        if state.purpose in ("text", "box"):
            self._lines[-1].parts.append(drawn(text, struck_out=state.struck, shift=state.shift))
        elif state.purpose == "number":
            self._lines[-1].number.append(text)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._optional = True
        elif sign in LINE_ENDS:
            self._end_paragraph()
        else:
            self._say(SIGNS.get(sign, ""))

    def _destination(self, word: bytes) -> bool:
        """Take in a group's first word, if it says what the group is for."""
        first, optional = self._first, self._optional
        self._first = self._optional = False
        if not first:
            return False
        if word in OUT or (optional and word not in READ and word not in PURPOSES):
            self._state = replace(self._state, purpose="")
            return True
        purpose = PURPOSES.get(word)
        if purpose is None or not self._state.purpose:
            return word in READ
        if purpose == "box":
            self._lines.append(_Line(len(self._groups), self._depth))
            self._state = replace(self._state, depth=0)
        self._sides = {}
        self._state = replace(self._state, purpose=purpose)
        return True

    def _word(self, word: bytes, number: int | None) -> None:
        match self._state.purpose:
            case "":
                self._passing = self._state.stand_ins if word == b"u" else 0
            case "fonts":
                self._font(word, number or 0)
            case "picture":
                self._sides[word] = number or 0
            case _:
                self._in_text(word, number)

    def _in_text(self, word: bytes, number: int | None) -> None:
        if word == b"u":
            self._say(chr((number or 0) % 0x10000))
            self._passing = self._state.stand_ins
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif self._state.purpose == "number":
            return
        elif word in PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in (b"cell", b"nestcell"):
            self._end_cell(self._depth_of(word == b"cell"))
        elif word in (b"row", b"nestrow"):
            self._end_row(self._depth_of(word == b"row"))
        else:
            self._rows[self._depth > 1].take(word, number)
            self._look(word, number)
            self._property(word, number)

    @property
    def _depth(self) -> int:
        """How many tables the text stands in."""
        return self._lines[-1].host + self._state.depth

    def _depth_of(self, outermost: bool) -> int:
        """How many tables the cell or the row stands in that a mark ends."""
        return self._lines[-1].host + (1 if outermost else max(self._state.depth, 2))

    def _look(self, word: bytes, number: int | None) -> None:
        if word in (b"strike", b"striked"):
            self._state = replace(self._state, struck=number != 0)
        elif word in SHIFTS:
            on = 0 if number == 0 else number if number and word in (b"up", b"dn") else 1
            self._state = replace(self._state, shift=SHIFTS[word] * on)

    def _property(self, word: bytes, number: int | None) -> None:
        state = self._state
        on = number != 0
        match word:
            case b"uc":
                self._state = replace(state, stand_ins=max(number or 0, 0))
            case b"v":
                self._state = replace(state, hidden=on)
            case b"deleted":
                self._state = replace(state, deleted=on)
            case b"plain":
                self._state = replace(state, hidden=False, deleted=False, struck=False, shift=0, font=-1, wide=True)
            case b"pard":
                self._state = replace(state, depth=0)
            case b"intbl":
                self._state = replace(state, depth=max(state.depth, 1))
            case b"itap":
                self._state = replace(state, depth=max(number or 0, 0))
            case b"loch" | b"hich" | b"dbch":
                self._state = replace(state, wide=word == b"dbch")
            case b"f":
                self._state = replace(state, font=number or 0)
            case b"af" if state.wide:
                self._state = replace(state, font=number or 0)
            case b"ansicpg":
                self._fonts.set_page(number or 0)
            case b"deff":
                self._fonts.default = number or 0

    def _font(self, word: bytes, number: int) -> None:
        if word == b"f":
            self._state = replace(self._state, font=number)
        elif word == b"fcharset":
            self._fonts.define(self._state.font, number)

    def _picture(self) -> None:
        sides = self._sides
        width = sides.get(b"picwgoal", 0) * sides.get(b"picscalex", 100)
        height = sides.get(b"pichgoal", 0) * sides.get(b"picscaley", 100)
        if max(width, height) / 100 > _SMALLEST:
            self.flow.add(Picture(_PLACE), self._depth)

    def _end_paragraph(self, depth: int | None = None) -> None:
        line = self._lines[-1]
        text, number = _joined(line.parts), _joined(line.number).strip()
        if text.strip():
            # A bullet is no number.
            printed = number if any(map(str.isalnum, number)) else ""
            self.flow.add(Paragraph(text, _PLACE, printed), self._depth if depth is None else depth)
        self._lines[-1] = _Line(line.level, line.host)

    def _end_cell(self, depth: int) -> None:
        self._end_paragraph(depth)
        self.flow.end_cell(depth)

    def _end_row(self, depth: int) -> None:
        self._end_paragraph(depth)
        self.flow.end_row(depth, tuple(self._rows[depth > 1].shapes))


def _joined(parts: list[str]) -> str:
    """The text, with characters that were given in two halves made whole."""
    return "".join(parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
