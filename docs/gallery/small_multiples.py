"""分区小图：各区用同一刻度并排

回答“各区的走势是否一样”。每个区一张图，单位和刻度相同；相同的说明写一次，不同的（如覆盖范围）按区列在图下。
"""

from functools import partial

from matplotlib.figure import Figure

from juesuan_analysis import open_store
from juesuan_analysis.analysis import district_totals, three_public
from juesuan_analysis.charts import plot_trend, small_multiples


def draw() -> Figure:
    """Draw the “三公” items of the invented districts over four years."""
    库 = open_store("data/processed")
    三公 = three_public(库.entries(), 库.statements())
    各区 = district_totals(三公.query("region.str.startswith('虚构')"))
    三项 = 各区.query("item in ['因公出国（境）费', '公务用车购置及运行维护费', '公务接待费']")
    画法 = partial(plot_trend, y="final", by="item")
    return small_multiples(三项, 画法, title="各区“三公”经费支出")
