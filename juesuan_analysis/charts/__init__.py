"""Charts in the habit of seaborn's axes-level functions: ``plot_x(data, *, ax=None) -> Axes``.

They take what :mod:`juesuan_analysis.analysis` returns, carry their own Chinese font, and leave
every setting of matplotlib as it was. A module whose function is declared with
:func:`~juesuan_analysis.charts.chart.chart` is a chart; nothing else lists it.
What editors and type checkers read, ``__init__.pyi``, is written from the modules by
``tools/chart_names.py``.
"""

from importlib import import_module
from pkgutil import iter_modules

from juesuan_analysis.analysis.gate import open_to_users
from juesuan_analysis.charts.chart import CHARTS
from juesuan_analysis.charts.disclosure import draw_disclosure
from juesuan_analysis.charts.from_store import disclosure_figures
from juesuan_analysis.charts.language import untranslated
from juesuan_analysis.charts.multiples import small_multiples
from juesuan_analysis.charts.save import save, svg
from juesuan_analysis.charts.style import style

for _module in iter_modules(__path__, f"{__name__}."):
    import_module(_module.name)
globals().update(CHARTS)

__all__ = [
    "disclosure_figures",
    "draw_disclosure",
    "save",
    "small_multiples",
    "style",
    "svg",
    "untranslated",
]
__all__ += sorted(CHARTS)

open_to_users(globals(), __all__)
