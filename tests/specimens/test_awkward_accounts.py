"""Consistent documents with what is rare: negative amounts, a restated opening, mixed units."""

from dataclasses import replace
from decimal import Decimal

import pytest

from juesuan_analysis.disclosure.document import extract_document
from juesuan_analysis.facts.finding import ADJUSTED, CONFLICT
from juesuan_analysis.proof.verdict import Context, judge
from specimens.accounts import GENERAL, ZERO
from specimens.layouts import LAYOUTS
from specimens.panel import panel
from specimens.typeset import typeset

RESTATED, REFUND, REVERSED = Decimal("4.56"), Decimal("-3.20"), Decimal("-1.15")


def restated(accounts):
    opening = accounts.opening.get(GENERAL, ZERO) + RESTATED
    return replace(accounts, opening={**accounts.opening, GENERAL: opening})


def overdrawn(accounts):
    """More was spent than there was."""
    opening = accounts.opening.get(GENERAL, ZERO) - 100
    return replace(accounts, opening={**accounts.opening, GENERAL: opening})


def refunded(accounts):
    """More came back for a project than was spent; so too of other means, and of one 款."""
    first, second, *rest = accounts.items
    kind = GENERAL, "项目支出"
    by = REFUND - second.spent.get(kind, ZERO)
    paid = {**second.income, "财政拨款收入": second.income["财政拨款收入"] + by}
    second = replace(second, spent={**second.spent, kind: REFUND}, income=paid)
    other = {**first.income, "其他收入": REVERSED}
    first = replace(first, income=other, own={"项目支出": REVERSED})
    one, two, *_ = accounts.economic
    economic = dict(accounts.economic)
    economic[two] += economic[one] - REFUND
    economic[one] = REFUND
    appropriated = {**accounts.appropriated, GENERAL: accounts.appropriated[GENERAL] + by}
    items = (first, second, *rest)
    return replace(accounts, items=items, economic=economic, appropriated=appropriated)


def read(accounts, layout, path):
    path.write_bytes(typeset(accounts, LAYOUTS[layout]))
    return extract_document(path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "layout", "adjusted"),
    [(restated, "元", 3), (overdrawn, "山东", 3), (refunded, "元", 0), (refunded, "上海", 0)],
)
def test_a_rare_document_that_is_consistent_has_no_conflict(change, layout, adjusted, tmp_path):
    """The narrative is in 万元 throughout, the forms of the layout 元 in 元."""
    last, now = next((a.last_year, a) for a, _ in panel() if a.last_year)
    before = read(last, layout, tmp_path / "before.pdf")
    found = read(change(replace(now, last_year=last)), layout, tmp_path / "now.pdf")
    context = Context(before.entries)
    findings = judge(found.entries, found.statements, forms=found.forms, context=context).findings
    assert [f.statement for f in findings if f.outcome == CONFLICT] == []
    assert sum(f.outcome == ADJUSTED for f in findings) == adjusted
