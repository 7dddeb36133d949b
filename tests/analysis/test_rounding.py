import pandas as pd

from juesuan_analysis.analysis import rounded_shares


def test_shares_still_add_up():
    assert rounded_shares(pd.Series([33.3333, 33.3333, 33.3334])).sum() == 100


def test_published_shares_of_taierzhuang():
    shares = pd.Series([651.59, 123.16, 25.42, 53.98]) / 854.15 * 100
    assert rounded_shares(shares).tolist() == [76.28, 14.42, 2.98, 6.32]


def test_missing_share_stays_missing():
    assert rounded_shares(pd.Series([100.0, None])).isna().tolist() == [False, True]


def test_no_shares():
    assert rounded_shares(pd.Series([], dtype=float)).empty
