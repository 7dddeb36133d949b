"""台儿庄区政府办公室 2024 as published: leaf figures; the narrative's text is beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from specimens.accounts import GENERAL, Accounts, Item
from specimens.catalogue import ITEMS
from specimens.projects import Goal, Work

# 项: 基本支出, 项目支出 of the general public budget; 其他收入 (all spent on projects); 年初预算.
_ITEMS = """
2010301 435.04 0      0    464.05
2010302 0      162.94 0    357.54
2010599 0      49.99  0    0
2012901 0      0      0    2
2012902 0      3.62   5.44 3.6
2080505 59.94  0      0    61.42
2080506 14.14  0      0    30.72
2081601 47.19  0      0    51.52
2089999 1.89   0      0    1.92
2101101 25.42  0      0    28.03
2210201 53.98  0      0    54.44
"""
_ECONOMIC = """
30101 197.98  30102 119.98  30103 29.12  30107 82.04  30108 59.94  30109 14.14  30110 25.42
30112 1.96  30113 61.58  30305 10.69  30201 5.07  30207 0.26  30228 5.01  30231 3.97  30239 20.44
"""
_PUBLIC = {"公务用车运行维护费": Decimal("8.88"), "公务接待费": Decimal("9.91")}


def _item(row: str) -> Item:
    code, *figures = row.split()
    basic, project, other, budget = map(Decimal, figures)
    return Item(
        code,
        ITEMS[code],
        income={"财政拨款收入": basic + project, "其他收入": other},
        spent={(GENERAL, "基本支出"): basic, (GENERAL, "项目支出"): project},
        own={"项目支出": other},
        budget=budget,
    )


def projects() -> Iterator[Work]:
    """The projects of its annexes, as their tables print them."""
    text = Path(__file__).with_name("taierzhuang_projects.txt").read_text("utf-8")
    for block in text.split("= ")[1:]:
        head, objective, achieved, *rows = block.strip().splitlines()
        name, unit, department, listed, original, budget, executed, source = head.split("|")
        goals = [_goal(row) for row in rows]
        yield Work(
            name,
            unit,
            department,
            Decimal(original),
            Decimal(budget),
            Decimal(executed),
            objective,
            achieved,
            goals,
            listed=listed,
            other=source == "其他资金",
        )


def _goal(row: str) -> Goal:
    level1, level2, name, target, actual, points = row.split("|")
    return Goal(level1, level2, name, target, actual, Decimal(points), Decimal(points))


def accounts() -> Accounts:
    """The published accounts."""
    items = tuple(map(_item, _ITEMS.strip().splitlines()))
    pairs = _ECONOMIC.split()
    text = Path(__file__).with_name("taierzhuang_2024.txt").read_text("utf-8")
    return Accounts(
        region="山东省枣庄市台儿庄区",
        department="枣庄市台儿庄区人民政府办公室（汇总）",
        scope="部门",
        year=2024,
        items=items,
        appropriated={GENERAL: sum((i.income["财政拨款收入"] for i in items), Decimal(0))},
        economic={c: Decimal(a) for c, a in zip(pairs[::2], pairs[1::2], strict=True)},
        public_budget=_PUBLIC,
        public_actual=_PUBLIC,
        invented=False,
        projects=tuple(projects()),
        text=tuple(text.splitlines()),
    )
