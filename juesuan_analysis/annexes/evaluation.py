"""One project's own table (自评表), row by row: head, funds, objective, indicators, foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from juesuan_analysis.annexes.cells import Cell, Row
from juesuan_analysis.annexes.columns import (
    Columns,
    columns_at,
    counts_columns,
    is_fund_head,
    is_indicator_head,
    role_of,
    total_of,
)
from juesuan_analysis.annexes.funds import (
    fund_line,
    fund_pairs,
    paired_line,
    unit_in,
    weight_in,
)
from juesuan_analysis.annexes.indicators import indicators_of, is_told
from juesuan_analysis.annexes.slots import Filled, deepest_of, fill_row, is_nameless
from juesuan_analysis.annexes.values import clean, coded, grade, is_nil, number, words
from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.facts.performance import (
    SCALE,
    SELF_TABLE,
    SOURCES,
    WHOLE,
    FundLine,
    Indicator,
    Printed,
    Project,
)
from juesuan_analysis.vocabulary.grades import scale_in
from juesuan_analysis.vocabulary.performance import (
    ACHIEVED,
    BESIDE_GOALS,
    FOOT,
    FUND_COLUMNS,
    GRADE_LABEL,
    GRADE_TOLD,
    HEAD_LABELS,
    INDICATOR_COLUMNS,
    OBJECTIVE,
    RULE,
    SHORTFALL,
    TOTAL_FUNDS,
    TOTAL_TOLD,
    TOTALS,
    Words,
)

WHOLE_NAME = "部门整体支出"
_SHORT = 30  # characters of a cell that tells no more than a grade
MISFIT = "这一行的单元格与表头对不上，没有采用"


@dataclass(slots=True)
class Evaluation:
    """A project's table while it is read; ``misfits`` are rows that fit no heading."""

    kind: str
    unit: str | None = None
    title: TextLine | None = None
    origin: str = SELF_TABLE
    fields: dict[str, str] = field(default_factory=dict)
    cells: dict[str, Printed] = field(default_factory=dict)
    place: Place | None = None
    block: str = "head"
    columns: Columns = ()
    funds: list[FundLine] = field(default_factory=list)
    rows: list[Filled] = field(default_factory=list)
    deepest: str = "level3"
    score: Decimal | None = None
    score_max: Decimal | None = None
    execution_weight: Decimal | None = None
    goals: tuple[Cell, ...] = ()
    skip: int = 0  # rows of a heading still to pass over
    ended: bool = False
    misfits: list[tuple[Row, str]] = field(default_factory=list)

    @property
    def is_evaluation(self) -> bool:
        """Whether it has what makes a performance table: indicators, or a name and funds."""
        return (
            any(is_told(row) for row in self.rows)
            or bool(self.misfits)
            or bool(self.funds and self.fields.get("name") and self.scored)
        )

    @property
    def is_plan(self) -> bool:
        """Whether it says what is to be reached and has no column for what was, nor for scores."""
        roles = {role for row in self.rows for role in row.cells}
        return bool(self.rows) and not roles & {"actual", "score"} and not self.scored

    @property
    def scored(self) -> bool:
        """Whether anything in it was given points."""
        return self.score is not None or any(f.score is not None for f in self.funds)

    def keep(self, name: str, text: str, place: Place) -> None:
        """Keep a field of the project, unless it has it already."""
        said = words(text)
        if said and name not in self.fields:
            self.fields[name] = said
            self.cells[name] = Printed(name, said, place)

    def read(self, rows: Sequence[Row], at: int) -> None:
        """Read a row; ``rows`` are those of its table, for headings of several rows."""
        row = rows[at]
        if self.skip:
            self.skip -= 1
            return
        self.place = self.place or row.place
        if is_indicator_head(row):
            self._begin("indicators", rows, at, INDICATOR_COLUMNS)
            self.deepest = deepest_of(self.columns)
        elif funds := fund_pairs(row):
            self._note_execution(row)
            self._read_pairs(row, funds)
        elif is_fund_head(row):
            self._note_execution(row)
            self._begin("funds", rows, at, FUND_COLUMNS)
        elif row.own and not counts_columns(row):
            self._read(row)

    def _begin(self, block: str, rows: Sequence[Row], at: int, kinds: Words) -> None:
        self.columns, height = columns_at(rows, at, kinds)
        self.block, self.skip = block, height - 1

    def _read_pairs(self, row: Row, columns: Columns) -> None:
        """Read a row of funds in which each figure has its label beside it."""
        before = self.funds[-1].breakdown if self.funds else SOURCES
        line = paired_line(columns, row, self.origin, len(self.funds) + 1, self.unit, before)
        self.funds.append(line)
        self.block = "funds"

    def _note_execution(self, row: Row) -> None:
        """Take the weight of execution from the label or the heading: 预算执行情况（10分）."""
        told = (weight_in(c.text) for c in row.cells if "执行" in c.text or "得分" in c.text)
        found = next((w for w in told if w is not None), None)
        self.execution_weight = found if self.execution_weight is None else self.execution_weight
        self.unit = next((u for c in row.cells if (u := unit_in(c.text))), self.unit)

    def _note_rule(self, row: Row) -> None:
        """Keep what the table says of how execution is scored, where it says so."""
        told = (c for c in row.own if "执行率" in c.text and RULE.search(c.text))
        found = next(told, None)
        if found:
            self.cells.setdefault("rule", Printed("rule", found.text, found.place))

    def _note_scale(self, row: Row) -> None:
        """Keep the scale of grades that the table prints."""
        found = next((c for c in row.own if scale_in(c.text)), None)
        if found:
            self.cells.setdefault(SCALE, Printed(SCALE, found.text, found.place))

    def _read(self, row: Row) -> None:
        self._note_rule(row)
        self._note_scale(row)
        readers: tuple[Callable[[Row], bool], ...] = (
            self._read_total,
            self._read_foot,
            self._read_head,
            self._read_goal,
            self._read_block,
        )
        any(reader(row) for reader in readers)

    def _read_total(self, row: Row) -> bool:
        first = row.own[0]
        if self.block not in ("indicators", "foot"):
            return False
        # 总分95.5分 in one cell across the table, as some offices end it.
        if len(row.own) == 1 and self.read_line(first.text, first.place):
            return True
        if not TOTALS.match(first.text):
            return False
        rest = row.own[1:]
        points = total_of(self.columns, row)
        marks = [g for c in rest if (g := grade(c.text))]
        if len(points) > 1:
            self.score_max, self.score = number(points[0].text), number(points[1].text)
        elif points:
            signs = any(number(c.text) is None and is_nil(c.text) for c in rest)
            self._one_total(number(points[0].text) or Decimal(0), sign=signs)
        self.score_max = self.score_max or weight_in(first.text)
        for cell in points:
            name = "score" if number(cell.text) == self.score else "score_max"
            self.cells[name] = Printed(name, cell.text, cell.place)
        if marks:
            self.fields.setdefault("grade", marks[0])
        self.block = "foot"
        return True

    def read_line(self, text: str, place: Place) -> bool:
        """Read a total and a grade that are told in words; whether the text does so."""
        found = TOTAL_TOLD.match(text) if self.rows else None
        mark = GRADE_TOLD.search(text) if self.rows and not scale_in(text) else None
        if found:
            self.score = Decimal(found[1]) if self.score is None else self.score
            self.cells.setdefault("score", Printed("score", found[1], place))
            self.block = "foot"
        if mark and (found or len(text) <= _SHORT):
            self.keep("grade", mark[1], place)
        return bool(found)

    def _one_total(self, value: Decimal, *, sign: bool) -> None:
        """Tell whether a single figure is the total score, or what can be reached."""
        scores = [number(row.text("score")) for row in self.rows]
        if sign or not any(score is not None for score in scores):
            self.score_max = value
        else:
            self.score = value

    def _read_foot(self, row: Row) -> bool:
        first, rest = row.own[0], row.own[1:]
        if SHORTFALL.match(first.text):
            after = first.text.partition("：")[2]
            said = clean(after or "".join(c.text for c in rest))
            if said:
                self.keep("shortfall", said, (rest or [first])[-1].place)
            self.block = "foot"
            return True
        self._read_grade(row)
        if not FOOT.match(first.text) or (self.block == "indicators" and len(row.own) > 3):
            return self.block == "foot" and not self._is_head(row)
        if self.block != "head":
            self.block = "foot"
        return True

    def _read_grade(self, row: Row) -> None:
        for label, value in zip(row.own, row.own[1:], strict=False):
            if GRADE_LABEL.search(label.text) and grade(value.text):
                self.keep("grade", grade(value.text) or "", value.place)

    def _is_head(self, row: Row) -> bool:
        return bool(row.own) and role_of(row.own[0].text, HEAD_LABELS) is not None

    def _read_head(self, row: Row) -> bool:
        """Read pairs of a label and what stands beside it."""
        if self.block not in ("head", "foot") and not (
            self.block == "funds" and role_of(row.own[0].text, HEAD_LABELS) == "name"
        ):
            return False
        found, label = False, None
        for cell in row.own:
            head, colon, value = cell.text.partition("：")
            role = role_of(head, HEAD_LABELS)
            if role is not None:
                found, label = True, role
                if colon and value:
                    self.fill(role, value, cell.place)
                    label = None
            elif label is not None:
                self.fill(label, cell.text, cell.place)
                label = None
        return found

    def fill(self, role: str, text: str, place: Place) -> None:
        """Fill the field that a label names."""
        if role == "name":
            name, code = coded(text)
            self.keep("name", name, place)
            if code:
                self.keep("code", code, place)
        elif role == "whole":
            kept = "competent_department" if self.kind == WHOLE else "implementing_unit"
            self.keep(kept, text, place)
        elif role == "score":
            self._fill_score(text, place)
        elif role:
            self.keep(role, text, place)

    def _fill_score(self, text: str, place: Place) -> None:
        """Keep the score that stands at the head of the table, above all that makes it up."""
        value = number(text)
        if value is not None and self.score is None:
            self.score = value
            self.cells["score"] = Printed("score", text, place)

    def _read_goal(self, row: Row) -> bool:
        """Read the objective and what became of it: headings above the texts, or beside them."""
        if self.block == "indicators":
            return False
        labels = [c for c in row.own if OBJECTIVE.match(c.text) or ACHIEVED.match(c.text)]
        texts = [c for c in row.own if c not in labels and not BESIDE_GOALS.match(c.text)]
        if self.block == "goal" and self.goals and len(texts) >= max(len(labels), 1):
            self._read_goal_texts(texts)
        elif beside := [(a, b) for a, b in pairwise(row.own) if a in labels and b in texts]:
            for label, text in beside:
                self.keep(_goal(label), text.text, text.place)
        elif labels:
            self.goals = tuple(labels[-2:])
        else:
            return False
        self.block = "goal"
        return True

    def _read_goal_texts(self, texts: Sequence[Cell]) -> None:
        for at, goal in enumerate(self.goals):
            near = min(texts, key=lambda text: abs(goal.place.x0 - text.place.x0))
            text = texts[at] if len(texts) == len(self.goals) else near
            name = _goal(goal)
            if name in self.fields and text.place.page != self.cells[name].place.page:
                more = self.fields[name] + (words(text.text) or "")  # cut by the page's end
                self.fields[name] = more
                self.cells[name] = replace(self.cells[name], text=more)
            else:
                self.keep(name, text.text, text.place)

    def _read_block(self, row: Row) -> bool:
        if self.block == "funds":
            before = self.funds[-1].breakdown if self.funds else SOURCES
            line = fund_line(
                self.columns, row, "", self.origin, len(self.funds) + 1, self.unit, before
            )
            if line:
                self.funds.append(line)
            elif sum(number(cell.text) is not None for cell in row.own) > 1:
                self.misfits.append((row, MISFIT))
        elif self.block == "indicators":
            filled = fill_row(self.columns, row)
            if filled and not is_nameless(filled):
                self.rows.append(filled)
            elif any(number(cell.text) is not None for cell in row.own):
                self.misfits.append((row, MISFIT))
        return True

    @property
    def name(self) -> str | None:
        """The name of the project."""
        own = self.fields.get("name")
        return own or (WHOLE_NAME if self.kind == WHOLE else None)

    def project(self, project_id: str, order: int) -> Project:
        """The project as its table prints it."""
        told = {k: v for k, v in self.fields.items() if k != "name"}
        return Project(
            project_id,
            self.origin,
            order,
            self.name or "",
            self.place or Place(1, 0, 0, 0, 0),
            kind=self.kind,
            score=self.score,
            score_max=self.score_max,
            cells=tuple(self.cells.values()),
            **told,  # type: ignore[arg-type]
        )

    def fund_lines(self, project_id: str) -> list[FundLine]:
        """Its lines of funds; the total bears the weight that the heading gives for execution."""
        out = [replace(line, project_id=project_id) for line in self.funds]
        weighed = any(line.weight is not None for line in out)
        for i, line in enumerate(out):
            if not weighed and self.execution_weight is not None and line.line == TOTAL_FUNDS:
                out[i] = replace(line, weight=self.execution_weight)
                break
        return out

    def indicators(self, project_id: str) -> list[Indicator]:
        """Its indicators."""
        return indicators_of(self.rows, project_id, self.origin, self.deepest)


def _goal(label: Cell) -> str:
    return "achieved" if ACHIEVED.match(label.text) else "objective"
