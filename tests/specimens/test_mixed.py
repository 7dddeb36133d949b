"""A folder with everything at once: every file has one place, and the counts add up."""

import re
from collections import Counter

import pytest
from click.testing import CliRunner

from juesuan_analysis import open_store
from juesuan_analysis.cli import main
from juesuan_analysis.store.failures import failures
from specimens.mixed import COPY, NO_DOCUMENT, READ, mixed


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("什么都有")
    places = mixed(folder / "决算")
    args = ["extract", str(folder / "决算"), "--out", str(folder / "库"), "--jobs", "1"]
    return places, CliRunner().invoke(main, args).output, folder / "库"


@pytest.mark.slow
def test_every_file_is_counted_once(run):
    places, told, _ = run
    counts = [int(n) for n in re.search(
        r"文档 (\d+) 份：新读入 (\d+)，未变动 0，重复 (\d+)，失败 (\d+)；另有 (\d+) 个文件", told
    ).groups()]  # fmt: skip
    documents, read, copies, failed, others = counts
    assert read + copies + failed == documents, told
    assert documents + others == len(places)
    due = Counter(places.values())
    assert (read, copies, others) == (due[READ], due[COPY], due[NO_DOCUMENT])


@pytest.mark.slow
def test_what_is_refused_is_named_with_what_it_is(run):
    places, told, store = run
    due = {n: p for n, p in places.items() if p not in (READ, COPY, NO_DOCUMENT)}
    found = {f"其他/{f.source}": f.kind for f in failures(store)}
    assert found | {"其他/旧版.doc": "缺少LibreOffice"} == due  # with LibreOffice: 转换失败
    assert "其他/旧版.doc" in found
    for name in places:
        if places[name] != READ:
            assert name.rpartition("/")[2] in told


@pytest.mark.slow
def test_what_was_read_is_told_by_its_nature(run):
    _, told, _ = run
    assert "读入的：部门决算" in told
    assert "不在了.pdf" in told  # a row of the manifest without a file


@pytest.mark.slow
def test_parts_editions_and_books_are_told_apart(run):
    rows = open_store(run[2]).disclosures().set_index("department").sort_index()
    parts = [len(row) for row in rows["parts"]]
    assert dict(zip(rows.index, parts, strict=True))["虚构省甲市西山区教育和体育局"] == 2
    assert sorted(rows.loc["虚构省甲市东湖区财政局", "edition"]) == ["另一版", "采用"]
    assert {"虚构省甲市南浦区民政局", "虚构省乙市档案馆"} < set(rows.index)  # of one book
