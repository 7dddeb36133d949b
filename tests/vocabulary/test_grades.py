"""Scales of grades as offices print them."""

from decimal import Decimal

import pytest

from juesuan_analysis.vocabulary.grades import DEFAULT, fits, grade_on, scale_in


def scale(*begins, names="优良中差"):
    return tuple(zip(names, map(Decimal, begins), strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "优（95-100）良（85-95）中（60-85）差（60以下）",
        "评价等级：优（95≤得分≤100）、良（85≤得分<95）、中（60≤得分<85）、差（得分<60）",
        "95分（含）以上为“优”，85分（含）-95分为“良”，60分（含）-85分为“中”，60分以下为“差”。",
        "100-95（含）分为优、95-85（含）分为良、85-60（含）分为中、60分以下为差",
        "优秀：≥95分；良好：85～95分；中等：60～85分；差：＜60分",
        "注：95分（含95分）以上为优，85分（含85分）至95分为良，60分（含60分）至85分为中，60分以下为差",
    ],
)
def test_a_scale_of_four_grades(text):
    assert scale_in(text) == scale(95, 85, 60, 0)


def test_a_scale_of_letters():
    text = "A（90分以上）、B（75-90分）、C（60-75分）、D（60分以下）"
    assert scale_in(text) == scale(90, 75, 60, 0, names="ABCD")


@pytest.mark.parametrize(
    "text",
    [
        "该项目自评得分为95分，评价等级为优，另一项目得分85分，等级为良。",
        "评为优的项目5个，良的项目3个，中的项目0个。",
        "总分100分，得分92.5分，等级：优",
        "优良中差",
    ],
)
def test_what_tells_of_grades_and_is_no_scale(text):
    assert scale_in(text) == ()


def test_the_grade_of_a_share():
    assert grade_on(DEFAULT, Decimal(90)) == "优"
    assert grade_on(scale(95, 85), Decimal(84)) is None


def test_on_the_border_of_a_printed_scale_either_grade_is_right():
    assert fits(scale(95, 85, 60, 0), "良", Decimal(95))
    assert not fits(DEFAULT, "良", Decimal(90))
