"""The pictures of stages: a part of the page with what the words speak of drawn over it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from juesuan_analysis.fonts import FILES
from juesuan_analysis.show.explain.stage import (
    CELL,
    FIGURE,
    GRID,
    HEAD,
    LOST,
    NAME,
    TITLE,
    Mark,
    Stage,
)
from juesuan_analysis.show.trace.drawing import Canvas, canvas_of, wrapped
from juesuan_analysis.show.trace.neighbourhood import INK, PAPER

_Colour = tuple[int, int, int]
_LOOKS: dict[str, tuple[_Colour, _Colour | None]] = {
    HEAD: ((150, 70, 170), (246, 234, 250)),
    TITLE: ((20, 140, 90), (226, 246, 236)),
    NAME: ((200, 120, 10), (255, 240, 208)),
    FIGURE: ((200, 30, 30), (255, 226, 226)),
    LOST: ((200, 30, 30), (255, 226, 226)),
    GRID: ((40, 110, 200), None),
}  # of the frame, and within it; drawn in this order
_DPI, _CLOSE = 130, 300
_WIDEST = 1500
_THICK, _TAG, _TEXT, _HEADING, _PAD = 2, 17, 21, 24, 14


def picture(path: Path, stage: Stage) -> Image.Image | None:
    """Draw a stage; None where it is about no place."""
    if not stage.marks:
        return None
    places = [mark.place for mark in stage.marks]
    canvas = canvas_of(path, places, stage.around, _CLOSE if stage.title == CELL else _DPI)
    drawn = _numbered(_framed(canvas, stage.marks), canvas, stage.marks)
    if drawn.width > _WIDEST:
        drawn = drawn.resize((_WIDEST, round(drawn.height * _WIDEST / drawn.width)))
    return drawn


def _framed(canvas: Canvas, marks: Sequence[Mark]) -> Image.Image:
    """Frames lie over the page like ink on film: what is printed under them can be read."""
    film = Image.new("RGB", canvas.picture.size, PAPER)
    pen = ImageDraw.Draw(film)
    for mark in sorted(marks, key=lambda mark: list(_LOOKS).index(mark.look)):
        colour, within = _LOOKS[mark.look]
        x0, y0, x1, y1 = canvas.pixels(mark.place)
        box = (x0 - 1, y0 - 1, x1 + 1, y1 + 1)
        pen.rectangle(box, within, colour, _THICK if within else 1)
    return ImageChops.multiply(canvas.picture, film)


def _numbered(drawn: Image.Image, canvas: Canvas, marks: Sequence[Mark]) -> Image.Image:
    """Set the numbers of marks above them, in discs of their colours."""
    pen = ImageDraw.Draw(drawn)
    font = ImageFont.truetype(FILES[1], _TAG)
    for mark in marks:
        if mark.number is not None:
            x0, y0, x1, _ = canvas.pixels(mark.place)
            r = _TAG * 0.75
            x, y = (x0 + x1) / 2, max(y0 - r, r)
            pen.ellipse((x - r, y - r, x + r, y + r), fill=_LOOKS[mark.look][0])
            pen.text((x, y), str(mark.number), PAPER, font, anchor="mm")
    return drawn


def sheet(heading: str, stages: Sequence[tuple[Stage, Image.Image | None]]) -> Image.Image:
    """Set all stages one below the other, each with its words under it."""
    width = max([900, *(drawn.width for _, drawn in stages if drawn)]) + 2 * _PAD
    parts = [_written([heading], width, _HEADING, bold=True)]
    for number, (stage, drawn) in enumerate(stages, start=1):
        parts.append(_written([f"{number}. {stage.title}"], width, _TEXT, bold=True))
        if drawn:
            parts.append(_padded(drawn, width))
        parts.append(_written(stage.words, width, _TEXT))
    whole = Image.new("RGB", (width, sum(part.height for part in parts)), PAPER)
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    return whole


def _padded(drawn: Image.Image, width: int) -> Image.Image:
    part = Image.new("RGB", (width, drawn.height + _PAD), PAPER)
    part.paste(drawn, (_PAD, 0))
    return part


def _written(words: Sequence[str], width: int, size: int, *, bold: bool = False) -> Image.Image:
    font = ImageFont.truetype(FILES[1 if bold else 0], size)
    lines = [line for text in words for line in wrapped(text, font, width - 2 * _PAD)]
    step = round(size * 1.5)
    part = Image.new("RGB", (width, step * len(lines) + _PAD), PAPER)
    pen = ImageDraw.Draw(part)
    for i, line in enumerate(lines):
        pen.text((_PAD, i * step + _PAD / 2), line, INK, font)
    return part
