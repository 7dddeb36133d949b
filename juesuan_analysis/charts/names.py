"""Names that do not fit, cut so that they stay apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from juesuan_analysis.charts.labels import middle_cut, shortened
from juesuan_analysis.charts.language import said
from juesuan_analysis.charts.text import width_of

_CONTEXT = 2  # characters that are kept before those that differ
Cut = Callable[[str, int], str]


def short_names(names: Sequence[str], columns: int | Sequence[int]) -> list[str]:
    """Cut long names to some half-width columns, each to its own or all to the same.

    They lose their end; those that would then look the same lose their middle instead, and where
    these still look the same, they begin where they differ.

    Examples
    --------
    >>> short_names(["东湖区第一退役军人事务局", "东湖区第二退役军人事务局"], 16)
    ['东湖区第一退役…', '东湖区第二退役…']
    """
    names = [said(name) for name in names]
    room = [columns] * len(names) if isinstance(columns, int) else list(columns)
    cut = [shortened(name, width) for name, width in zip(names, room, strict=True)]
    for other in (middle_cut, _from_difference(names)):
        cut = _again(names, cut, room, other)
    return cut


def _again(names: Sequence[str], cut: Sequence[str], room: Sequence[int], other: Cut) -> list[str]:
    """Cut in another way what is the same for several names."""
    of = {short: {n for n, c in zip(names, cut, strict=True) if c == short} for short in set(cut)}
    return [
        other(name, width) if len(of[short]) > 1 else short
        for name, short, width in zip(names, cut, room, strict=True)
    ]


def _from_difference(names: Sequence[str]) -> Cut:
    distinct = set(names)

    def cut(name: str, columns: int) -> str:
        heads = (_same_until(name, other) for other in distinct - {name})
        return _window(name, max(0, max(heads, default=0) - _CONTEXT), columns)

    return cut


def _same_until(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _window(name: str, start: int, columns: int) -> str:
    shown = f"…{name[start:]}" if start else name
    if width_of(shown) <= columns:
        return shown
    while len(shown) > 1 and width_of(f"{shown}…") > columns:
        shown = shown[:-1]
    return f"{shown}…"
