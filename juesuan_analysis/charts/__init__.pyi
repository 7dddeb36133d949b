# Written by tools/chart_names.py from what the modules here declare, not by hand.
from juesuan_analysis.charts.change import plot_change as plot_change
from juesuan_analysis.charts.checks import plot_checks as plot_checks
from juesuan_analysis.charts.disclosure import draw_disclosure as draw_disclosure
from juesuan_analysis.charts.execution_and_score import (
    plot_execution_and_score as plot_execution_and_score,
)
from juesuan_analysis.charts.from_store import disclosure_figures as disclosure_figures
from juesuan_analysis.charts.heatmap import plot_heatmap as plot_heatmap
from juesuan_analysis.charts.indicator_kinds import plot_indicator_kinds as plot_indicator_kinds
from juesuan_analysis.charts.language import untranslated as untranslated
from juesuan_analysis.charts.multiples import small_multiples as small_multiples
from juesuan_analysis.charts.project import plot_project as plot_project
from juesuan_analysis.charts.save import save as save
from juesuan_analysis.charts.save import svg as svg
from juesuan_analysis.charts.scores import plot_scores as plot_scores
from juesuan_analysis.charts.slope import plot_slope as plot_slope
from juesuan_analysis.charts.structure import plot_structure as plot_structure
from juesuan_analysis.charts.style import style as style
from juesuan_analysis.charts.three_public import plot_three_public as plot_three_public
from juesuan_analysis.charts.trend import plot_trend as plot_trend
from juesuan_analysis.charts.waterfall import plot_waterfall as plot_waterfall
