import pytest

from juesuan_analysis.vocabulary.regions import find_region


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
