"""Characters that stand on top of one another: one drawn twice, or one number over another."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median  # numpy's imports its masked arrays, 10 ms, and is slow on few

import numpy as np

from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.drawn import Floats

_CELL = 0.4  # of the usual height: nearer centres are looked at
_SHARED = 0.5  # of the smaller box: so much in common is no neighbour
_TOUCHED = 0.15
_TWIN = 0.12  # of the height …
_TWIN_POINTS = 1.0  # … or so far apart, the same character is drawn twice
Pair = tuple[int, int]


def _near(xs: Floats, ys: Floats, cell: float) -> set[Pair]:
    """Pairs of points that may lie within half a cell of one another."""
    found: set[Pair] = set()
    for dx, dy in itertools.product((0.0, 0.5), repeat=2):
        across = np.floor(xs / cell + dx).astype(np.int64)
        keys = np.floor(ys / cell + dy).astype(np.int64) * (1 << 24) + across
        order = np.argsort(keys, kind="stable")
        same = np.flatnonzero(keys[order][1:] == keys[order][:-1])
        found |= set(zip(order[same].tolist(), order[same + 1].tolist(), strict=True))
    return found


def meet(one: Char, other: Char, share: float = _TOUCHED) -> bool:
    """Whether two characters have so much in common of the smaller one's box."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    least = min((c.x1 - c.x0) * (c.y1 - c.y0) for c in (one, other))
    return across > 0 and down > 0 and across * down > share * least


def overlaps(chars: Sequence[Char]) -> list[Pair]:
    """Pairs of characters of which one covers most of the other, the earlier first."""
    if len(chars) < 2:
        return []
    _, x0, y0, x1, y1, *_ = zip(*chars, strict=True)
    xs, ys = np.add(x0, x1) / 2, np.add(y0, y1) / 2
    cell = max(_CELL * median(np.subtract(y1, y0).tolist()), 0.5)
    pairs = (tuple(sorted(pair)) for pair in _near(xs, ys, cell))
    return sorted((a, b) for a, b in set(pairs) if meet(chars[a], chars[b], _SHARED))


def are_twins(one: Char, other: Char) -> bool:
    """Whether a character is another once more, hardly moved."""
    apart = max(abs(one.x - other.x), abs(one.y - other.y))
    return one.text == other.text and apart <= max(_TWIN_POINTS, _TWIN * one.size)


def layers(pairs: Iterable[Pair]) -> list[list[int]]:
    """Part what lies on top of one another into layers, in each of which nothing does."""
    above: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        above[a].add(b)
        above[b].add(a)
    layer: dict[int, int] = {}
    for item in sorted(above):
        taken = {layer[other] for other in above[item] if other in layer}
        layer[item] = next(n for n in itertools.count() if n not in taken)
    return [_members(layer, n) for n in range(max(layer.values(), default=-1) + 1)]


def _members(layer: dict[int, int], number: int) -> list[int]:
    return [item for item, its in layer.items() if its == number]
