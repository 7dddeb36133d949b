"""Pieces are read together with others of like shape, at no more width than they need."""

import pytest

from juesuan_analysis.reading.ocr.engine import batches


def test_no_pieces_no_batches():
    assert list(batches([])) == []


def test_pieces_of_like_shape_are_read_together():
    assert [batch for batch, _ in batches([9, 1, 8, 1, 1, 1, 1, 1])] == [[1, 3, 4, 5, 6, 7], [2, 0]]


@pytest.mark.parametrize(("ratio", "width"), [(0.5, 96), (1.0, 96), (2.0, 160), (10.0, 544)])
def test_white_is_left_behind_the_widest_piece(ratio, width):
    assert [width for _, width in batches([ratio])] == [width]
