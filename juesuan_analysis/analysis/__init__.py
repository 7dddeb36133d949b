"""Analysis: functions from DataFrames to DataFrames, without state.

They take what a store returns and give tidy frames with documented columns and units:

- :func:`change`, :func:`contribution`: year over year, and what drove it;
- :func:`structure`, :func:`concentration`, :func:`share_change`: shares within a total;
- :func:`chart_data`: the figures of the charts that a disclosure prints.
"""

from juesuan_analysis.analysis.change import change, contribution
from juesuan_analysis.analysis.disclosure_charts import DISCLOSURE_CHARTS, chart_data
from juesuan_analysis.analysis.frame import FrameError
from juesuan_analysis.analysis.structure import concentration, share_change, structure

__all__ = [
    "DISCLOSURE_CHARTS",
    "FrameError",
    "change",
    "chart_data",
    "concentration",
    "contribution",
    "share_change",
    "structure",
]
