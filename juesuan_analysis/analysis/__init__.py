"""Analysis: functions from DataFrames to DataFrames, without state.

They take what a store returns and give tidy frames with documented columns and units:

- :func:`change`, :func:`contribution`: year over year, and what drove it;
- :func:`yearly_change`, :func:`balanced`: several years, and the units that are in all of them;
- :func:`structure`, :func:`concentration`, :func:`share_change`: shares within a total;
- :func:`form_layout`: a statutory form as cells with merged headers;
- :func:`chart_data`: the figures of the charts that a disclosure prints.
"""

from juesuan_analysis.analysis.change import change, contribution
from juesuan_analysis.analysis.disclosure_charts import DISCLOSURE_CHARTS, chart_data
from juesuan_analysis.analysis.form_layout import FormLayout, form_layout
from juesuan_analysis.analysis.form_table import form_table, show_form
from juesuan_analysis.analysis.frame import FrameError
from juesuan_analysis.analysis.published import published_figures
from juesuan_analysis.analysis.rounding import rounded_shares
from juesuan_analysis.analysis.structure import concentration, share_change, structure
from juesuan_analysis.analysis.years import Coverage, balanced, yearly_change

__all__ = [
    "DISCLOSURE_CHARTS",
    "Coverage",
    "FormLayout",
    "FrameError",
    "balanced",
    "change",
    "chart_data",
    "concentration",
    "contribution",
    "form_layout",
    "form_table",
    "published_figures",
    "rounded_shares",
    "share_change",
    "show_form",
    "structure",
    "yearly_change",
]
