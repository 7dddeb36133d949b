"""Where there is no page, the table around the cell is shown, under its header."""

import pandas as pd
import pytest
from declared.small import workbook
from tracing.pictures import pixels

from juesuan_analysis.disclosure.document import extract_document
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.fingerprint import sha256_of
from juesuan_analysis.show.trace.neighbourhood import head_of, laid_page
from juesuan_analysis.show.trace.trace import trace


def row(path, code):
    entries = extract_document(path).entries
    found = next(e for e in entries if e.code == code and e.measure == "基本支出")
    place = {n: getattr(found.place, n) for n in ("page", "x0", "y0", "x1", "y1", "place")}
    own = {n: getattr(found, n) for n in ("form", "side", "line", "measure", "printed", "amount")}
    about = {"department": "虚构市甲局", "year": 2023, "standing": None, "grade": None}
    source = {"source": path.name, "source_sha256": sha256_of(path)}
    return pd.Series(own | place | about | source)


def test_a_cell_is_framed_in_its_table(tmp_path):
    workbook(tmp_path / "虚构.xlsx")
    crop = trace(row(tmp_path / "虚构.xlsx", "2010101"), tmp_path)
    assert crop.caption.endswith("03表/D8")
    flat = [pixel for line in pixels(crop.png) for pixel in line]
    assert any(red > 150 and green < 80 for red, green, _ in flat)
    assert any(max(pixel) < 100 for pixel in flat)


def test_the_header_is_shown_above_rows_that_are_far_from_it(tmp_path):
    workbook(tmp_path / "虚构.xlsx")
    page = laid_page(tmp_path / "虚构.xlsx", 2)
    last = page.grids[0].ys[-2]
    head = head_of(page, page.spots[0][0].__class__(2, 0, last, 100, last + 20))
    assert head is not None and head.y1 < last
    assert head_of(page, page.spots[0][0].__class__(2, 0, 0, 100, last)) is None


def test_another_version_of_the_file_is_refused(tmp_path):
    workbook(tmp_path / "虚构.xlsx")
    found = row(tmp_path / "虚构.xlsx", "201")
    workbook(tmp_path / "虚构.xlsx", pattern="0.00")
    with pytest.raises(DocumentError, match="不是同一版本"):
        trace(found, tmp_path)
