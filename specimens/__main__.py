"""Typeset ``data/raw``: ``python -m specimens data/raw``; or a folder with everything at once.

``python -m specimens mixed FOLDER`` writes the latter.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from specimens import taierzhuang
from specimens.accounts import Accounts
from specimens.layouts import LAYOUTS
from specimens.misprints import accounts as misprints_accounts
from specimens.misprints import typeset_with_misprints
from specimens.mixed import mixed
from specimens.panel import panel
from specimens.typeset import typeset

_HEADER = ("file", "region", "department", "scope", "year", "source", "fetched")
_PUBLISHED = "按公开数字重新排版"
_INVENTED = "虚构"
_ODD = "虚构，有意印错三处，项目绩效另有两处"
_FAULTY = "虚构_东湖区国资局_2024_有误.pdf"


def _write(folder: Path, name: str, accounts: Accounts, layout: str) -> None:
    (folder / name).write_bytes(typeset(accounts, LAYOUTS[layout]))


def main(folder: Path) -> None:
    """Write the PDFs and their manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [("台儿庄区政府办公室_2024.pdf", "", "", "", "", _PUBLISHED, "")]
    _write(folder, rows[0][0], taierzhuang.accounts(), "山东")
    for accounts, layout in panel():
        name = f"虚构_{accounts.department.removeprefix('虚构省甲市')}_{accounts.year}.pdf"
        _write(folder, name, accounts, layout)
        rows.append((name, accounts.region, "", "", "", _INVENTED, ""))
    (folder / _FAULTY).write_bytes(typeset_with_misprints())
    rows.append(
        (
            _FAULTY,
            misprints_accounts().region,
            "",
            "",
            "",
            "虚构，有意印错三处，项目绩效另有两处",
            "",
        )
    )
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADER)
        writer.writerows(rows)


if __name__ == "__main__" and sys.argv[1:2] == ["mixed"]:
    mixed(Path(sys.argv[2]))
elif __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "data/raw"))
