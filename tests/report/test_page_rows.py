"""The page account in a report: pages alike together, each page with amounts by itself."""

from __future__ import annotations

from juesuan_analysis.show.report.page_rows import PageRow, page_rows

_NONE = dict.fromkeys(("printed", "entered", "stated", "annexed", "told", "outside", "unseen"), 0)


def _page(number: int, role: str, forms: list[int] | None = None, **more: object) -> dict:
    return {"page": number, "role": role, "forms": forms or [], "note": ""} | _NONE | more


def test_pages_alike_without_amounts_are_one_row() -> None:
    rows = page_rows([_page(1, "封面"), _page(2, "概况"), _page(3, "概况")])
    assert [(row.pages, row.role) for row in rows] == [
        ("1", "封面"),
        ("2–3", "概况"),
        ("合计", ""),
    ]


def test_a_form_has_its_number_and_its_sums() -> None:
    pages = [_page(4, "公开表", [5], printed=2, entered=2, unseen=1, note="9.99（与底色相同）")]
    assert page_rows(pages) == [
        PageRow("4", "公开05表", (2, 2, 0, 0, 0, 0), "9.99（与底色相同）"),
        PageRow("合计", "", (2, 2, 0, 0, 0, 0), "1 个"),
    ]


def test_what_an_earlier_version_read_has_no_rows() -> None:
    assert page_rows(None) == []
