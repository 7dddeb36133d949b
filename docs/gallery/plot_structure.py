"""结构图：各部分占多少

回答“钱主要花在哪里”。五项以内画环，更多画横条，从大到小；为 0 和空白的项在图下说明。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import DISCLOSURE_CHARTS, chart_data
from juesuan_analysis.charts import plot_structure


def draw() -> Axes:
    """Draw 台儿庄区政府办公室's expenditure by class in 2024."""
    库 = open_store("data/processed")
    部门, 年度 = "枣庄市台儿庄区人民政府办公室", 2024
    分录 = 库.entries(department=部门, year=年度)
    说明 = 库.statements(department=部门, year=年度)
    图 = DISCLOSURE_CHARTS[5]  # 一般公共预算财政拨款支出决算结构图
    数据 = chart_data(图, 分录, 说明)
    return plot_structure(数据, title=图.caption)
