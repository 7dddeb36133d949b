"""A store's findings rest on all that the store knows."""

import io
import re
import shutil
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from ruled import canvas, table, text

from juesuan_analysis import open_store
from juesuan_analysis.batch.recheck import audit_store
from juesuan_analysis.batch.rejudge import Case, judged_again
from juesuan_analysis.batch.run import find_tasks, run
from juesuan_analysis.facts.finding import READING
from juesuan_analysis.facts.unread import NOTHING, ROWS
from juesuan_analysis.store.links import Links
from juesuan_analysis.store.schema import DATASETS
from specimens.layouts import LAYOUTS
from specimens.panel import panel
from specimens.typeset import typeset

PLACE = ("东湖区财政局", (2023, 2024))
NAMES = [f"虚构_{PLACE[0]}_{year}.pdf" for year in PLACE[1]]


@pytest.fixture(scope="module")
def two_years(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two_years")
    for accounts, layout in panel():
        name = f"虚构_{accounts.department.removeprefix('虚构省甲市')}_{accounts.year}.pdf"
        if name in NAMES:
            (folder / name).write_bytes(typeset(accounts, LAYOUTS[layout]))
    assert [o.state for o in run(find_tasks([folder]), folder / "store", jobs=2)] == [
        "read",
        "read",
    ]
    return folder / "store"


@pytest.fixture
def path(two_years, tmp_path):
    return shutil.copytree(two_years, tmp_path / "store")


def of_last_year(path):
    rows = open_store(path).findings(year=2024)
    return rows[rows["identity"].str.startswith("Y.")]


def correct(path, amount="1.23", source=NAMES[1]):
    (path / "overrides.csv").write_text(
        "document,form,line,measure,amount,reason,author\n"
        f"{source},5,合计,基本支出,{amount},虚构：试验,张三\n",
        "utf-8",
    )


def short_of_rows(path, lost, reason):
    """What is found where form 3 lacks a 类, and the store says that rows of it may be lost."""
    store = open_store(path)
    (own,) = store.disclosures(year=2024)["disclosure_id"]
    tables = {name: store.rows(name, disclosure_id=own) for name in DATASETS}
    entries = tables["entries"]
    of_form = pc.equal(entries["form"], 3)
    code = max(
        pc.unique(pc.utf8_slice_codeunits(entries.filter(of_form)["code"], 0, 3))
        .drop_null()
        .to_pylist()
    )
    gone = pc.and_(of_form, pc.fill_null(pc.starts_with(entries["code"], code), False))
    tables["entries"] = entries.filter(pc.invert(gone))
    who = {name: entries[name][0].as_py() for name in ("disclosure_id", "source", "source_sha256")}
    told = {"identity": READING, "form": 3, "reason": reason, "printed": "", "lost": lost}
    row = who | told | {"page": 1, "x0": 0, "y0": 0, "x1": 0, "y1": 0}
    tables["findings"] = pa.Table.from_pylist([row], DATASETS["findings"])
    files = judged_again(Case(tables, Links(own, None, None, ()), None, None))
    found = pq.read_table(io.BytesIO(files["findings"])).to_pylist()
    return {(one["identity"], one["outcome"]) for one in found}


def test_what_is_lost_is_known_by_its_field_and_not_by_its_words(path):
    said = "页码从 3 跳到 5，这张表可能不完整"
    assert ("F3.by_class", "未读出") in short_of_rows(path, ROWS, said)
    assert short_of_rows(path, ROWS, "随便什么话") == short_of_rows(path, ROWS, said)
    assert ("F3.by_class", "不符") in short_of_rows(path, NOTHING, said)


def test_last_years_disclosure_is_compared(path):
    assert set(of_last_year(path)["outcome"]) == {"数据不足"}
    assert len(list(audit_store(path))) == 1
    assert "成立" in set(of_last_year(path)["outcome"])
    assert "不符" not in set(open_store(path).findings()["outcome"])


def test_nothing_is_judged_twice(path):
    list(audit_store(path))
    before = open_store(path).findings()
    assert list(audit_store(path)) == []
    assert open_store(path).findings().equals(before)


def test_a_correction_is_laid_over_and_shown_and_can_be_taken_back(path):
    list(audit_store(path))
    printed = open_store(path).rows("entries")
    clean = open_store(path).findings()
    correct(path)
    assert len(list(audit_store(path))) == 1
    conflicts = open_store(path).findings(outcome="不符")
    assert len(conflicts)
    names = {term["name"] for terms in conflicts["terms"] for term in terms}
    assert any("人工更正，原印" in name for name in names)
    assert open_store(path).rows("entries")["amount"].equals(printed["amount"])
    (path / "overrides.csv").unlink()
    assert len(list(audit_store(path))) == 1
    assert open_store(path).findings().equals(clean)


def test_a_correction_of_last_year_reaches_this_year(path):
    list(audit_store(path))
    correct(path, source=NAMES[0])
    assert len(list(audit_store(path))) == 2


def test_a_correction_of_last_year_is_marked_in_this_years_findings(path):
    (path / "overrides.csv").write_text(
        "document,form,line,measure,amount,reason,author\n"
        f"{NAMES[0]},1,年末结转和结余,决算数,99.99,虚构：试验,张三\n",
        "utf-8",
    )
    list(audit_store(path))
    rows = of_last_year(path)
    [terms] = rows.loc[rows["outcome"] == "不符", "terms"]
    assert re.fullmatch(r"上年表1 年末结转和结余 决算数（人工更正，原印 [\d.]+）", terms[1]["name"])


def test_every_printed_number_has_a_standing(path):
    rows = open_store(path).entries()
    assert rows.loc[rows["amount"].notna(), "standing"].notna().all()
    assert rows.loc[rows["amount"].isna(), "standing"].isna().all()


def form5(path, name, kind, amounts, listed=()):
    page = canvas(path)
    text(page, 100, 700, name)
    text(page, 100, 680, f"2024年度{kind}决算")
    page.showPage()
    if listed:
        text(page, 100, 700, f"纳入{name}2024年度部门决算编制范围的单位包括：")
        for i, unit in enumerate(listed, 1):
            text(page, 100, 700 - 20 * i, f"{i}. {unit}")
        page.showPage()
    text(page, 200, 800, "一般公共预算财政拨款支出决算表")
    text(page, 480, 780, "单位：万元")
    header = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
    table(page, 20, 770, [60, 120, 80, 80, 80], [header, ["", "合计", *amounts]])
    page.save()


@pytest.mark.slow
def test_a_summary_is_compared_with_all_its_units(tmp_path):
    listed = ("虚构市甲局（本级）", "虚构市乙站")
    form5(tmp_path / "甲局汇总.pdf", "虚构市甲局", "部门", ["300.00", "200.00", "100.00"], listed)
    form5(tmp_path / "甲局本级.pdf", "虚构市甲局", "单位", ["250.00", "180.00", "70.00"])
    form5(tmp_path / "乙站.pdf", "虚构市乙站", "单位", ["50.00", "20.50", "29.50"])
    store = tmp_path / "store"
    list(run(find_tasks([tmp_path]), store, jobs=2))
    list(audit_store(store))
    found = open_store(store).findings()
    levels = found[found["identity"] == "L.units"].set_index("statement")
    assert levels["outcome"].str.cat(sep=" ") == "成立 不符 不符"
    assert levels["difference"].tolist() == [0.0, -0.5, 0.5]


def test_a_figure_keeps_its_exactness_in_the_store(path):
    rows = open_store(path).statements(exact=True)
    shares = rows[rows["kind"] == "占比"]
    assert set(shares["decimals"]) == {2}
    assert isinstance(shares["value"].iloc[0], Decimal)
