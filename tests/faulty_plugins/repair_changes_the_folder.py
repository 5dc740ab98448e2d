from ogicheck.api import Repair, hookimpl


def mend(document, form):
    __import__("os").chdir("/")
    return document


@hookimpl
def ogicheck_repairs():
    return [Repair("zz-repair", mend)]
