"""A column, or a whole form, that is printed in another unit: 元 as 万元, 千元 as 元.

Every amount is then wrong by one power of ten, and sums within it hold all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from juesuan_analysis.facts import Entry
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof.board import Board, Changes, Effect
from juesuan_analysis.proof.slips import UNITS
from juesuan_analysis.vocabulary.forms import SIDED

_LEAST = 3  # conflicts, and amounts: fewer are single cells
_NEARLY = 0.9


def rescaled(board: Board, entries: Sequence[Entry]) -> Iterator[tuple[str, Changes, Effect]]:
    """Find the columns and forms of which nearly all conflicts want one power of ten.

    Yields
    ------
    tuple of str, mapping and Effect
        The kind of mistake, what is to be added to each figure, and what that does.
    """
    for cells in (*_forms(entries), *_columns(entries)):
        disputed = _disputed(board, cells)
        if disputed < _LEAST:
            continue
        least = max(_LEAST, ceil(_NEARLY * disputed))
        for kind, factor in UNITS.items():
            changes = {key_of(e): e.amount / factor - e.amount for e in cells if e.amount}
            effect = board.effect(changes)
            if len(effect.mends) >= least:
                yield kind, changes, effect


def _disputed(board: Board, cells: Iterable[Entry]) -> int:
    """How many conflicts have a figure of these cells."""
    uses = (board.uses.get(key_of(entry), ()) for entry in cells)
    return len({position for each in uses for position, _ in each} & board.open)


def _forms(entries: Iterable[Entry]) -> Iterable[list[Entry]]:
    forms: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.amount:
            forms.setdefault(entry.form, []).append(entry)
    return [cells for cells in forms.values() if len(cells) >= _LEAST]


def _columns(entries: Iterable[Entry]) -> Iterable[list[Entry]]:
    columns: dict[tuple[int, str | None, str], list[Entry]] = {}
    for entry in entries:
        if entry.amount:
            side = entry.side if entry.form in SIDED else None
            columns.setdefault((entry.form, side, entry.measure), []).append(entry)
    return [cells for cells in columns.values() if len(cells) >= _LEAST]
