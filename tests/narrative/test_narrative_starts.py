"""A pattern is looked for only where a text can begin it, and finds the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan_analysis.narrative.lexemes import LEXEMES
from juesuan_analysis.narrative.starts import either, guarded, read
from juesuan_analysis.vocabulary.subjects import SUBJECTS

PATTERNS = [p for _, p in LEXEMES if p] + [one.said for one in SUBJECTS]
PAIRS = [(re.compile(p), re.compile(guarded(read(p)))) for p in PATTERNS]
WORDS = sorted({word for p in PATTERNS for word in re.findall(r"[\u4e00-\u9fff]{1,6}", p)})
TEXTS = st.lists(
    st.sampled_from([*WORDS, "2023年", "1,200.00万元", "3.5%", ",", "。", "（", "）", "“"]),
    max_size=14,
).map("".join)


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        ("(?:本年)?财政拨款", "本财"),
        ("(?<![政税])收入|总收入", "总收"),
        ("[和与]?支出", "与和支"),
        (r"(?:\d|[一二])辆", "0123456789一二"),
        ("(?=增)[增减]{1,2}幅", "减增"),
    ],
)
def test_what_a_pattern_can_begin_with(pattern, firsts):
    assert guarded(read(pattern)) == f"(?=[{firsts}])(?:{pattern})"


@pytest.mark.parametrize("pattern", ["[^,。]{2,4}费", "(?:.|和)费", "(?:费)?", "(费)*", "本年收入"])
def test_what_can_begin_with_anything_or_be_empty_or_fails_at_once_is_left(pattern):
    assert guarded(read(pattern)) == pattern


@settings(deadline=None)
@given(TEXTS)
def test_a_guarded_pattern_finds_the_same(text):
    for plain, quick in PAIRS:
        assert [m.span() for m in plain.finditer(text)] == [m.span() for m in quick.finditer(text)]


NAMED = [(f"P{i}", p) for i, p in enumerate(PATTERNS)]
PLAIN = re.compile("|".join(f"(?P<{name}>{p})" for name, p in NAMED))
TOGETHER = re.compile(either((name, read(p)) for name, p in NAMED).text)


@settings(deadline=None)
@given(TEXTS)
def test_patterns_looked_for_together_are_found_in_their_order(text):
    both = ([(m.lastgroup, m.span()) for m in one.finditer(text)] for one in (PLAIN, TOGETHER))
    assert next(both) == next(both)


def test_what_patterns_can_begin_with_together():
    assert either([("A", read("[本全]年")), ("B", read("预算"))]).first == frozenset("本全预")
    assert either([("A", read("[本全]年")), ("B", read(".预算"))]).first is None
