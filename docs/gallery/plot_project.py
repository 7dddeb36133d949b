"""一个项目的得分：每个指标的分值与得分

回答“分丢在哪里”。一行是一个指标，浅色是分值，深色是得分，没有得满的换一种颜色；右侧是指标值和完成值。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.charts import plot_project


def draw() -> Axes:
    """Draw the indicators of one project of 台儿庄区人民政府办公室."""
    库 = open_store("data/processed")
    项目 = "大数据中心费用"
    指标 = 库.disclosure("台儿庄区人民政府办公室", 2024).project(项目).indicators
    return plot_project(指标, title=f"{项目}：分值与得分")
