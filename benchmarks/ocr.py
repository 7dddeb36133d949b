"""Measure the reading of scans: documents are made into scans and read back.

    python benchmarks/ocr.py [--pages N]

What the same pages give from their text is the truth. A number counts as silently wrong when it
differs (or stands where none is printed), the recogniser was sure of it, and no identity that does
not hold involves it: nobody would be warned. Documents are those of ../shared/corpus where it is
there, and typeset specimens. Seconds are those of the processor: ``OMP_NUM_THREADS=1`` keeps
idle threads out of them. Prints a table in Markdown; docs/ocr.md holds one.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pypdfium2 as pdfium

from juesuan_analysis.disclosure.document import Extract, extract_document
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import CONFLICT, NOT_READ, Key
from juesuan_analysis.identities.book import key_of
from specimens.layouts import LAYOUTS
from specimens.panel import panel
from specimens.scanned import Copier, scan
from specimens.typeset import typeset

CORPUS = Path("../shared/corpus")
SURE = 0.9
WHO = {"year": "2024", "department": "虚构"}  # only form pages are read: the cover is left out
COPIERS = {
    "300 dpi": Copier(300),
    "200 dpi，歪 1.2°，灰底，噪点": Copier(200, 1.2, 6, 232, 0.5),
    "200 dpi，歪 −1.7°，红章": Copier(200, -1.7, 4, 245, 0.4, seal=True),
    "200 dpi，转 90°": Copier(200, 0.6, 4, 240, 0.4, turn=1),
    "150 dpi，歪 1.0°，噪点，模糊": Copier(150, 1.0, 8, 232, 0.7),
    "100 dpi，歪 0.8°，噪点": Copier(100, 0.8, 6, 240, 0.4),
    "72 dpi，噪点，模糊": Copier(72, 0.5, 8, 235, 0.6, quality=60),
}


@dataclass(frozen=True)
class Score:
    """What became of the numbers of one scan."""

    printed: int
    right: int
    wrong: int
    missing: int
    extra: int
    silent: int
    unread: int
    seconds: float
    pages: int


def documents() -> Iterator[tuple[str, bytes]]:
    """Yield the documents to scan."""
    for name in ("台儿庄_区政府办公室_2024.pdf", "上海普陀_区规划和自然资源局_2024.pdf"):
        if (CORPUS / name).exists():
            yield name, (CORPUS / name).read_bytes()
    accounts = next(one for one, _ in panel())
    yield "虚构，单位：元", typeset(accounts, LAYOUTS["元"])


def pages_of(pdf: bytes, most: int) -> list[int]:
    """Pages (from 1) with forms, at most so many."""
    return sorted({entry.place.page for entry in read(pdf).entries})[:most]


def only(pdf: bytes, pages: list[int]) -> bytes:
    """Keep these pages of a document."""
    source, target = pdfium.PdfDocument(pdf), pdfium.PdfDocument.new()
    target.import_pages(source, [page - 1 for page in pages])
    with tempfile.TemporaryFile() as file:
        target.save(file)
        file.seek(0)
        return file.read()


def read(pdf: bytes) -> Extract:
    """Extract a document that is in memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.pdf"
        path.write_bytes(pdf)
        return extract_document(path, WHO)


def amounts(extract: Extract) -> dict[Key, Entry]:
    """Entries that hold a number."""
    return {key_of(entry): entry for entry in extract.entries if entry.amount is not None}


def warned(extract: Extract) -> set[Key]:
    """Numbers in a conflict, or in an identity that could not be judged for a misreading."""
    bad = (f for f in extract.verdict.findings if f.outcome in (CONFLICT, NOT_READ))
    return {term.key for finding in bad for term in finding.terms}


def score(truth: Extract, extract: Extract, seconds: float) -> Score:
    """Compare a scan's numbers with those of the text."""
    want, got = amounts(truth), amounts(extract)
    right = [k for k in want if k in got and got[k].amount == want[k].amount]
    wrong = [k for k in want if k in got and got[k].amount != want[k].amount]
    extra = [k for k in got if k not in want and got[k].amount != Decimal(0)]
    told = warned(extract)
    silent = [k for k in (*wrong, *extra) if (got[k].confidence or 0) >= SURE and k not in told]
    for key in (*wrong, *extra):
        printed = want[key].amount if key in want else "—"
        print(f"<!-- {key} {printed} → {got[key].printed} {got[key].confidence} -->")
    missing = len(want) - len(right) - len(wrong)
    counts = (len(want), len(right), len(wrong), missing, len(extra), len(silent))
    return Score(*counts, len(extract.unread), seconds, extract.pages)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=4, help="form pages of each document")
    arguments = parser.parse_args()
    print("| 文件 | 扫描 | 有数 | 读对 | 读错 | 缺 | 多 | 错而不知 | 没有采用 | 处理器秒/页 |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, pdf in documents():
        kept = only(pdf, pages_of(pdf, arguments.pages))
        truth = read(kept)
        for kind, copier in COPIERS.items():
            scanned = scan(kept, copier)
            start = time.process_time()
            try:
                extract = read(scanned)
            except DocumentError as error:
                print(f"| {name} | {kind} | {len(amounts(truth))} | 0 | {error} |", flush=True)
                continue
            s = score(truth, extract, time.process_time() - start)
            cells = (s.printed, s.right, s.wrong, s.missing, s.extra, s.silent, s.unread)
            row = f"| {name} | {kind} | {' | '.join(map(str, cells))} | {s.seconds / s.pages:.1f} |"
            print(row, flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
