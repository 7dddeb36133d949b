"""Chinese departmental final accounts (部门决算): read, check, compare, draw.

>>> from juesuan_analysis import open_store
>>> store = open_store("data/processed")  # doctest: +SKIP
>>> store.entries(form=9, year=2024)  # doctest: +SKIP
"""

from juesuan_analysis.store import Store, open_store

__all__ = ["Store", "open_store"]
