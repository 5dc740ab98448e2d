"""Characters from pictures of lines, by RapidOCR's recognition model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import rapidocr

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit.drawn.lines import IDEOGRAPHS
from ogicheck_plugins.formats_kit.scanned.image import Image

_HEIGHT = 48
_NARROWEST = 96
"""The model sees lines at this height in pixels, and padded to at least this width."""
_MOST_AT_ONCE = 1200
"""Widths of the lines seen at once, added up: memory grows with it."""
_MARGIN = 6
"""Pixels added round a line: the model reads lines with some paper round them."""
_NO_MODEL = Text(
    "文字识别组件缺少识别模型；请重新安装：pip install --force-reinstall rapidocr",
    "The package for character recognition lacks its model; install it again: pip install --force-reinstall rapidocr",
)
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
    """The recognition model that the package brings with it, loaded once a process and when first used.

    It is named by its file, as the engine would fetch one that it does not find. One thread does the work: further ones
    cost memory and wait in loops, and files are read side by side (--jobs).
    """
    cv2.setNumThreads(1)
    model = next((Path(rapidocr.__file__).parent / "models").glob("*_rec_*.onnx"), None)
    if model is None:
        raise UnreadableError(_NO_MODEL)
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "Rec.model_path": str(model),
            "Rec.rec_batch_num": _MOST_AT_ONCE // _NARROWEST,
            "Rec.rec_img_shape": [3, _HEIGHT, _NARROWEST],
        }
    )
