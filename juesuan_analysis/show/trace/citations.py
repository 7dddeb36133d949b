"""Where the numbers of an analysis are published: notes for Word and Excel, and page crops."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from juesuan_analysis.analysis.cite import footnotes
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.show.trace.crop import Crops
from juesuan_analysis.show.trace.library import Library
from juesuan_analysis.show.trace.trace import trace
from juesuan_analysis.store import Store

HEADS = {
    "row": "行",
    "about": "所指",
    "department": "部门",
    "year": "年度",
    "where": "位置",
    "amount": "数",
    "measure_unit": "计量单位",
    "printed": "原印",
    "source": "文件",
    "page": "页",
    "standing": "印证",
    "grade": "印证等级",
    "ref": "标识",
}
_TITLE = "出处"


def write_citations(citations: pd.DataFrame, path: str | Path) -> Path:
    """Write what :func:`~juesuan_analysis.analysis.cite` gives into a document.

    Parameters
    ----------
    citations
        The cells behind a table.
    path
        ``.docx``: numbered notes, to paste below a table. ``.xlsx``: a sheet 出处, one row for each
        cell.

    Raises
    ------
    JuesuanError
        Another kind of file.
    """
    target = Path(path)
    if target.suffix == ".xlsx":
        _sheet(citations[list(HEADS)].rename(columns=HEADS), target)
        return target
    if target.suffix != ".docx":
        raise JuesuanError(
            f"出处可以写成 .docx 或 .xlsx，不能写成 {target.suffix or '没有后缀的文件'}"
        )
    # Who writes no Word does not wait for it.
    from docx import Document

    document = Document()
    document.add_heading(_TITLE, 1)
    for note in footnotes(citations):
        document.add_paragraph(note)
    document.save(str(target))
    return target


def _sheet(shown: pd.DataFrame, target: Path) -> None:
    """Write a sheet in which text stays text: a name that begins with = is no formula."""
    with pd.ExcelWriter(target, engine="openpyxl") as book:
        shown.to_excel(book, sheet_name=_TITLE, index=False)
        for row in book.sheets[_TITLE].iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"


def citation_crops(citations: pd.DataFrame, pdfs: str | Path | Library, store: Store) -> Crops:
    """Cut the cells behind a table out of their pages, one picture for each page.

    Raises
    ------
    DocumentError
        A PDF is not there, or is another version.
    """
    rows = pd.DataFrame([store.find(ref) for ref in citations["ref"].drop_duplicates()])
    crops = trace(rows, pdfs)
    return crops if isinstance(crops, Crops) else Crops([crops])
