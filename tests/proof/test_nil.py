"""Printed nils for which the figures that are known leave nothing else."""

from decimal import Decimal

import pytest

from juesuan_analysis.facts.finding import Term
from juesuan_analysis.proof.nil import printed_nil


def sum_of(**amounts):
    """Terms of a sum, the total first."""
    weights = [1] + [-1] * (len(amounts) - 1)
    pairs = zip(amounts.items(), weights, strict=True)
    return [Term((name,), name, Decimal(amount), None, weight) for (name, amount), weight in pairs]


@pytest.mark.parametrize(
    ("terms", "known", "nil"),
    [
        (sum_of(合计="5", 甲="5", 乙="0"), {"合计", "甲"}, {"乙"}),
        (sum_of(合计="5", 甲="5", 乙="0", 丙="0"), {"合计", "甲"}, {"乙", "丙"}),
        (sum_of(合计="5", 甲="5", 乙="0"), {"合计"}, set()),
        (sum_of(合计="0", 甲="0", 乙="0"), {"合计"}, {"甲", "乙"}),
        (sum_of(合计="0", 甲="0", 乙="0"), {"甲", "乙"}, {"合计"}),
        (sum_of(合计="0", 甲="0", 乙="0"), {"甲"}, set()),
        (sum_of(合计="0", 甲="0"), set(), set()),
        (sum_of(合计="0", 甲="3", 乙="-3", 丙="0"), {"合计", "甲", "乙"}, set()),
    ],
)
def test_a_nil_is_proved_where_nothing_is_left_for_it(terms, known, nil):
    assert printed_nil([terms], {(name,) for name in known}).keys() == {(name,) for name in nil}


def test_a_nil_that_is_proved_proves_its_own_parts():
    upper, lower = sum_of(合计="5", 甲="5", 乙="0"), sum_of(乙="0", 丁="0", 戊="0")
    found = printed_nil([lower, upper], {("合计",), ("甲",)})
    assert found.keys() == {("乙",), ("丁",), ("戊",)}
    assert found["丁",] is lower
