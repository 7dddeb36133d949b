import pytest

from juesuan_analysis.show.finding_words import side_text, term_text, told_terms

SHARE = {"role": "数", "unit": "%", "amount": 71.73}
CELL = {"role": "数", "unit": "万元", "amount": 1560.05}
WORD = {"role": "用词", "unit": "万元", "amount": None}


def finding(unit, terms=()):
    return {"unit": unit, "terms": terms, "left": 71.73, "difference": -0.08}


@pytest.mark.parametrize(
    ("term", "text"),
    [(SHARE, "71.73%"), (CELL, "1,560.05"), (WORD, ""), (CELL | {"amount": None}, "空白")],
)
def test_a_figure_has_its_unit_and_a_word_has_none(term, text):
    assert term_text(term) == text


def test_shares_differ_by_percentage_points():
    found = finding("%")
    assert (side_text(found, "left"), side_text(found, "difference")) == (
        "71.73%",
        "-0.08 个百分点",
    )


def test_amounts_have_no_unit():
    assert side_text(finding("万元"), "left") == "71.73"


@pytest.mark.parametrize(("blanks", "shown", "more"), [(3, 4, ""), (24, 1, "另有 24 格空白")])
def test_many_blank_cells_are_only_counted(blanks, shown, more):
    terms, rest = told_terms(finding("万元", [CELL, *[CELL | {"amount": None}] * blanks]))
    assert (len(terms), rest) == (shown, more)
