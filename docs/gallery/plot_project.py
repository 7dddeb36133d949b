"""项目指标图：一个项目的分值与得分

回答“这个项目在哪里失分”。一行是一个指标，浅色是分值，深色是得分，右侧写指标值和完成值。数据为虚构。
"""

import pandas as pd
from matplotlib.axes import Axes

from juesuan_analysis.charts import plot_project


def draw() -> Axes:
    """Draw the indicators of one invented project."""
    指标 = pd.DataFrame(
        [
            ("产出指标", "数量指标", "清淤河道长度", "≥12公里", "12.6公里", 20.0, 20.0),
            ("产出指标", "质量指标", "验收合格率", "100%", "100%", 15.0, 15.0),
            ("产出指标", "时效指标", "按期完成率", "≥95%", "88%", 15.0, 11.0),
            ("产出指标", "成本指标", "预算成本控制数", "≤180万元", "176.4万元", 10.0, 10.0),
            ("效益指标", "社会效益指标", "受益村（居）", "≥8个", "8个", 15.0, 15.0),
            ("效益指标", "生态效益指标", "水质达标天数占比", "≥90%", "85%", 15.0, 12.0),
            ("满意度指标", "服务对象满意度", "群众满意度", "≥95%", "96%", 10.0, 10.0),
        ],
        columns=["level1", "level2", "level3", "target", "actual", "weight", "score"],
    ).assign(project_id="虚构河道清淤", department="虚构省甲市东湖区水务局", year=2024)
    return plot_project(指标, title="虚构项目“河道清淤”：分值与得分")
