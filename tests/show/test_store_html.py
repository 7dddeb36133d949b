"""What a store shows of itself."""

import pandas as pd
from show.grids import tables, texts

from juesuan_analysis.show import store_html

DISCLOSURES = pd.DataFrame(
    {
        "region": ["甲区", "甲区", "乙区", None],
        "department": ["财政局", "财政局", "财政局", "某局"],
        "year": [2023, 2024, 2024, 2024],
        "cells": [600] * 4,
        "printed": [200] * 4,
        "unread": [0, 1, 0, 0],
    }
)


def test_documents_are_counted_by_region_and_year():
    (table,) = tables(store_html(DISCLOSURES))
    assert texts(table) == [
        ["地区", "2023 年度", "2024 年度", "合计（份）"],
        ["甲区", "1", "1", "2"],
        ["乙区", "·", "1", "1"],
        ["地区不明", "·", "1", "1"],
        ["合计", "1", "3", "4"],
    ]


def test_totals_and_soundness_are_told():
    html = store_html(DISCLOSURES, conflicts=7)
    assert "4 份公开文件　3 个部门　2023—2024 年度" in html
    assert "单元格 2,400 个，印有数 800 个；没有读出 1 处；勾稽关系不符 7 处" in html


def test_files_that_failed_are_told():
    assert "另有 2 个文件读不了" in store_html(DISCLOSURES, failed=2)
    assert "读不了" not in store_html(DISCLOSURES)


def test_an_empty_store_says_what_to_do():
    assert "juesuan extract" in store_html(DISCLOSURES.head(0))


def test_many_regions_are_cut_with_a_note():
    many = pd.concat([DISCLOSURES.head(1).assign(region=f"{n:02}区") for n in range(20)])
    html = store_html(many)
    assert "只列出文件最多的 15 个地区，共 20 个" in html
    assert texts(tables(html)[0])[-1] == ["合计", "20", "20"]


def test_names_are_escaped():
    assert "<i>" not in store_html(DISCLOSURES.assign(region="<i>区"))
