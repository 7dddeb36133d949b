"""热力图：各部门各年度一览

回答“哪些部门、哪些年度高”，也看出缺了谁。格子不多时写数，多时用色条；缺数的格子画斜线，不当作 0。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import compare, indicators
from juesuan_analysis.charts import plot_heatmap


def draw() -> Axes:
    """Draw the “三公” expenditure of all departments and years."""
    库 = open_store("data/processed")
    指标 = indicators(库.entries(), 库.statements())
    三公 = 指标.query("indicator == '“三公”经费合计'")
    return plot_heatmap(compare(三公, "value"), title="“三公”经费支出决算数")
