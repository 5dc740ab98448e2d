"""The export of the content management system is read as the report that it is."""

import json

import pytest
from ogicheck_cms import claims, read

from ogicheck.api import Cell, Paragraph, Table, UnreadableError
from ogicheck.testing import contract

test_contract = contract("cms")


def test_an_export_is_paragraphs_and_tables() -> None:
    document = read(json.dumps({"report": ["一、总体情况", [["规章", "0"]]]}).encode())
    heading, table = document.blocks
    assert isinstance(heading, Paragraph)
    assert heading.text == "一、总体情况"
    assert isinstance(table, Table)
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == [(0, 0, "规章"), (0, 1, "0")]
    assert all(isinstance(cell, Cell) for cell in table.cells)


def test_other_json_is_not_claimed() -> None:
    assert claims(b'{"report": []}')
    assert not claims(b'{"articles": []}')


def test_an_export_cut_off_is_refused_in_words() -> None:
    with pytest.raises(UnreadableError) as refusal:
        read(b'{"report": [')
    assert refusal.value.text.zh.endswith("。")
