"""执行率与得分：钱没花完，分打得高不高

回答“得分与预算执行有没有关系”。横轴是执行率，纵轴是自评得分；执行不到八成仍评优的换一种颜色，最突出的写出名称：值得一问，不一定有错。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import performance
from juesuan_analysis.charts import plot_execution_and_score


def draw() -> Axes:
    """Draw execution and score of all projects."""
    库 = open_store("data/processed")
    总表 = performance.performance_table(库.projects(), 库.project_funds(), 库.indicators())
    return plot_execution_and_score(performance.execution_and_score(总表))
