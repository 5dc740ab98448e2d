"""What a file holds: paragraphs, grid tables and pictures in reading order, each with its place.

Nothing here knows of open government information. Extractors build these values; the reader turns them into a Report.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ogicheck.values.texts import Text, TextError

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner of the page as it is shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in its file. A field that the file format has no notion of stays None.

    Lines, columns and pages count from 1; a column counts Unicode code points. `end_line`/`end_column` is the first
    position after the text (SARIF 2.1.0, 3.30). `part` and `path` name the XML part of a package and the element in it.
    """

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    box: Box | None = None
    part: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed.

    `number` is an automatic list number as the program renders it (一、), empty where there is none or where the number
    is part of `text`; None where the file numbers the paragraph in a way that could not be computed. `confidence` is as
    a Cell's.
    """

    text: str
    place: Place
    number: str | None = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `row` and `column` count from 0 and name its top left corner in the grid.

    U+FFFD in `text` stands for what is printed there and could not be read, be it a character or several. `confidence`,
    from 0 to 1, is how sure character recognition is of `text`; None where the file itself holds the text.
    """

    text: str
    place: Place
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of cells in reading order.

    `gridded` is False where only the rows are known, not the columns (a converter flattened the table to text): `column`
    is then the cell's index within its row, and cells of different rows with one index need not stand above each other.
    `flattened` is True where the file has the table as text: a grid is then only presumed from rows of equal length.
    `ruled` is False where nothing parts its cells: a page draws no lines, or blank cells leave no trace in a text.
    """

    cells: tuple[Cell, ...]
    place: Place
    gridded: bool = True
    flattened: bool = False
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture large enough to hold content; `text` is its alternative text."""

    place: Place
    text: str = ""


Block = Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content.

    `media_type` is what the bytes are, not what the suffix says. `binary` tells whether lines and columns have no
    meaning in it. `remarks` are things that a person should know of the reading (a salvaged file, a guessed charset).
    `unread` are parts that could not be read (pages that are pictures), each of which makes the exit code 3.
    `changes` and `comments` count the tracked changes not yet accepted or rejected, and the reviewers' comments.
    `published` is the day of publication that the file declares, as a page's meta data do.
    `recognised` tells that its text was recognised in pictures, so that nothing of it is certain.
    """

    blocks: tuple[Block, ...]
    media_type: str
    binary: bool = True
    remarks: tuple[Text, ...] = ()
    unread: tuple[Text, ...] = ()
    changes: int = 0
    comments: int = 0
    recognised: bool = False
    published: date | None = None


class UnreadableError(TextError):
    """A file cannot be read; `text` says why and what to do.

    `elsewhere` are the addresses, relative to the file, of others that hold what it lacks, as a page's frames do: where one
    of them can be read, it is read in this one's place.
    """

    def __init__(self, text: Text, elsewhere: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.elsewhere = elsewhere
