from ogicheck.api import Repair, hookimpl


def mend(document, form):
    return "text"


@hookimpl
def ogicheck_repairs():
    return [Repair("zz-repair", mend)]
