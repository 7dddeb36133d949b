"""What a notebook shows of a store, a disclosure and a form.

    store = open_store("data/processed")          # shows what it holds
    disclosure = store.disclosure("南浦区财政局", 2024)  # shows whose, how sure, the main totals
    disclosure.form(5)                            # shows the form as it was published
    disclosure.form(5).table                      # the same as a DataFrame

The HTML is made by plain functions from frames; it is offline, and every word in it is escaped.
"""

from juesuan_analysis.show.card_html import show_cards
from juesuan_analysis.show.disclosure import disclosure_html
from juesuan_analysis.show.form import form_html
from juesuan_analysis.show.form_cells import FormLayout
from juesuan_analysis.show.form_layout import form_layout
from juesuan_analysis.show.frames import ShownTable, show_table
from juesuan_analysis.show.overview import store_html
from juesuan_analysis.show.project import ProjectView, project_html
from juesuan_analysis.show.shown import ShownStore, open_store
from juesuan_analysis.show.views import DisclosureView, FormView

__all__ = [
    "DisclosureView",
    "FormLayout",
    "FormView",
    "ProjectView",
    "ShownStore",
    "ShownTable",
    "disclosure_html",
    "form_html",
    "form_layout",
    "open_store",
    "project_html",
    "show_cards",
    "show_table",
    "store_html",
]
