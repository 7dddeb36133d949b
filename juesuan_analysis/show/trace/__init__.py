"""The place on the page: from any number in a store back to a picture of where it is printed.

>>> from juesuan_analysis import open_store, trace
>>> entries = open_store("data/processed").entries(form=9, year=2024)  # doctest: +SKIP
>>> trace(entries.iloc[0], "data/raw")  # doctest: +SKIP
"""

from juesuan_analysis.show.trace.citations import citation_crops, write_citations
from juesuan_analysis.show.trace.crop import Crops, PageCrop
from juesuan_analysis.show.trace.library import Library
from juesuan_analysis.show.trace.trace import trace

__all__ = ["Crops", "Library", "PageCrop", "citation_crops", "trace", "write_citations"]
