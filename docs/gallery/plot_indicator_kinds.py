"""指标构成图：分值给了哪些指标

回答“考核的是产出、效益、成本，还是满意度”。一行是一个地区，一段是一类指标占全部分值的份额。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import performance
from juesuan_analysis.charts import plot_indicator_kinds


def draw() -> Axes:
    """Draw what the weights are given to, by region."""
    库 = open_store("data/processed")
    return plot_indicator_kinds(performance.indicator_kinds(库.indicators()))
