"""Analysis: functions from DataFrames to DataFrames, without state.

They take what a store returns and give tidy frames with documented columns and units (amounts in
万元, rates and shares in %), so that they chain::

    store = open_store("data/processed")
    entries, statements = store.entries(), store.statements()
    indicators(entries, statements).query("indicator == '支出总计'").pipe(compare, "value")

Where a figure is missing it stays missing, and a column says why. What cannot be computed as
asked (two documents of one department and year, a row twice, a year without an index) is refused
with a :class:`FrameError`.

One department, one year
    :func:`structure_of` (one of :data:`STRUCTURES`), :func:`execution` (budget against final
    account), :func:`chart_data`, :func:`published_figures`, :func:`form_table`.
Years
    :func:`yearly_change`, :func:`change`, :func:`contribution`, :func:`narrated_previous`,
    :func:`share_change`, :func:`deflated`, :func:`per_capita`.
Merged and renamed departments
    :func:`propose_matches` → :func:`as_departments` → a departments.csv → :func:`read_departments`
    → :func:`apply_departments`, :func:`by_unit`; :func:`entity_register` lists who is who.
Departments and districts
    :func:`indicators`, :func:`compare`, :func:`peer_position`, :func:`three_public`,
    :func:`three_public_ratios`, :func:`district_totals`, :func:`balanced`.
Where it is published
    :func:`cite` lists the cells behind any number, :func:`footnotes` puts them in words.
Panels, and changes taken apart
    :func:`panel` with a certificate of what it covers; :func:`longest_window`,
    :func:`largest_block`, :func:`chained_totals`; :func:`decomposed`, :func:`within_between`,
    :func:`shift_share`; :func:`peer_groups`; :func:`heaping`, :func:`benford`,
    :func:`equal_figures`.
Editions
    :func:`edition_differences`: what an office has corrected, cell by cell.
Why, and what was not checked
    :func:`proved` (by grade), :func:`with_proved_nil`,
    :func:`reasons`, :func:`search_reasons`, :func:`check_table`, :func:`unchecked`,
    :func:`page_account`, :func:`by_role`.
"""

from juesuan_analysis.analysis.belonging import belongings
from juesuan_analysis.analysis.certificate import Panel
from juesuan_analysis.analysis.change import change, contribution
from juesuan_analysis.analysis.check_table import check_table, identity_names, unchecked
from juesuan_analysis.analysis.cite import cite, footnotes
from juesuan_analysis.analysis.compare import compare, peer_position
from juesuan_analysis.analysis.decompose import decomposed, shift_share, within_between
from juesuan_analysis.analysis.departments.concordance import apply_departments, read_departments
from juesuan_analysis.analysis.departments.entities import by_unit
from juesuan_analysis.analysis.departments.matches import as_departments, propose_matches
from juesuan_analysis.analysis.departments.register import entity_register
from juesuan_analysis.analysis.disclosure_charts import DISCLOSURE_CHARTS, chart_data
from juesuan_analysis.analysis.documents import one_each
from juesuan_analysis.analysis.editions import edition_differences
from juesuan_analysis.analysis.execution import execution
from juesuan_analysis.analysis.forensics import benford, equal_figures, heaping
from juesuan_analysis.analysis.form_table import form_table, show_form
from juesuan_analysis.analysis.frame import FrameError
from juesuan_analysis.analysis.gate import open_to_users
from juesuan_analysis.analysis.indicator_records import INDICATORS, RATIO_INDICATORS
from juesuan_analysis.analysis.indicators import definitions, indicators, narrated_previous
from juesuan_analysis.analysis.page_account import by_role, page_account
from juesuan_analysis.analysis.panel import panel
from juesuan_analysis.analysis.peers import peer_groups
from juesuan_analysis.analysis.proved import proved, with_proved_nil
from juesuan_analysis.analysis.published import published_figures
from juesuan_analysis.analysis.ratios import cost_without_count
from juesuan_analysis.analysis.reasons import reasons, search_reasons
from juesuan_analysis.analysis.rounding import rounded_shares
from juesuan_analysis.analysis.series import deflated, linked_index, per_capita
from juesuan_analysis.analysis.structure import concentration, share_change, structure
from juesuan_analysis.analysis.structures import STRUCTURES, structure_of
from juesuan_analysis.analysis.three_public import three_public
from juesuan_analysis.analysis.totals import coverage_text, district_totals
from juesuan_analysis.analysis.unit_costs import RATIOS, three_public_ratios
from juesuan_analysis.analysis.windows import chained_totals, largest_block, longest_window
from juesuan_analysis.analysis.years import Coverage, balanced, yearly_change

__all__ = [
    "DISCLOSURE_CHARTS",
    "INDICATORS",
    "RATIOS",
    "RATIO_INDICATORS",
    "STRUCTURES",
    "Coverage",
    "FrameError",
    "Panel",
    "apply_departments",
    "as_departments",
    "balanced",
    "belongings",
    "benford",
    "by_role",
    "by_unit",
    "chained_totals",
    "change",
    "chart_data",
    "check_table",
    "cite",
    "compare",
    "concentration",
    "contribution",
    "cost_without_count",
    "coverage_text",
    "decomposed",
    "definitions",
    "deflated",
    "district_totals",
    "edition_differences",
    "entity_register",
    "equal_figures",
    "execution",
    "footnotes",
    "form_table",
    "heaping",
    "identity_names",
    "indicators",
    "largest_block",
    "linked_index",
    "longest_window",
    "narrated_previous",
    "one_each",
    "page_account",
    "panel",
    "peer_groups",
    "peer_position",
    "per_capita",
    "propose_matches",
    "proved",
    "published_figures",
    "read_departments",
    "reasons",
    "rounded_shares",
    "search_reasons",
    "share_change",
    "shift_share",
    "show_form",
    "structure",
    "structure_of",
    "three_public",
    "three_public_ratios",
    "unchecked",
    "with_proved_nil",
    "within_between",
    "yearly_change",
]

open_to_users(globals(), __all__)
