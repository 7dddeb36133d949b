"""The columns of the nine official forms, as data: the panels that stand side by side in each.

Source: the table styles of 部门决算公开 (公开01–09表). A column has the path of its headings and
the measure that it shows; where neighbours share a heading, it is one merged cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.forms import BY_NUMBER, KINDS
from juesuan_analysis.vocabulary.lines import (
    APPROPRIATIONS,
    OPENING_APPROPRIATIONS,
    PERSONNEL_TOTAL,
    PUBLIC_TOTAL,
)
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.tree import Line

Key = tuple[str, ...]
Kind = Literal["code", "name", "amount"]


@frozen
class Column:
    """A column: its headings from the top, what it holds, and which measure (of which line)."""

    path: tuple[str, ...]
    kind: Kind = "amount"
    key: Key = ()


def _everything(_side: str, _code: str) -> bool:
    return True


@frozen
class Panel:
    """Columns that are read together; ``owns`` says by side and code which lines are its own."""

    columns: tuple[Column, ...]
    owns: Callable[[str, str], bool] = _everything

    def with_extra(self, keys: Iterable[Key]) -> tuple[Column, ...]:
        """Give the columns, with one more for each measure that only this document has."""
        known = {column.key for column in self.columns}
        columns = list(self.columns)
        for key in dict.fromkeys(key for key in keys if key not in known):
            # One more line of form 9 stands in the block of its measure, else at the right.
            block = [i for i, c in enumerate(columns) if len(key) > 1 and c.path[0] == key[0]]
            columns.insert(block[-1] + 1 if block else len(columns), Column(key, key=key))
        return tuple(columns)


_ITEM = "项目"
_CODE, _NAME = "科目编码", "科目名称"
_CODED = (Column((_ITEM, _CODE), "code"), Column((_ITEM, _NAME), "name"))
_ROLLED = ("年初结转和结余", "本年收入", "年末结转和结余")
_KINDS = KINDS[:2]
ANCHORS: dict[int, tuple[frozenset[str], ...]] = {
    1: (frozenset({"本年收入合计", "本年支出合计"}), frozenset({"总计"})),
    4: (
        frozenset({"本年收入合计", "本年支出合计"}),
        frozenset({OPENING_APPROPRIATIONS, "年末财政拨款结转和结余"}),
        frozenset({"总计"}),
    ),
    6: (frozenset({PERSONNEL_TOTAL, PUBLIC_TOTAL}),),
}


def _amounts(names: Iterable[str], *under: str) -> tuple[Column, ...]:
    return tuple(Column((*under, name), key=(name,)) for name in names)


def _side(name: str) -> Callable[[str, str], bool]:
    return lambda side, _code: side == name


def _two_sided(expenditure: Iterable[str]) -> tuple[Panel, ...]:
    return tuple(
        Panel((Column((side, _ITEM), "name"), *_amounts(measures, side)), _side(side))
        for side, measures in (("收入", ["决算数"]), ("支出", expenditure))
    )


def _plain(form: int) -> tuple[Panel, ...]:
    names = [m.name for m in BY_NUMBER[form].measures if not m.inside]
    return (Panel((*_CODED, *_amounts(names))),)


def _spent(total: str, label: str) -> tuple[Column, ...]:
    return (Column(("本年支出", label), key=(total,)), *_amounts(_KINDS, "本年支出"))


def _rolling() -> tuple[Panel, ...]:
    opening, income, closing = _amounts(_ROLLED)
    return (Panel((*_CODED, opening, income, *_spent("本年支出", "小计"), closing)),)


def _fund(measures: set[str]) -> tuple[Panel, ...]:
    """Forms 7 and 8: with carry-over, or expenditure alone, as the document has it."""
    if measures.intersection(_ROLLED):
        return _rolling()
    total = "本年支出" if "本年支出" in measures else "合计"
    return (Panel((*_CODED, *_spent(total, "合计"))),)


def _economic(side: str) -> tuple[Column, ...]:
    return (
        Column((side, _CODE), "code"),
        Column((side, _NAME), "name"),
        Column((side, "决算数"), key=("决算数",)),
    )


def _services(side: str, code: str) -> bool:
    return side == "公用经费" and code.startswith("302")


def _basic(codes: set[str]) -> tuple[Panel, ...]:
    """人员经费, then 公用经费 in two columns of lines: 302 in the first, the rest in the second."""
    personnel, public = _economic("人员经费"), _economic("公用经费")
    panels = [Panel(personnel, _side("人员经费"))]
    if any(code.startswith("302") for code in codes):
        panels.append(Panel(public, _services))
    return (*panels, Panel(public, _side("公用经费")))


def _paths(line: Line) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give a line of form 9 and those below it, each with its headings but that of the total."""
    nested = bool(line.parts) and line is not TREE
    yield line.name, (line.name, "小计") if nested else (line.name,)
    for part in line.parts:
        above = (line.name,) if nested else ()
        yield from ((name, (*above, *path)) for name, path in _paths(part))


def _three_public() -> tuple[Panel, ...]:
    lines = tuple(_paths(TREE))
    return (
        Panel(
            tuple(
                Column((measure, *path), key=(measure, line))
                for measure in ("预算数", "决算数")
                for line, path in lines
            )
        ),
    )


def panels_of(form: int, measures: set[str], codes: set[str]) -> tuple[Panel, ...]:
    """Panels of a form, from the left; some depend on what the document has.

    Parameters
    ----------
    form
        1 to 9.
    measures, codes
        Those that the form's entries have.
    """
    return _PANELS[form](measures, codes)


_Panels = Callable[[set[str], set[str]], tuple[Panel, ...]]
_PANELS: dict[int, _Panels] = {
    1: lambda _measures, _codes: _two_sided(["决算数"]),
    2: lambda _measures, _codes: _plain(2),
    3: lambda _measures, _codes: _plain(3),
    4: lambda _measures, _codes: _two_sided(["合计", *APPROPRIATIONS]),
    5: lambda _measures, _codes: (Panel((*_CODED, *_spent("合计", "合计"))),),
    6: lambda _measures, codes: _basic(codes),
    # With nothing printed, as in the regulation: form 7 has carry-over, form 8 has none.
    7: lambda measures, _codes: _fund(measures or set(_ROLLED)),
    8: lambda measures, _codes: _fund(measures),
    9: lambda _measures, _codes: _three_public(),
}
