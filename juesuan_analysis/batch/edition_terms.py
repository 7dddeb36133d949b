"""The figures of both editions that a finding on their differences points to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juesuan_analysis.batch.editions import Discrepancy, cell_of, figure_of
from juesuan_analysis.batch.rows import Row, Rows
from juesuan_analysis.store.schema import PLACE

_MOST = 200  # differences that a finding lists; analysis.edition_differences has all


def terms_of(found: Sequence[Discrepancy], other: Rows, chosen: Rows) -> list[Row]:
    """Give the terms of a finding: for each difference the other edition's figure, then the own."""
    sides = [_by_place(rows) for rows in (other, chosen)]
    names = ("另一版", "采用的一版")
    return [
        term
        for difference in found[:_MOST]
        for rows, name, value in zip(
            sides, names, (difference.former, difference.current), strict=True
        )
        for term in _term(rows.get(difference.key, ()), name, difference, value)
    ]


def _by_place(rows: Rows) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows["entries"]:
        named = {"dataset": "entries", "value": row["amount"], "unit": "万元"}
        found.setdefault((str(row["form"]), *cell_of(row)), []).append(row | named)
    for row in rows["statements"]:
        found.setdefault(figure_of(row), []).append(row | {"dataset": "statements"})
    return found


def _term(rows: Sequence[Row], name: str, difference: Discrepancy, value: object) -> Iterator[Row]:
    """The row that prints what differs; the first where both print several."""
    row = next((row for row in rows if row["value"] == value), None)
    if row is not None:
        told = {n: row[n] for n in ("disclosure_id", "dataset", "ref", "unit", *PLACE)}
        yield told | {
            "role": "数",
            "name": f"{difference.where}（{name}）",
            "amount": row["value"],
        }
