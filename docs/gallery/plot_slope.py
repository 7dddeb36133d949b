"""两年对比图：谁升谁降

回答“与上年比，各部门谁升谁降、次序变没变”。两端写名称和数；下降画虚线；只有一年的画一个点并注明。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import three_public, yearly_change
from juesuan_analysis.charts import plot_slope


def draw() -> Axes:
    """Draw the “三公” expenditure of all departments in 2023 and 2024."""
    库 = open_store("data/processed")
    三公 = three_public(库.entries()).query("item == '合计'")
    变动 = yearly_change(三公, on=["department"], value="final").query("year == 2024")
    return plot_slope(变动, label="department", title="“三公”经费支出决算数")
