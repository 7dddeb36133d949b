"""Rows that should be there: a sum over rows that is short in every column at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from juesuan_analysis.facts import Place
from juesuan_analysis.facts.finding import Finding, Key
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.judge import ZERO
from juesuan_analysis.identities.structure import TREES

_OVER_ROWS = re.compile(r"F\d\.(by_class|by_section|by_item|expenditure_total)")
_TOTALS = {2: "本年收入合计", 3: "本年支出合计", 5: "合计", 7: "本年支出"}


@frozen
class MissingRow:
    """A row that would mend sums, in a form below a row, with the amount of its total."""

    key: Key
    name: str
    place: Place | None
    amount: Decimal | None
    mends: tuple[Finding, ...]
    breaks: tuple[Finding, ...]


def missing_rows(conflicts: Sequence[Finding], book: Book) -> Iterator[MissingRow]:
    """Propose a row for every sum over rows whose parts fall short, and for broken trees."""
    sums: dict[tuple[int, str], list[Finding]] = {}
    for finding in conflicts:
        if finding.identity in TREES:
            name = f"表{finding.form}：{finding.reason}"
            yield MissingRow(("缺行", *_where(finding)), name, finding.place, None, (finding,), ())
        elif _OVER_ROWS.fullmatch(finding.identity):
            sums.setdefault(_where(finding), []).append(finding)
    for (form, row), found in sums.items():
        if all((f.difference or ZERO) > 0 for f in found):
            yield _row(form, row, found, book)


def _where(finding: Finding) -> tuple[int, str]:
    """Form and row of the first cell."""
    key = finding.terms[0].key if finding.terms else ("", 0, "", "")
    return int(key[1] or 0), str(key[3])


def _row(form: int, row: str, found: Sequence[Finding], book: Book) -> MissingRow:
    short = {str(f.terms[0].key[4]): f.difference or ZERO for f in found}
    name = f"表{form} {book.name(form, row)} 之下可能缺一行"
    # A row has a total and at least one part; short in one column alone, it would not add up.
    alone = form in _TOTALS and len(short) < 2
    # Where no column is the total of a row, its largest amount is nearest to one.
    amount = short.get(_TOTALS.get(form, ""), max(short.values()))
    place = found[0].place
    breaks = tuple(found[:1]) if alone else ()
    return MissingRow(("缺行", form, row), name, place, amount, tuple(found), breaks)
