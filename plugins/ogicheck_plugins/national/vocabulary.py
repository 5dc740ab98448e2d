"""What the rules on the text know of words, as tables of a ruleset."""

from __future__ import annotations

from ogicheck.api import Declared, Form, Vocabulary, Words, Years, compiled
from ogicheck_plugins.national.local_days import LOCAL_DAYS
from ogicheck_plugins.national.organ_words import OrganWords
from ogicheck_plugins.national.others import Other


class Instrument(Declared, frozen=True):
    """A document that reports cite: its title without 《》, its number, and the report years that it is the basis of.

    `seen` are other wordings of the title known from real reports, `notice` the title of the notice that brings it.
    """

    title: str = ""
    number: str = ""
    years: Years | None = None
    seen: Words = []
    notice: str = ""


class Lexicon(Declared, frozen=True):
    """What the rules on the text know of words. Every entry has a name, so that a ruleset can add one, or change one.

    `regulation` is the law itself, `instruments` the notices on the form, `notices` others with one number a year.
    `terms` are wrong terms with the right ones ("" leaves a term alone). `residue` and `markers` are regular expressions
    for what templates, sites and converters leave, matched against the text as printed; `unfilled` those for what a
    template has where a figure or a section's matter belongs, `nothing` those for paragraphs that are no matter.
    `doubled` are single characters whose doubling is wrong. `lawful` are words that hold a wrong term or a doubling by
    chance, as 流转结果 holds 转结. `counted` gives each noun the units that need a number behind it. `problems` shows that a
    problem is named: by the words of `named`, once those of `general` and of `none`, which name nothing, are left out,
    and not by those of `praise`; `measures` that a measure is.
    """

    regulation: Instrument | None = None
    instruments: dict[str, Instrument] = {}
    notices: dict[str, Instrument] = {}
    terms: dict[str, str] = {}
    residue: dict[str, str] = {}
    markers: dict[str, str] = {}
    unfilled: dict[str, str] = {}
    nothing: dict[str, str] = {}
    doubled: dict[str, Words] = {}
    lawful: dict[str, Words] = {}
    counted: dict[str, Words] = {}
    problems: dict[str, Words] = {}
    measures: dict[str, Words] = {}

    def __post_init__(self) -> None:
        groups = (self.residue, self.markers, self.unfilled, self.nothing)
        compiled(pattern for group in groups for pattern in group.values())


def lexicon(form: Form) -> Lexicon:
    """The lexicon of a form."""
    found: Lexicon = form.vocabulary["lexicon"]
    return found


def words(form: Form) -> dict[str, Words]:
    """The words by which sentences are read, by kind."""
    found: dict[str, Words] = form.vocabulary["words"]
    return found


VOCABULARY = (
    Vocabulary("lexicon", Lexicon),
    Vocabulary("words", dict[str, Words]),
    Vocabulary("identity", OrganWords),
    Vocabulary("others", dict[str, Other]),
    LOCAL_DAYS,
)
