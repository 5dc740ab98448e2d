"""Everything that a plugin may import. Within one API_VERSION names here are only added, never changed or taken away."""

from ogicheck.claims import Amount, Breakdown, Change, Claim, Dated, Narrative, Quantity, Scope, Unclaimed
from ogicheck.document import Block, Box, Cell, Document, Paragraph, Picture, Place, Table, UnreadableError
from ogicheck.extractors import Extractor, Reading
from ogicheck.findings import (
    LEVELS,
    Acceptance,
    Clause,
    FileResult,
    Finding,
    Help,
    Kind,
    Level,
    PluginState,
    Problem,
    Related,
    RuleInfo,
    Run,
)
from ogicheck.hookspecs import API_VERSION, hookimpl
from ogicheck.outputs import Output
from ogicheck.reading.words import bare, fold, ordinal, style
from ogicheck.reading.words import number as printed_number
from ogicheck.records import Copy, Passage, Record
from ogicheck.records import Figure as RecordFigure
from ogicheck.report import Cell as ReportCell
from ogicheck.report import Column as ReportColumn
from ogicheck.report import Paragraph as ReportParagraph
from ogicheck.report import Period, Report, Section, Stamp, Title
from ogicheck.report import Row as ReportRow
from ogicheck.report import Table as ReportTable
from ogicheck.rules import ALL, At, Part, Rule, Site, rule
from ogicheck.texts import Lang, Text, one_line

__all__ = [
    "ALL",
    "API_VERSION",
    "LEVELS",
    "Acceptance",
    "Amount",
    "At",
    "Block",
    "Box",
    "Breakdown",
    "Cell",
    "Change",
    "Claim",
    "Clause",
    "Copy",
    "Dated",
    "Document",
    "Extractor",
    "FileResult",
    "Finding",
    "Help",
    "Kind",
    "Lang",
    "Level",
    "Narrative",
    "Output",
    "Paragraph",
    "Part",
    "Passage",
    "Period",
    "Picture",
    "Place",
    "PluginState",
    "Problem",
    "Quantity",
    "Reading",
    "Record",
    "RecordFigure",
    "Related",
    "Report",
    "ReportCell",
    "ReportColumn",
    "ReportParagraph",
    "ReportRow",
    "ReportTable",
    "Rule",
    "RuleInfo",
    "Run",
    "Scope",
    "Section",
    "Site",
    "Stamp",
    "Table",
    "Text",
    "Title",
    "Unclaimed",
    "UnreadableError",
    "bare",
    "fold",
    "hookimpl",
    "one_line",
    "ordinal",
    "printed_number",
    "rule",
    "style",
]
