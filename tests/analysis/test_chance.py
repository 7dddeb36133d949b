"""How often a figure is so far out by chance."""

from itertools import pairwise

import pytest

from juesuan_analysis.analysis.chance import tail


# Two-sided tails of Student's t with 0.37 n degrees, by the incomplete beta function to 40 digits.
@pytest.mark.parametrize(
    ("z", "n", "chance"),
    [
        (3.5, 8, 0.04032231),
        (3.5, 20, 0.009142363),
        (3.5, 164, 0.0008782825),
        (3.5, 165, 0.0008752813),
        (1.0, 165, 0.3212577),
        (12.0, 1000, 3.020217e-28),
    ],
)
def test_a_chance_is_that_of_student(z, n, chance):
    assert tail(z, n) == pytest.approx(chance, rel=1e-3, abs=0)


def test_more_peers_never_make_a_figure_likelier_and_no_peer_makes_a_jump():
    chances = [tail(3.5, n) for n in range(8, 2000)]
    steps = [after / before for before, after in pairwise(chances)]
    assert min(steps) > 0.8
    assert max(steps) <= 1


def test_the_farther_out_the_less_likely():
    chances = [tail(z / 4, 8) for z in range(400)]
    assert chances == sorted(chances, reverse=True)


def test_figures_on_either_side_are_as_likely():
    assert tail(-3.5, 20) == tail(3.5, 20)


def test_few_peers_count_as_two_degrees():
    assert tail(3.5, 2) == tail(3.5, 5) == pytest.approx(0.0728, rel=0.01)
