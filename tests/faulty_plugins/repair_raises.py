from ogicheck.api import Repair, hookimpl


def mend(document, form):
    raise ValueError("boom")


@hookimpl
def ogicheck_repairs():
    return [Repair("zz-repair", mend)]
