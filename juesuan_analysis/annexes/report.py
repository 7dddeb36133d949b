"""Score tables and scored headings of an evaluation report (评价报告)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from juesuan_analysis.annexes.cells import Cell, Row
from juesuan_analysis.annexes.columns import (
    Columns,
    columns_of,
    counts_columns,
    head_height,
    total_of,
)
from juesuan_analysis.annexes.indicators import indicators_of
from juesuan_analysis.annexes.slots import Filled, deepest_of, fill_row
from juesuan_analysis.annexes.summary import kind_in
from juesuan_analysis.annexes.values import grade, grouped, number
from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.facts.performance import REPORT, WHOLE, Indicator, Printed, Project
from juesuan_analysis.lazily import regex
from juesuan_analysis.vocabulary.grades import scale_in
from juesuan_analysis.vocabulary.performance import (
    GRADE_LABEL,
    INDICATOR_COLUMNS,
    TOTALS,
    class_of,
    report_class,
)
from juesuan_analysis.vocabulary.text import squeeze

_TITLE = regex(r"^(关于)?(.{0,50}?)(绩效)?(自我?)?(评价|自评)(工作)?(情况)?(的)?报告(（.*）)?$")
_LEAD = regex(r"^(\d{4}年度?|附件?\d*[:：、.]?|[（(]?[一二三四五六七八九十\d]+[)）、.．])+")
_TAIL = regex(r"(支出|部门|财政|单位|重点|综合|的|资金支出)*(绩效)?$")
_GENERIC = regex(
    r"^[省市县区]?[本]?级?(部门|单位)?(预算)?(部门|单位)?(重点|预算|财政|专项|部分)*(项目|支出|资金)*$"
)
_CAPTION = regex(
    r"^表\d*[-—.:：、 ]*(.+?)(类|项)?(支出)?(绩效)?(综合)?(评价)?(指标)?(体系)?"
    r"(评分|得分|打分)(情况)?(汇总|一览|明细)?表?$"
)
_SCORED = regex(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+)?(?P<name>[^（()，,。:：]{2,30})[（(]"
    r"(?:指标)?(?:分值|满分|权重|标准分)[:：为]?(?P<weight>\d+(?:\.\d+)?)分?[,，、;；]?"
    r"(?:实际|评价|自评)?得分[:：为]?(?P<score>\d+(?:\.\d+)?)分?[)）]"
)
_TOTAL = regex(
    r"(?:总得分|综合得分|总体得分|综合评分|评价得分|总分|最终得分|得分)(?:为|是|[:：])?(\d+(?:\.\d+)?)分"
)
_GRADE = regex(r"(?:等级|等次|级别|结论)(?:[评定]{0,2}为|是|属于|[:：])?[“\"'‘]?(优|良|中|差)")
_WEIGHTS = regex("^(指标)?(分值|满分|权重|标准分)")
_SCORES = regex("^(实际|评价|指标)?得分$|^评分$")
_LEAST_CLASSES = 3
REPEATED = "评价报告中同一指标两处的分值或得分不同，采用前一处"


def is_report_title(text: str) -> bool:
    """Whether a line is the title of an evaluation report."""
    return len(text) <= 60 and bool(_TITLE.match(text)) and not re.search("[，。；]", text)


def named_in_title(text: str) -> str | None:
    """The project that a report's title names; None where it names none."""
    match = _TITLE.match(_LEAD.sub("", text))
    return _proper(match[2]) if match else None


def _proper(text: str) -> str | None:
    bare = _LEAD.sub("", text)
    name = re.sub(r"支出$", "", _TAIL.sub("", bare))
    if "整体" in name:
        return "部门整体支出"
    return None if _GENERIC.match(name) else name


