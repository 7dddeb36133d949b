"""Time the whole extraction against ``camelot.read_pdf(pages="all")`` with its defaults.

    python benchmarks/extraction.py [FOLDER] [--runs N]

One process, the same files, turn and turn about in one run, so that a machine's mood falls on both.
FOLDER defaults to ../shared/corpus where it is there, else to data/raw. Beside the times stands how
many of the printed amounts each gets: a cell of its own holding just that amount (for Camelot), or
an entry with that amount (for us); truths (*.truth.tsv) are needed for that.
"""

from __future__ import annotations

import argparse
import statistics
import time
import warnings
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import camelot

from juesuan_analysis.extraction.document import extract_document
from juesuan_analysis.forms.amount import parse_amount

CORPUS = Path("../shared/corpus")


def ours(path: Path) -> Counter[Decimal]:
    """Amounts that our extraction gives."""
    return Counter(e.amount for e in extract_document(path).entries if e.amount is not None)


def camelot_defaults(path: Path) -> Counter[Decimal]:
    """Amounts that stand alone in a cell of Camelot's tables."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tables = camelot.read_pdf(path, pages="all")
    cells = (cell for table in tables for row in table.data for cell in row)
    found = (parse_amount(cell, "万元") for cell in cells)
    return Counter(amount for amount in found if amount is not None)


def printed(path: Path) -> Counter[Decimal]:
    """Amounts that the truth beside a PDF lists."""
    truth = path.with_suffix(".truth.tsv")
    rows = truth.read_text("utf-8").splitlines()[1:] if truth.exists() else []
    return Counter(Decimal(r.split("\t")[-1]) for r in rows if not r.split("\t")[0].endswith("?"))


def timed(read: Callable[[Path], Counter[Decimal]], path: Path) -> tuple[float, Counter[Decimal]]:
    """Seconds and result of one reading."""
    start = time.perf_counter()
    result = read(path)
    return time.perf_counter() - start, result


def main() -> None:
    """Print a table of times, ratios and amounts found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=CORPUS if CORPUS.is_dir() else Path("data/raw")
    )
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.pdf"))
    extract_document(paths[0])  # imports and caches are not what is measured
    totals: dict[str, list[float]] = {"ours": [], "camelot": []}
    for turn in range(arguments.runs):
        spent: Counter[str] = Counter()
        for path in paths:
            mine, amounts = timed(ours, path)
            theirs, cells = timed(camelot_defaults, path)
            spent.update(ours=mine, camelot=theirs)  # type: ignore[arg-type]
            if turn == 0:
                want = printed(path)
                print(
                    f"{path.name}: "
                    f"ours {mine:.2f} s, {(amounts & want).total()} of {want.total()}; "
                    f"camelot {theirs:.2f} s, {(cells & want).total()} of {want.total()}"
                )
        totals["ours"].append(spent["ours"])
        totals["camelot"].append(spent["camelot"])
    ratios = [c / o for o, c in zip(totals["ours"], totals["camelot"], strict=True)]
    mine, theirs = (statistics.median(totals[name]) for name in ("ours", "camelot"))
    spread = f"{min(ratios):.1f} / {statistics.median(ratios):.1f} / {max(ratios):.1f}"
    print(
        f"{len(paths)} documents, {arguments.runs} runs: "
        f"ours {mine:.2f} s, camelot {theirs:.2f} s, ratio {spread} (min / median / max)"
    )


if __name__ == "__main__":
    main()
