"""Draw ruled tables with reportlab: a second typesetter beside Typst, for awkward pages."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT, SIZE, ROW = "STSong-Light", 8, 16
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

FORM3_HEADER = [
    "科目编码",
    "科目名称",
    "本年支出合计",
    "基本支出",
    "项目支出",
    "上缴上级支出",
    "经营支出",
    "对附属单位补助支出",
]
FORM3_WIDTHS = [50, 110, 60, 60, 60, 60, 60, 80]


def canvas(path: Path, size: tuple[float, float] = (595, 842)) -> Canvas:
    page = Canvas(str(path), pagesize=size, invariant=1)
    page.setFont(FONT, SIZE)
    return page


def text(
    page: Canvas, x: float, y: float, words: str, right: bool = False, mode: int | None = None
) -> None:
    page.setFont(FONT, SIZE)
    (page.drawRightString if right else page.drawString)(x, y, words, mode=mode)


def small_disclosure(
    page: Canvas, rows: list[list[str]], name: str = "虚构市甲局", year: int = 2024
) -> None:
    """A cover, and form 3 with some rows."""
    text(page, 100, 700, name)
    text(page, 100, 680, f"{year}年度部门决算")
    page.showPage()
    form3(page, rows)
    page.showPage()


def table(
    page: Canvas,
    x: float,
    top: float,
    widths: list[float],
    rows: list[list[str]],
    *,
    row_rules: bool = True,
    top_rule: bool = True,
) -> float:
    """Draw a table and return the height of its bottom; numbers are set to the right."""
    bottom = top - ROW * len(rows)
    edges = [x + sum(widths[:i]) for i in range(len(widths) + 1)]
    for edge in edges:
        page.line(edge, top, edge, bottom)
    for i in range(len(rows) + 1):
        inner = 0 < i < len(rows)
        if (inner and (row_rules or i == 1)) or i == len(rows) or (i == 0 and top_rule):
            page.line(edges[0], top - ROW * i, edges[-1], top - ROW * i)
    for i, row in enumerate(rows):
        for j, words in enumerate(row):
            number = words[:1].isdigit() and ("." in words or "," in words)
            at = edges[j + 1] - 1 if number else edges[j] + 1
            text(page, at, top - ROW * (i + 1) + 4, words, right=number)
    return bottom


def form3(page: Canvas, rows: list[list[str]], *, unit: str = "万元", **rules: bool) -> float:
    """Draw 支出决算表 with its title, header and rows."""
    text(page, 250, 800, "支出决算表")
    text(page, 480, 780, f"单位：{unit}")
    return table(page, 20, 770, FORM3_WIDTHS, [FORM3_HEADER, *rows], **rules)
