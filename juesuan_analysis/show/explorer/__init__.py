"""Look around in a store: pick a district, a department, a year and what to see.

>>> from juesuan_analysis import explore, open_store
>>> explore(open_store("data/processed"))  # doctest: +SKIP

What can be picked (:mod:`~juesuan_analysis.show.explorer.choices`) and what is drawn
(:mod:`~juesuan_analysis.show.explorer.views`) are plain functions of frames; only
:mod:`~juesuan_analysis.show.explorer.widget` knows of widgets.
"""

from juesuan_analysis.show.explorer.views import VIEWS, Accounts, picture
from juesuan_analysis.show.explorer.widget import Explorer, explore

__all__ = ["VIEWS", "Accounts", "Explorer", "explore", "picture"]
