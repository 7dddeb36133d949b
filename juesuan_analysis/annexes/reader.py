"""Read the performance tables of a disclosure, whatever order they stand in.

Tables are known by what their rows say: 项目名称 begins a project's own table, a heading with names
and scores a summary, one with indicators and scores the table of a report. Titles say what kind of
thing is evaluated. Lists of persons are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from juesuan_analysis.annexes.cells import Row
from juesuan_analysis.annexes.columns import (
    is_fund_head,
    is_indicator_head,
    is_summary_head,
    role_of,
)
from juesuan_analysis.annexes.evaluation import Evaluation
from juesuan_analysis.annexes.funds import unit_in
from juesuan_analysis.annexes.heads import labels_in
from juesuan_analysis.annexes.losses import Loss, doubts, misfits, nameless, plans
from juesuan_analysis.annexes.matching import matched
from juesuan_analysis.annexes.prose import money_told
from juesuan_analysis.annexes.report import Report, is_report_title
from juesuan_analysis.annexes.sheets import Sheet, Table
from juesuan_analysis.annexes.slots import is_scored_row
from juesuan_analysis.annexes.summary import Summary, kind_in
from juesuan_analysis.facts import Place, Statement, TextLine
from juesuan_analysis.facts.performance import REPORT, SCALE, Performance, Printed
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.grades import scale_in
from juesuan_analysis.vocabulary.performance import HEAD_LABELS, PERSONS
from juesuan_analysis.vocabulary.text import squeeze

_TITLE = re.compile(
    r"^[^，。；：]{0,50}(自评|评价|自我评价|绩效目标|绩效).{0,24}?(表|一览)(（[^（）]*）)?(（续表?）)?$"
)
_SELF = re.compile("自评|自我评价")
_LIST = re.compile("汇总|一览|清单")
_PART = re.compile(r"^第[一二三四五六七八九十]部[分份]")
_FURNITURE = re.compile(r"^[-—–·第]*\d{1,4}[-—–·页]*$|^（?\d{4}年度?）?$|^（?续表?）?$|^附件?\d*$")
_LEAST_WORDY = 3  # rows, and cells that speak of the evaluation
_PROSE = 40  # characters of a line that ends a table above it
_LOST = "绩效表没有读出"
HEADLESS = "像是绩效表的一部分，前面没有表头，上一页可能缺失，没有采用"
IN_WORDS = "绩效自评的情况用文字写在表里，没有指标、分值和得分，没有采用"


@frozen
class Annexes:
    """What the annexes say, what of them was not read, and the pages that were."""

    performance: Performance = field(default_factory=Performance)
    losses: Sequence[Loss] = ()
    pages: frozenset[int] = frozenset()
    told: Sequence[Statement] = ()  # what reports say of their projects' money
    told_of: Sequence[str] = ()  # the project that each is of


@dataclass(slots=True)
class _Reader:
    """The tables read so far, and the one that is being read."""

    evaluations: list[Evaluation] = field(default_factory=list)
    summaries: list[Summary] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    current: Evaluation | Summary | Report | None = None
    title: TextLine | None = None  # whose table has not come yet
    last_title: str = ""
    unit: str | None = None
    before: str = ""  # the end of the line above, in a report
    above: str = ""  # the line above
    scale: Printed | None = None  # of grades, for all projects
    labels: list[tuple[str, str, Place]] = field(default_factory=list)  # between title and table
    missed: bool = False  # whether a table followed the title that nobody knew

    def close(self) -> None:
        """End the table that is being read."""
        if isinstance(self.current, Report):
            self.current.settle()
        self.current = None

    def _note_scale(self, text: str, place: Place) -> None:
        """Keep the scale of grades that running text prints, be it over two lines."""
        held = self.scale.text if self.scale else ""
        told = max((text, self.above + text, held), key=lambda t: len(scale_in(t)))
        if told != held and len(scale_in(told)) > len(scale_in(held)):
            self.scale = Printed(SCALE, told, place)
        self.above = text

    def _lose_title(self) -> None:
        # Contents pages and prose name tables as well: a title is lost only if a table followed it.
        if self.title and self.missed:
            self.losses.append(Loss(squeeze(self.title.text), _LOST, self.title.place))
        self.title, self.missed = None, False

    def _take_title(self) -> str:
        self.title, self.missed = None, False
        return self.last_title

    def read_line(self, line: TextLine) -> None:
        """Read a line outside tables."""
        text = squeeze(line.text)
        if _FURNITURE.match(text):
            return
        self.unit = unit_in(text) or self.unit
        self._note_scale(text, line.place)
        if is_report_title(text):
            self._lose_title()
            self.close()
            self.last_title = text
            self.current = Report.titled(line)
            self.reports.append(self.current)
        elif _PART.match(text):
            self._lose_title()
            self.close()
            self.last_title = ""
        elif isinstance(self.current, Report):
            self._read_report_line(line, text)
        elif _TITLE.match(text):
            self._read_title(line, text)
        elif len(text) >= _PROSE and "。" in text:
            # A remark below a table goes on with it; a paragraph does not.
            self.close()
        elif isinstance(self.current, Evaluation) and self.current.read_line(text, line.place):
            return
        elif self.title and (labels := labels_in(line)):
            self.labels += labels
        elif self.title and re.search("[一二三]级指标|项目名称", text):
            # The words of a heading outside any grid: a table without rules.
            self.missed = True

    def _read_report_line(self, line: TextLine, text: str) -> None:
        report = self.current
        if not isinstance(report, Report):
            return
        # 表1 and the like are tables of the report itself, whatever they are called.
        if _TITLE.match(text) and _SELF.search(text) and not text.startswith("表"):
            self.close()
            self._read_title(line, text)
            return
        report.settle()
        report.read_line(line, self.before)
        # Scores are told in sentences that wrap: 综合得分为 … 95.5分.
        self.before = text[-60:]

    def _read_title(self, line: TextLine, text: str) -> None:
        self._lose_title()
        continues = "续" in text
        if continues and isinstance(self.current, Evaluation):
            return
        # A title may stand between the head of its table and the rest, where a page turns.
        ended = isinstance(self.current, Evaluation) and self.current.block != "head"
        if ended or not isinstance(self.current, Evaluation):
            self.close()
        self.title, self.last_title, self.labels = line, text, []

    def read_table(self, rows: Table) -> None:
        """Read a table, or the part of one that a page holds."""
        known = False
        for at, row in enumerate(rows):
            # Lists of evaluators print names and posts: no person is taken.
            if any(PERSONS.match(text) for text in row.texts):
                self._pass_over()
                return
            known = self._read_row(rows, at) or known
        if known and rows:
            self.pages.add(rows[0].place.page)
        if not known and rows and isinstance(self.current, Report):
            known = self.current.read_across(rows)
        # One row may be a mere frame, or a table without rules between its rows.
        if self.title and not known and (len(rows) > 1 or _speaks(rows)):
            self.missed = True
        elif not known and (orphan := next(filter(is_scored_row, rows), None)):
            self.losses.append(Loss(" ".join(orphan.texts), HEADLESS, rows[0].place))
        elif not known and not isinstance(self.current, Report) and _is_in_words(rows):
            self.losses.append(Loss(self.above or rows[0].texts[0], IN_WORDS, rows[0].place))

    def _pass_over(self) -> None:
        if isinstance(self.current, Report):
            self.current.settle()
        else:
            self.close()

    def _read_row(self, rows: Table, at: int) -> bool:
        """Read a row; whether it belongs to a table that is known."""
        row, texts = rows[at], rows[at].texts
        if len(texts) == 1 and _TITLE.match(texts[0]) and not isinstance(self.current, Report):
            self.read_line(TextLine(texts[0], row.own[0].place))
            return True
        current = self.current
        # A heading of several rows was read as one: its lower rows begin nothing.
        if isinstance(current, (Evaluation, Summary)) and current.skip:
            current.read(rows, at)
            return True
        self._begin(rows, at)
        current = self.current
        if isinstance(current, (Evaluation, Summary)):
            current.read(rows, at)
        elif isinstance(current, Report) and current.columns:
            current.read_row(row)
        else:
            return False
        return True

    def _begin(self, rows: Table, at: int) -> None:
        """Begin a new table where a row says so."""
        row, current = rows[at], self.current
        if is_indicator_head(row):
            self._begin_indicators(rows, at)
        elif is_summary_head(rows, at):
            self._list()
        elif is_fund_head(row):
            if not isinstance(current, Evaluation) and self.title and _SELF.search(self.last_title):
                self._evaluate()
        elif self._names_project(row):
            self._evaluate()

    def _begin_indicators(self, rows: Table, at: int) -> None:
        current = self.current
        if isinstance(current, Evaluation):
            return
        if isinstance(current, Report):
            current.begin(rows, at)
            return
        if self.title and not _SELF.search(self.last_title) and "评价" in self.last_title:
            report = Report(kind_in(self.last_title), None, rows[at].place)
            self.reports.append(report)
            self.current = report
            self._take_title()
            report.begin(rows, at)
            return
        self._evaluate()

    def _names_project(self, row: Row) -> bool:
        """Whether a row begins the table of a project that is not being read yet."""
        if not row.own:
            return False
        role = role_of(row.own[0].text.partition("：")[0], HEAD_LABELS)
        current = self.current
        block = current.block if isinstance(current, Evaluation) else ""
        # 总分 ends the tables of some offices and begins those of others.
        if role == "score" and block not in ("", "foot"):
            return False
        fresh = block != "head"
        if role == "name":
            return fresh or (isinstance(current, Evaluation) and "name" in current.fields)
        # Without a title only 项目名称 begins a table; 主管部门 heads other tables too.
        begun = self.title is not None and not _LIST.search(self.last_title)
        return role is not None and role != "" and begun and fresh

    def _list(self) -> None:
        if isinstance(self.current, Summary):
            return
        self.close()
        self._take_title()
        self.current = Summary(unit=self.unit)
        self.summaries.append(self.current)

    def _evaluate(self) -> None:
        self.close()
        title = self.title
        evaluation = Evaluation(kind_in(self._take_title()), self.unit, title=title)
        for role, text, place in self.labels:
            evaluation.fill(role, text, place)
        self.labels = []
        self.evaluations.append(evaluation)
        self.current = evaluation

    def end(self) -> None:
        """End the document."""
        self._lose_title()
        self.close()


def read_annexes(sheets: Iterable[Sheet]) -> Annexes:
    """Read the performance tables of a disclosure's pages.

    Parameters
    ----------
    sheets
        The pages that may hold any, in order.
    """
    reader = _Reader()
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, TextLine):
                reader.read_line(item)
            else:
                reader.read_table(item)
    reader.end()
    return _annexes(reader)


def _annexes(reader: _Reader) -> Annexes:
    evaluations = [e for e in reader.evaluations if e.is_evaluation and not e.is_plan]
    listed = [project for summary in reader.summaries for project in summary.projects]
    losses = [
        *reader.losses,
        *plans(reader.evaluations),
        *nameless(evaluations),
        *misfits(evaluations),
        *doubts(reader.reports),
    ]
    performance = _graded(matched(evaluations, listed, reader.reports), reader.scale)
    told = list(_told(reader.reports, performance))
    return Annexes(
        performance,
        losses,
        frozenset(reader.pages),
        [statement for statement, _ in told],
        [project_id for _, project_id in told],
    )


def _told(reports: Sequence[Report], performance: Performance) -> Iterator[tuple[Statement, str]]:
    """What reports say of the money of their projects; one printed twice speaks once."""
    for project in performance.projects:
        if project.origin == REPORT:
            lines = [line for r in reports if r.name == project.name for line in r.lines]
            for told in money_told(lines, project.name):
                yield told, project.project_id


def _graded(performance: Performance, scale: Printed | None) -> Performance:
    """Give the scale that the document prints to all projects whose table prints none."""
    if scale is None:
        return performance
    projects = [
        project
        if any(cell.column == SCALE for cell in project.cells)
        else replace(project, cells=(*project.cells, scale))
        for project in performance.projects
    ]
    return replace(performance, projects=projects)


def _speaks(rows: Table) -> bool:
    """Whether a table without rules between its rows has the words of one of indicators."""
    texts = (text for row in rows for text in row.texts)
    return any("指标" in text or "项目名称" in text for text in texts)


def _is_in_words(rows: Table) -> bool:
    """Whether a table tells of the evaluation in whole cells of text."""
    texts = [text for row in rows for text in row.texts]
    speaking = sum("绩效" in text or "自评" in text for text in texts)
    return len(rows) >= _LEAST_WORDY and speaking >= _LEAST_WORDY
