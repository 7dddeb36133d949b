"""趋势图：几年来怎么变的

回答“几年来是升是降，谁升谁降”。每条线在末端写名称和最后一年的数；缺的年度断开，不连过去；线多时只标最大的几条，其余画成灰线。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import indicators
from juesuan_analysis.charts import plot_trend


def draw() -> Axes:
    """Draw the expenditure of the invented departments over four years."""
    库 = open_store("data/processed")
    指标 = indicators(库.entries(), 库.statements())
    支出 = 指标.query("indicator == '支出总计' and region.str.startswith('虚构')")
    return plot_trend(支出, y="value", by="department", title="各部门支出总计")
