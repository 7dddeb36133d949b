"""指标构成图：分值给了哪些指标

回答“绩效指标考什么”。每个地区一条，长度是各类指标的分值占全部指标分值的百分比。数据为虚构。
"""

import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.charts import plot_indicator_kinds


def draw() -> Axes:
    """Draw the weights of the classes of indicators in three invented districts."""
    各区 = {
        "虚构省甲市东湖区": {"产出": 55.0, "效益": 28.0, "满意度": 10.0, "成本": 7.0},
        "虚构省甲市西山区": {"产出": 50.0, "效益": 30.0, "满意度": 10.0, "成本": 10.0},
        "虚构省甲市南河区": {"产出": 68.0, "效益": 20.0, "满意度": 12.0},
    }
    构成 = pd.DataFrame(
        [(地区, 类, 占比) for 地区, 各类 in 各区.items() for 类, 占比 in 各类.items()],
        columns=["region", "kind", "share"],
    )
    return plot_indicator_kinds(构成, title="指标分值的构成（虚构数据）")
