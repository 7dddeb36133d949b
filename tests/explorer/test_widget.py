import base64
from dataclasses import dataclass, field

import pandas as pd
import pytest

from juesuan_analysis import explore
from juesuan_analysis.errors import JuesuanError

_ROWS = [
    ("虚构市乙区", "虚构市乙区民政局", 2023),
    ("虚构市乙区", "虚构市乙区财政局", 2022),
    ("虚构市乙区", "虚构市乙区财政局", 2023),
    ("虚构市甲区", "虚构市甲区财政局", 2021),
    ("虚构市甲区", "虚构市甲区财政局", 2022),
    ("虚构市甲区", "虚构市甲区审计局", 2024),
]


@dataclass
class Offered:
    """Documents without a figure, and what was read of them."""

    rows: list
    store: object
    read: list = field(default_factory=list)

    def disclosures(self):
        frame = pd.DataFrame(self.rows, columns=["region", "department", "year"])
        ids = [f"{row.department}{row.year}" for row in frame.itertuples()]
        return frame.assign(scope="部门", disclosure_id=ids, source="虚构.pdf")

    def entries(self, *, disclosure):
        self.read.append(disclosure)
        return self.store.entries(disclosure=disclosure)

    def statements(self, *, disclosure):
        return self.store.statements(disclosure=disclosure)


@pytest.fixture
def offered(store):
    return Offered(_ROWS, store)


def _picked(explorer):
    drops = (explorer.region, explorer.office, explorer.document, explorer.view)
    return [drop.label for drop in drops]


def _png(explorer):
    return base64.b64decode(explorer.output.outputs[0]["data"]["image/png"])


def test_begins_with_the_first_department_and_its_latest_year(offered):
    assert _picked(explore(offered)) == ["虚构市乙区", "民政局", "2023", "收入、支出总计"]


def test_begins_with_what_is_asked_for(offered):
    explorer = explore(offered, "甲区财政局", 2021)
    assert _picked(explorer)[:3] == ["虚构市甲区", "财政局", "2021"]


def test_a_department_that_is_not_there_is_refused(offered):
    with pytest.raises(JuesuanError, match="库里没有部门“水利局”"):
        explore(offered, "水利局")


def test_departments_follow_the_district(offered):
    explorer = explore(offered)
    explorer.region.value = "虚构市甲区"
    assert [label for label, _ in explorer.office.options] == ["审计局", "财政局"]


def test_another_district_keeps_department_and_year_where_it_has_them(offered):
    explorer = explore(offered, "乙区财政局", 2022)
    explorer.region.value = "虚构市甲区"
    assert _picked(explorer)[:3] == ["虚构市甲区", "财政局", "2022"]


def test_years_follow_the_department(offered):
    explorer = explore(offered, "甲区财政局", 2022)
    explorer.office.value = ("虚构市甲区审计局", "部门")
    assert [label for label, _ in explorer.document.options] == ["2024"]
    assert _picked(explorer)[2] == "2024"


def test_one_pick_draws_once(offered):
    explorer = explore(offered)
    offered.read.clear()
    explorer.region.value = "虚构市甲区"
    assert len(offered.read) == 1


def test_all_years_of_the_department_are_read(offered):
    explore(offered, "甲区财政局", 2022)
    assert offered.read[-1] == ["虚构市甲区财政局2021", "虚构市甲区财政局2022"]


def test_the_picture_follows(store):
    explorer = explore(store)
    seen = [_png(explorer)]
    for label, _ in explorer.region.options[1:]:
        explorer.region.value = label
        seen.append(_png(explorer))
    explorer.view.value = "支出结构"
    seen.append(_png(explorer))
    assert len(set(seen)) == len(seen)


def test_an_empty_store_says_so(store):
    explorer = explore(Offered([], store))
    assert explorer.output.outputs[0]["data"] == {
        "text/plain": "库里还没有文件：先运行 juesuan extract"
    }


def test_a_refusal_is_shown_in_place_of_the_picture(offered, monkeypatch):
    explorer = explore(offered)

    def refuse(**_):
        raise JuesuanError("两份文件")

    monkeypatch.setattr(offered, "entries", refuse, raising=False)
    explorer.view.value = "支出结构"
    assert explorer.output.outputs[0]["data"] == {"text/plain": "两份文件"}


def test_a_reader_without_a_kernel_sees_the_picture(store):
    explorer = explore(store)
    bundle = explorer._repr_mimebundle_()
    assert base64.b64decode(bundle["image/png"]) == _png(explorer)
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_labels_are_chinese_and_have_room(offered):
    explorer = explore(offered)
    drops = explorer.children[0].children
    assert [drop.description for drop in drops] == ["地区", "部门", "年度", "指标"]
    assert {drop.style.description_width for drop in drops} == {"3em"}
