from ogicheck.api import hookimpl


@hookimpl
def ogicheck_api_version():
    return 99
