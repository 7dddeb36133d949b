"""Charts in the habit of seaborn's axes-level functions: ``plot_x(data, *, ax=None) -> Axes``.

They take what :mod:`juesuan_analysis.analysis` returns, carry their own Chinese font, and leave
every setting of matplotlib as it was.
"""

from juesuan_analysis.charts.change import plot_change
from juesuan_analysis.charts.disclosure import draw_disclosure
from juesuan_analysis.charts.from_store import disclosure_figures
from juesuan_analysis.charts.save import save
from juesuan_analysis.charts.structure import plot_structure
from juesuan_analysis.charts.style import style

__all__ = [
    "disclosure_figures",
    "draw_disclosure",
    "plot_change",
    "plot_structure",
    "save",
    "style",
]
