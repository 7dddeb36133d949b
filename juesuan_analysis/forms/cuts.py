"""Forms that may break off: their last table ends a page without the note that ends a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.forms.chain import PageChain
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.folios import folio_of

_NOTES = ("注", "说明", "备注")
_LOW = 0.6  # of how far down the lowest form ends: a turned page ends higher, no cut form does
_LEAST, _MOSTLY = 3, 0.6  # other forms that have a note, so many and so large a part


def _ends(chains: Mapping[int, PageChain]) -> dict[int, tuple[int, float]]:
    """The page on which each form's last table ends, and how far down."""
    return {
        reading.form.number: (page, reading.spot.table.grid.ys[-1])
        for page, chain in sorted(chains.items())
        for reading in chain.readings
        if reading.form and not reading.stopped
    }


def _is_note(lines: Sequence[TextLine]) -> bool:
    return bool(lines) and lines[0].text.strip().startswith(_NOTES)


def _without_folio(lines: Sequence[TextLine]) -> list[TextLine]:
    return [line for line in lines if folio_of([line]) is None]


def cut_forms(
    pages: Mapping[int, PageContent], chains: Mapping[int, PageChain]
) -> dict[int, Place]:
    """Find the forms that end a page without a note, where most forms have one.

    One that ends well above the foot of its page was not cut by it: the office left its note out.

    Returns
    -------
    For each such form where it may have broken off.
    """
    noted, bare = set(), dict[int, Place]()
    ends = _ends(chains)
    lowest = max((foot for _, foot in ends.values()), default=0.0)
    for form, (page, foot) in ends.items():
        below = _without_folio([line for line in pages[page].lines if line.place.y0 > foot - 1])
        after = _without_folio(pages[page + 1].lines) if page + 1 in pages else []
        if _is_note(below) or (not below and _is_note(after)):
            noted.add(form)
        elif not below and foot > _LOW * lowest:
            bare[form] = Place(page, 0, 0, 0, 0)
    usual = len(noted) >= max(_LEAST, _MOSTLY * (len(noted) + len(bare)))
    return bare if usual else {}
