from ogicheck.api import Fact, Text, hookimpl, rule


def read(report, companions):
    raise ValueError("boom")


@rule("ZZ101", "zz-rule", level="note", clauses=(), messages={"none": Text("没有。", "None.")}, needs=("zz-fact",))
def zz_rule(report, at):
    """The report names no hotline.

    Why: People want to ask.
    Bad: No number.
    Good: 12345.
    Fix: Add it.
    """
    yield at(report).say("none")


@hookimpl
def ogicheck_facts():
    return [Fact("zz-fact", read)]


@hookimpl
def ogicheck_rules():
    return [zz_rule]
