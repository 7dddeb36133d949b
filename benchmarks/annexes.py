"""Performance tables: seconds a page, indicators read as set, and planted faults that are told.

    python -m benchmarks.annexes [--runs N] [PDF ...]

Tables of invented projects are typeset in the ministry's layout and those of provinces; PDFs that
are given are timed as well. Faults are put into what was read: a digit of a weight, of a score, of
the money, of a rate or of the total.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from juesuan_analysis.disclosure.annexes import annexes_of
from juesuan_analysis.disclosure.opening import open_sheets
from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.facts.performance import Performance
from juesuan_analysis.identities import check_projects
from juesuan_analysis.identities.book import Book
from specimens.annex_layouts import LAYOUTS
from specimens.annexes import table
from specimens.projects import Work, works
from specimens.typeset import typeset_document

_FAULTS = (
    ("分值", "indicators", "weight"),
    ("得分", "indicators", "score"),
    ("全年预算数", "funds", "full_year_budget"),
    ("全年执行数", "funds", "executed"),
    ("执行率", "funds", "rate"),
    ("总分", "projects", "score"),
)
_OFFICES = ("财政局", "教育和体育局", "民政局")


def _works() -> list[Work]:
    return [
        work
        for office in _OFFICES
        for year in range(2021, 2025)
        for work in works(f"虚构省甲市东湖区{office}", office, year, Decimal(1000))
    ]


def _typeset(layout: str, held: Sequence[Work], path: Path) -> None:
    own = LAYOUTS.get(layout, table)
    pages = [{"kind": "page", "wide": False, "content": own(work, 2024)} for work in held]
    path.write_bytes(typeset_document({"title": "附件", "blocks": pages}))


def _timed(path: Path, runs: int) -> tuple[float, int, Performance]:
    """Seconds of the fastest run, how many pages hold tables, and what was read."""
    best, pages, found = float("inf"), 0, Performance()
    for _ in range(runs):
        with open_sheets(path) as sheets:
            begin = time.process_time()
            read = annexes_of(sheets, {})
            best = min(best, time.process_time() - begin)
        pages, found = len(read.pages), read.performance
    return best, pages, found


def _conflicts(performance: Performance) -> set[tuple[str, str]]:
    found = check_projects(performance, [], [], Book([]))
    return {(f.identity, f.statement) for f in found if f.outcome == CONFLICT}


def _misprinted(value: Decimal, dice: random.Random) -> Decimal:
    text = f"{value:f}"
    at = dice.choice([i for i, char in enumerate(text) if char.isdigit()])
    digit = dice.choice([d for d in "0123456789" if d != text[at]])
    return Decimal(text[:at] + digit + text[at + 1 :])


def _faulty(
    read: Performance, rows: str, column: str, dice: random.Random
) -> Iterator[Performance]:
    held: list[Any] = list(getattr(read, rows))
    for i, row in enumerate(held):
        value = getattr(row, column)
        if value is None or (rows == "funds" and row.line != "年度资金总额"):
            continue
        cells = tuple(cell for cell in row.cells if cell.column != column)
        wrong = replace(row, cells=cells, **{column: _misprinted(value, dice)})
        yield replace(read, **{rows: [*held[:i], wrong, *held[i + 1 :]]})


def _right(held: Sequence[Work], read: Performance) -> tuple[int, int]:
    wanted = [(g.name, g.weight, g.score) for work in held for g in work.goals]
    found = [(i.level3, i.weight, i.score) for i in read.indicators]
    return sum(a == b for a, b in zip(wanted, found, strict=False)), len(wanted)


def main() -> None:
    """Time, count and plant."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("pdfs", nargs="*", type=Path)
    options = parser.parse_args()
    dice, held = random.Random("绩效"), _works()
    tried, told = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for layout in ("国家", *LAYOUTS):
            path = Path(folder) / f"{layout}.pdf"
            _typeset(layout, held, path)
            seconds, pages, read = _timed(path, options.runs)
            right, wanted = _right(held, read)
            before = _conflicts(read)
            print(
                f"{layout}：{pages} 页，每页 {1000 * seconds / pages:.1f} 毫秒；"
                f"指标 {right}/{wanted}；不符 {len(before)}"
            )
            for name, rows, column in _FAULTS:
                for wrong in _faulty(read, rows, column, dice):
                    tried[name] += 1
                    told[name] += bool(_conflicts(wrong) - before)
    print("错一个数字而被发现的：" + "，".join(f"{n} {told[n]}/{tried[n]}" for n in tried))
    for path in options.pdfs:
        seconds, pages, _ = _timed(path, options.runs)
        print(f"{path.name}：{pages} 页有绩效表，每页 {1000 * seconds / max(pages, 1):.1f} 毫秒")


if __name__ == "__main__":
    main()
