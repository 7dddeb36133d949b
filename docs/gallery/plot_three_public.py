"""“三公”经费排序图：谁花得多，超没超预算

回答“各部门“三公”经费谁多谁少，与预算比如何”。横条是决算数，竖线是预算数；超预算的换颜色并写“超”。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import three_public
from juesuan_analysis.charts import plot_three_public


def draw() -> Axes:
    """Draw the “三公” expenditure of all departments in 2024 against their budgets."""
    库 = open_store("data/processed")
    三公 = three_public(库.entries(), 库.statements()).query("year == 2024")
    return plot_three_public(三公, title="2024 年度“三公”经费支出")
