"""The nine forms of some accounts as cells: the ground truth of what a PDF of them prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from juesuan_analysis.vocabulary.lines import ECONOMIC_CLASSES, FUNCTIONAL_CLASSES
from specimens.accounts import (
    EXPENDITURE_KINDS,
    FUNDS,
    GENERAL,
    GOVERNMENT,
    INCOME_SOURCES,
    STATE,
    ZERO,
    Accounts,
    Item,
    by_code,
    public_lines,
)
from specimens.catalogue import ECONOMIC_NAMES

Amount = Decimal | None


@dataclass(frozen=True)
class Cell:
    """One amount of a form under the names of the data contract; None is printed as a blank."""

    form: int
    side: str | None
    code: str | None
    line: str
    measure: str
    amount: Amount


def _blank(amount: Decimal) -> Amount:
    return amount or None


def _class_totals(
    accounts: Accounts, value: Callable[[Item], Decimal]
) -> list[tuple[str, Decimal]]:
    """Amount of each of the 26 类, in the order of forms 1 and 4."""
    totals = {names[0]: ZERO for names in FUNCTIONAL_CLASSES.values()}
    for item in accounts.items:
        totals[item.names[0]] = totals.get(item.names[0], ZERO) + value(item)
    return list(totals.items())


def form1(accounts: Accounts) -> Iterator[Cell]:
    """收入支出决算总表."""
    income = [(f"{fund}收入", accounts.appropriated.get(fund, ZERO)) for fund in FUNDS]
    income += [(source, accounts.income(source)) for source in INCOME_SOURCES[1:]]
    income += [
        ("本年收入合计", accounts.total_income),
        ("使用非财政拨款结余", accounts.reserves_used),
        ("年初结转和结余", accounts.total_opening),
        ("总计", accounts.grand_total),
    ]
    expenditure = _class_totals(accounts, lambda item: item.expenditure)
    expenditure += [
        ("本年支出合计", accounts.total_expenditure),
        ("结余分配", accounts.distributed),
        ("年末结转和结余", accounts.total_closing),
        ("总计", accounts.grand_total),
    ]
    for side, lines in (("收入", income), ("支出", expenditure)):
        for line, amount in lines:
            yield Cell(1, side, None, line, "决算数", _blank(amount))


def _coded(
    form: int,
    items: Sequence[Item],
    measures: Sequence[tuple[str, Callable[[Item], Decimal]]],
) -> Iterator[Cell]:
    rows: list[tuple[str | None, str, Sequence[Item]]] = [(None, "合计", items), *by_code(items)]
    for code, name, under in rows:
        for measure, value in measures:
            yield Cell(form, None, code, name, measure, _blank(sum(map(value, under), ZERO)))


def _received(item: Item) -> Decimal:
    return sum(item.income.values(), ZERO)


def form2(accounts: Accounts) -> Iterator[Cell]:
    """收入决算表."""

    def of(source: str) -> Callable[[Item], Decimal]:
        return lambda item: item.income.get(source, ZERO)

    received = [item for item in accounts.items if any(item.income.values())]
    sources = [(source, of(source)) for source in INCOME_SOURCES]
    yield from _coded(2, received, [("本年收入合计", _received), *sources])


def form3(accounts: Accounts) -> Iterator[Cell]:
    """支出决算表."""

    def of(kind: str) -> Callable[[Item], Decimal]:
        return lambda item: item.of_kind(kind)

    spent = [item for item in accounts.items if item.expenditure]
    kinds = [(kind, of(kind)) for kind in EXPENDITURE_KINDS]
    yield from _coded(3, spent, [("本年支出合计", lambda item: item.expenditure), *kinds])


def _of(fund: str) -> Callable[[Item], Decimal]:
    return lambda item: item.of_fund(fund)


def form4(accounts: Accounts) -> Iterator[Cell]:
    """财政拨款收入支出决算总表."""
    opening = {fund: accounts.opening.get(fund, ZERO) for fund in FUNDS}
    income = [(fund, accounts.appropriated.get(fund, ZERO)) for fund in FUNDS]
    income += [
        ("本年收入合计", sum(accounts.appropriated.values(), ZERO)),
        ("年初财政拨款结转和结余", sum(opening.values(), ZERO)),
        *((f"年初财政拨款结转和结余/{fund}", opening[fund]) for fund in FUNDS),
        ("总计", accounts.appropriation_total),
    ]
    for line, amount in income:
        yield Cell(4, "收入", None, line, "决算数", _blank(amount))
    columns = [dict(_class_totals(accounts, _of(fund))) for fund in FUNDS]
    rows = [(name, [column[name] for column in columns]) for name in columns[0]]
    spent, closing = [accounts.spent(f) for f in FUNDS], [accounts.closing(f) for f in FUNDS]
    rows += [
        ("本年支出合计", spent),
        ("年末财政拨款结转和结余", closing),
        ("总计", [a + b for a, b in zip(spent, closing, strict=True)]),
    ]
    for line, amounts in rows:
        for measure, amount in zip(("合计", *FUNDS), (sum(amounts, ZERO), *amounts), strict=True):
            yield Cell(4, "支出", None, line, measure, _blank(amount))


def _of_fund(fund: str, kind: str) -> Callable[[Item], Decimal]:
    return lambda item: item.spent.get((fund, kind), ZERO)


def form5(accounts: Accounts) -> Iterator[Cell]:
    """一般公共预算财政拨款支出决算表; a 项 with a budget but no spending keeps its line."""
    items = [item for item in accounts.items if item.of_fund(GENERAL) or item.budget]
    kinds = [(kind, _of_fund(GENERAL, kind)) for kind in ("基本支出", "项目支出")]
    yield from _coded(5, items, [("合计", lambda item: item.of_fund(GENERAL)), *kinds])


def form6(accounts: Accounts) -> Iterator[Cell]:
    """一般公共预算财政拨款基本支出决算表."""
    totals = {"人员经费": ZERO, "公用经费": ZERO}
    for code, name in ECONOMIC_CLASSES.items():
        side = "人员经费" if code in ("301", "303") else "公用经费"
        under = {c: n for c, n in ECONOMIC_NAMES.items() if c.startswith(code)}
        if not under:
            continue
        amount = sum((accounts.economic.get(c, ZERO) for c in under), ZERO)
        totals[side] += amount
        yield Cell(6, side, code, name, "决算数", _blank(amount))
        for c, n in under.items():
            yield Cell(6, side, c, n, "决算数", _blank(accounts.economic.get(c, ZERO)))
    for side, amount in totals.items():
        yield Cell(6, side, None, f"{side}合计", "决算数", _blank(amount))


def form7(accounts: Accounts) -> Iterator[Cell]:
    """政府性基金预算财政拨款收入支出决算表."""
    yield from _rolling(7, accounts, GOVERNMENT)


def form8(accounts: Accounts) -> Iterator[Cell]:
    """国有资本经营预算财政拨款收入支出决算表."""
    yield from _rolling(8, accounts, STATE)


def _rolling(form: int, accounts: Accounts, fund: str) -> Iterator[Cell]:
    """Forms 7 and 8: the first 项 holds what was carried over."""
    items = [item for item in accounts.items if item.of_fund(fund)]
    first = items[0].code if items else None
    opening, income = accounts.opening.get(fund, ZERO), accounts.appropriated.get(fund, ZERO)
    others = sum((item.of_fund(fund) for item in items[1:]), ZERO)

    def opened(item: Item) -> Decimal:
        return opening if item.code == first else ZERO

    def received(item: Item) -> Decimal:
        return income - others if item.code == first else item.of_fund(fund)

    def left(item: Item) -> Decimal:
        return opened(item) + received(item) - item.of_fund(fund)

    def spent(item: Item) -> Decimal:
        return item.of_fund(fund)

    measures = [
        ("年初结转和结余", opened),
        ("本年收入", received),
        ("本年支出", spent),
        ("基本支出", _of_fund(fund, "基本支出")),
        ("项目支出", _of_fund(fund, "项目支出")),
        ("年末结转和结余", left),
    ]
    yield from _coded(form, items, measures)


def form9(accounts: Accounts) -> Iterator[Cell]:
    """财政拨款“三公”经费支出决算表."""
    columns = (("预算数", accounts.public_budget), ("决算数", accounts.public_actual))
    for measure, parts in columns:
        for line, amount in public_lines(parts).items():
            yield Cell(9, None, None, line, measure, _blank(amount))


FORMS = {1: form1, 2: form2, 3: form3, 4: form4, 5: form5, 6: form6, 7: form7, 8: form8, 9: form9}


def cells(accounts: Accounts, form: int | None = None) -> list[Cell]:
    """All cells of the nine forms, or of one."""
    chosen = FORMS.values() if form is None else [FORMS[form]]
    return [cell for build in chosen for cell in build(accounts)]
