"""Rows that belong together, and one figure for a cell."""

from dataclasses import replace
from decimal import Decimal

from identities.ledger import accounts, entry

from juesuan_analysis.facts.finding import CONFLICT, HOLDS, NOT_APPLICABLE
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.structure import one_cell_one_figure, rows_belong_together


def tree(*codes):
    return Book([entry(3, f"科目{code}", "本年支出合计", "1.00", code=code) for code in codes])


def test_a_whole_tree_holds():
    assert [f.outcome for f in rows_belong_together(3, tree("201", "20103", "2010301"))] == [HOLDS]


def test_a_missing_row_above():
    (finding,) = rows_belong_together(
        3, tree("201", "20105", "2010507", "20103", "2010301", "2080501", "208")
    )[:1]
    assert finding.outcome == CONFLICT


def test_a_missing_row_below():
    (finding,) = rows_belong_together(3, tree("201", "20103", "2010301", "20105"))
    assert (finding.outcome, finding.reason) == (CONFLICT, "20105 科目20105下面没有项")


def test_no_item_needs_a_row_below_it():
    """Some offices list rows of their own below a few 项, with codes of nine digits."""
    rows = tree("201", "20103", "2010301", "2010302", "201030201")
    assert [f.outcome for f in rows_belong_together(3, rows)] == [HOLDS]


def test_a_row_below_an_item_that_is_missing():
    (finding,) = rows_belong_together(3, tree("201", "20103", "2010301", "201030201"))
    assert (finding.outcome, finding.reason) == (
        CONFLICT,
        "201030201 科目201030201没有所属的项2010302",
    )


def test_a_form_without_rows_is_not_applicable():
    assert [f.outcome for f in rows_belong_together(7, tree("201"))] == [NOT_APPLICABLE]


def test_a_cell_printed_twice():
    entries = accounts()
    one = next(e for e in entries if e.amount)
    assert one_cell_one_figure(Book([*entries, one]))[0].outcome == HOLDS
    other = replace(one, amount=one.amount + Decimal(1))
    assert one_cell_one_figure(Book([*entries, other]))[0].outcome == CONFLICT
    assert one_cell_one_figure(Book(entries))[0].outcome == NOT_APPLICABLE
