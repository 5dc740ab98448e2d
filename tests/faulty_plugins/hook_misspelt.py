from ogicheck.api import hookimpl


@hookimpl
def ogicheck_rulez():
    return []
