"""变动来源图：总数为什么变了

回答“增减主要来自哪几项”。从上年合计起，按变动大小逐项加减到本年合计，其余并为一条；缺上年或本年数的项不计入，图下列名。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import yearly_change
from juesuan_analysis.charts import plot_waterfall


def draw() -> Axes:
    """Draw what changed an invented department's expenditure."""
    库 = open_store("data/processed")
    分录 = 库.entries(form=5, department="虚构省甲市东湖区财政局")
    各类 = 分录.query("level == 1 and measure == '合计'")
    变动 = yearly_change(各类).query("year == 2024")
    return plot_waterfall(变动, title="一般公共预算财政拨款支出变动的来源")
