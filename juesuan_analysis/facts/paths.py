"""The way to each figure within its disclosure: what a reference says behind the disclosure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from juesuan_analysis.facts.performance import FundLine, Indicator, Project
from juesuan_analysis.facts.values import Entry, Statement

Path = tuple[str, ...]


def entry_paths(entries: Iterable[Entry]) -> Iterator[Path]:
    """Form, side, code (else line) and measure of each entry: 表4/支出/一般公共服务支出/合计."""
    return numbered(cell_path(e.form, e.side, e.code or e.line, e.measure) for e in entries)


def cell_path(form: int, side: str | None, row: str, measure: str) -> Path:
    """The way to a cell, whether it is printed or not."""
    return (f"表{form}", *([side] if side else []), row, measure)


def statement_paths(statements: Iterable[Statement]) -> Iterator[Path]:
    """Section, subject and kind of each statement: 文/支出决算情况/基本支出/金额."""
    return numbered(("文", s.section, s.subject, s.kind) for s in statements)


def annex_paths(rows: Iterable[Project | FundLine | Indicator]) -> Iterator[Path]:
    """Project, origin and row of each row of the annexes: 指标/校园安全经费/自评表/…/合格率."""
    return numbered(map(_annex_path, rows))


def _annex_path(row: Project | FundLine | Indicator) -> Path:
    if isinstance(row, Project):
        return ("项目", row.project_id, row.origin)
    if isinstance(row, FundLine):
        return ("资金", row.project_id, row.origin, row.breakdown, row.line)
    names = (name for name in (row.level1, row.level2, row.level3) if name)
    return ("指标", row.project_id, row.origin, *names)


def numbered(paths: Iterable[Path]) -> Iterator[Path]:
    """Tell apart what stands in a disclosure more than once, by its order.

    >>> list(numbered([("表5", "205", "合计"), ("表5", "205", "合计")]))
    [('表5', '205', '合计'), ('表5', '205', '合计', '2')]
    """
    seen: Counter[Path] = Counter()
    for path in paths:
        seen[path] += 1
        yield path if seen[path] == 1 else (*path, str(seen[path]))
