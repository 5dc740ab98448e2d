"""A page may hold characters of no width and no height: they are read, or dropped, and divide nothing."""

from __future__ import annotations

from ogicheck_plugins.formats_kit.drawn.cells import cell_text
from ogicheck_plugins.formats_kit.drawn.lines import lines_of
from ogicheck_plugins.formats_kit.drawn.page import Word
from ogicheck_plugins.formats_kit.drawn.paragraphs import continues, measure


def test_lines_of_characters_of_no_size_are_measured() -> None:
    first, second = lines_of([Word("abc", 10, 20, 10, 20)]), lines_of([Word("def", 10, 40, 10, 40)])
    measured = measure([*first, *second])
    assert measured
    assert continues(first[0], second[0], measured, same_page=True) in (True, False)


def test_a_cell_s_line_of_characters_of_no_width_is_joined() -> None:
    words = [Word("12", 10, 20, 30, 30), Word("34", 10, 40, 10, 50)]
    assert cell_text(words, (0, 0, 100, 100)).split() == ["12", "34"]
