"""Manifests as analysts write them (虚构): heads, names and years in their own words."""

import pytest

from juesuan_analysis.batch.manifest import ALIASES
from juesuan_analysis.batch.tasks import look_for
from juesuan_analysis.errors import DocumentError


def row_of(folder, text, name="manifest.csv", encoding="utf-8"):
    (folder / "东区").mkdir(exist_ok=True)
    (folder / "东区/甲.pdf").write_bytes(b"%PDF-1.4")
    (folder / name).write_text(text, encoding)
    return {k: v for k, v in look_for([folder]).tasks[0].manifest.items() if k != "file"}


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("附件名称", "file"),
        ("PDF文件", "file"),
        ("文件路径", "file"),
        ("所属地区", "region"),
        ("区县", "region"),
        ("预算单位", "department"),
        ("单位全称", "department"),
        ("决算年份", "year"),
        ("公开网址", "source"),
        ("下载链接（URL）", "source"),
        ("下载时间", "fetched"),
        ("序号", "序号"),
        ("主管部门", "主管部门"),
    ],
)
def test_a_head_is_known_by_its_words(head, column):
    assert ALIASES.get(head) == column


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("文件路径,年\n东区\\甲.pdf,２０２３年度\n", {"year": "2023"}),
        ("file,year\nD:\\数据\\东区\\甲.pdf,2023\n", {"year": "2023"}),
        ("2023年决算清单,\n文件名,年度\n甲.pdf,2023 \n", {"year": "2023"}),
        ("文件名,口径\n甲,本级\n", {"scope": "单位"}),
        ("文件名;部门\n./东区/甲.pdf;虚构局\n", {"department": "虚构局"}),
    ],
)
def test_what_a_row_says(tmp_path, text, row):
    assert row_of(tmp_path, text) == row


@pytest.mark.parametrize("name", ["清单.csv", "Manifest.CSV"])
def test_a_manifest_by_another_name(tmp_path, name):
    assert row_of(tmp_path, "文件名,年度\n甲.pdf,2023\n", name, "gbk") == {"year": "2023"}


def test_a_fault_below_a_title_is_told_by_its_own_line(tmp_path):
    with pytest.raises(DocumentError, match="第 3 行 甲"):
        row_of(tmp_path, "清单,\n文件名,年度\n甲.pdf,去年\n")
