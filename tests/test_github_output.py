"""The github output gives workflow commands that GitHub reads as they are meant."""

from __future__ import annotations

from ogicheck.api import Place, Run, Text
from tests.runs import accepted, eventful, file, finding, run, text_file, unknown, written


def lines(of: Run) -> list[str]:
    return written("github", of).decode().splitlines()


def test_each_failure_and_each_problem_is_one_command() -> None:
    commands = [line.split(" ", 1)[0] for line in lines(eventful())]
    assert commands == [
        "::error",
        "::error",
        "::error",
        "::warning",
        "::notice",
        "::error",
        "::error",
        "::error",
    ]


def test_a_failure_in_a_text_file_has_its_line_and_column() -> None:
    place = Place(line=12, column=5, end_line=12, end_column=7)
    (line,) = lines(run(text_file("a.txt", finding(place=place))))
    assert line.startswith("::error file=a.txt,line=12,endLine=12,col=5,title=OGI302 request-row-total::")


def test_a_failure_over_several_lines_has_no_column() -> None:
    place = Place(line=12, column=5, end_line=14, end_column=7)
    (line,) = lines(run(text_file("a.txt", finding(place=place))))
    assert line.startswith("::error file=a.txt,line=12,endLine=14,title=")


def test_a_failure_in_a_binary_file_says_its_page_in_words() -> None:
    (line,) = lines(run(file("a.docx", finding())))
    assert line.startswith("::error file=a.docx,title=OGI302 request-row-total::")
    assert line.endswith("(table/requests/granted/total, 第 3 页)")


def test_what_nobody_can_tell_is_no_annotation() -> None:
    assert lines(run(file("a.docx", unknown()))) == []


def test_what_is_accepted_is_no_annotation() -> None:
    assert lines(run(file("a.docx", accepted()), baseline="baseline.toml")) == []


def test_a_broken_plugin_is_loud() -> None:
    assert lines(eventful("en"))[0] == "::error title=plugin failed%3A ogicheck-broken::The plugin failed to load."


def test_no_text_can_end_a_command_or_start_another() -> None:
    message = Text("100%\r\n::error::甲", "")
    (line,) = lines(run(file("a,b:c%.docx", finding(message=message))))
    assert line.startswith("::error file=a%2Cb%3Ac%25.docx,title=OGI302 request-row-total::100%25%0D%0A::error::甲")
