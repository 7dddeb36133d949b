"""Watermarks set level in the size of the text: paler than it, and across text and rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from statistics import median

import numpy as np
import numpy.typing as npt

from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.drawn import Picture
from juesuan_analysis.reading.overlaid import Pair

_USUAL = 97  # per cent of the characters stand out less
_PALE = 0.4  # of what characters usually stand out by
_RULE = 60  # shades that a rule stands out by
_OFTEN = 3
_AMOUNT = re.compile(r"-?[\d,]+(\.\d+)?")
_SHORTEST = 3  # characters
_POINTS = frozenset(".,:;、。，：；一-—·")
Ink = npt.NDArray[np.uint8]


def _least(ink: Ink) -> float:
    return _PALE * float(np.partition(ink, len(ink) * _USUAL // 100)[len(ink) * _USUAL // 100])


def may_hold(chars: Sequence[Char], ink: Ink) -> bool:
    """Whether so many characters in a row are pale that there may be a watermark."""
    if len(ink) < _SHORTEST:
        return False
    pale = ink < _least(ink)
    rows = pale[:-2] & pale[1:-1] & pale[2:]
    return any(
        all(char.text not in _POINTS for char in chars[i : i + _SHORTEST])
        for i in np.flatnonzero(rows).tolist()
    )


def _crosses(bare: Picture, chars: Sequence[Char]) -> bool:
    """Whether anything but text is drawn in the middle of a run of characters."""
    first, last = chars[0], chars[-1]
    inset = first.size / 4
    xs, ys = bare.pixels(
        np.array([first.x0, last.x1]), np.array([first.y0 + inset, first.y1 - inset])
    )
    height, width = bare.image.shape
    held = bare.image[
        max(int(ys[0]), 0) : min(int(ys[1]) + 1, height),
        max(int(xs[0]), 0) : min(int(xs[1]) + 1, width),
    ]
    return bool(held.size and np.ptp(held) > _RULE)


def _text(chars: Sequence[Char], run: Iterable[int]) -> str:
    return "".join(chars[i].text for i in run)


def _crossing(
    chars: Sequence[Char], runs: Sequence[Sequence[int]], stacked: set[int], bare: Picture
) -> set[str]:
    """Texts that stand on other text or on rules somewhere, as no text of a cell does."""
    often = Counter(_text(chars, run) for run in runs)
    return {
        text
        for run in runs
        for text in [_text(chars, run)]
        if (often[text] >= _OFTEN or not _AMOUNT.fullmatch(text))
        and (stacked.intersection(run) or _crosses(bare, [chars[i] for i in run]))
    }


def watermarks(
    chars: Sequence[Char],
    runs: Iterable[Sequence[int]],
    ink: Ink,
    pairs: Sequence[Pair],
    bare: Picture,
    known: Collection[str] = (),
) -> list[Sequence[int]]:
    """Find runs of characters (by position) that are a watermark.

    Parameters
    ----------
    chars, runs, ink
        The characters of a page, which of them stand together, and how much each stands out.
    pairs
        Characters that stand on top of one another.
    bare
        The page without its text.
    known
        Texts of watermarks on other pages of the document.
    """
    runs = list(runs)
    if not runs:  # all that stands here is switched off
        return []
    least = _least(ink)
    pale = [run for run in runs if median(ink[list(run)].tolist()) < least]
    members = {i for run in pale for i in run}
    stacked = {i for pair in pairs for i in pair if len(members.intersection(pair)) == 1}
    crossing = _crossing(chars, pale, stacked, bare)
    found = [r for r in pale if stacked.intersection(r) or _text(chars, r) in crossing]
    found += [run for run in runs if run not in found and _text(chars, run) in known]
    return [*found, *_beneath(chars, runs, found, pairs)]


def _beneath(
    chars: Sequence[Char],
    runs: Iterable[Sequence[int]],
    found: Sequence[Sequence[int]],
    pairs: Sequence[Pair],
) -> list[Sequence[int]]:
    """Find the same watermark where text stands on it, so that it seems as dark."""
    known = {(_text(chars, run), round(chars[run[0]].size)) for run in found}
    taken = {run[0] for run in found}
    stacked = {i for pair in pairs for i in pair}
    return [
        run
        for run in (runs if known else ())
        if run[0] not in taken
        and (stacked.intersection(run) or not _AMOUNT.fullmatch(_text(chars, run)))
        and (_text(chars, run), round(chars[run[0]].size)) in known
    ]
