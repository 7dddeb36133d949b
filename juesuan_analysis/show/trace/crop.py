"""A picture of a part of a page with the cells marked that it is about."""

from __future__ import annotations

import base64
import html
from dataclasses import field
from pathlib import Path

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.trace.drawing import with_caption


@frozen
class PageCrop:
    """A part of a page of a PDF, with frames around what it is evidence for.

    A notebook shows it as a picture with its caption.

    Attributes
    ----------
    png
        The picture without the caption.
    caption
        Department, year, form, line, measure, what is printed, and the page.
    source, page
        File name of the PDF, and the page, counted from 1.
    region
        The part of the page that is shown; points from the top left of the page as seen.
    marks
        The framed places.
    """

    png: bytes = field(repr=False)
    caption: str
    source: str
    page: int
    region: Place
    marks: tuple[Place, ...]

    def _repr_png_(self) -> bytes:
        return with_caption(self.png, self.caption)

    def save(self, path: str | Path) -> Path:
        """Write the picture with its caption as PNG and return the path."""
        target = Path(path)
        target.write_bytes(self._repr_png_())
        return target

    def data_uri(self) -> str:
        """Give the picture for an ``<img>`` that needs no other file."""
        return f"data:image/png;base64,{base64.b64encode(self.png).decode('ascii')}"


class Crops(tuple[PageCrop, ...]):
    """Crops of several pages, in the order of the pages; a notebook shows them all."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return "".join(
            f'<figure><img src="{crop.data_uri()}" alt="{html.escape(crop.caption)}" '
            f'style="max-width:100%"><figcaption>{html.escape(crop.caption)}</figcaption></figure>'
            for crop in self
        )

    def save(self, folder: str | Path) -> list[Path]:
        """Write each crop as ``01.png``, ``02.png``, … into a folder, made if need be."""
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        return [crop.save(target / f"{i:02d}.png") for i, crop in enumerate(self, 1)]
