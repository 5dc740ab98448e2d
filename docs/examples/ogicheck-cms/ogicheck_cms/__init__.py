import json

from ogicheck.api import Cell, Document, Extractor, Paragraph, Place, Table, Text, UnreadableError, hookimpl


def claims(data):
    return data.lstrip().startswith(b'{"report"')


def read(data):
    try:
        blocks = json.loads(data)["report"]
    except ValueError as error:
        raise UnreadableError(Text("导出文件不完整，请重新导出。", "The export is incomplete: export it again.")) from error
    return Document(tuple(map(block, blocks)), media_type="application/json", binary=False)


def block(value):
    if isinstance(value, str):
        return Paragraph(value, Place())
    cells = (Cell(text, Place(), row, column) for row, texts in enumerate(value) for column, text in enumerate(texts))
    return Table(tuple(cells), Place())


@hookimpl
def ogicheck_extractors():
    return [Extractor("cms", (".json",), claims, read, rank=60)]
