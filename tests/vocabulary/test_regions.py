import pytest

from juesuan_analysis.vocabulary.regions import find_region, named_region


@pytest.mark.parametrize(
    ("text", "context", "name", "code"),
    [
        ("枣庄市台儿庄区人民政府办公室", "", "山东省枣庄市台儿庄区", "370405"),
        ("上海市普陀区财政局", "", "上海市普陀区", "310107"),
        ("普陀区财政局", "上海市", "上海市普陀区", "310107"),
        ("广东省财政厅", "", "广东省", "440000"),
    ],
)
def test_region_is_found_with_its_parents(text, context, name, code):
    region = find_region(text, context)
    assert region is not None
    assert (region.name, region.code) == (name, code)


@pytest.mark.parametrize("text", ["普陀区财政局", "中国海洋大学", "虚构省甲市东湖区财政局"])
def test_region_that_cannot_be_told_is_none(text):
    assert find_region(text) is None


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("枣庄高新技术产业开发区管委会", "山东省枣庄市高新技术产业开发区"),
        ("北京经济技术开发区财政局", "北京市经济技术开发区"),
        ("台儿庄经济开发区管理委员会", "山东省枣庄市台儿庄区经济开发区"),
        ("雄安新区财政局", "河北省雄安新区"),
        ("天津市滨海新区财政局", "天津市滨海新区"),
    ],
)
def test_a_zone_called_after_a_division_in_short(office, name):
    assert find_region(office).name == name


def test_a_zone_of_nowhere_is_no_region():
    assert find_region("虚构县经济开发区管委会") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("雄安新区", "河北省雄安新区"),
        ("枣庄高新区", "山东省枣庄市高新区"),
        ("雄安新区财政局", None),
    ],
)
def test_a_zone_without_a_code_has_a_name(text, name):
    found = named_region(text)
    assert (found.name if found else None) == name
