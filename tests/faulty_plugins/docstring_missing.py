from ogicheck.api import Text, hookimpl, rule


@rule("ZZ101", "zz-rule", level="note", clauses=(), messages={"none": Text("没有。", "None.")})
def zz_rule(report, at):
    pass
    pass
    yield at(report).say("none")


@hookimpl
def ogicheck_rules():
    return [zz_rule]
