"""The built-in outputs. Each one's module is imported only when it is asked to write."""

from __future__ import annotations

from ogicheck.api import Opening, Output, Writer, hookimpl


def _text(opening: Opening) -> Writer:
    from ogicheck_plugins.outputs.console import TextWriter

    return TextWriter(opening)


def _json(opening: Opening) -> Writer:
    from ogicheck_plugins.outputs.jsonout import JsonWriter

    return JsonWriter(opening)


def _jsonl(opening: Opening) -> Writer:
    from ogicheck_plugins.outputs.jsonout import LinesWriter

    return LinesWriter(opening)


def _sarif(opening: Opening) -> Writer:
    from ogicheck_plugins.outputs.sarif.log import STANDARD, SarifWriter

    return SarifWriter(opening, STANDARD)


def _sarif_github(opening: Opening) -> Writer:
    from ogicheck_plugins.outputs.sarif.log import GITHUB, SarifWriter

    return SarifWriter(opening, GITHUB)


def _junit(opening: Opening) -> Writer:
    from ogicheck_plugins.outputs.junit import JunitWriter

    return JunitWriter(opening)


def _github(opening: Opening) -> Writer:
    from ogicheck_plugins.outputs.annotations import AnnotationsWriter

    return AnnotationsWriter(opening)


OUTPUTS: tuple[Output, ...] = (
    Output("text", _text, "for people: grouped by file, with the printed words and how to mend them", reports=True),
    Output("json", _json, "every fact of the run, by a versioned schema"),
    Output("jsonl", _jsonl, "the same, a line a file, as soon as it is checked; the last line is the run"),
    Output("sarif", _sarif, "SARIF 2.1.0"),
    Output("sarif-github", _sarif_github, "SARIF within what GitHub code scanning takes"),
    Output("junit", _junit, "JUnit XML: a test suite a file, a test case a rule and place"),
    Output("github", _github, "annotations of a GitHub workflow"),
)


@hookimpl
def ogicheck_outputs() -> tuple[Output, ...]:
    return OUTPUTS
