"""Printed page numbers: where they jump, a page is lost or lies elsewhere."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from juesuan_analysis.facts import TextLine
from juesuan_analysis.forms.content import PageContent

_FOLIO = re.compile(r"[-—–·~]*\s*第?\s*(\d{1,3})\s*页?(\s*[,/，]?\s*共\s*\d+\s*页)?\s*[-—–·~]*")
_MOSTLY = 0.6  # of neighbouring pages follow on one another, or the numbers count something else


def folio_of(lines: Sequence[TextLine]) -> int | None:
    """The number that a page prints at its foot or head, alone on its line."""
    if not lines:
        return None
    ends = (max(lines, key=lambda line: line.place.y0), min(lines, key=lambda line: line.place.y0))
    found = (_FOLIO.fullmatch(line.text.strip()) for line in ends)
    return next((int(match[1]) for match in found if match), None)


def jumps(pages: Mapping[int, PageContent]) -> dict[int, tuple[int, int]]:
    """Pages after which the printed numbers jump, each with its own number and the next one's."""
    folios = {page: folio_of(content.lines) for page, content in pages.items()}
    pairs = {
        page: (a, b)
        for page, after in itertools.pairwise(sorted(folios))
        if after == page + 1
        and (a := folios[page]) is not None
        and (b := folios[after]) is not None
    }
    odd = {page: (a, b) for page, (a, b) in pairs.items() if b != a + 1}
    usual = len(pairs) - len(odd)
    return odd if usual >= _MOSTLY * len(pairs) else {}
