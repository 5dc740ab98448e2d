from ogicheck.api import hookimpl


@hookimpl
def ogicheck_rules():
    raise ValueError("boom")
