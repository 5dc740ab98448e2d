from ogicheck.api import Document, Extractor, hookimpl


def claims(data):
    raise ValueError("boom")


def read(data):
    return Document((), "text/plain")


@hookimpl
def ogicheck_extractors():
    return [Extractor("zz-reader", (".zz",), claims, read, rank=99)]
