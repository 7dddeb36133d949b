"""Write the reports of disclosures, one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from juesuan_analysis.show.report.dossier import Dossier, dossiers
from juesuan_analysis.show.report.names import file_names, targets
from juesuan_analysis.show.report.side_by_side import in_order
from juesuan_analysis.show.trace import Library
from juesuan_analysis.store import Store
from juesuan_analysis.store.package import FILE, book, package

Row = Mapping[str, Any]
Rows = Sequence[Row]
Content = Callable[[Dossier], bytes]


def write_pages(
    store: Store, rows: Rows, out: Path, library: Library, jobs: int = 1
) -> Iterator[Path]:
    """Write one HTML page for each disclosure, and an index of them.

    Parameters
    ----------
    store, rows
        The disclosures, as :func:`~juesuan_analysis.show.report.dossier.chosen` gives them.
    out
        A file (``.html``), to whose name department and year are added where there are several
        disclosures, and which is their index then; or a folder, whose index is ``index.html``.
    library
        Where the PDFs are.
    jobs
        How many processes draw the pages.

    Yields
    ------
    Path
        Each page when it is written, the index last.
    """
    # Who writes no pages does not wait for their charts.
    from juesuan_analysis.show.report.index import index, index_of
    from juesuan_analysis.show.report.page import page

    paths, snapshot = targets(out, rows, ".html"), store.snapshot_id
    content = partial(_page, page, library)
    yield from _write(store, rows, paths, content, snapshot, jobs)
    if (where := index_of(out, paths)) is not None:
        where.write_text(index(store, rows, paths, where.parent, snapshot), encoding="utf-8")
        yield where


def _page(page: Callable[[Dossier, Library], str], library: Library, one: Dossier) -> bytes:
    return page(one, library).encode()


def write_workbooks(store: Store, rows: Rows, out: Path, jobs: int = 1) -> Iterator[Path]:
    """Write one workbook for each disclosure; ``out`` as for pages, with ``.xlsx``.

    A folder of them gets ``datapackage.json`` as well, which says what they are.
    """
    from juesuan_analysis.show.report.workbook import workbook

    paths, snapshot = targets(out, rows, ".xlsx"), store.snapshot_id
    yield from _write(store, rows, paths, workbook, snapshot, jobs)
    if paths and out.suffix.lower() != ".xlsx":
        described = out / FILE
        titles = [f"{row['department']} {row['year']} 年度部门决算" for row in rows]
        books = [
            book(path.name, title, n)
            for n, (path, title) in enumerate(zip(paths, titles, strict=True), 1)
        ]
        described.write_bytes(package(f"juesuan-{snapshot}", "部门决算公开数据", books, snapshot))
        yield described


def write_papers(store: Store, rows: Rows, out: Path) -> Iterator[Path]:
    """Write a letter and a working paper for each disclosure with conflicts.

    Parameters
    ----------
    store, rows
        As for pages.
    out
        A folder.

    Yields
    ------
    Path
        ``…_致函.docx``, ``…_工作底稿.docx`` and ``…_工作底稿.xlsx``.
    """
    from juesuan_analysis.facts.finding import CONFLICT
    from juesuan_analysis.show.report import papers

    kinds = (
        ("_致函.docx", papers.letter),
        ("_工作底稿.docx", papers.working_paper),
        ("_工作底稿.xlsx", papers.working_sheet),
    )
    for name, one in zip(file_names(rows), dossiers(store, rows), strict=True):
        if (one.findings["outcome"] == CONFLICT).any():
            out.mkdir(parents=True, exist_ok=True)
            for ending, content in kinds:
                path = out / f"{name}{ending}"
                path.write_bytes(content(one))
                yield path


def _write(
    store: Store, rows: Rows, paths: Sequence[Path], content: Content, snapshot: str, jobs: int
) -> Iterator[Path]:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
    work = partial(_some, store, content, snapshot)
    yield from in_order(work, list(zip(rows, paths, strict=True)), jobs)


def _some(
    store: Store, content: Content, snapshot: str, asked: Sequence[tuple[Row, Path]]
) -> list[Path]:
    """Write the files of some disclosures."""
    rows, paths = [row for row, _ in asked], [path for _, path in asked]
    for path, one in zip(paths, dossiers(store, rows, snapshot), strict=True):
        path.write_bytes(content(one))
    return paths
