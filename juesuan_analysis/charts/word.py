"""The charts of a disclosure as a Word document, in the narrative's order, ready to paste."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from matplotlib.figure import Figure

from juesuan_analysis.frozen import frozen

_DPI = 200
_WIDTH = Cm(15)
_BODY, _HEAD = "宋体", "黑体"  # what offices set their accounts in
_BLACK = RGBColor(0, 0, 0)
_NUMERALS = "一二三四五六七八九十"
# What XML cannot hold, and marks that turn the direction of text around.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@frozen
class Plate:
    """A chart with the section it belongs to, its caption and what it says in words."""

    section: str
    caption: str
    figure: Figure
    sentences: Sequence[str]


def write_docx(title: str, plates: Sequence[Plate], path: str | Path) -> Path:
    """Write charts into a Word document: headings, sentences, pictures, captions 图1, 图2 ….

    Parameters
    ----------
    title
        Set above everything.
    plates
        In the order in which they are to stand; those of one section share a heading.
    path
        A ``.docx`` file; replaced where it exists.
    """
    document = titled(title)
    section, count = "", 0
    for number, plate in enumerate(plates, 1):
        if plate.section != section:
            section, count = plate.section, count + 1
            _heading(document, f"{_NUMERALS[count - 1]}、{section}说明", 1)
        _plate(document, number, plate)
    target = Path(path)
    document.save(str(target))
    return target


def titled(title: str) -> Any:  # noqa: ANN401
    """Begin a Word document on A4, in the fonts that offices use, with a title."""
    document = Document()
    _page(document)
    _fonts(document)
    _heading(document, title, 0)
    return document


def fit(text: str) -> str:
    """Leave out of a text what a Word document cannot hold."""
    return _UNFIT.sub("", text)


def _page(document: Any) -> None:  # noqa: ANN401
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.8)
    page.top_margin = page.bottom_margin = Cm(2.5)


def _fonts(document: Any) -> None:  # noqa: ANN401
    """Name the fonts that Word on a Chinese machine has; Latin text and digits follow."""
    for name, font, size in (
        ("Normal", _BODY, 12),
        ("Title", _HEAD, 18),
        ("Heading 1", _HEAD, 14),
        ("Caption", _BODY, 10.5),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        style.font.color.rgb = _BLACK
        properties = style.element.get_or_add_rPr()
        _chinese(properties)
        fonts = properties.get_or_add_rFonts()
        for attribute in ("w:eastAsia", "w:hAnsi", "w:ascii"):
            fonts.set(qn(attribute), font)
        # A theme's font goes before the one that is named, and python-docx's template has one.
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)


def _chinese(properties: Any) -> None:  # noqa: ANN401
    """Say the language, which decides where in its square a comma stands."""
    for language in properties.findall(qn("w:lang")):
        properties.remove(language)
    language = properties.makeelement(qn("w:lang"), {qn("w:eastAsia"): "zh-CN"})
    properties.append(language)


def _heading(document: Any, text: str, level: int) -> None:  # noqa: ANN401
    heading = document.add_heading(fit(text), level)
    if level == 0:
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        # The template draws a blue line under the title; offices' papers have none.
        for border in heading.style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)


def _plate(document: Any, number: int, plate: Plate) -> None:  # noqa: ANN401
    for sentence in plate.sentences:
        paragraph = document.add_paragraph(fit(sentence))
        paragraph.paragraph_format.first_line_indent = Pt(24)
        # A sentence at the foot of a page would be parted from the chart that it tells.
        paragraph.paragraph_format.keep_with_next = True
    picture = document.add_picture(_png(plate.figure), width=_WIDTH)
    told = fit(f"{plate.caption}。{''.join(plate.sentences)}")
    picture._inline.docPr.set("descr", told)  # read aloud, and kept when the picture is not shown
    last = document.paragraphs[-1]
    last.alignment, last.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
    caption = document.add_paragraph(f"图{number}　{fit(plate.caption)}", style="Caption")
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _png(figure: Figure) -> io.BytesIO:
    buffer = io.BytesIO()
    # matplotlib writes its version into every picture: without it the same data gives the same
    # bytes.
    figure.savefig(buffer, format="png", dpi=_DPI, facecolor="white", metadata={"Software": None})
    buffer.seek(0)
    return buffer
