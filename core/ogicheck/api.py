"""Everything that a plugin may import. Within one API_VERSION names here are only added, never changed or taken away."""

from ogicheck.claims import Amount, Breakdown, Change, Claim, Dated, Narrative, Quantity, Scope, Unclaimed
from ogicheck.hosting.extractors import Extractor, Reading
from ogicheck.hosting.hookspecs import API_VERSION, hookimpl
from ogicheck.hosting.outputs import Output
from ogicheck.hosting.rules import ALL, At, Part, Rule, Site, rule
from ogicheck.sources import zips
from ogicheck.values import numerals
from ogicheck.values.document import Block, Box, Cell, Document, Paragraph, Picture, Place, Table, UnreadableError
from ogicheck.values.findings import (
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
from ogicheck.values.records import Copy, Passage, Record
from ogicheck.values.records import Figure as RecordFigure
from ogicheck.values.report import Cell as ReportCell
from ogicheck.values.report import Column as ReportColumn
from ogicheck.values.report import Paragraph as ReportParagraph
from ogicheck.values.report import Period, Report, Section, Stamp, Title
from ogicheck.values.report import Row as ReportRow
from ogicheck.values.report import Table as ReportTable
from ogicheck.values.texts import Lang, Text, one_line
from ogicheck.values.words import bare, fold, ordinal, style
from ogicheck.values.words import number as printed_number

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
    "numerals",
    "one_line",
    "ordinal",
    "printed_number",
    "rule",
    "style",
    "zips",
]
