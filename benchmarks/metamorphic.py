"""Rewrite PDFs so that a person sees the same pages, and count where other figures are read.

    python -m benchmarks.metamorphic [PDF ...] [--only WORD] [--jobs N]

Without files: ``../shared/corpus`` where it is there, and a specimen in each layout. Prints a row
for each rewriting; ends with 1 where entries differ. ``docs/performance.md`` keeps a run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from juesuan_analysis.disclosure.document import extract_document
from juesuan_analysis.errors import DocumentError
from specimens import taierzhuang
from specimens.layouts import LAYOUTS
from specimens.rewritings import REWRITINGS, Rewriting
from specimens.rewritings.producers import producers
from specimens.typeset import typeset

CORPUS = Path("../shared/corpus")
Figures = Counter[tuple[object, ...]]


@dataclass(frozen=True)
class Read:
    """What was read: entries by place in the form and printed amount, and statements."""

    entries: Figures
    statements: Figures
    refused: str = ""


def read(data: bytes) -> Read:
    """Read a PDF's figures, without their places on the page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        try:
            extract = extract_document(path)
        except DocumentError as error:
            return Read(Counter(), Counter(), str(error))
    entries = (
        (e.form, e.side, e.code, e.line, e.measure, e.amount)
        for e in extract.entries
        if e.amount is not None
    )
    statements = ((s.section, s.subject, s.kind, s.value) for s in extract.statements)
    return Read(Counter(entries), Counter(statements))


@dataclass(frozen=True)
class Unequal:
    """How far a rewriting is from its original."""

    rewriting: str
    document: str
    entries: int
    statements: int
    note: str


def compare(name: str, document: str, was: Read, data: bytes, rewriting: Rewriting) -> Unequal:
    """Read a PDF's rewriting and set it against what was read of the PDF."""
    try:
        now = read(rewriting(data))
    except Exception as error:  # a rewriting that fails says nothing of the reader
        return Unequal(name, document, -1, -1, f"{type(error).__name__}: {error}")
    entries = (was.entries - now.entries) + (now.entries - was.entries)
    statements = (was.statements - now.statements) + (now.statements - was.statements)
    example = now.refused or next((str(each) for each in (*entries, *statements)), "")
    return Unequal(name, document, entries.total(), statements.total(), example)


def specimens() -> dict[str, bytes]:
    """A specimen in each layout."""
    accounts = taierzhuang.accounts()
    return {f"样本·{name}": typeset(accounts, layout) for name, layout in LAYOUTS.items()}


def documents(paths: Sequence[Path]) -> dict[str, bytes]:
    """The PDFs that are rewritten."""
    found = paths or sorted(CORPUS.glob("*.pdf"))
    return {path.stem: path.read_bytes() for path in found} | ({} if paths else specimens())


def _compare_all(names: Sequence[str], job: tuple[str, bytes]) -> list[Unequal]:
    document, data = job
    known, was = REWRITINGS | producers(), read(data)
    return [compare(name, document, was, data, known[name]) for name in names]


def run(data: dict[str, bytes], names: Sequence[str], jobs: int) -> Iterable[Unequal]:
    """Compare every document with each of its rewritings."""
    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(partial(_compare_all, names), data.items()):
            yield from found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdfs", nargs="*", type=Path)
    parser.add_argument("--only", default="", help="rewritings whose names hold this word")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args(arguments)
    data = documents(asked.pdfs)
    names = [name for name in (*REWRITINGS, *producers()) if asked.only in name]
    rows: dict[str, list[Unequal]] = {name: [] for name in names}
    for one in run(data, names, asked.jobs):
        rows[one.rewriting].append(one)
        if one.entries or one.statements:
            print(one, file=sys.stderr, flush=True)
    print("| 改写 | 文件 | 表格数不同的文件 | 不同的格 | 情况说明的数不同 | 例 |")
    print("|---|---:|---:|---:|---:|---|")
    for name, found in rows.items():
        unlike = [one for one in found if one.entries]
        cells = sum(one.entries for one in unlike)
        told = sum(max(one.statements, 0) for one in found)
        shown = [one for one in found if one.entries or one.statements]
        example = f"{shown[0].document}：{shown[0].note}"[:120] if shown else ""
        print(f"| {name} | {len(found)} | {len(unlike)} | {cells} | {told} | {example} |")
    return int(any(one.entries for found in rows.values() for one in found))


if __name__ == "__main__":
    sys.exit(main())
