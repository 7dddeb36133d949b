"""A department's accounts for a year: leaf amounts only; every total is derived from them.

All amounts are exact decimals in 万元. The identities of the nine forms therefore hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from specimens.projects import Work

ZERO = Decimal(0)
INCOME_SOURCES = (
    "财政拨款收入",
    "上级补助收入",
    "事业收入",
    "经营收入",
    "附属单位上缴收入",
    "其他收入",
)
EXPENDITURE_KINDS = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
FUNDS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
GENERAL, GOVERNMENT, STATE = FUNDS
THREE_PUBLIC_PARTS = ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")


@dataclass(frozen=True)
class Item:
    """One 项: its code and names (类, 款, 项), what came in for it and what was spent on it.

    ``income`` is by source (form 2); ``spent`` by fund and kind (forms 5, 7, 8); ``own`` is spent
    from other means, by kind (it enters form 3 only).
    """

    code: str
    names: tuple[str, str, str]
    income: Mapping[str, Decimal] = field(default_factory=dict)
    spent: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    own: Mapping[str, Decimal] = field(default_factory=dict)
    budget: Decimal = ZERO

    def of_fund(self, fund: str) -> Decimal:
        """Spent from one of the three appropriations."""
        return sum((a for (f, _), a in self.spent.items() if f == fund), ZERO)

    def of_kind(self, kind: str) -> Decimal:
        """Spent for one kind of expenditure, from all means."""
        spent = sum((a for (_, k), a in self.spent.items() if k == kind), ZERO)
        return spent + self.own.get(kind, ZERO)

    @property
    def expenditure(self) -> Decimal:
        """All that was spent."""
        return sum(self.spent.values(), ZERO) + sum(self.own.values(), ZERO)


@dataclass(frozen=True)
class Accounts:
    """The accounts of one department and year, and what its narrative tells besides."""

    region: str
    department: str
    scope: str
    year: int
    items: tuple[Item, ...]
    appropriated: Mapping[str, Decimal]  # income by fund
    opening: Mapping[str, Decimal] = field(default_factory=dict)  # 年初结转和结余 by fund
    other_opening: Decimal = ZERO
    reserves_used: Decimal = ZERO  # 使用非财政拨款结余
    distributed: Decimal = ZERO  # 结余分配
    economic: Mapping[str, Decimal] = field(default_factory=dict)  # 基本支出 by 5-digit code
    public_budget: Mapping[str, Decimal] = field(default_factory=dict)
    public_actual: Mapping[str, Decimal] = field(default_factory=dict)
    last_year: Accounts | None = None
    changes: Mapping[str, Decimal] = field(default_factory=dict)  # stated, where no last_year
    counts: Mapping[str, int] = field(default_factory=dict)
    invented: bool = True
    text: tuple[str, ...] = ()  # a published narrative, instead of a composed one
    projects: tuple[Work, ...] = ()

    def income(self, source: str) -> Decimal:
        """Income of one source."""
        return sum((item.income.get(source, ZERO) for item in self.items), ZERO)

    @property
    def total_income(self) -> Decimal:
        """本年收入合计."""
        return sum((self.income(source) for source in INCOME_SOURCES), ZERO)

    @property
    def total_expenditure(self) -> Decimal:
        """本年支出合计."""
        return sum((item.expenditure for item in self.items), ZERO)

    def spent(self, fund: str, kind: str | None = None) -> Decimal:
        """Spent from one appropriation, of one kind or of all."""
        return sum(
            (
                amount
                for item in self.items
                for (f, k), amount in item.spent.items()
                if f == fund and kind in (None, k)
            ),
            ZERO,
        )

    def closing(self, fund: str) -> Decimal:
        """年末结转和结余 of one appropriation."""
        opening = self.opening.get(fund, ZERO)
        return opening + self.appropriated.get(fund, ZERO) - self.spent(fund)

    @property
    def total_opening(self) -> Decimal:
        """年初结转和结余 of all means."""
        return sum(self.opening.values(), ZERO) + self.other_opening

    @property
    def grand_total(self) -> Decimal:
        """总计 of form 1."""
        return self.total_income + self.reserves_used + self.total_opening

    @property
    def total_closing(self) -> Decimal:
        """年末结转和结余 of all means."""
        return self.grand_total - self.total_expenditure - self.distributed

    @property
    def appropriation_total(self) -> Decimal:
        """总计 of form 4."""
        return sum(self.appropriated.values(), ZERO) + sum(self.opening.values(), ZERO)


def public_lines(parts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The six lines of form 9 from its four parts."""
    abroad, purchase, running, reception = (parts.get(p, ZERO) for p in THREE_PUBLIC_PARTS)
    return {
        "合计": abroad + purchase + running + reception,
        "因公出国（境）费": abroad,
        "公务用车购置及运行维护费": purchase + running,
        "公务用车购置费": purchase,
        "公务用车运行维护费": running,
        "公务接待费": reception,
    }


def by_code(items: Iterable[Item]) -> list[tuple[str, str, tuple[Item, ...]]]:
    """类, 款 and 项 in the order of the forms: code, name, and the items under it."""
    ordered = sorted(items, key=lambda item: item.code)
    rows: dict[str, tuple[str, list[Item]]] = {}
    for item in ordered:
        for length, name in zip((3, 5, 7), item.names, strict=True):
            rows.setdefault(item.code[:length], (name, []))[1].append(item)
    return [(code, name, tuple(under)) for code, (name, under) in rows.items()]
