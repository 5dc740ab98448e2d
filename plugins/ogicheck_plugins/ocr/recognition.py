"""Characters from pictures of lines, by RapidOCR's recognition model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import cv2

from ogicheck_plugins.ocr.image import Image
from ogicheck_plugins.pdf.lines import IDEOGRAPHS

_HEIGHT = 48
_NARROWEST = 96
"""The model sees lines at this height in pixels, and padded to at least this width."""
_MOST_AT_ONCE = 480
"""Widths of the lines seen at once, added up: memory grows with it."""
_MARGIN = 6
_WIDE = str.maketrans("()", "（）")


class Reading(NamedTuple):
    """A line's text and how sure the model is of it, from 0 to 1."""

    text: str
    confidence: float


def recognised(lines: Sequence[Image]) -> list[Reading]:
    """What each grey picture of a line says, an empty text where nothing."""
    readings = [Reading("", 0.0)] * len(lines)
    for batch in _batches([_prepared(line) for line in lines]):
        numbers, pictures = zip(*batch, strict=True)
        for number, reading in zip(numbers, _read(list(pictures)), strict=True):
            readings[number] = reading
    return readings


def _prepared(line: Image) -> Image:
    framed = cv2.copyMakeBorder(line, _MARGIN, _MARGIN, _MARGIN, _MARGIN, cv2.BORDER_REPLICATE)
    scale = _HEIGHT / framed.shape[0]
    sized = cv2.resize(framed, (max(1, round(framed.shape[1] * scale)), _HEIGHT))
    return cv2.cvtColor(sized, cv2.COLOR_GRAY2BGR)


def _batches(pictures: Sequence[Image]) -> Iterator[list[tuple[int, Image]]]:
    """Numbered pictures, those of like widths together."""
    batch: list[tuple[int, Image]] = []
    for number, picture in sorted(enumerate(pictures), key=lambda numbered: numbered[1].shape[1]):
        if batch and max(_NARROWEST, picture.shape[1]) * (len(batch) + 1) > _MOST_AT_ONCE:
            yield batch
            batch = []
        batch.append((number, picture))
    if batch:
        yield batch


def _read(pictures: list[Image]) -> list[Reading]:
    found = _engine().recognize_txt(pictures)
    return [Reading(_plain(text), float(score)) for text, score in zip(found.txts, found.scores, strict=True)]


def _plain(text: str) -> str:
    """The text with wide brackets among ideographs: the model cannot tell how wide they are printed."""
    text = text.strip()
    return text.translate(_WIDE) if any(character >= IDEOGRAPHS for character in text) else text


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The models that the package brings with it, loaded once a process and when first used."""
    from rapidocr import RapidOCR

    shape = [3, _HEIGHT, _NARROWEST]
    whole = _MOST_AT_ONCE // _NARROWEST
    return RapidOCR(params={"Global.log_level": "error", "Rec.rec_batch_num": whole, "Rec.rec_img_shape": shape})
