"""A row whose amounts stand a column too far to the right, or to the left, from some column on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import Key
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.judge import ZERO
from juesuan_analysis.proof.board import Changes

_LEAST = 3  # changed cells: fewer are two cells that changed places


def sideways(wanted: Mapping[Key, object], entries: Iterable[Entry]) -> Iterator[Changes]:
    """Find what would put each disputed row back into its columns.

    Yields
    ------
    mapping of key to Decimal
        What is to be added to each figure of the row.
    """
    for row in _disputed(wanted, entries):
        amounts = [entry.amount or ZERO for entry in row]
        for start in range(len(row) - _LEAST + 1):
            for meant in _put_back(amounts, start):
                pairs = zip(row, amounts, meant, strict=True)
                changes = {key_of(e): right - now for e, now, right in pairs if right != now}
                if len(changes) >= _LEAST:
                    yield changes


def _put_back(amounts: Sequence[Decimal], start: int) -> Iterator[list[Decimal]]:
    """Move a row by a column; what fell off at the edge was nothing, or the rest of the total."""
    head, tail = amounts[:start], amounts[start:]
    # A row that slipped to the right left its first place empty.
    if not tail[0]:
        kept = [*head, *tail[1:]]
        yield [*kept, ZERO]
        yield [*kept, kept[0] - sum(kept[1:], ZERO)]
    if not tail[-1]:
        moved = tail[:-1]
        yield [*head, ZERO, *moved]
        lost = head[0] - sum((*head[1:], *moved), ZERO) if head else sum(moved, ZERO)
        yield [*head, lost, *moved]


def _disputed(wanted: Mapping[Key, object], entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rows: dict[Key, list[Entry]] = {}
    for entry in entries:
        *row, _ = _split(key_of(entry))
        rows.setdefault(tuple(row), []).append(entry)
    asked = {tuple(_split(key)[:-1]) for key in wanted if key[0] == "表" and len(key) >= _KEY}
    yield from (cells for row, cells in rows.items() if row in asked and len(cells) >= _LEAST)


_KEY = 5  # parts of the key of a cell; those of rows that repeat have more


def _split(key: Key) -> list[str | int | None]:
    """Give the parts of a cell's key with its column last."""
    return [*key[: _KEY - 1], *key[_KEY:], key[_KEY - 1]]
