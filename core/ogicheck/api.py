"""Everything that a plugin may import. Within one API_VERSION names here are only added, never changed or taken away.

What only commands take is imported when it is asked for, so that a process that checks files does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ogicheck.hosting.executors import Capacity, Ended, Executor, Layer, Outcome
from ogicheck.hosting.extractors import Archive, Extractor, Held, Reading, Repair
from ogicheck.hosting.facts import Fact
from ogicheck.hosting.hookspecs import API_VERSION, hookimpl
from ogicheck.hosting.outputs import Accept, Baseline, Opening, Output, Writer, whole
from ogicheck.hosting.registering import Registry
from ogicheck.hosting.rules import At, Part, Rule, Site, rule
from ogicheck.hosting.sources import Source
from ogicheck.hosting.surroundings import Surroundings
from ogicheck.hosting.surveys import Conclusion, Survey, Surveyor
from ogicheck.hosting.vocabulary import Reference, Vocabulary
from ogicheck.hosting.watching import attend, what_runs
from ogicheck.sources.contents import LARGEST
from ogicheck.values import numerals
from ogicheck.values.document import Block, Box, Cell, Document, Paragraph, Picture, Place, Table, UnreadableError
from ogicheck.values.errors import (
    CLEAN,
    FOUND,
    INCOMPLETE,
    USAGE,
    CutShortError,
    IncompleteError,
    SettingError,
    UnclaimedError,
    described,
)
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
    Verdict,
)
from ogicheck.values.form import (
    ALL,
    BlockForm,
    ColumnForm,
    Declared,
    Form,
    Relation,
    RowForm,
    SectionForm,
    TableForm,
    Words,
    Years,
    compiled,
)
from ogicheck.values.numbered import Numbered
from ogicheck.values.numbers import UNREAD, is_figure, parse
from ogicheck.values.records import ENCODER, Companions, Figures, Passage, Record, RecordFigure
from ogicheck.values.report import (
    NOT_ASKED,
    Column,
    FactError,
    Figure,
    Identity,
    Match,
    OrganKind,
    Period,
    Report,
    ReportParagraph,
    ReportTable,
    Row,
    Section,
    Title,
)
from ogicheck.values.settings import Settings
from ogicheck.values.texts import Lang, Text, TextError, exact, one_line, printable
from ogicheck.values.words import bare, fold, ordinal, style
from ogicheck.values.words import number as printed_number

if TYPE_CHECKING:
    from ogicheck.checking.checker import Plan
    from ogicheck.checking.losses import unread_tables
    from ogicheck.checking.many import read_input
    from ogicheck.checking.recording import recorded
    from ogicheck.checking.verdict import Tally, rule_info
    from ogicheck.cli.completing import names_of
    from ogicheck.cli.configuration import named_or_above
    from ogicheck.cli.configuration import shown as configuration_of
    from ogicheck.cli.helping import both
    from ogicheck.cli.options import CHECKING, LOADING, OPTIONS, RUNNING, with_session
    from ogicheck.cli.session import Session
    from ogicheck.cli.targets import chosen as chosen_outputs
    from ogicheck.cli.trust import trust as trust_configuration
    from ogicheck.hosting.host import loaded
    from ogicheck.hosting.prints import marked
    from ogicheck.reading.fragments import Fragment, fragments
    from ogicheck.reading.labels import Labels
    from ogicheck.reading.lexicon import Lexicon, TableLexicon, lexicon
    from ogicheck.rulesets.loader import Library
    from ogicheck.rulesets.schema import schema as ruleset_schema
    from ogicheck.rulesets.schema import validate as validate_ruleset
    from ogicheck.rulesets.source import Source as TomlSource
    from ogicheck.rulesets.source import load as load_toml
    from ogicheck.rulesets.wrong import WRONG, unknown_name
    from ogicheck.sources.contents import content
    from ogicheck.sources.inputs import Input

_LATER = {
    "ogicheck.checking.checker": "Plan",
    "ogicheck.checking.losses": "unread_tables",
    "ogicheck.checking.many": "read_input",
    "ogicheck.checking.recording": "recorded",
    "ogicheck.checking.verdict": "Tally rule_info",
    "ogicheck.cli.completing": "names_of",
    "ogicheck.cli.configuration": "shown:configuration_of named_or_above",
    "ogicheck.cli.helping": "both",
    "ogicheck.cli.options": "CHECKING LOADING OPTIONS RUNNING with_session",
    "ogicheck.cli.session": "Session",
    "ogicheck.cli.targets": "chosen:chosen_outputs",
    "ogicheck.hosting.host": "loaded",
    "ogicheck.hosting.prints": "marked",
    "ogicheck.reading.fragments": "Fragment fragments",
    "ogicheck.reading.labels": "Labels",
    "ogicheck.reading.lexicon": "Lexicon TableLexicon lexicon",
    "ogicheck.rulesets.loader": "Library",
    "ogicheck.rulesets.schema": "schema:ruleset_schema validate:validate_ruleset",
    "ogicheck.rulesets.wrong": "WRONG unknown_name",
    "ogicheck.cli.trust": "trust:trust_configuration",
    "ogicheck.rulesets.source": "Source:TomlSource load:load_toml",
    "ogicheck.sources.contents": "content",
    "ogicheck.sources.inputs": "Input",
}
"""The names by module; one that is called otherwise here stands behind a colon."""
_WHERE = {
    name.rpartition(":")[2]: (module, name.partition(":")[0]) for module, names in _LATER.items() for name in names.split()
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _WHERE:
            raise AttributeError(name)
        module, own = _WHERE[name]
        return getattr(import_module(module), own)


# fmt: off
__all__ = [
    "ALL",
    "API_VERSION",
    "CHECKING",
    "CLEAN",
    "ENCODER",
    "FOUND",
    "INCOMPLETE",
    "LARGEST",
    "LEVELS",
    "LOADING",
    "NOT_ASKED",
    "OPTIONS",
    "RUNNING",
    "UNREAD",
    "USAGE",
    "WRONG",
    "Accept",
    "Acceptance",
    "Archive",
    "At",
    "Baseline",
    "Block",
    "BlockForm",
    "Box",
    "Capacity",
    "Cell",
    "Clause",
    "Column",
    "ColumnForm",
    "Companions",
    "Conclusion",
    "CutShortError",
    "Declared",
    "Document",
    "Ended",
    "Executor",
    "Extractor",
    "Fact",
    "FactError",
    "Figure",
    "Figures",
    "FileResult",
    "Finding",
    "Form",
    "Fragment",
    "Held",
    "Help",
    "Identity",
    "IncompleteError",
    "Input",
    "Kind",
    "Labels",
    "Lang",
    "Layer",
    "Level",
    "Lexicon",
    "Library",
    "Match",
    "Numbered",
    "Opening",
    "OrganKind",
    "Outcome",
    "Output",
    "Paragraph",
    "Part",
    "Passage",
    "Period",
    "Picture",
    "Place",
    "Plan",
    "PluginState",
    "Problem",
    "Reading",
    "Record",
    "RecordFigure",
    "Reference",
    "Registry",
    "Related",
    "Relation",
    "Repair",
    "Report",
    "ReportParagraph",
    "ReportTable",
    "Row",
    "RowForm",
    "Rule",
    "RuleInfo",
    "Run",
    "Section",
    "SectionForm",
    "Session",
    "SettingError",
    "Settings",
    "Site",
    "Source",
    "Surroundings",
    "Survey",
    "Surveyor",
    "Table",
    "TableForm",
    "TableLexicon",
    "Tally",
    "Text",
    "TextError",
    "Title",
    "TomlSource",
    "UnclaimedError",
    "UnreadableError",
    "Verdict",
    "Vocabulary",
    "Words",
    "Writer",
    "Years",
    "attend",
    "bare",
    "both",
    "chosen_outputs",
    "compiled",
    "configuration_of",
    "content",
    "described",
    "exact",
    "fold",
    "fragments",
    "hookimpl",
    "is_figure",
    "lexicon",
    "load_toml",
    "loaded",
    "marked",
    "named_or_above",
    "names_of",
    "numerals",
    "one_line",
    "ordinal",
    "parse",
    "printable",
    "printed_number",
    "read_input",
    "recorded",
    "rule",
    "rule_info",
    "ruleset_schema",
    "style",
    "trust_configuration",
    "unknown_name",
    "unread_tables",
    "validate_ruleset",
    "what_runs",
    "whole",
    "with_session",
]
# fmt: on
