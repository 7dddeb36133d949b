"""Layouts as data: the ways in which offices set the same nine forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from juesuan_analysis.vocabulary.forms import BY_NUMBER

WIDE = frozenset({2, 3, 4, 7, 8, 9})


@dataclass(frozen=True)
class Layout:
    """How a disclosure is set.

    ``order`` is the order in which the forms are printed and numbered; ``others`` are titles of
    tables that are none of the nine, printed after the form of that number. ``total`` says where
    the row 合计 stands; ``public`` how form 9 is laid out; ``zeros`` prints 0.00 for a blank.
    """

    name: str
    wording: Literal["shandong", "shanghai", "central"]
    unit: Literal["万元", "元"] = "万元"
    size: float = 8.0
    pad: float = 2.2
    landscape: frozenset[int] = frozenset()
    order: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7, 8, 9)
    mark: str = ""
    titles: Mapping[int, str] = field(default_factory=dict)
    others: Mapping[int, str] = field(default_factory=dict)
    amount: str = "决算数"
    code: str = "科目编码"
    line_numbers: bool = False
    column_numbers: bool = False
    repeat_header: bool = True
    split_codes: bool = False
    total: Literal["first", "last"] = "first"
    public: Literal["blocks", "pairs", "rows"] = "pairs"
    groups6: Literal[2, 3] = 2
    zeros: bool = False
    thousands: bool = True
    spaced: bool = False
    radicals: bool = False
    tight: bool = False
    empty_rows: int = 0
    nested_opening: str = ""
    rolling8: bool = True
    annex: str = "国家"  # the layout of the performance tables

    def title(self, form: int) -> str:
        """The title of a form in this layout."""
        return self.titles.get(form, BY_NUMBER[form].title)


LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout(
            "山东",
            wording="shandong",
            mark="公开 {:02d} 表",
            titles={6: "一般公共预算财政拨款基本支出决算明细表"},
            amount="金额",
            line_numbers=True,
            column_numbers=True,
            thousands=False,
            spaced=True,
            public="blocks",
            groups6=3,
            tight=True,
            rolling8=False,
        ),
        Layout(
            "上海",
            wording="shanghai",
            size=9,
            pad=6,
            landscape=WIDE,
            order=(1, 2, 3, 4, 5, 6, 9, 7, 8),
            titles={8: "国有资本经营预算财政拨款收入支出决算表"},
            code="功能分类科目编码",
            repeat_header=False,
            total="last",
            thousands=False,
            zeros=True,
            empty_rows=3,
            nested_opening="一、",
            annex="安徽",
        ),
        Layout(
            "三栏编码",
            wording="shanghai",
            size=9,
            landscape=WIDE,
            order=(1, 2, 3, 4, 5, 6, 9, 7, 8),
            repeat_header=False,
            split_codes=True,
            total="last",
            empty_rows=5,
            nested_opening="其中：",
        ),
        Layout(
            "十三表",
            wording="central",
            mark="财决公开{:02d}表",
            titles={
                2: "部门收入决算表",
                6: "一般公共预算财政拨款基本支出决算表",
                9: "一般公共预算财政拨款“三公”经费支出决算表",
            },
            others={
                3: "支出决算表（分单位）",
                5: "一般公共预算财政拨款项目支出决算表",
                8: "政府采购情况表",
                9: "政府购买服务支出情况表",
            },
            order=(1, 2, 3, 4, 5, 6, 8, 7, 9),
            column_numbers=True,
            public="rows",
            radicals=True,
        ),
        Layout(
            "元",
            wording="central",
            unit="元",
            size=7.5,
            pad=5,
            landscape=frozenset({2, 3, 4, 7, 8}),
            mark="公开{:02d}表",
            line_numbers=True,
            column_numbers=True,
            total="last",
            spaced=True,
            annex="云南",
        ),
        Layout(
            "中央高校",
            wording="central",
            pad=5,
            landscape=frozenset(range(1, 10)),
            order=(1, 2, 3, 4, 5, 6, 7, 9, 8),
            mark="公开{:02d}表",
            titles={1: "收入支出决算总表", 9: "“三公”经费财政拨款支出决算表"},
            code="科目代码",
            line_numbers=True,
            repeat_header=False,
            public="blocks",
            zeros=True,
            annex="四川",
        ),
    )
}
