"""What was given with a document against what it says of itself."""

import pytest

from juesuan_analysis.disclosure.attribution import identify
from juesuan_analysis.disclosure.contradictions import BESIDE, BY_MANIFEST, contradictions

PAGES = [["虚构市乙局", "2024年度部门决算"]]
GIVEN = {"department": "虚构市甲局"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (BY_MANIFEST, "清单写的部门是 虚构市甲局，文件里是 虚构市乙局，按清单"),
        (BESIDE, "同一文件夹的决算部门是 虚构市甲局，文件里是 虚构市乙局"),
    ],
)
def test_who_says_otherwise_is_named(words, said):
    taken = identify(PAGES, GIVEN, "决算")
    assert contradictions(taken, PAGES, GIVEN, "决算", words) == [said]


def test_nothing_given_contradicts_nothing():
    assert contradictions(identify(PAGES, {}, "决算"), PAGES, {}, "决算") == []
