"""The annexes' figures as identities want them: tables of projects, and terms with their keys."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from juesuan_analysis.facts import Place, Statement
from juesuan_analysis.facts.finding import Key, Term
from juesuan_analysis.facts.paths import annex_paths
from juesuan_analysis.facts.performance import (
    COMPOSITION,
    SOURCES,
    FundLine,
    Indicator,
    Performance,
    Project,
)
from juesuan_analysis.facts.ref import written
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import Book
from juesuan_analysis.vocabulary.money import places_of
from juesuan_analysis.vocabulary.performance import TOTAL_FUNDS, TOTAL_LINES

POINTS = "分"
Row = Project | FundLine | Indicator
_NAMES = {
    "score": "得分",
    "score_max": "满分",
    "weight": "分值",
    "group_weight": "分值",
    "original_budget": "年初预算数",
    "full_year_budget": "全年预算数",
    "executed": "全年执行数",
    "rate": "执行率",
    "target_value": "指标值",
    "actual_value": "完成值",
}
_UNITS = {"rate": "%", "original_budget": "万元", "full_year_budget": "万元", "executed": "万元"}


@frozen
class Sheet:
    """A project's table, or a report's scores, with what belongs to it."""

    project: Project
    funds: Sequence[FundLine]
    indicators: Sequence[Indicator]
    cut: bool = False  # whether something of it was not read

    @property
    def total(self) -> FundLine | None:
        """The line of all its funds: the one that the score of execution stands on."""
        own = next((f for f in self.funds if f.line == TOTAL_FUNDS), None)
        # Some tables have no line of the whole, only the total below what it is composed of.
        whole = (f for f in self.funds if f.breakdown == COMPOSITION and f.line in TOTAL_LINES)
        return own or next(whole, None)

    @property
    def execution(self) -> FundLine | None:
        """The line that bears the score of execution, unless an indicator bears the same one."""
        total = self.total
        if total is None or (total.weight is None and total.score is None):
            return None
        same = any(
            "执行率" in (one.level3 or "")
            and (one.weight, one.score) == (total.weight, total.score)
            for one in self.leaves
        )
        return None if same else total

    @property
    def leaves(self) -> list[Indicator]:
        """Its indicators of the deepest level."""
        deepest = max((one.level for one in self.indicators), default=0)
        return [one for one in self.indicators if one.level == deepest]

    @property
    def label(self) -> str:
        """What findings call it."""
        return f"{self.project.name}（{self.project.origin}）"

    def sources(self, breakdown: str = SOURCES) -> list[FundLine]:
        """The lines of one breakdown."""
        return [line for line in self.funds if line.breakdown == breakdown]


@frozen
class Desk:
    """All that the rules about projects look at."""

    sheets: Sequence[Sheet]
    projects: Sequence[Project]
    keys: dict[int, tuple[str, ...]]
    statements: Sequence[Statement]
    of: Sequence[str | None]  # the project that each statement is of
    book: Book

    def term(
        self, row: Row, column: str, *, weight: int = 1, amount: Decimal | None = None
    ) -> Term:
        """A figure of a row, with its place and a name that people know it by."""
        value = amount if amount is not None else getattr(row, column)
        return Term(
            self.key(row, column),
            f"{_name(row)} {_NAMES.get(column, column)}".strip(),
            value,
            _place(row, column),
            weight,
            unit=_UNITS.get(column, POINTS),
        )

    def key(self, row: Row, column: str) -> Key:
        """The key of a figure: what its row's reference says, and the column."""
        return annex_key(self.keys[id(row)], column)


def annex_key(path: tuple[str, ...], column: str) -> Key:
    """The key under which findings name a figure of the annexes."""
    return ("绩", written(path), column, path[2])


def _name(row: Row) -> str:
    if isinstance(row, Project):
        return f"{row.origin}“{row.name}”"
    if isinstance(row, FundLine):
        return row.line
    return row.level3 or row.level2 or row.level1 or ""


def _place(row: Row, column: str) -> Place:
    return next((cell.place for cell in row.cells if cell.column == column), row.place)


def decimals(row: Row, column: str) -> int:
    """How many decimals a figure is printed with."""
    text = next((cell.text for cell in row.cells if cell.column == column), "")
    digits = "".join(c for c in text if c.isdigit() or c == ".")
    if not digits:
        value = getattr(row, column)
        return places_of(value) if value is not None else 0
    return len(digits.partition(".")[2])


def desk_of(
    performance: Performance,
    statements: Sequence[Statement],
    of: Sequence[str | None],
    book: Book,
    cut_pages: Collection[int] = (),
) -> Desk:
    """Put the annexes' rows together by project and origin."""
    keys: dict[int, tuple[str, ...]] = {}
    rows: tuple[Sequence[Row], ...] = (
        performance.projects,
        performance.funds,
        performance.indicators,
    )
    for held in rows:
        keys |= {id(row): path for row, path in zip(held, annex_paths(held), strict=True)}
    sheets = [
        Sheet(
            project,
            [f for f in performance.funds if _same(f, project)],
            own := [i for i in performance.indicators if _same(i, project)],
            any(i.place.page in cut_pages for i in own) or project.place.page in cut_pages,
        )
        for project in performance.projects
    ]
    return Desk(sheets, performance.projects, keys, statements, of, book)


def _same(row: FundLine | Indicator, project: Project) -> bool:
    return (row.project_id, row.origin) == (project.project_id, project.origin)
