"""Charts in the habit of seaborn's axes-level functions: ``plot_x(data, *, ax=None) -> Axes``.

They take what :mod:`juesuan_analysis.analysis` returns, carry their own Chinese font, and leave
every setting of matplotlib as it was.
"""

from juesuan_analysis.analysis.gate import open_to_users
from juesuan_analysis.charts.change import plot_change
from juesuan_analysis.charts.checks import plot_checks
from juesuan_analysis.charts.disclosure import draw_disclosure
from juesuan_analysis.charts.from_store import disclosure_figures
from juesuan_analysis.charts.heatmap import plot_heatmap
from juesuan_analysis.charts.language import untranslated
from juesuan_analysis.charts.multiples import small_multiples
from juesuan_analysis.charts.performance import (
    plot_execution_and_score,
    plot_indicator_kinds,
    plot_project,
    plot_scores,
)
from juesuan_analysis.charts.save import save, svg
from juesuan_analysis.charts.slope import plot_slope
from juesuan_analysis.charts.structure import plot_structure
from juesuan_analysis.charts.style import style
from juesuan_analysis.charts.three_public import plot_three_public
from juesuan_analysis.charts.trend import plot_trend
from juesuan_analysis.charts.waterfall import plot_waterfall

__all__ = [
    "disclosure_figures",
    "draw_disclosure",
    "plot_change",
    "plot_checks",
    "plot_execution_and_score",
    "plot_heatmap",
    "plot_indicator_kinds",
    "plot_project",
    "plot_scores",
    "plot_slope",
    "plot_structure",
    "plot_three_public",
    "plot_trend",
    "plot_waterfall",
    "save",
    "small_multiples",
    "style",
    "svg",
    "untranslated",
]

open_to_users(globals(), __all__)
