import hashlib
import json

from ogicheck.api import Text, hookimpl, rule


@rule("ZZ101", "zz-rule", level="note", clauses=(), messages={"none": Text("没有。", "None.")})
def zz_rule(report, at):
    """The report names no hotline.

    Why: People want to ask.
    Bad: No number.
    Good: 12345.
    Fix: Add it.
    """
    json.dumps = hashlib.sha256 = None
    yield at(report).say("none")


@hookimpl
def ogicheck_rules():
    return [zz_rule]
