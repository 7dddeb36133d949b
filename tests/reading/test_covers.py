"""Whether figures of running text may be covered or clipped is told by a cheap look."""

from __future__ import annotations

from pathlib import Path

import pytest

from juesuan_analysis.reading.hidden import hides_figures
from juesuan_analysis.reading.pdf import Pdf
from tests.reading.drawn_pages import number, page

_BOX = b"140 140 80 30 re f\n"
COVERED = {
    "clipped away": number(b"0 0 10 10 re W n"),
    "clipped in part": number(b"150 140 12 30 re W n"),
    "under a white box": number() + b"1 g " + _BOX,
    "under a black box": number() + b"0 g " + _BOX,
    "under a box over its end": number() + b"1 g 170 140 80 30 re f\n",
    "under a picture": number() + b"q 80 0 0 30 140 140 cm /PAPER Do Q\n",
    "under a form": number() + b"q 1 0 0 1 145 145 cm /BOX Do Q\n",
}
PLAIN = {
    "plain": number(),
    "clipped to the page": number(b"0 0 300 200 re W n"),
    "beside a box": number() + b"1 g 200 140 80 30 re f\n",
    "over a line": number() + b"140 148 80 .5 re f\n",
}


def _looks(path: Path, content: bytes) -> bool:
    path.write_bytes(page(content))
    return hides_figures(Pdf(path), 0)


@pytest.mark.parametrize("how", COVERED)
def test_figure_that_may_be_covered_is_a_reason_to_look(tmp_path: Path, how: str) -> None:
    assert _looks(tmp_path / "虚构.pdf", COVERED[how])


@pytest.mark.parametrize("how", PLAIN)
def test_plain_figure_is_no_reason_to_look(tmp_path: Path, how: str) -> None:
    assert not _looks(tmp_path / "虚构.pdf", PLAIN[how])
