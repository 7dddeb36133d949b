"""变动情况图：几个部门并排

部门多于四个，或者名称放不下，就改画横条；缺一年的部门写明“未比较”。这里是虚构的三个区的民政局。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import change
from juesuan_analysis.charts import plot_change


def draw() -> Axes:
    """Draw total expenditure of the invented departments of civil affairs, 2022 and 2023."""
    库 = open_store("data/processed")
    支出 = 库.entries(form=3, year=[2022, 2023])
    合计 = 支出[(支出["line"] == "合计") & (支出["measure"] == "本年支出合计")]
    民政 = 合计[合计["department"].str.endswith("民政局")]
    本年, 上年 = (民政[民政["year"] == 年度] for 年度 in (2023, 2022))
    变动 = change(本年, 上年, on=["department"])
    变动["label"] = 变动["department"].str.removeprefix("虚构省甲市")
    return plot_change(
        变动.drop(columns="department"), title="三个区民政局本年支出（虚构），2023 比 2022"
    )
