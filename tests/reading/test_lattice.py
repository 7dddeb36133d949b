"""Grids from rules: what Camelot's vector engine finds, and when a rule counts (虚构)."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.grid import Box
from juesuan_analysis.reading.lattice import Span, grids_of, joined
from juesuan_analysis.reading.pictured import find_grids_on

WIDTH, HEIGHT = 400.0, 300.0


def table(xs, ys):
    level = [(xs[0], y, xs[-1], y) for y in ys]
    return [*level, *((x, ys[0], x, ys[-1]) for x in xs)]


def boxes(rules):
    (grid,) = grids_of(rules, 1, HEIGHT)
    return set(grid.boxes)


# Quarters of a point have no last digit, so that no tolerance is a matter of rounding.
at = st.integers(0, 4 * 60).map(lambda quarters: quarters / 4)
level = st.tuples(at, at, at).map(lambda t: (t[0], t[1], t[2], t[1]))
upright = st.tuples(at, at, at).map(lambda t: (t[0], t[1], t[0], t[2]))
leaning = st.tuples(at, at, st.sampled_from([-0.5, 0.25, 0.75]), at).map(
    lambda t: (t[0], t[1], t[3], t[1] + t[2])
)
edges = st.lists(st.integers(0, 30).map(lambda n: n * 2.25), min_size=2, max_size=6, unique=True)
tables = st.builds(lambda xs, ys: table(sorted(xs), sorted(ys)), edges, edges)


@settings(deadline=None, max_examples=100)
@given(tables, tables, st.lists(st.one_of(level, upright, leaning), max_size=25), st.data())
def test_grids_are_those_of_camelot(one, other, loose, data):
    whole = [*one, *((x0 + 80, y0 + 5, x1 + 80, y1 + 5) for x0, y0, x1, y1 in other)]
    gone = data.draw(st.sets(st.integers(0, len(whole) - 1), max_size=6))
    pieces = [
        piece
        for i, (x0, y0, x1, y1) in enumerate(whole)
        if i not in gone
        for middle in [((x0 + x1) / 2, (y0 + y1) / 2)]
        for piece in ([(x0, y0, *middle), (*middle, x1, y1)] if i % 2 else [(x0, y0, x1, y1)])
    ]
    rules = [*pieces, *loose]
    theirs = find_grids_on(Path("虚构.pdf"), 1, rules, (WIDTH, HEIGHT), "vector")
    assert grids_of(rules, 1, HEIGHT) == theirs


def test_a_table_has_its_columns_and_rows():
    (grid,) = grids_of(table((10.0, 60.0, 110.0), (20.0, 40.0, 60.0)), 7, HEIGHT)
    assert (grid.page, grid.xs, grid.ys) == (7, (10.0, 60.0, 110.0), (20.0, 40.0, 60.0))


def test_tables_apart_are_two():
    both = table((10.0, 60.0, 110.0), (20.0, 40.0)) + table((10.0, 60.0, 110.0), (50.0, 70.0))
    assert [grid.ys[0] for grid in grids_of(both, 1, HEIGHT)] == [20.0, 50.0]


def test_a_missing_rule_joins_two_cells():
    xs, ys = (10.0, 60.0, 110.0), (20.0, 40.0, 60.0)
    rules = [rule for rule in table(xs, ys) if rule != (60.0, 20.0, 60.0, 60.0)]
    assert boxes([*rules, (60.0, 40.0, 60.0, 60.0)]) == {
        Box(0, 1, 0, 2),
        Box(1, 2, 0, 1),
        Box(1, 2, 1, 2),
    }


def test_a_cell_grows_down_over_missing_rules():
    xs, ys = (10.0, 60.0, 110.0), (20.0, 40.0, 60.0)
    rules = [rule for rule in table(xs, ys) if rule != (10.0, 40.0, 110.0, 40.0)]
    assert boxes([*rules, (60.0, 40.0, 110.0, 40.0)]) == {
        Box(0, 2, 0, 1),
        Box(0, 1, 1, 2),
        Box(1, 2, 1, 2),
    }


@pytest.mark.parametrize(("gap", "count"), [(1.9, 1), (2.1, 2)])
def test_pieces_of_a_rule_are_two_points_apart_at_most(gap, count):
    assert len(joined([Span(50.0, 0.0, 10.0), Span(50.0, 10.0 + gap, 30.0)])) == count


@pytest.mark.parametrize(("apart", "count"), [(1.9, 1), (2.1, 2)])
def test_rules_within_two_points_are_one(apart, count):
    assert len(joined([Span(50.0, 0.0, 10.0), Span(50.0 + apart, 0.0, 10.0)])) == count


@pytest.mark.parametrize(("short", "columns"), [(1.9, 2), (2.1, 1)])
def test_rules_meet_within_two_points(short, columns):
    xs, ys = (10.0, 110.0), (20.0, 40.0, 60.0, 80.0)
    found = grids_of([*table(xs, ys), (60.0, 40.0 + short, 60.0, 60.0 - short)], 1, HEIGHT)
    assert [grid.shape[1] for grid in found] == [columns] * (columns > 1)


def test_a_frame_is_no_grid():
    assert grids_of(table((10.0, 110.0), (20.0, 60.0)), 1, HEIGHT) == []


def test_many_rules_are_looked_at_in_parts(monkeypatch):
    rules = table((10.0, 60.0, 110.0), (20.0, 40.0, 60.0))
    whole = grids_of(rules, 1, HEIGHT)
    monkeypatch.setattr("juesuan_analysis.reading.lattice._PAIRS", 1)
    assert grids_of(rules, 1, HEIGHT) == whole


def test_a_page_full_of_rules_is_refused():
    full = tuple(3.0 * i for i in range(150))
    with pytest.raises(DocumentError, match="不是决算表"):
        grids_of(table(full, full), 1, 500.0)
