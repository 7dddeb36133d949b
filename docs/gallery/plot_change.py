"""变动情况图：上年与本年并排

回答“比上年多了还是少了，多少，百分之几”。上年数取自上年决算；库里没有时按情况说明的增减额推算，图下注明。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import DISCLOSURE_CHARTS, chart_data
from juesuan_analysis.charts import plot_change


def draw() -> Axes:
    """Draw 台儿庄区政府办公室's totals of 2023 and 2024."""
    库 = open_store("data/processed")
    部门, 年度 = "枣庄市台儿庄区人民政府办公室", 2024
    分录 = 库.entries(department=部门, year=年度)
    说明 = 库.statements(department=部门, year=年度)
    图 = DISCLOSURE_CHARTS[0]  # 收、支决算总计变动情况图
    数据 = chart_data(图, 分录, 说明)
    return plot_change(数据, title=图.caption)
