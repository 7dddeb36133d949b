"""Grids that Camelot finds among drawn rules, and when a rule counts (虚构)."""

from pathlib import Path

import pytest

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.grid import Box
from juesuan_analysis.reading.lattice import grids_of

WIDTH, HEIGHT = 400.0, 300.0


def table(xs, ys):
    level = [(xs[0], y, xs[-1], y) for y in ys]
    return [*level, *((x, ys[0], x, ys[-1]) for x in xs)]


def grids(rules, page=1, height=HEIGHT):
    return grids_of(Path("虚构.pdf"), page, rules, (WIDTH, height), "vector")


def boxes(rules):
    (grid,) = grids(rules)
    return set(grid.boxes)


def test_a_table_has_its_columns_and_rows():
    (grid,) = grids(table((10.0, 60.0, 110.0), (20.0, 40.0, 60.0)), page=7)
    assert (grid.page, grid.xs, grid.ys) == (7, (10.0, 60.0, 110.0), (20.0, 40.0, 60.0))


def test_tables_apart_are_two():
    both = table((10.0, 60.0, 110.0), (20.0, 40.0)) + table((10.0, 60.0, 110.0), (50.0, 70.0))
    assert [grid.ys[0] for grid in grids(both)] == [20.0, 50.0]


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


@pytest.mark.parametrize(("short", "columns"), [(1.9, 2), (2.1, 1)])
def test_rules_meet_within_two_points(short, columns):
    xs, ys = (10.0, 110.0), (20.0, 40.0, 60.0, 80.0)
    found = grids([*table(xs, ys), (60.0, 40.0 + short, 60.0, 60.0 - short)])
    assert [grid.shape[1] for grid in found] == [columns] * (columns > 1)


def test_a_frame_is_no_grid():
    assert grids(table((10.0, 110.0), (20.0, 60.0))) == []


def test_a_page_full_of_rules_is_refused():
    full = tuple(3.0 * i for i in range(150))
    with pytest.raises(DocumentError, match="不是决算表"):
        grids(table(full, full), height=500.0)
