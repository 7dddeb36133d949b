"""Time the whole extraction against others, and count the printed amounts that each gets.

    python -m benchmarks.extraction [--runs N] [--specimens N]

One process and one core, the same files (``../shared/corpus`` where it is there, and generated
documents), turn and turn about within one run, so that a machine's mood falls on all. Prints
tables in Markdown, with two counts: printed amounts that stand alone in some cell (generous: any
cell), and those of them in whose row the code or the name of their line stands too, which is the
least that makes a number usable (form 9 may have its lines in the header; there alone counts).
``docs/performance.md`` keeps a run. ``benchmarks/requirements.txt`` lists what is optional.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from benchmarks.contenders import Read, Row, bare_text, contenders, juesuan
from juesuan_analysis.forms.amount import parse_amount
from juesuan_analysis.vocabulary.text import squeeze
from specimens import taierzhuang
from specimens.accounts import Accounts
from specimens.forms import printed_cells
from specimens.layouts import LAYOUTS
from specimens.panel import panel
from specimens.typeset import typeset

CORPUS = Path("../shared/corpus")


Amounts = Counter[Decimal]
_HEADED = 9  # the form whose lines may stand in the header


@dataclass(frozen=True)
class Printed:
    """An amount and the row that it is printed in."""

    form: int
    code: str
    line: str
    amount: Decimal


@dataclass(frozen=True)
class Document:
    """A PDF and the amounts that it prints."""

    path: Path
    printed: list[Printed]


@dataclass
class Score:
    """What one contender took and got."""

    seconds: list[float] = field(default_factory=list)  # for all documents, one for each run
    alone: int = 0
    with_row: int = 0


def corpus() -> list[Document]:
    """Real disclosures with hand-checked truth."""
    return [
        Document(truth.with_suffix("").with_suffix(".pdf"), _truth(truth))
        for truth in sorted(CORPUS.glob("*.truth.tsv"))
    ]


def _truth(path: Path) -> list[Printed]:
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["form"].isdigit()]
    return [
        Printed(int(row["form"]), row["code"] or "", row["line"], Decimal(row["amount"]))
        for row in rows
    ]


def generated(folder: Path, count: int) -> list[Document]:
    """Typeset disclosures: the real one in every layout, then invented ones."""
    every = [(taierzhuang.accounts(), layout) for layout in LAYOUTS]
    chosen = itertools.islice(itertools.chain(every, panel()), count)
    return [_typeset(folder, i, *one) for i, one in enumerate(chosen)]


def _typeset(folder: Path, number: int, accounts: Accounts, layout: str) -> Document:
    path = folder / f"{number:02}.pdf"
    path.write_bytes(typeset(accounts, LAYOUTS[layout]))
    cells = printed_cells(accounts, LAYOUTS[layout])
    printed = [
        Printed(c.form, c.code or "", c.line, c.amount) for c in cells if c.amount is not None
    ]
    return Document(path, printed)


def count(rows: Sequence[Row], printed: Sequence[Printed]) -> tuple[int, int]:
    """Count the amounts that stand alone in a cell, and those whose row is there too."""
    held = [(squeeze("".join(row)), set(_amounts(row))) for row in rows]
    alone: Amounts = Counter(amount for row in rows for amount in _amounts(row))
    right = (alone & Counter(one.amount for one in printed)).total()
    found = Counter(
        (one.form, one.code, one.line, one.amount)
        for one in printed
        if any(_is_row(one, text, amounts) for text, amounts in held)
    )
    return right, min(found.total(), right)


def _amounts(row: Row) -> list[Decimal]:
    found = (parse_amount(cell, "万元") for cell in row if cell)
    return [amount for amount in found if amount is not None]


def _is_row(one: Printed, text: str, amounts: set[Decimal]) -> bool:
    if one.amount not in amounts:
        return False
    return one.form == _HEADED or bool(one.code and one.code in text) or squeeze(one.line) in text


def race(documents: Sequence[Document], reads: Sequence[Read], runs: int) -> dict[Read, Score]:
    """Let the contenders read all documents, one after the other, several times."""
    scores = {read: Score() for read in reads}
    for read in reads:
        read(documents[0].path)  # imports and caches are not what is measured
    for run in range(runs):
        spent = dict.fromkeys(reads, 0.0)
        for document, read in itertools.product(documents, reads):
            start = time.perf_counter()
            found = read(document.path)
            spent[read] += time.perf_counter() - start
            if run == 0:
                alone, with_row = count(found, document.printed)
                scores[read].alone += alone
                scores[read].with_row += with_row
        for read in reads:
            scores[read].seconds.append(spent[read])
    return scores


def _row(read: Read, scores: dict[Read, Score]) -> str:
    mine, ours = scores[read], scores[juesuan]
    ratios = [a / b for a, b in zip(mine.seconds, ours.seconds, strict=True)]
    spread = " / ".join(f"{r:.2f}" for r in (min(ratios), statistics.median(ratios), max(ratios)))
    right = "— | —" if read is bare_text else f"{mine.alone} | {mine.with_row}"
    return f"| {read.__name__} | {statistics.median(mine.seconds):.2f} | {spread} | {right} |"


def table(name: str, documents: Sequence[Document], reads: Sequence[Read], runs: int) -> str:
    """Give the results on some documents as Markdown."""
    scores = race(documents, reads, runs)
    printed = sum(len(document.printed) for document in documents)
    columns = ("工具", "秒（中位数）", "相对 juesuan（最小 / 中位 / 最大）")
    columns += (f"{printed} 个数中单独成格", "且同行有科目")
    head = f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    rows = "\n".join(_row(read, scores) for read in reads)
    return f"**{name}**，{len(documents)} 份，{runs} 轮\n\n{head}\n{rows}\n"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--specimens", type=int, default=8)
    parser.add_argument("--only", nargs="+", default=[], help="contenders beside juesuan")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reads, lacking = contenders()
    if arguments.only:
        reads = [read for read in reads if read.__name__ in ("juesuan", *arguments.only)]
        lacking = []
    with tempfile.TemporaryDirectory() as folder:
        sets = {
            "真实文件": corpus(),
            "排版生成的文件": generated(Path(folder), arguments.specimens),
        }
        for name, documents in sets.items():
            if documents:
                print(table(name, documents, reads, arguments.runs))
    if lacking:
        print("没有装，没有比：" + "、".join(read.__name__ for read in lacking))


if __name__ == "__main__":
    main()
