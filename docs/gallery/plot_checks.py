"""核对一览图：哪些勾稽关系核对过

回答“哪些对上了，哪些没有，哪些没法核对”。行是勾稽关系，列是公开文件；颜色之外每种结果另有记号，黑白打印也能分辨。
"""

from matplotlib.axes import Axes

from juesuan_analysis import open_store
from juesuan_analysis.analysis import check_table, identity_names
from juesuan_analysis.charts import plot_checks


def draw() -> Axes:
    """Draw the outcomes of the identities of forms 1 to 4 in the documents of 2024."""
    库 = open_store("data/processed")
    核对 = 库.findings(year=2024)
    前四表 = 核对[核对["identity"].str.match(r"F[1-4]\.")]
    总表 = check_table(前四表)
    return plot_checks(总表, names=identity_names(核对), title="2024 年度：表1 至表4 的表内核对")
