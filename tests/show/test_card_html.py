"""Mistakes of several disclosures as a notebook shows them."""

import pandas as pd
from show.test_cards import FOUND, findings

from juesuan_analysis.show import show_cards


def of(name, rows, **changed):
    return rows.assign(department=name, source=f"{name}.pdf", **changed)


CLEAN = of("净局", FOUND[3:])


def test_the_dearest_disclosure_comes_first_and_the_clean_last():
    little = of("小局", findings(("不符", 1, 0.1, "丙由 1.00 改为 1.10")))
    html = show_cards(pd.concat([CLEAN, little, FOUND])).html
    assert html.index("虚构局") < html.index("小局") < html.index("没有不符、没有缺的 1 份")


def test_what_is_missing_is_a_reason_to_be_listed():
    lost = of("缺局", findings(("数据不足", None, None, None)), identity="D.form", reason="没有表3")
    html = show_cards(pd.concat([CLEAN, lost])).html
    assert html.index("没有表3") < html.index("净局")


def test_nothing_is_left_over():
    html = show_cards(pd.concat([CLEAN, FOUND])).html
    assert "nan" not in html
    assert "None" not in html


def test_text_is_escaped():
    assert "&lt;b&gt;" in show_cards(of("<b>局", FOUND)).html
