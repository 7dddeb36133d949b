import pandas as pd
import pytest
from frames import entries

from juesuan_analysis.analysis import FrameError, indicators, one_each

CELL = (1, "收入", None, "总计", "决算数", 5.0)


def test_summary_is_kept_before_the_unit_of_the_same_name():
    both = pd.concat([entries(CELL, scope="单位"), entries(CELL)])
    kept = one_each(both)
    assert kept["disclosure_id"].str.contains("部门").all()
    assert len(kept) == 1


def test_unit_alone_is_kept():
    assert len(one_each(entries(CELL, scope="单位"))) == 1


def versions():
    first = entries(CELL)
    return pd.concat([first, first.assign(disclosure_id=first["disclosure_id"] + "|第2版")])


def test_versions_are_refused_until_one_is_chosen():
    with pytest.raises(FrameError, match="版本"):
        one_each(versions())
    assert one_each(versions(), version=2)["disclosure_id"].str.endswith("第2版").all()


def test_two_documents_of_a_year_are_not_added():
    with pytest.raises(FrameError, match=r"多份文件.*one_each"):
        indicators(versions())
