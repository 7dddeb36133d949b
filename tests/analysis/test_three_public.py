import math

import pandas as pd
import pytest
from frames import PUBLIC, REGION, departments, entries, items, statements

from juesuan_analysis.analysis import FrameError, three_public

SPENT = entries((3, None, None, "合计", "本年支出合计", 200.0))


def panel(*args, **options):
    return three_public(*args, **options).set_index("item")


def test_six_items_with_completion_and_share():
    table = panel(pd.concat([items({"公务接待费": 2.0}, {"公务接待费": 4.0}), SPENT]))
    assert len(table) == 6
    row = table.loc["公务接待费"]
    assert (row["completion"], row["share_of_total"]) == (50.0, 1.0)
    assert (row["budget_kind"], row["budget_source"], row["final_source"]) == (
        "全年预算",
        "表9",
        "表9",
    )


def test_missing_stays_missing():
    row = panel(items({"合计": 2.0})).loc["公务接待费"]
    assert row[["budget", "final", "completion", "final_source"]].isna().all()


def test_no_completion_on_a_zero_budget():
    row = panel(items({"合计": 0.0}, {"合计": 0.0})).loc["合计"]
    assert row["final"] == 0.0
    assert math.isnan(row["completion"])


def test_narrative_fills_a_blank():
    said = statements(
        (PUBLIC, "因公出国（境）费", "金额", 0.0), (PUBLIC, "“三公”经费合计", "金额", 9.0)
    )
    table = panel(items({"合计": 2.0, "因公出国（境）费": math.nan}), said)
    assert table["final"].dropna().to_dict() == {"合计": 2.0, "因公出国（境）费": 0.0}
    assert table.loc["因公出国（境）费", "final_source"] == "情况说明"


def test_budget_is_named_as_the_narrative_does():
    said = statements((PUBLIC, "“三公”经费合计", "年初预算", 4.0))
    table = panel(items({"合计": 2.0}, {"合计": 4.0, "公务接待费": 4.0}), said)
    assert table["budget_kind"].dropna().to_dict() == {"合计": "年初预算", "公务接待费": "年初预算"}


def test_share_of_form_1_where_form_3_was_not_read():
    spent = entries((1, "支出", None, "本年支出合计", "决算数", 100.0))
    assert panel(pd.concat([items({"合计": 2.0}), spent])).loc["合计", "share_of_total"] == 2.0


def test_merged_departments_are_summed_before_the_rates():
    cells = [
        *(
            items({"合计": 2.0}, {"合计": 4.0}, department=name, year=2022)
            for name in ("民政局", "教体局")
        ),
        items({"合计": 3.0}, {"合计": 3.0}, department="教体局", year=2023),
    ]
    listed = departments(("民政局", None, 2022, "教体局"))
    table = three_public(pd.concat(cells), departments=listed)
    table = table[table["item"] == "合计"]
    assert table[["department", "year", "final", "completion"]].to_numpy().tolist() == [
        ["教体局", 2022, 4.0, 50.0],
        ["教体局", 2023, 3.0, 100.0],
    ]
    assert set(table["region"]) == {REGION}


def test_refuses_two_documents_of_a_year():
    with pytest.raises(FrameError, match="多份文件"):
        three_public(pd.concat([items({"合计": 2.0}), items({"合计": 2.0}, scope="单位")]))
