"""The ruled grids of a document's pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.reading.lattice import grids_of
from juesuan_analysis.reading.limits import SIDE
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.rules import read_rules
from juesuan_analysis.reading.upright import frame_of, is_as_shown


def _drawn(document: Pdf, number: int) -> list[Grid]:
    frame = frame_of(document, number - 1)
    return grids_of(read_rules(document, number - 1, frame), number, frame.size[1])


def _pictured(document: Pdf, path: Path, number: int) -> list[Grid]:
    """Look at a page as an image; as it is shown, for so it is rendered, and at no huge one."""
    frame = frame_of(document, number - 1)
    if max(frame.size) > SIDE or not is_as_shown(document, number - 1):
        return []
    from juesuan_analysis.reading.pictured import find_grids_on  # Camelot, which few pages need

    rules = read_rules(document, number - 1, frame)
    return find_grids_on(path, number, rules, frame.size, "combined")


def find_grids(
    document: Pdf, path: Path, pages: Sequence[int], with_amounts: Collection[int]
) -> list[Grid]:
    """Find the ruled grids on the given pages (from 1), top to bottom within a page.

    Pages ``with_amounts`` on which the rules drawn in the PDF give no grid are looked at again as
    an image, which is slower by far.
    """
    grids = [grid for number in pages for grid in _drawn(document, number)]
    left = sorted(set(with_amounts) - {grid.page for grid in grids})
    grids += [grid for number in left for grid in _pictured(document, path, number)]
    return sorted(grids, key=lambda grid: (grid.page, grid.ys[0]))
