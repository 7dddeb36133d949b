"""What a producer writes of its fonts, written otherwise; the glyphs stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf

from specimens.rewritings.saving import opened, saved

_HEIGHTS = ("/Ascent", "/Descent", "/CapHeight", "/XHeight")


def heights_in(units: int) -> Callable[[bytes], bytes]:
    """Write heights in units of their own, as some word processors do, instead of 1000 an em."""

    def rewrite(data: bytes) -> bytes:
        with opened(data) as pdf:
            for descriptor in _descriptors(pdf):
                for name in _HEIGHTS:
                    if name in descriptor:
                        descriptor[name] = round(float(descriptor[name]) * units / 1000)
            return saved(pdf)

    return rewrite


def without_boxes(data: bytes) -> bytes:
    """Write no box of the glyphs."""
    with opened(data) as pdf:
        for descriptor in _descriptors(pdf):
            descriptor["/FontBBox"] = pikepdf.Array([0, 0, 0, 0])
        return saved(pdf)


def _descriptors(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
            yield thing
