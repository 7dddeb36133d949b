import pytest

HEADING = "十、机关运行经费支出情况说明"


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("年末实有人数23人", "年末实有人数"),
        ("实有人员23人", "年末实有人数"),
        ("年末在职人数23人", "在职人数"),
        ("实有在职人员23人", "在职人数"),
        ("在职职工23人", "在职人数"),
        ("编制人数23人", "编制人数"),
        ("共有编制23名", "编制人数"),
    ],
)
def test_people_have_one_name(rows, said, subject):
    found = rows(f"2024年度机关运行经费支出69.20万元。本单位{said}。", HEADING, 2024)
    assert (subject, "数量", "23") in found


@pytest.mark.parametrize("said", ["退休人员12人", "离休人员1人", "行政编制18名"])
def test_others_are_not_the_staff(rows, said):
    found = rows(f"2024年度机关运行经费支出69.20万元。本单位{said}。", HEADING, 2024)
    assert not {subject for subject, _, _ in found} & {"年末实有人数", "在职人数", "编制人数"}


def test_a_number_of_people_takes_no_change_of_money(rows):
    found = rows("机关运行经费支出69.20万元，年末实有人数23人，比上年减少5.80万元。", HEADING, 2024)
    assert ("机关运行经费", "增减额", "-5.80") in found
