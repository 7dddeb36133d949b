import pytest

from juesuan_analysis.narrative import read_overview


def told(make_lines, text, year=2024):
    return [
        (one.subject, str(one.value), one.year) for one in read_overview(make_lines(text), year)
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "本部门共有编制 30 人，年末实有在职人员 28 人，离退休 12 人。",
            [("编制人数", "30", 2024), ("在职人数", "28", 2024)],
        ),
        (
            "截至2024年12月31日，我局编制数为30名，其中：行政编制20名；实有人数28人。",
            [("编制人数", "30", 2024), ("年末实有人数", "28", 2024)],
        ),
        (
            "2024年末实有人数共28人，其中在职20人。",
            [("年末实有人数", "28", 2024), ("在职人数", "20", 2024)],
        ),
        ("人员编制：30人\n在职人员：28人", [("编制人数", "30", 2024), ("在职人数", "28", 2024)]),
        ("核定编制30名，现有在职职工28名。", [("编制人数", "30", 2024), ("在职人数", "28", 2024)]),
        ("我局核定行政编制18名，事业编制12名，实有28人。", [("年末实有人数", "28", 2024)]),
        (
            "人员构成情况：编制人员30人；本年末单位实有人员28名。",
            [("编制人数", "30", 2024), ("年末实有人数", "28", 2024)],
        ),
        ("2023年末在职人员27人。", [("在职人数", "27", 2023)]),
        (
            "部门人员总编制30人，现实有28人。",
            [("编制人数", "30", 2024), ("年末实有人数", "28", 2024)],
        ),
        (
            "单位内设科室5个，编制30人，其中行政编制20人、事业编制10人；实有28人。",
            [("编制人数", "30", 2024), ("年末实有人数", "28", 2024)],
        ),
    ],
)
def test_people_of_the_office(make_lines, said, expected):
    assert told(make_lines, f"三、人员情况\n{said}") == expected


@pytest.mark.parametrize(
    "said",
    [
        "行政编制18人，事业编制12人，退休人员12人。",
        "下属单位信息中心，编制10人，实有人数8人。",
        "负责在职人员培训，每年组织28人次。",
        "领导职数：局长1名，副局长3名。",
        "一科编制5人。二科编制6人。",
        "行政编制65人，实有人数60人；事业编制3人，实际2人。",
        "虚构甲站编制10人，实有8人；虚构乙站编制5人，实有4人。",
        "所属信息中心为事业单位。编制10人，实有8人。",
    ],
)
def test_what_is_not_the_office_s_own(make_lines, said):
    assert told(make_lines, f"三、人员情况\n{said}") == []


def test_a_sentence_over_two_lines_has_its_place(make_lines):
    [one] = read_overview(make_lines("三、人员情况\n本部门现有在职\n人员28人。"), 2024)
    assert (one.section, one.place.page, one.sentence) == (
        "部门概况",
        1,
        "本部门现有在职人员28人。",
    )
