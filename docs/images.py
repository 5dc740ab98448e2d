"""The pictures in the READMEs of marked copies: `python docs/images.py` (LibreOffice and a Chinese font are needed)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL.Image import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from fixtures import build_pdf, example

IMAGES = Path(__file__).with_name("images")
AS_NOTES = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
PAGE, TOP, BOTTOM, SCALE, COLOURS = 1, 0.14, 0.66, 1.2, 24


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        word = folder / "word" / "example.docx"
        (folder / word.name).write_bytes(example.FILE.read_bytes())
        (folder / "example.pdf").write_bytes(build_pdf.build(example.example()))
        command = [sys.executable, "-m", "ogicheck", ".", "--output=docx=word", "--output=pdf=pdf"]
        subprocess.run(command, cwd=folder, check=False)
        build_pdf.convert([word], word.parent, AS_NOTES)
        for picture, file in (("word.png", word.with_suffix(".pdf")), ("pdf.png", folder / "pdf" / "example.pdf")):
            shown(file).save(IMAGES / picture, optimize=True)


def shown(file: Path) -> Image:
    """The part of a page that has marks."""
    with pypdfium2.PdfDocument(file) as document:
        image: Image = document[PAGE].render(scale=SCALE, may_draw_forms=True).to_pil()
    cut = image.crop((0, int(TOP * image.height), image.width, int(BOTTOM * image.height)))
    return cut.convert("P", palette=1, colors=COLOURS)


if __name__ == "__main__":
    main()
