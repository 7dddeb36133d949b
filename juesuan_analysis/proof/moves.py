"""Mistakes of several figures: cells that cancel or change places, rows, columns, shifts, units.

Each is one slip of a hand that leaves several conflicts; the search looks only where a conflict
wants what the slip would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import Key
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import key_of, row_of
from juesuan_analysis.identities.judge import ZERO
from juesuan_analysis.proof.board import Board, Changes, Effect
from juesuan_analysis.proof.scales import rescaled
from juesuan_analysis.proof.sideways import sideways
from juesuan_analysis.proof.slips import (
    CANCEL,
    CELLS_SWAPPED,
    COLUMNS_SWAPPED,
    ROWS_SWAPPED,
    SHIFTED,
    SIDEWAYS,
    TOGETHER,
)
from juesuan_analysis.vocabulary.forms import LISTING_CODES, SIDED

_CENT = Decimal("0.015")
_FEW = 60  # conflicts: among more, pairs of cells tell nothing
_MOST_BROKEN, _SHIFT_FROM = 3, 3


@frozen
class Move:
    """A mistake of several figures: its kind, its changes, and what mending it would do."""

    kind: str
    changes: Changes
    effect: Effect


def moves(board: Board, entries: Sequence[Entry]) -> list[Move]:
    """Find the mistakes of several figures that mend more than they break."""
    if len(board.conflicts) < 2:
        return []
    # Reversed: of a cell that is printed twice the first is the one that identities use.
    cells = {key_of(entry): entry for entry in reversed(entries)}
    wanted = {key: [*board.wanted(key)] for key in board.disputed()}
    found = [
        *(_pairs(board, wanted, cells) if len(board.conflicts) <= _FEW else ()),
        *_exchanges(board, wanted, entries),
        *_shifts(board, wanted, entries),
        *_sideways(board, wanted, entries),
        *(Move(*found) for found in rescaled(board, entries)),
    ]
    return [move for move in found if len(move.effect.mends) > 1 and move.effect.score > 0]


_CELL_KEY = 5  # parts of the key of a cell whose row stands once
Wanted = dict[Key, list[Decimal]]


def _pairs(board: Board, wanted: Wanted, cells: dict[Key, Entry]) -> Iterator[Move]:
    """What one change breaks, a change of another figure in the same identity holds together."""
    tried: set[frozenset[tuple[Key, Decimal]]] = set()
    for key, wants in wanted.items():
        for by in dict.fromkeys(wants):
            alone = board.effect({key: by})
            # A change that breaks nothing needs no partner; one that breaks much is no slip.
            if not 0 < len(alone.breaks) <= _MOST_BROKEN:
                continue
            for other, with_ in _partners(board, key, by, alone.breaks, wanted):
                changes = {key: by, other: with_}
                if frozenset(changes.items()) not in tried:
                    tried.add(frozenset(changes.items()))
                    yield Move(_kind(changes, cells), changes, board.effect(changes))


def _partners(
    board: Board, key: Key, by: Decimal, broken: Iterable[int], wanted: Wanted
) -> Iterator[tuple[Key, Decimal]]:
    for position in broken:
        terms = board.findings[position].terms
        own = next((t.weight for t in terms if t.key == key), None)
        for term in terms:
            if own is None or term.weight is None or term.key == key:
                continue
            with_ = -by * own * term.weight
            if any(abs(with_ - want) <= _CENT for want in wanted.get(term.key, ())):
                yield term.key, with_


def _kind(changes: Changes, cells: dict[Key, Entry]) -> str:
    (one, by), (other, with_) = changes.items()
    if by == with_:
        return TOGETHER
    amounts = [cells[key].amount or ZERO if key in cells else None for key in (one, other)]
    if None not in amounts and abs((amounts[0] or 0) + by - (amounts[1] or 0)) <= _CENT:
        return CELLS_SWAPPED
    return CANCEL


_Line = dict[str, Entry]  # the cells of a row by column, or of a column by row


def _exchanges(board: Board, wanted: Wanted, entries: Sequence[Entry]) -> Iterator[Move]:
    """Two rows of one level, two columns of one form, or two cells, that changed places."""
    forms = {key[1] for key in wanted if key[0] == "表"}
    for form in sorted(f for f in forms if isinstance(f, int)):
        mine = [e for e in entries if e.form == form]
        for kind, lines in ((ROWS_SWAPPED, _rows(mine)), (COLUMNS_SWAPPED, _columns(mine))):
            for one, other in combinations(lines, 2):
                yield from _exchanged(board, wanted, kind, one, other)
        yield from _cells(board, wanted, mine)


def _rows(entries: Iterable[Entry]) -> list[_Line]:
    rows: dict[tuple[str | None, str], _Line] = {}
    for entry in entries:
        # Of forms that list codes the rows without one are totals: they change places with nothing.
        if entry.code or entry.form not in LISTING_CODES:
            rows.setdefault((entry.side, row_of(entry)), {})[entry.measure] = entry
    return [*rows.values()]


def _columns(entries: Iterable[Entry]) -> list[_Line]:
    columns: dict[tuple[str | None, str], _Line] = {}
    for entry in entries:
        side = entry.side if entry.form in SIDED else None
        columns.setdefault((side, entry.measure), {})[row_of(entry)] = entry
    return [*columns.values()]


def _exchanged(board: Board, wanted: Wanted, kind: str, one: _Line, other: _Line) -> Iterator[Move]:
    changes: dict[Key, Decimal] = {}
    for name in (found for found in one if found in other):
        by = (other[name].amount or ZERO) - (one[name].amount or ZERO)
        if by:
            changes[key_of(one[name])], changes[key_of(other[name])] = by, -by
    # Two changes are two cells, which are looked for by themselves.
    if len(changes) > 2 and _is_wanted(changes, wanted):
        yield Move(kind, changes, board.effect(changes))


def _is_wanted(changes: Changes, wanted: Wanted) -> bool:
    return any(
        abs(by - want) <= _CENT for key, by in changes.items() for want in wanted.get(key, ())
    )


def _cells(board: Board, wanted: Wanted, entries: Sequence[Entry]) -> Iterator[Move]:
    mine = [entry for entry in entries if key_of(entry) in wanted]
    for one, other in combinations(mine, 2):
        by = (other.amount or ZERO) - (one.amount or ZERO)
        changes = {key_of(one): by, key_of(other): -by}
        if by and all(_is_wanted({key: b}, wanted) for key, b in changes.items()):
            yield Move(CELLS_SWAPPED, changes, board.effect(changes))


def _sideways(board: Board, wanted: Wanted, entries: Sequence[Entry]) -> Iterator[Move]:
    for changes in sideways(wanted, entries):
        if _is_wanted(changes, wanted):
            yield Move(SIDEWAYS, changes, board.effect(changes))


def _cells_of(wanted: Wanted) -> Iterator[Key]:
    """The keys of cells: those of rows that repeat are longer, and of no column alone."""
    return (key for key in wanted if key[0] == "表" and len(key) == _CELL_KEY)


def _shifts(board: Board, wanted: Wanted, entries: Sequence[Entry]) -> Iterator[Move]:
    """A column whose amounts stand a row too low, or too high, from some row on."""
    touched: dict[tuple[int, str | None, str], int] = {}
    for _, form, side, _, measure in _cells_of(wanted):
        where = int(form or 0), None if side is None else str(side), str(measure)
        touched[where] = touched.get(where, 0) + 1
    for (form, side, measure), count in touched.items():
        if count >= _SHIFT_FROM:
            column = [e for e in entries if (e.form, e.measure) == (form, measure)]
            if side is not None:
                column = [e for e in column if e.side == side]
            yield from _shifted(board, wanted, column)


def _shifted(board: Board, wanted: Wanted, column: Sequence[Entry]) -> Iterator[Move]:
    amounts = [entry.amount or ZERO for entry in column]
    # Three cells at least: two that are shifted are two that changed places.
    for start in range(len(column) - 2):
        tail = amounts[start:]
        for meant in ([*tail[1:], ZERO], [ZERO, *tail[:-1]]):
            pairs = zip(column[start:], tail, meant, strict=True)
            changes = {key_of(e): right - now for e, now, right in pairs if right != now}
            # A shift is told from its first cell on: there it must be wanted.
            first = dict([next(iter(changes.items()))]) if changes else {}
            if len(changes) > 2 and _is_wanted(first, wanted):
                yield Move(SHIFTED, changes, board.effect(changes))
