"""Words about findings are for people: with every word changed, programs do as before."""

import pandas as pd
import pytest

from juesuan_analysis import trace
from juesuan_analysis.show.finding_words import side_unit, term_text
from juesuan_analysis.show.report import facts

WORDS = ["statement", "reason", "explanation"]


def scrambled(findings):
    """Give findings whose every sentence and name says something else."""
    changed = findings.assign(**dict.fromkeys(WORDS, "上年表第1个单位的用词“占比”"))
    terms = [[term | {"name": "某数"} for term in row] for row in findings["terms"]]
    return changed.assign(terms=pd.Series(terms, findings.index))


@pytest.fixture(scope="module")
def findings(store):
    return store.findings()


@pytest.mark.slow
def test_places_do_not_hang_on_words(findings, store):
    folder = store.path.parent
    found = findings[findings["terms"].map(len) > 1].groupby("identity").head(1)
    for (_, told), (_, other) in zip(found.iterrows(), scrambled(found).iterrows(), strict=True):
        marks = [[crop.marks for crop in trace(row, folder)] for row in (told, other)]
        assert marks[0] == marks[1]


def test_units_do_not_hang_on_words(findings):
    for (_, told), (_, other) in zip(
        findings.iterrows(), scrambled(findings).iterrows(), strict=True
    ):
        assert side_unit(told, "left") == side_unit(other, "left")
        assert list(map(term_text, told["terms"])) == list(map(term_text, other["terms"]))


def test_links_do_not_hang_on_words(findings):
    for (_, told), (_, other) in zip(
        findings.iterrows(), scrambled(findings).iterrows(), strict=True
    ):
        assert [f.link for f in facts.figures(told)] == [f.link for f in facts.figures(other)]
