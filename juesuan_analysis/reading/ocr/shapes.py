"""Which pieces of text are read together, and at what width: the model pays for every pixel."""

from __future__ import annotations

import math
from collections.abc import Sequence

HEIGHT = 48  # pixels: of a line, as the model wants it
_AT_ONCE = 6  # pieces
_STEP = 16  # pixels
# Paper behind a piece, in pixels. Without it a number loses its point now and then; a piece that is
# no wider than high has none: 行次, the numbers of columns.
_NARROW, _LITTLE, _WHITE = 48, 16, 48
_BATCH = 20  # pixels that one more batch costs


def _width(ratio: float) -> int:
    wide = math.ceil(HEIGHT * ratio)
    if wide <= _NARROW:
        return _NARROW + _LITTLE
    return -(-(wide + _WHITE) // _STEP) * _STEP


def batches(ratios: Sequence[float]) -> list[tuple[list[int], int]]:
    """Put pieces of like shape together: their indices, and the width in pixels to read them at.

    Parameters
    ----------
    ratios
        Width by height of each piece.

    Returns
    -------
    Batches of at most so many pieces as are read at once, the narrowest first, each with a width
    that leaves white behind the widest of them; of all ways to part them the one with the fewest
    pixels.
    """
    order = sorted(range(len(ratios)), key=ratios.__getitem__)
    widths = [_width(ratios[i]) for i in order]
    least, starts = [0], [0]  # pixels for the first so many pieces, and where their last batch is
    for end, width in enumerate(widths, 1):
        tried = range(max(end - _AT_ONCE, 0), end)
        cost, start = min((least[s] + (end - s) * width + _BATCH, s) for s in tried)
        least.append(cost)
        starts.append(start)
    parted, end = [], len(order)
    while end:
        parted.append((order[starts[end] : end], widths[end - 1]))
        end = starts[end]
    return parted[::-1]
