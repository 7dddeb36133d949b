import pandas as pd

from juesuan_analysis.show import show_table


def test_a_figure_below_zero_has_a_true_minus():
    html = show_table(pd.DataFrame({"差": [-1234.5, 0.0]})).html
    assert "−1,234.50" in html
    assert "-1,234.50" not in html


def test_a_date_keeps_its_hyphens():
    assert "2024-05-01" in show_table(pd.DataFrame({"日期": ["2024-05-01"]})).html
