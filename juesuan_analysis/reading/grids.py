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


def _on(document: Pdf, path: Path, number: int, engine: str, least: int = 0) -> list[Grid]:
    frame = frame_of(document, number - 1)
    # Camelot renders a page as it is shown, and a huge one at length.
    if engine == "combined" and (max(frame.size) > SIDE or not is_as_shown(document, number - 1)):
        return []
    rules = read_rules(document, number - 1, frame)
    return grids_of(path, number, rules, frame.size, engine) if len(rules) >= least else []


def find_grids(
    document: Pdf, path: Path, pages: Sequence[int], with_amounts: Collection[int], least: int = 0
) -> list[Grid]:
    """Find the ruled grids on the given pages (from 1), top to bottom within a page.

    Pages ``with_amounts`` on which the rules drawn in the PDF give no grid are looked at again as
    an image, which is slower by far. Pages with fewer rules than ``least`` have no grid.
    """
    grids = [grid for number in pages for grid in _on(document, path, number, "vector", least)]
    left = sorted(set(with_amounts) - {grid.page for grid in grids})
    grids += [grid for number in left for grid in _on(document, path, number, "combined")]
    return sorted(grids, key=lambda grid: (grid.page, grid.ys[0]))
