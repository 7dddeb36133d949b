"""A small invented disclosure (虚构) and figures that close themselves."""

import math

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import pyplot as plt

mpl.use("agg")
WHO = {"disclosure_id": "虚构", "department": "虚构市某局", "year": 2024, "source": "虚构.pdf"}
_ROWS = [
    (1, "收入", "总计", 0, "决算数", 859.59),
    (1, "支出", "总计", 0, "决算数", 859.59),
    (2, None, "合计", 0, "本年收入合计", 859.59),
    (2, None, "合计", 0, "财政拨款收入", 854.15),
    (2, None, "合计", 0, "事业收入", math.nan),
    (2, None, "合计", 0, "其他收入", 5.44),
    (2, None, "一般公共服务支出", 1, "财政拨款收入", 854.15),
    (3, None, "合计", 0, "本年支出合计", 859.59),
    (3, None, "合计", 0, "基本支出", 637.47),
    (3, None, "合计", 0, "项目支出", 222.12),
    (4, "收入", "总计", 0, "决算数", 854.15),
    (4, "支出", "总计", 0, "合计", 854.15),
    (5, None, "合计", 0, "合计", 854.15),
    (5, None, "一般公共服务支出", 1, "合计", 651.59),
    (5, None, "住房保障支出", 1, "合计", 202.56),
    (5, None, "住房改革支出", 2, "合计", 202.56),
]
_CHANGES = [
    ("收入支出决算总体情况", "收入总计", -130.05),
    ("收入支出决算总体情况", "支出总计", -130.05),
    ("财政拨款收入支出决算总体情况", "财政拨款收入总计", -133.38),
    ("财政拨款收入支出决算总体情况", "财政拨款支出总计", -133.38),
]


@pytest.fixture
def entries():
    columns = ["form", "side", "line", "level", "measure", "amount"]
    return pd.DataFrame(_ROWS, columns=columns).assign(**WHO)


@pytest.fixture
def statements():
    frame = pd.DataFrame(_CHANGES, columns=["section", "subject", "value"])
    return frame.assign(kind="增减额", stated_year=2024, base_year=2023, **WHO)


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    plt.close("all")


@pytest.fixture
def overlapping():
    """Pairs of texts that lie on each other once the chart is drawn (a figure, once for all)."""

    drawn = []

    def pairs(ax):
        if not any(ax.figure is figure for figure in drawn):
            ax.figure.draw_without_rendering()  # the canvas of a bare Figure draws nothing
            drawn.append(ax.figure)
        ticks = [*ax.get_xticklabels(), *ax.get_yticklabels()]
        texts = [*ax.texts, *ticks, ax.title, ax._left_title, ax.xaxis.label]
        shown = [t for t in texts if t.get_visible() and t.get_text()]
        boxes = [(t.get_text(), t.get_window_extent()) for t in shown]
        return [
            (a, b)
            for i, (a, first) in enumerate(boxes)
            for b, second in boxes[:i]
            if first.overlaps(second)
        ]

    return pairs
