from ogicheck.api import Extractor, hookimpl


def claims(data):
    return True


def read(data):
    raise ValueError("boom")


@hookimpl
def ogicheck_extractors():
    return [Extractor("zz-reader", (".zz",), claims, read, rank=99)]
