"""The pictures in the READMEs of marked copies: `python docs/images.py`, with LibreOffice's windows and a Chinese font."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL.Image import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from fixtures import build_pdf, example, margins

IMAGES = Path(__file__).with_name("images")
SCALE, COLOURS = 1.5, 32
WORD, SUM, BOXES = (1, 0.16, 0.82), (2, 0.16, 0.68), (1, 0.14, 0.66)
"""What of a PDF file is shown: a page, from here down to there, as shares of its height."""


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        word = folder / "word" / "example.docx"
        (folder / word.name).write_bytes(example.FILE.read_bytes())
        (folder / "example.pdf").write_bytes(build_pdf.build(example.example()))
        command = [sys.executable, "-m", "ogicheck", ".", "--output=docx=word", "--output=pdf=pdf"]
        subprocess.run(command, cwd=folder, check=False)
        (margin,) = margins.printed([word], word.parent)
        for picture, file, part in (
            ("word.png", margin, WORD),
            ("word-sum.png", margin, SUM),
            ("pdf.png", folder / "pdf" / "example.pdf", BOXES),
        ):
            shown(file, *part).save(IMAGES / picture, optimize=True)


def shown(file: Path, page: int, top: float, bottom: float) -> Image:
    """The part of a page that has marks."""
    with pypdfium2.PdfDocument(file) as document:
        image: Image = document[page].render(scale=SCALE, may_draw_forms=True).to_pil()
    cut = image.crop((0, int(top * image.height), image.width, int(bottom * image.height)))
    return cut.convert("P", palette=1, colors=COLOURS)


if __name__ == "__main__":
    main()
