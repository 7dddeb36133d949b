import pytest

from juesuan_analysis.analysis import (
    FrameError,
    cite,
    district_totals,
    footnotes,
    indicators,
    three_public,
    yearly_change,
)

DEPARTMENT = "枣庄市台儿庄区人民政府办公室"


def test_a_figure_leads_to_its_cell(store):
    panel = three_public(store.entries(department=DEPARTMENT), store.statements())
    one = panel[(panel["item"] == "公务接待费") & (panel["department"] == DEPARTMENT)]
    found = cite(one, store).iloc[0]
    assert (found["where"], found["amount"]) == ("表9 公务接待费/决算数", one["final"].iloc[0])
    assert footnotes(cite(one, store))[0].startswith(
        f"[1] {one['region'].iloc[0]} {DEPARTMENT} 2024 公务接待费：{DEPARTMENT} 2024 年度 表9"
    )


def test_a_sum_leads_to_all_its_cells(store):
    totals = district_totals(three_public(store.entries(), store.statements()))
    row = totals[totals["item"] == "合计"].head(1)
    cells = cite(row, store)
    assert cells["amount"].sum() == pytest.approx(row["final"].iloc[0])


def test_what_a_narrative_states_leads_to_its_sentence(store):
    figures = indicators(store.entries(), store.statements())
    one = figures[figures["indicator"] == "公务用车保有量"].head(1)
    assert one["value"].iloc[0] == cite(one, store)["amount"].iloc[0]


def test_a_change_leads_to_both_years(store):
    changes = yearly_change(store.entries(form=9))
    assert {"ref", "ref_previous", "standing"} <= set(changes.columns)


def test_a_frame_that_lost_its_references_is_refused(store):
    with pytest.raises(FrameError, match="不带出处"):
        cite(store.entries().drop(columns="ref"), store)
