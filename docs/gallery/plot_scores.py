"""得分分布图：自评得分都落在哪里

回答“自评是不是都打高分”。一个点是一个项目，横轴是得分占满分的百分比，虚线是等级的分界；打满分的有几个，写在后面。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import performance
from juesuan_analysis.charts import plot_scores


def draw() -> Axes:
    """Draw the scores of all projects, by region."""
    库 = open_store("data/processed")
    分布 = performance.score_distribution(库.projects())
    return plot_scores(分布)
