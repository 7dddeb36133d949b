"""Write the reports of disclosures, one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from juesuan_analysis.show.report.dossier import Dossier, dossiers
from juesuan_analysis.show.report.names import file_names, targets
from juesuan_analysis.show.trace import Library
from juesuan_analysis.store import Store

Rows = Sequence[Mapping[str, Any]]


def write_pages(store: Store, rows: Rows, out: Path, library: Library) -> Iterator[Path]:
    """Write one HTML page for each disclosure.

    Parameters
    ----------
    store, rows
        The disclosures, as :func:`~juesuan_analysis.show.report.dossier.chosen` gives them.
    out
        A file (``.html``), to whose name department and year are added where there are several
        disclosures; or a folder.
    library
        Where the PDFs are.

    Yields
    ------
    Path
        Each page when it is written.
    """
    from juesuan_analysis.show.report.page import page

    yield from _write(
        store, rows, targets(out, rows, ".html"), lambda one: page(one, library).encode()
    )


def write_workbooks(store: Store, rows: Rows, out: Path) -> Iterator[Path]:
    """Write one workbook for each disclosure; ``out`` as for pages, with ``.xlsx``."""
    from juesuan_analysis.show.report.workbook import workbook

    yield from _write(store, rows, targets(out, rows, ".xlsx"), workbook)


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
    store: Store, rows: Rows, paths: Sequence[Path], content: Callable[[Dossier], bytes]
) -> Iterator[Path]:
    for path, one in zip(paths, dossiers(store, rows), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(one))
        yield path
