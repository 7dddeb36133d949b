"""大于, 小于 and 等于 beside the budget."""

from __future__ import annotations

import pytest

from juesuan_analysis.narrative import claimed_deviation


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("决算数小于年初预算数的主要原因是厉行节俭。", -1),
        ("决算 数大于预\n算数", 1),
        ("决算数等于预算数", 0),
        ("决算数与预算数基本持平", None),
        ("收入大于支出", None),
    ],
)
def test_claimed_deviation(sentence, claim):
    assert claimed_deviation(sentence) == claim
