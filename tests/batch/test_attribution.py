import pytest

from juesuan_analysis.disclosure.attribution import identify
from juesuan_analysis.errors import DocumentError

COVERS = [
    (
        [["上海市普陀区规划和自然", "资源局", "2024 年度部门决算"]],
        ("上海市普陀区", "上海市普陀区规划和自然资源局", "部门", 2024),
    ),
    (
        [["2024 年度", "枣庄市台儿庄区人民政府", "办公室（汇总）部门", "决算", "目 录"]],
        ("山东省枣庄市台儿庄区", "枣庄市台儿庄区人民政府办公室", "部门", 2024),
    ),
    ([["中国海洋大学", "2023年度单位决算"]], (None, "中国海洋大学", "单位", 2023)),
    ([["二〇二二年度", "广东省财政厅部门决算"]], ("广东省", "广东省财政厅", "部门", 2022)),
    (
        [
            ["2021年度部门决算"],
            ["收入支出决算总表", "公开01表", "部门：泸州市中医医院 金额单位：万元"],
        ],
        ("四川省泸州市", "泸州市中医医院", "部门", 2021),
    ),
    (
        [["2023年度单位决算公开"], ["编制单位：杭州市钱塘区教育局（本级）"]],
        ("浙江省杭州市钱塘区", "杭州市钱塘区教育局", "单位", 2023),
    ),
    (
        [["关于公开中共临泽县委宣传部2021年度部门决算的说明"]],
        ("甘肃省张掖市临泽县", "中共临泽县委宣传部", "部门", 2021),
    ),
    (
        [["附件1", "2022年度成都市武侯区民政局", "部门决算"]],
        ("四川省成都市武侯区", "成都市武侯区民政局", "部门", 2022),
    ),
    (
        [["2023年度部门决算公开文本", "石家庄市长安区财政局", "二〇二四年九月"]],
        ("河北省石家庄市长安区", "石家庄市长安区财政局", "部门", 2023),
    ),
    (
        [["2019年度上海市普陀区部门决算", "预算主管部门：上海市普陀区财政局"]],
        ("上海市普陀区", "上海市普陀区财政局", "部门", 2019),
    ),
    (
        [["上海市普陀区教育局（本部）2023年度单位决算"]],
        ("上海市普陀区", "上海市普陀区教育局", "单位", 2023),
    ),
    *(
        (
            [["2023年度决算公开"], ["公开01表", line]],
            ("安徽省合肥市蜀山区", "合肥市蜀山区财政局", "部门", 2023),
        )
        for line in (
            "编制单位：合肥市蜀山区财政局 2023年度 金额单位：万元",
            "填报单位：[101]合肥市蜀山区财政局 单位：万元",
            "部门：101001-合肥市蜀山区财政局 单位：万元",
            "公开部门：合肥市蜀山区财政局（汇总） 单位：万元",
        )
    ),
]


@pytest.mark.parametrize(("pages", "expected"), COVERS)
def test_who_and_when(pages, expected):
    found = identify(pages, {})
    assert (found.region, found.department, found.scope, found.year) == expected


def test_cover_outvotes_a_wrong_year_in_a_heading():
    pages = [["甲县财政局", "2024年度部门决算"], ["第三部分 甲县财政局2023年度部门决算情况说明"]]
    assert identify(pages, {}).year == 2024


def test_manifest_overrides():
    overrides = {"region": "虚构省甲市东湖区", "department": "虚构局", "year": "2022"}
    found = identify([["上海市普陀区财政局", "2024年度部门决算"]], overrides)
    assert found.disclosure_id == "虚构省甲市东湖区|虚构局|部门|2022"


def test_missing_department_says_what_to_do():
    with pytest.raises(DocumentError, match=r"manifest\.csv"):
        identify([["2024年度"]], {})


def test_file_name_stands_in_for_a_department_that_is_not_told():
    found = identify([["2024年度部门决算"], ["收入支出决算总表"]], {}, "P020250912")
    assert (found.department, found.year) == ("P020250912", 2024)
    assert "manifest.csv" in found.doubt


def test_department_that_is_told_leaves_no_doubt():
    assert identify([["上海市普陀区财政局", "2024年度部门决算"]], {}, "P1").doubt is None


@pytest.mark.parametrize(
    ("office", "overrides", "zone"),
    [
        ("雄安新区财政局", {}, "河北省雄安新区"),
        ("虚构县经济开发区财政局", {}, "虚构县经济开发区"),
        ("甲局", {"region": "枣庄高新区"}, "山东省枣庄市高新区"),
        ("天津市滨海新区财政局", {}, None),
        ("虚构县财政局", {}, None),
        ("虚构县经济开发区财政局", {"region": "370405"}, None),
    ],
)
def test_a_zone_whose_code_nobody_knows_is_told(office, overrides, zone):
    doubts = identify([[office, "2024年度部门决算"]], {"department": office} | overrides).doubts
    told = f"没有找到{zone}的区划代码（代码表里没有这个区），代码留空"
    assert doubts == ((told,) if zone else ())
