"""Pieces are read together with others of like shape, at no more width than they need."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan_analysis.reading.ocr.shapes import batches


def test_no_pieces_no_batches():
    assert batches([]) == []


def test_pieces_of_like_shape_are_read_together():
    assert [batch for batch, _ in batches([8.1, 1, 8, 1, 1, 1])] == [[1, 3, 4, 5], [2, 0]]


def test_a_line_of_text_does_not_widen_the_numbers():
    assert [batch for batch, _ in batches([30, 4, 4])] == [[1, 2], [0]]


@pytest.mark.parametrize(("pieces", "count"), [(6, 1), (7, 2)])
def test_six_pieces_are_read_together(pieces, count):
    assert len(batches([1.0] * pieces)) == count


@pytest.mark.parametrize(
    ("ratio", "width"), [(0.5, 64), (1.0, 64), (1.01, 112), (2.0, 144), (10.0, 528)]
)
def test_white_is_left_behind_the_widest_piece(ratio, width):
    assert [width for _, width in batches([ratio])] == [width]


@given(st.lists(st.floats(0.1, 40.0), max_size=40))
def test_every_piece_is_read_once_and_at_most_six_together(ratios):
    parted = [batch for batch, _ in batches(ratios)]
    assert sorted(i for batch in parted for i in batch) == list(range(len(ratios)))
    assert all(1 <= len(batch) <= 6 for batch in parted)


@given(st.lists(st.floats(0.1, 40.0), max_size=40))
def test_no_piece_is_squeezed(ratios):
    assert all(48 * ratios[i] <= width for batch, width in batches(ratios) for i in batch)
