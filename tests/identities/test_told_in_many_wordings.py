"""Clean accounts told as several provinces tell them raise no conflict; mistakes in them do."""

from __future__ import annotations

import random
import re

import pytest
from identities.more_tellers import MORE
from identities.odd_tellers import ODD
from identities.other_tellers import OTHERS
from identities.tellers import CLEAN, ENTRIES
from narrative.conftest import text_lines

from juesuan_analysis.facts.finding import CONFLICT, FAILED, HOLDS, ROUNDING
from juesuan_analysis.identities import check
from juesuan_analysis.narrative import read_narrative

TEXTS = {name: told() for name, told in CLEAN.items()}
ODD_TEXTS = {name: told() for name, told in (ODD | MORE | OTHERS).items()}
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?=万元|%)")


def conflicts(text, outcomes=(CONFLICT, FAILED)):
    told = read_narrative(text_lines(text), 2024)
    return [f.identity for f in check(ENTRIES, told) if f.outcome in outcomes]


@pytest.mark.parametrize("name", [*TEXTS, *ODD_TEXTS])
def test_a_clean_text_raises_no_conflict(name):
    assert conflicts((TEXTS | ODD_TEXTS)[name]) == []


@pytest.mark.parametrize("name", TEXTS)
def test_most_of_a_clean_text_is_checked(name):
    assert len([i for i in conflicts(TEXTS[name], (HOLDS, ROUNDING)) if i[0] == "N"]) >= 30


def _misprinted(text: str, dice: random.Random) -> str:
    figure = dice.choice([m for m in _FIGURE.finditer(text) if m[0].strip("0.,")])
    at = dice.choice([i for i in range(*figure.span()) if text[i].isdigit()])
    digit = dice.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + digit + text[at + 1 :]


@pytest.mark.slow
def test_most_misprinted_digits_are_caught():
    """What is missed is told once and in no form, or within rounding."""
    dice = random.Random(7)
    texts = [_misprinted(text, dice) for text in TEXTS.values() for _ in range(12)]
    assert sum(bool(conflicts(text)) for text in texts) / len(texts) >= 0.75


@pytest.mark.parametrize(
    ("name", "right", "wrong", "identity"),
    [
        ("jiangsu", "占99.21%", "占92.91%", "N.share"),
        ("jiangsu", "支出决算合计4456.68万元", "支出决算合计4465.68万元", "N.amount"),
        ("hunan", "决算数小于年初预算数", "决算数大于年初预算数", "N.direction"),
        ("hunan", "完成预算的73.55%", "完成预算的75.33%", "N.completion"),
        ("beijing", "预算60.00万元减少17.38万元", "预算60.00万元减少13.78万元", "N.direction"),
        ("chongqing", "占99.2%", "占92.9%", "N.share"),
        ("jiangxi", "增加337.02万元，增长7.89%", "增加337.02万元，增长8.79%", "N.rate"),
        ("fujian", "公务用车运行费21.57万元", "公务用车运行费25.17万元", "N.amount"),
        ("yunnan", "占总支出的60.96%", "占总支出的69.06%", "N.share"),
    ],
)
def test_a_mistake_is_found(name, right, wrong, identity):
    assert right in TEXTS[name]
    assert identity in conflicts(TEXTS[name].replace(right, wrong, 1))


def test_jiangxi_leaves_open_whose_change_it_is():
    told = read_narrative(text_lines(TEXTS["jiangxi"]), 2024)
    changes = {(s.subject, str(s.value)) for s in told if s.kind == "增减额"}
    assert ("收入总计", "337.02") in changes  # behind 其中年初结转和结余, and yet the whole's
    assert ("本年支出合计", "-133.70") in changes  # behind 其中, and the part's
