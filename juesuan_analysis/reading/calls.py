"""Functions of pdfium called for thousands of characters and objects, at half the usual cost."""

from __future__ import annotations

import collections
import ctypes
import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c


def plain(name: str, result: Any, *kinds: Any) -> Any:  # noqa: ANN401
    """Give a function of pdfium that takes addresses as numbers, which costs half as much."""
    address = ctypes.cast(getattr(pdfium_c, name), ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *kinds)(address)


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
text_object = plain("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)  # of a character
count_marks = plain("FPDFPageObj_CountMarks", _INT, _POINTER)


def asked(
    ask: Any,  # noqa: ANN401
    items: Sequence[int],
    unknown: Sequence[int],
    *first: Any,  # noqa: ANN401
) -> npt.NDArray[np.uint32]:
    """Ask pdfium the same of many items; a row of numbers of 32 bits for each.

    ``unknown`` is the row where there is no answer. ``first`` are the arguments before the item;
    those behind it are where the numbers go.
    """
    size = len(unknown)
    held = np.empty((len(items), size), np.uint32)
    held[:] = unknown
    step, row = held.itemsize, held.itemsize * size
    start = held.ctypes.data
    at = [range(start + step * i, start + step * i + row * len(items), row) for i in range(size)]
    collections.deque(map(ask, *map(itertools.repeat, first), items, *at), maxlen=0)
    return held
