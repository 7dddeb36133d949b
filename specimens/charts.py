"""The bars of the six charts that a narrative prints."""

from __future__ import annotations

from decimal import Decimal

from specimens.accounts import (
    EXPENDITURE_KINDS,
    GENERAL,
    INCOME_SOURCES,
    ZERO,
    Accounts,
    by_code,
)
from specimens.narrative import CHARTS

Bars = list[tuple[str, Decimal]]


def _years(accounts: Accounts, last: Decimal | None, now: Decimal) -> Bars:
    before = [(f"{accounts.year - 1}年", last)] if last is not None else []
    return [*before, (f"{accounts.year}年", now)]


def bars(caption: str, accounts: Accounts) -> Bars:
    """Label and amount (万元) of each bar of a chart; parts that are nil have none."""
    last = accounts.last_year
    by_class = [
        (name, sum((item.of_fund(GENERAL) for item in under), ZERO))
        for code, name, under in by_code(accounts.items)
        if len(code) == 3
    ]
    kinds = [(k, sum((i.of_kind(k) for i in accounts.items), ZERO)) for k in EXPENDITURE_KINDS]
    drawn: tuple[Bars, ...] = (
        _years(accounts, last.grand_total if last else None, accounts.grand_total),
        [(source, accounts.income(source)) for source in INCOME_SOURCES],
        kinds,
        _years(accounts, last.appropriation_total if last else None, accounts.appropriation_total),
        _years(accounts, last.spent(GENERAL) if last else None, accounts.spent(GENERAL)),
        by_class,
    )
    return [(label, amount) for label, amount in drawn[CHARTS.index(caption)] if amount > 0]
