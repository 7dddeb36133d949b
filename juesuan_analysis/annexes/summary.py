"""The list of a disclosure's projects with their scores (汇总表)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from juesuan_analysis.annexes.cells import Cell, Row
from juesuan_analysis.annexes.columns import (
    Columns,
    by_role,
    columns_of,
    head_height,
    is_summary_head,
)
from juesuan_analysis.annexes.funds import unit_in
from juesuan_analysis.annexes.values import coded, grade, number, words
from juesuan_analysis.facts.performance import (
    PROJECT,
    SPECIAL,
    SUMMARY,
    TRANSFER,
    WHOLE,
    Printed,
    Project,
)
from juesuan_analysis.vocabulary.performance import BUDGETS, SUMMARY_COLUMNS, TOTAL_LINES

_KINDS = (("转移支付", TRANSFER), ("整体", WHOLE), ("专项资金", SPECIAL))

_NUMERAL = re.compile("^[（(]?[一二三四五六七八九十]+[)）]?[、.．]?$")
_MONEY = (*BUDGETS, "rate")
_KEPT = ("name", "competent_department", "implementing_unit", "score", "grade")


def kind_in(text: str) -> str:
    """What is evaluated, from a title or a heading."""
    return next((kind for word, kind in _KINDS if word in text), PROJECT)


@dataclass(slots=True)
class Summary:
    """A summary while it is read."""

    columns: Columns = ()
    kind: str = PROJECT
    unit: str | None = None
    projects: list[Project] = field(default_factory=list)
    skip: int = 0  # rows of a heading still to pass over

    def read(self, rows: Sequence[Row], at: int) -> None:
        """Read a row: a project, or the heading of some; ``rows`` are those of its table."""
        row, own = rows[at], rows[at].own
        if self.skip:
            self.skip -= 1
            return
        if is_summary_head(rows, at):
            height = head_height(rows, at, SUMMARY_COLUMNS)
            self.columns, self.skip = (
                columns_of(rows[at : at + height], SUMMARY_COLUMNS),
                height - 1,
            )
            units = (u for column in self.columns if (u := unit_in(column.heading)))
            self.unit = next(units, self.unit)
            return
        section = [cell.text for cell in own if not _NUMERAL.match(cell.text)]
        if len(section) == 1 and number(section[0]) is None:
            self.kind = kind_in(section[0])
            return
        cells = {role: cell for role, cell in by_role(self.columns, row).items() if cell.text}
        if result := cells.pop("result", None):  # a score, or a grade
            cells.setdefault("grade" if number(result.text) is None else "score", result)
        name = cells.get("name")
        told = "score" in cells or "grade" in cells
        if name is None or not told or name.text in TOTAL_LINES:
            return
        self.projects.append(self._project(row, name, cells))

    def _project(self, row: Row, name: Cell, cells: dict[str, Cell]) -> Project:
        text, code = coded(name.text)
        kept = [r for r in (*_KEPT, *_MONEY) if r in cells]
        printed = [Printed(r, cells[r].text, cells[r].place) for r in kept]
        if self.unit and any(r in cells for r in BUDGETS):
            printed.append(Printed("unit", self.unit, row.place))
        said = {r: words(cells[r].text) for r in _KEPT if r in cells}
        mark, score = cells.get("grade"), cells.get("score")
        return Project(
            "",
            SUMMARY,
            len(self.projects) + 1,
            words(text) or text,
            row.place,
            code=code or (cells["code"].text if "code" in cells else None),
            kind=self.kind,
            competent_department=said.get("competent_department"),
            implementing_unit=said.get("implementing_unit"),
            score=number(score.text) if score else None,
            grade=grade(mark.text) if mark else grade(score.text) if score else None,
            cells=tuple(printed),
            confidence=min(
                (c.confidence for c in cells.values() if c.confidence is not None), default=None
            ),
        )
