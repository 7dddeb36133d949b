"""得分分布图：项目自评得了多少分

回答“自评是不是都打满分”。一个点是一个项目，纵列是地区，虚线是等级线；右侧写项目数和满分的个数。数据为虚构。
"""

import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.charts import plot_scores


def draw() -> Axes:
    """Draw the self-given scores of the projects of two invented districts."""
    各区得分 = {
        "虚构省甲市东湖区": [100, 100, 100, 99.5, 99, 98, 98, 96.5, 95, 93, 91, 84],
        "虚构省甲市西山区": [100, 99, 97, 95, 94, 92, 88.5, 86, 79, 62],
    }
    得分 = pd.DataFrame(
        [(地区, 2024, 得) for 地区, 各个 in 各区得分.items() for 得 in 各个],
        columns=["region", "year", "share"],
    )
    return plot_scores(得分, title="项目自评得分的分布（虚构数据）")
