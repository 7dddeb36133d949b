"""The page account as a frame: a row for each page, and sums by what the pages are."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis import by_role, page_account

_WHO = {
    "disclosure_id": "甲|2024",
    "source": "甲.pdf",
    "region": None,
    "department": "甲局",
    "year": 2024,
}
_NONE = dict.fromkeys(("printed", "entered", "stated", "annexed", "told", "outside", "unseen"), 0)


def _page(number: int, role: str, **counts: int) -> dict[str, object]:
    return {"page": number, "role": role, "forms": [], "note": ""} | _NONE | counts


_PAGES = [
    _page(1, "封面"),
    _page(2, "公开表", printed=3, entered=2, told=1),
    _page(3, "公开表", printed=1, entered=1),
]


def test_each_page_is_a_row() -> None:
    frame = page_account(pd.DataFrame([_WHO | {"accounts": _PAGES}]))
    assert frame[["department", "page", "role", "printed", "told"]].to_numpy().tolist() == [
        ["甲局", 1, "封面", 0, 0],
        ["甲局", 2, "公开表", 3, 1],
        ["甲局", 3, "公开表", 1, 0],
    ]


def test_what_an_earlier_version_read_has_no_rows() -> None:
    assert page_account(pd.DataFrame([_WHO | {"accounts": None}])).empty


def test_pages_of_one_role_are_added_up() -> None:
    sums = by_role(page_account(pd.DataFrame([_WHO | {"accounts": _PAGES}])))
    assert sums[["role", "pages", "printed", "entered"]].to_numpy().tolist() == [
        ["封面", 1, 0, 0],
        ["公开表", 2, 4, 3],
    ]
