"""Labelled passages in the manner of all provinces; half of them were kept apart until the end."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.narrative import PASSAGES, aligned, passages, read, scores
from juesuan_analysis.facts.finding import CONFLICT, FAILED
from juesuan_analysis.identities import check

ALL = {
    f"{path.stem} {number} {p.name}": p
    for path in sorted(PASSAGES.glob("*.txt"))
    for number, p in enumerate(passages(path), 1)
}
SHOWN = [name for name in ALL if name.startswith("shown")]


@pytest.mark.parametrize("name", SHOWN)
def test_every_figure_of_a_passage_shown_is_wholly_right(name):
    passage, told = ALL[name], read(ALL[name])
    paired = {i for i, _ in aligned(passage.labels, told)}
    missed = [p for i, p in enumerate(passage.labels) if i not in paired and not p.optional]
    assert missed == []


def test_of_the_passages_kept_apart_most_figures_are_wholly_right():
    total = sum(scores(sorted(PASSAGES.glob("kept*.txt"))).values(), Counter())
    assert total["right"] >= 0.99 * total["needed"]


@pytest.mark.parametrize("name", ALL)
def test_a_passage_raises_no_conflict_within_itself(name):
    found = check([], read(ALL[name]))
    assert [f.identity for f in found if f.outcome in (CONFLICT, FAILED)] == []
