"""执行率与得分图：花钱多少与得分高低

回答“没花完钱的项目得分低不低”。一个点是一个项目；执行率不到 80% 仍评优的另用颜色标出。数据为虚构。
"""

import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.analysis.performance import execution_and_score
from juesuan_analysis.charts import plot_execution_and_score


def draw() -> Axes:
    """Draw share of budget spent and score of invented projects."""
    项目 = pd.DataFrame(
        [
            ("虚构老旧小区改造", 31.5, 96.0, "优"),
            ("虚构智慧停车系统", 58.0, 97.5, "优"),
            ("虚构农田水利维修", 64.0, 82.0, "良"),
            ("虚构基层医疗设备", 71.0, 88.0, "良"),
            ("虚构公共体育场地", 86.0, 91.0, "优"),
            ("虚构河道清淤", 92.5, 94.0, "优"),
            ("虚构校舍维修", 97.0, 98.0, "优"),
            ("虚构义务教育公用经费", 99.8, 99.0, "优"),
            ("虚构临时救助", 100.0, 100.0, "优"),
        ],
        columns=["name", "rate", "score", "grade"],
    ).assign(year=2024)
    return plot_execution_and_score(
        execution_and_score(项目), title="预算执行率与自评得分（虚构数据）"
    )
