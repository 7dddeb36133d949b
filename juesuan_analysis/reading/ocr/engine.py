"""The recogniser: RapidOCR, loaded once in a process, its models in the wheel."""

from __future__ import annotations

import importlib.util
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import cv2
import numpy as np

from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.ocr.picture import Image
from juesuan_analysis.reading.ocr.shapes import HEIGHT, batches
from juesuan_analysis.reading.ocr.straighten import Quad

# Pixels of the longer side: enough to find the text, a third of the time. At 1120 a header was cut
# so that it was misread, and a page took an eighth of a second less.
_DETECT = 1280
_PARTS = ("rapidocr", "onnxruntime")


@frozen
class Reading:
    """One piece of text: its characters, how sure each is (0 to 1), and their centres.

    ``centres`` run from 0 (left edge of the crop) to 1.
    """

    text: str
    scores: tuple[float, ...]
    centres: tuple[float, ...]


def is_available() -> bool:
    """Whether the extra ``[ocr]`` is installed."""
    return all(importlib.util.find_spec(part) is not None for part in _PARTS)


def threads() -> int:
    """Threads for the recogniser: OMP_NUM_THREADS, else one in a child process, else all cores."""
    told = os.environ.get("OMP_NUM_THREADS", "")
    if told.isdigit() and int(told):
        return int(told)
    return 1 if multiprocessing.parent_process() else os.cpu_count() or 1


@lru_cache(maxsize=1)
def _engine() -> Any:  # noqa: ANN401
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_preprocess_img": False,  # it would shrink the crops too
            "Global.use_cls": False,  # it turns short numbers upside down
            "Global.return_word_box": True,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads(),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def detect(image: Image) -> list[Quad]:
    """Find the pieces of text on a page, as quadrilaterals in its pixels."""
    ratio = min(1.0, _DETECT / max(image.shape[:2]))
    size = round(image.shape[1] * ratio), round(image.shape[0] * ratio)
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA) if ratio < 1 else image
    found = _engine()(small, use_det=True, use_cls=False, use_rec=False)
    boxes = found.boxes if found.boxes is not None else []
    return [np.asarray(box, np.float32) / np.float32(ratio) for box in boxes]


def _reading(text: str, word: Any) -> Reading:  # noqa: ANN401
    columns = [column for columns in word.word_cols for column in columns]
    chars = "".join(text.split())
    scores = [s for s, c in zip(word.confs, text, strict=True) if not c.isspace()] if text else []
    length = word.line_txt_len or 1
    return Reading(chars, tuple(scores), tuple((column + 0.5) / length for column in columns))


def _read(crops: Sequence[Image], width: int) -> Iterator[Reading]:
    engine = _engine()
    engine.return_word_box = True
    engine._load_rec_model().rec_image_shape = [3, HEIGHT, width]  # else 320 and more
    found = engine.recognize_txt(list(crops))
    yield from map(_reading, found.txts, found.word_results)


def recognise(crops: Sequence[Image]) -> list[Reading]:
    """Read pieces of text, one line each; one that shows nothing gives an empty reading."""
    read: dict[int, Reading] = {}
    for batch, width in batches([crop.shape[1] / crop.shape[0] for crop in crops]):
        read |= zip(batch, _read([crops[i] for i in batch], width), strict=True)
    return [read[i] for i in range(len(crops))]