@dataclass(slots=True)
class Report:
    """A report while it is read."""

    kind: str
    title: str | None
    place: Place
    caption: str | None = None  # the project named above a table of total scores
    rows: list[Indicator] = field(default_factory=list)
    pending: list[Filled] = field(default_factory=list)
    columns: Columns = ()
    group: str | None = None  # the class that a table's caption names
    level2: str | None = None
    score: Decimal | None = None
    score_max: Decimal | None = None
    grade: str | None = None
    cells: dict[str, Printed] = field(default_factory=dict)
    skip: int = 0
    doubts: list[tuple[Place, str, str]] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)  # its running text

    @classmethod
    def titled(cls, line: TextLine) -> Report:
        """Begin a report at its title."""
        text = squeeze(line.text)
        return cls(kind_in(text), named_in_title(text), line.place)

    @property
    def name(self) -> str | None:
        """The project that the report is about, as far as it names it."""
        return self.caption or self.title or ("部门整体支出" if self.kind == WHOLE else None)

    def read_line(self, line: TextLine, before: str) -> None:
        """Read a line of running text; ``before`` is the end of the one above it."""
        text = squeeze(line.text)
        self.lines.append(line)
        if caption := _CAPTION.match(text):
            self._read_caption(caption[1])
            return
        if scored := _SCORED.match(text):
            self.add(self._heading(scored, line))
            return
        self._read_result(before + text, line)

    def _read_caption(self, text: str) -> None:
        group = report_class(re.sub("(类|项)?$", "", text))
        self.group = group
        if group is None:
            self.caption = self.caption or _proper(text)

    def _read_result(self, text: str, line: TextLine) -> None:
        total = _TOTAL.search(text)
        mark = None if scale_in(text) else _GRADE.search(text)
        # 得分 alone is an indicator's; what is told first of the whole is its result.
        if total and self.score is None and re.search("总|综合|最终|评价", text):
            self.score = Decimal(total[1])
            self.cells["score"] = Printed("score", total[1], line.place)
        if mark and self.grade is None:
            self.grade = mark[1]
            self.cells["grade"] = Printed("grade", mark[1], line.place)

    def _heading(self, found: re.Match[str], line: TextLine) -> Indicator:
        name, weight, score = found["name"], Decimal(found["weight"]), Decimal(found["score"])
        known = {row.level2 for row in self.rows if row.level == 2}
        group, level = report_class(name), 3
        if name in known or class_of(name) or (group and self.group):
            level = 3 if self.level2 and not class_of(name) and name not in known else 2
        elif group and self.level2 is None:
            level = 1
        group = group if level == 1 else None
        if level == 2:
            self.level2 = name
        above = group or class_of(self.level2 or "") or self.group
        cells = tuple(Printed(c, found[c], line.place) for c in ("weight", "score"))
        return Indicator(
            "",
            REPORT,
            0,
            level,
            line.place,
            level1=above,
            level2=self.level2 if level > 1 else None,
            level3=name if level == 3 else None,
            weight=weight,
            score=score,
            cells=(Printed(f"level{level}", name, line.place), *cells),
        )

    def begin(self, rows: Sequence[Row], at: int) -> None:
        """Begin a table of scores at its heading."""
        self.settle()
        height = head_height(rows, at, INDICATOR_COLUMNS)
        self.columns, self.skip = columns_of(rows[at : at + height], INDICATOR_COLUMNS), height

    def read_row(self, row: Row) -> None:
        """Read a row of a table of scores."""
        if self.skip:
            self.skip -= 1
            return
        first = row.own[0] if row.own else None
        if first is None or counts_columns(row):
            return
        if TOTALS.match(first.text):
            self._read_total(row)
        elif GRADE_LABEL.search(first.text):
            self.grade = next((g for c in row.own[1:] if (g := grade(c.text))), self.grade)
        elif filled := fill_row(self.columns, row):
            self.pending.append(filled)

    def _read_total(self, row: Row) -> None:
        found = total_of(self.columns, row)
        if len(found) < 2:
            return
        most, score = (number(cell.text) for cell in found[:2])
        # A report's tables also total a class: only a total that is the result's is its maximum.
        if self.score is None or self.score == score:
            self.score_max, self.score = most, score
            self.cells["score_max"] = Printed("score_max", found[0].text, found[0].place)
            self.cells["score"] = Printed("score", found[1].text, found[1].place)

    def read_across(self, rows: Sequence[Row]) -> bool:
        """Read a table whose classes stand side by side, with their points in rows below."""
        lines = {row.texts[0]: row.own[1:] for row in rows if row.own}
        weights, scores = (
            next((cells for head, cells in lines.items() if pattern.match(head)), None)
            for pattern in (_WEIGHTS, _SCORES)
        )
        heads = rows[0].own[1:]
        classes = [report_class(cell.text) or TOTALS.match(cell.text) for cell in heads]
        # 决策, 过程, 产出, 效益: with fewer of them any small table would do.
        if not scores or len(heads) < _LEAST_CLASSES or not all(classes):
            return False
        for i, head in enumerate(heads):
            points = [cells[i] if cells and i < len(cells) else None for cells in (weights, scores)]
            self._take_across(head, *points)
        return True

    def _take_across(self, head: Cell, most: Cell | None, got: Cell | None) -> None:
        named = (("weight", most), ("score", got))
        cells = tuple(Printed(name, cell.text, cell.place) for name, cell in named if cell)
        weight, score = (number(cell.text) if cell else None for cell in (most, got))
        if report_class(head.text):
            told = (Printed("level1", head.text, head.place), *cells)
            self.add(
                Indicator(
                    "", REPORT, 0, 1, head.place, level1=head.text,
                    weight=weight, score=score, cells=told,
                )
            )  # fmt: skip
        elif self.score is None or self.score == score:
            self.score, self.score_max = score, weight
            renamed = (replace(c, column=c.column.replace("weight", "score_max")) for c in cells)
            self.cells |= {cell.column: cell for cell in renamed}

    def settle(self) -> None:
        """Take the rows of the table read last."""
        deepest = deepest_of(self.columns)
        if deepest == "name":
            for row in self.pending:
                for one in indicators_of([row], "", REPORT, "name"):
                    self.add(self._levelled(one))
        else:
            for one in indicators_of(self.pending, "", REPORT, deepest):
                self.add(one)
        self.pending, self.columns = [], ()

    def _levelled(self, row: Indicator) -> Indicator:
        """Tell of which level the indicators of a table with one column of names are."""
        name, weight = grouped(row.level3 or "")
        weight = row.weight if row.weight is not None else weight
        group = report_class(name)
        level = 1 if group and self.group is None else 2
        cells = tuple(
            replace(c, column=f"level{level}") if c.column == "level3" else c for c in row.cells
        )
        names = [group, None] if level == 1 else [self.group or class_of(name), name]
        level1 = name if level == 1 else names[0]
        return replace(
            row, level=level, level1=level1, level2=names[1], level3=None,
            weight=weight, target=None, actual=None, cells=cells,
        )  # fmt: skip

    def add(self, row: Indicator) -> None:
        """Add a row, unless the report has printed it before."""
        key = _key(row)
        held = next((one for one in self.rows if _key(one) == key), None)
        if held is None:
            self.rows.append(replace(row, order=len(self.rows) + 1))
        elif (held.weight, held.score) != (row.weight, row.score):
            name = row.level3 or row.level2 or row.level1 or ""
            self.doubts.append((row.place, f"{name} {row.score}", REPEATED))

    def project(self, project_id: str, order: int, matched_by: str | None) -> Project:
        """The report's result as a project."""
        return Project(
            project_id,
            REPORT,
            order,
            self.name or project_id,
            self.place,
            kind=self.kind,
            score=self.score,
            score_max=self.score_max,
            grade=self.grade,
            matched_by=matched_by,
            cells=tuple(self.cells.values()),
        )


def _key(row: Indicator) -> tuple[int, str | None, str | None]:
    last = row.level3 or row.level2 or row.level1
    # Below the second level names repeat (完成及时率) and mean different indicators.
    above = {3: row.level2, 2: None, 1: None}[row.level] if row.level in (1, 2, 3) else None
    return row.level, above, last
