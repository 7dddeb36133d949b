"""An invented panel: three districts, three departments, four years, with consistent accounts.

The stories: 西山区民政局 is merged into 西山区教育和体育局 from 2023; 南浦区民政局 is new in
2023; 东湖区民政局 has no 三公 in 2023; 南浦区财政局 has its first government-fund money in 2022
(a zero base).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from specimens.accounts import GENERAL, GOVERNMENT, ZERO, Accounts, Item
from specimens.catalogue import GOVERNMENT_ITEMS, ITEMS
from specimens.projects import works

CITY = "虚构省甲市"
YEARS = (2021, 2022, 2023, 2024)
LAYOUT_OF = {"东湖区": "山东", "西山区": "三栏编码", "南浦区": "十三表"}
_COMMON = ("2080505", "2080506", "2101101", "2210201")
_OWN = {
    "财政局": ("2010601", "2010602", "2010607", "2010608"),
    "教育和体育局": ("2050201", "2050202", "2050203"),
    "民政局": ("2080201", "2080208"),
}
_OUTSIDE = {"国资局": ("2010601", "2010602")}
_SIZE = {"财政局": 2400, "教育和体育局": 18600, "民政局": 1300, "国资局": 1600}
_BASIC_SHARE = {"2010601": 1, "2050201": 0.7, "2050202": 0.8, "2050203": 0.8, "2080201": 1}
_SPLIT = (
    ("30101", 0.28),
    ("30102", 0.22),
    ("30103", 0.08),
    ("30107", 0.12),
    ("30113", 0.06),
    ("30305", 0.02),
    ("30201", 0.05),
    ("30207", 0.01),
    ("30211", 0.02),
    ("30228", 0.03),
    ("30239", 0.04),
)


@dataclass(frozen=True)
class Place:
    """One department of one district, and the years in which it discloses."""

    district: str
    office: str
    years: tuple[int, ...] = YEARS

    @property
    def department(self) -> str:
        """Its full name."""
        return f"{CITY}{self.district}{self.office}"


PLACES = tuple(
    Place(district, office, years)
    for district in LAYOUT_OF
    for office in _OWN
    for years in [
        {("西山区", "民政局"): (2021, 2022), ("南浦区", "民政局"): (2023, 2024)}.get(
            (district, office), YEARS
        )
    ]
)


def _money(value: float) -> Decimal:
    return Decimal(round(value * 100)).scaleb(-2)


def _item(code: str, total: float, dice: random.Random, basic: float) -> Item:
    spent, share = _money(total), _money(total * basic)
    budget = _money(total * dice.choice((0.9, 0.97, 1.0, 1.05, 1.2)))
    return Item(
        code,
        ITEMS[code],
        spent={(GENERAL, "基本支出"): share, (GENERAL, "项目支出"): spent - share},
        budget=budget,
    )


def _items(place: Place, year: int, scale: float, dice: random.Random) -> list[Item]:
    own = list((_OWN | _OUTSIDE)[place.office])
    if place == PLACES[4] and year >= 2023:  # 西山区教育和体育局 takes over 民政局
        own += _OWN["民政局"]
    weights = [dice.uniform(0.5, 1.5) for _ in own]
    size = _SIZE[place.office] * scale
    items = [
        _item(code, size * 0.8 * w / sum(weights), dice, _BASIC_SHARE.get(code, 0.0))
        for code, w in zip(own, weights, strict=True)
    ]
    items += [_item(c, size * dice.uniform(0.03, 0.06), dice, 1.0) for c in _COMMON]
    if place.district == "南浦区" and place.office == "财政局" and year >= 2022:
        amount = _money(dice.uniform(80, 160))
        names = GOVERNMENT_ITEMS["2120803"]
        items.append(Item("2120803", names, spent={(GOVERNMENT, "项目支出"): amount}))
    return sorted(items, key=lambda item: item.code)


def _economic(basic: Decimal) -> dict[str, Decimal]:
    """Basic expenditure by economic class; the last line takes what rounding leaves."""
    parts = {code: _money(float(basic) * share) for code, share in _SPLIT}
    parts["30299"] = basic - sum(parts.values(), ZERO)
    return parts


def _public(place: Place, year: int, scale: float, dice: random.Random) -> dict[str, Decimal]:
    if place.district == "东湖区" and place.office == "民政局" and year == 2023:
        return {}
    abroad = _money(dice.uniform(2, 9)) if dice.random() < 0.3 else ZERO
    bought = _money(dice.uniform(17, 18)) if dice.random() < 0.2 else ZERO
    return {
        "因公出国（境）费": abroad,
        "公务用车购置费": bought,
        "公务用车运行维护费": _money(dice.uniform(3, 12) * scale),
        "公务接待费": _money(dice.uniform(0.2, 6) * scale),
    }


def _with_income(items: list[Item], other: Decimal) -> list[Item]:
    """Give each 项 the income that pays for it; the first one also 其他收入 that it spends."""
    paid = [
        replace(item, income={"财政拨款收入": sum(item.spent.values(), ZERO)}) for item in items
    ]
    first = paid[0]
    income = {**first.income, "其他收入": other}
    return [replace(first, income=income, own={"项目支出": other}), *paid[1:]]


def _carry(accounts: Accounts, dice: random.Random) -> Accounts:
    """Spend a little less than was appropriated, so that something is carried to the next year."""
    held = _money(dice.uniform(0, 30))
    first = accounts.items[0]
    income = {**first.income, "财政拨款收入": first.income["财政拨款收入"] + held}
    appropriated = dict(accounts.appropriated)
    appropriated[GENERAL] += held
    return replace(
        accounts,
        items=(replace(first, income=income), *accounts.items[1:]),
        appropriated=appropriated,
    )


def _year(place: Place, year: int, scale: float, last: Accounts | None) -> Accounts:
    dice = random.Random(f"{place.department}{year}")
    items = _with_income(_items(place, year, scale, dice), _money(dice.uniform(0, 40)))
    actual = _public(place, year, scale, dice)
    basic = sum((item.spent.get((GENERAL, "基本支出"), ZERO) for item in items), ZERO)
    funds = {f: sum((i.of_fund(f) for i in items), ZERO) for f in (GENERAL, GOVERNMENT)}
    accounts = Accounts(
        region=f"{CITY}{place.district}",
        department=place.department,
        scope="部门",
        year=year,
        items=tuple(items),
        appropriated=funds,
        opening={GENERAL: last.closing(GENERAL)} if last else {},
        economic=_economic(basic),
        public_budget={line: _money(float(a) * 1.25) for line, a in actual.items()},
        public_actual=actual,
        last_year=last,
        counts={
            "trips": 1 if actual.get("因公出国（境）费") else 0,
            "travellers": 2 if actual.get("因公出国（境）费") else 0,
            "bought": 1 if actual.get("公务用车购置费") else 0,
            "vehicles": dice.randint(1, 8),
            "batches": dice.randint(5, 60),
            "guests": dice.randint(40, 600),
        },
    )
    return _carry(accounts, dice)


def with_projects(accounts: Accounts, office: str) -> Accounts:
    """Let a department publish its projects."""
    own = (accounts.region + office, office, accounts.year, project_spending(accounts))
    return replace(accounts, projects=works(*own))


def project_spending(accounts: Accounts) -> Decimal:
    """项目支出 of all items, from all means."""
    return sum((item.of_kind("项目支出") for item in accounts.items), ZERO)


def invented(district: str, office: str, year: int) -> Accounts:
    """Accounts of one department outside the panel."""
    return _year(Place(district, office, (year,)), year, 1.0, None)


def panel() -> Iterator[tuple[Accounts, str]]:
    """Every disclosure of the panel with the name of its layout."""
    for place in PLACES:
        dice = random.Random(place.department)
        scale, last = dice.uniform(0.7, 1.4), None
        for year in place.years:
            scale *= dice.uniform(0.9, 1.12)
            last = _year(place, year, scale, last)
            yield with_projects(last, place.office), LAYOUT_OF[place.district]
