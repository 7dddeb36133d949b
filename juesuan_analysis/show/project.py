"""A project as the table that its office filled in, from the rows of a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd
from markupsafe import Markup

from juesuan_analysis.analysis.frame import amounts
from juesuan_analysis.facts import where_of
from juesuan_analysis.show.annex_heads import FUNDS, INDICATORS, PROJECT
from juesuan_analysis.show.fields import bare_number, text_of
from juesuan_analysis.show.html import AMBER, FAINT, HEAD, LEFT, RED, RIGHT, block, row, table, tag
from juesuan_analysis.show.marks import STANDING_MARKS
from juesuan_analysis.vocabulary.text import quoted

_NUMBERS = ("original_budget", "full_year_budget", "executed", "rate", "weight", "score")
_COLOURS = {"矛盾": RED, "受牵连": AMBER}
_DECIMALS = 6  # of the store


@dataclass(frozen=True)
class ProjectView:
    """One project as one place prints it; ``row`` is that of projects."""

    row: pd.Series = field(repr=False, compare=False)
    funds: pd.DataFrame = field(repr=False, compare=False)
    indicators: pd.DataFrame = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """The name of the project, as it is printed."""
        return str(self.row["name"])

    def _repr_html_(self) -> str:
        return project_html(self.row, self.funds, self.indicators)


def project_html(own: pd.Series, funds: pd.DataFrame, indicators: pd.DataFrame) -> str:
    """Show a project: head, funds, indicators; names of levels stand once for their rows.

    Parameters
    ----------
    own
        Its row of projects.
    funds, indicators
        Its rows of project_funds and indicators, of the same origin.
    """
    title = f"{own['department']} {int(own['year'])} 年度 {quoted(str(own['name']))}"
    parts = [
        tag("div", title, style="font-weight:600"),
        table(_head(own)),
        _rows(funds, FUNDS, ()),
        _rows(indicators, INDICATORS, ("level1", "level2")),
        tag("div", f"金额为万元；{own['source']} {where_of(own)}", style=FAINT),
    ]
    return str(block(*parts))


def _head(own: pd.Series) -> Iterable[Markup]:
    for name, label in PROJECT.items():
        held = own.get(name)
        value = float(held) if name.startswith("score") and held is not None else held
        text = bare_number(value, _DECIMALS) if isinstance(value, float) else text_of(value)
        if text:
            yield row(tag("th", label, style=HEAD), tag("td", text, style=_wrapped(LEFT)))


def _wrapped(style: str) -> str:
    return f"{style};white-space:normal;max-width:34em"


def _rows(frame: pd.DataFrame, columns: dict[str, str], merged: Sequence[str]) -> Markup:
    """A table of rows; a name of a level is left out where the row above has it."""
    if frame.empty:
        return Markup("")
    heads = [row(*(tag("th", label, style=HEAD) for label in (*columns.values(), "旁证")))]
    numbers = {name: amounts(frame[name]) for name in columns if name in _NUMBERS}
    out, last = [], dict.fromkeys(merged, "")
    for at, (_, held) in enumerate(frame.iterrows()):
        cells = []
        for name in columns:
            number = numbers[name].iloc[at] if name in numbers else None
            text = text_of(held[name]) if number is None else bare_number(number, _DECIMALS)
            shown = "" if name in last and last[name] == text else text
            if name in last:
                last[name] = text
            cells.append(tag("td", shown, style=LEFT if number is None else RIGHT))
        out.append(row(*cells, _standing(text_of(held.get("standing")))))
    return table(out, heads)


def _standing(name: str) -> Markup:
    colour = f";color:{_COLOURS[name]}" if name in _COLOURS else ""
    sign = STANDING_MARKS[name].sign if name in STANDING_MARKS else ""
    return tag("td", sign, title=name or None, style=f"{LEFT}{colour}")
