from decimal import Decimal

import pandas as pd
import pytest

from juesuan_analysis import open_store
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.facts.finding import OUTCOMES

DEPARTMENT = "枣庄市台儿庄区人民政府办公室"


def test_filters_choose_rows(store):
    rows = store.entries(form=9, department=DEPARTMENT, year=2024)
    assert set(rows["form"]) == {9}
    assert set(rows["department"]) == {DEPARTMENT}
    assert len(rows) == 12


def test_filter_takes_several_values(store):
    assert set(store.entries(form=[1, 9])["form"]) == {1, 9}


def test_amounts_are_floats_and_blanks_are_missing(store):
    rows = store.entries(form=9, department=DEPARTMENT).set_index(["line", "measure"])["amount"]
    assert rows["合计", "决算数"] == 18.79
    assert pd.isna(rows["因公出国（境）费", "决算数"])


def test_exact_amounts_are_decimals(store):
    rows = store.entries(form=9, department=DEPARTMENT, exact=True)
    total = rows[(rows["line"] == "合计") & (rows["measure"] == "决算数")]["amount"].iloc[0]
    assert total == Decimal("18.79")
    assert isinstance(total, Decimal)


def test_every_entry_has_its_place(store):
    rows = store.entries()
    assert (rows["page"] > 0).all()
    assert (rows["x1"] > rows["x0"]).all()
    assert (rows["y1"] > rows["y0"]).all()


def test_a_year_that_the_store_lacks_is_refused_with_those_it_has(store):
    with pytest.raises(JuesuanError, match=r"没有 1999 年度。现有：20\d\d"):
        store.entries(year=1999)


@pytest.mark.parametrize("form", [9, "9", "表9", "公开09表", "三公", "“三公”经费"])
@pytest.mark.parametrize("year", [2024, "2024", "2024年度", 2024.0])
def test_filters_take_what_people_type(store, form, year):
    assert len(store.entries(form=form, department="台儿庄", year=year)) == 12


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"department": "财务部"}, "库里没有部门"),
        ({"region": "上海"}, "库里没有地区“上海”"),
        ({"form": "利润表"}, "九张表是：表1 收入支出决算总表"),
        ({"form": "财政拨款"}, "可能是表4、表5"),
        ({"form": 12}, "没有“12”这张表"),
    ],
)
def test_filters_refuse_with_what_there_is(store, wanted, words):
    with pytest.raises(JuesuanError, match=words):
        store.entries(**wanted)


def test_every_outcome_may_be_asked_for(store):
    assert all(store.findings(outcome=one) is not None for one in OUTCOMES)


def test_outcomes_are_known_words(store):
    with pytest.raises(JuesuanError, match="可选：成立"):
        store.findings(outcome="错误")


def test_who_and_when(store):
    departments = store.departments().set_index("department")
    assert departments.loc[DEPARTMENT, "years"] == (2024,)
    assert 2024 in store.years()
    assert store.regions() == ["山东省枣庄市台儿庄区"]


def test_history_of_a_department(store):
    history = store.department("台儿庄").history(form=5)
    total = history[(history["line"] == "合计") & (history["measure"] == "合计")]
    assert list(history.columns) == ["form", "side", "code", "line", "measure", 2024]
    assert total[2024].tolist() == [store.entries(form=5, department=DEPARTMENT)["amount"].iloc[0]]


def test_published_accounts_have_no_conflict(store):
    assert store.findings(outcome="不符").empty
    assert len(store.findings(outcome="成立", department=DEPARTMENT)) > 300


def test_no_store_says_what_to_do(tmp_path):
    with pytest.raises(JuesuanError, match="juesuan extract"):
        open_store(tmp_path)


def test_an_unknown_document_is_refused_with_the_nearest(store):
    known = store.disclosures()["disclosure_id"].iloc[0]
    with pytest.raises(JuesuanError, match="相近的有"):
        store.entries(disclosure=known + "x")


def test_one_unknown_document_among_known_ones_is_refused(store):
    known = store.disclosures()["disclosure_id"].iloc[0]
    with pytest.raises(JuesuanError, match="没有 disclosure_id“没有的”"):
        store.statements(disclosure=[known, "没有的"])


def test_a_known_document_without_such_rows_is_empty(store):
    for known in store.disclosures()["disclosure_id"]:
        store.projects(disclosure=known)
