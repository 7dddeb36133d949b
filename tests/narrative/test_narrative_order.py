"""The order of the lexer's patterns: a subject's own wordings are its own, and whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from narrative.spelled import spellings

from juesuan_analysis.narrative.lexer import tokens
from juesuan_analysis.vocabulary.subjects import SUBJECTS

# A wording may want something before or behind it: 2023年|初结转和结余, 更新公务用车|2辆.
BEFORE = ("", "2023年", ",", "购置", "中")
BEHIND = ("12.00万元", "预算12.00万元", "2辆", "各增加1.00万元", "增加1.00万元", "共2个")
NOWHERE = "初结转结余"  # 初 stands behind a year, which nothing else can precede
# At the beginning of a clause these are the whole fleet, else some of its vehicles.
FLEET = ("车辆保有量",)


def wordings() -> Iterator[tuple[int, str, str, int]]:
    """Yield the place of a subject, a text that words it, and where the wording begins and ends."""
    for index, subject in enumerate(SUBJECTS):
        own = re.compile(subject.said)
        for words in spellings(subject.said):
            yield index, words, *next(_fitting(own, words), ("", 0))


def _fitting(own: re.Pattern[str], words: str) -> Iterator[tuple[str, int]]:
    """Find what may stand around a wording, so that its subject's pattern takes all of it."""
    for before in BEFORE:
        for behind in BEHIND:
            text, start = before + words + behind, len(before)
            match = own.match(text, start)
            if match and match.end() == start + len(words):
                yield text, start


WORDINGS = list(wordings())


def test_every_choice_of_a_pattern_can_be_written():
    assert [words for _, words, text, _ in WORDINGS if not text and NOWHERE not in words] == []


@pytest.mark.parametrize("index", range(len(SUBJECTS)), ids=[s.names[0] for s in SUBJECTS])
def test_a_wording_lexes_to_its_subject_and_to_nothing_before_it(index):
    texts = [
        (text, start, words)
        for of, words, text, start in WORDINGS
        if of == index and text and words not in FLEET
    ]
    found = [_at(text, start) for text, start, _ in texts]
    assert found == [("SUBJECT", words, f"S{index}") for _, _, words in texts]


def _at(text: str, start: int) -> tuple[str, str, str]:
    """Return the token that takes the character at an offset."""
    token = next(t for t in tokens(text) if t.start <= start < t.end)
    return token.kind, token.text, token.sense


@pytest.mark.parametrize("words", FLEET)
def test_the_fleet_is_named_at_the_beginning_of_a_clause(words):
    names = [
        SUBJECTS[int(_at(before + words, len(before))[2][1:])].names for before in ("", "部门")
    ]
    assert names == [("公务用车保有量",), ("车辆",)]


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("收(?:入)?总[计额]", ["收总计", "收入总计", "收总额"]),
        ("(?<=年)初|年末", ["初", "年末"]),
        ("[^,]{2}费", ["某某费"]),
    ],
)
def test_a_pattern_is_spelled_choice_by_choice(pattern, texts):
    assert spellings(pattern) == texts
