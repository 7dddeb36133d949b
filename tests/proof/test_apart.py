"""Figures of which no identity tells one from another."""

from juesuan_analysis.proof.apart import not_told_apart

A, B, C = ("甲",), ("乙",), ("丙",)
SUM, OTHER = 1, 2


def test_parts_of_one_sum_alone_are_not_told_apart():
    assert not_told_apart({A: {(SUM, -1)}, B: {(SUM, -1)}}) == {A, B}


def test_a_part_that_another_identity_sees_is_told_apart_and_so_is_the_last():
    assert not_told_apart({A: {(SUM, -1), (OTHER, 1)}, B: {(SUM, -1)}}) == set()


def test_a_total_is_told_from_its_part():
    assert not_told_apart({A: {(SUM, 1)}, B: {(SUM, -1)}}) == set()


def test_three_of_which_one_is_seen():
    seen = {A: {(SUM, -1)}, B: {(SUM, -1)}, C: {(SUM, -1), (OTHER, -1)}}
    assert not_told_apart(seen) == {A, B}
