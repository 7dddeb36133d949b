"""The optional ``manifest.csv`` beside the PDFs: what the analyst knows better than the file."""

from __future__ import annotations

import csv
import io

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.extraction.sources import Address, read_text

NAME = "manifest.csv"
OVERRIDES = ("region", "department", "scope", "year")


def read_manifest(folder: Address) -> dict[str, dict[str, str]]:
    """Read ``manifest.csv`` (file, region, department, scope, year, source, fetched), if it exists.

    Returns
    -------
    File name to its non-empty fields.

    Raises
    ------
    DocumentError
        The table has no column ``file``, or a year that is not a number.
    """
    text = read_text(f"{folder}/{NAME}" if isinstance(folder, str) else folder / NAME)
    if text is None:
        return {}
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if "file" not in (reader.fieldnames or ()):
        raise DocumentError("清单有误", f"{NAME} 缺少 file 一列")
    rows = [{k: v.strip() for k, v in row.items() if k and v and v.strip()} for row in reader]
    for row in rows:
        if "year" in row and not row["year"].isdigit():
            raise DocumentError(
                "清单有误", f"{NAME} 里 {row.get('file')} 的 year 不是年份：{row['year']}"
            )
    return {row["file"]: row for row in rows if "file" in row}


def overrides_of(fields: dict[str, str]) -> dict[str, str]:
    """The fields of a manifest row that override what the document says of itself."""
    return {name: fields[name] for name in OVERRIDES if name in fields}
