"""How a number was got from its page, stage by stage; and where a page went wrong.

>>> from juesuan_analysis import explain, open_store
>>> store = open_store("data/processed")  # doctest: +SKIP
>>> explain(store.entries(form=9, year=2024).iloc[0]["ref"], "data/raw")  # doctest: +SKIP
"""

from juesuan_analysis.show.explain.explain import explain
from juesuan_analysis.show.explain.explanation import Explanation
from juesuan_analysis.show.explain.stage import Mark, Stage

__all__ = ["Explanation", "Mark", "Stage", "explain"]
