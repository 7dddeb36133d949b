"""The store that a notebook opens: it reads like any store, and shows itself.

:class:`~juesuan_analysis.store.Store` only reads, and knows nothing of what is made of its frames.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.show.overview import store_html
from juesuan_analysis.show.views import DisclosureView
from juesuan_analysis.store import Store
from juesuan_analysis.store import open_store as open_plain
from juesuan_analysis.store.failures import failures
from juesuan_analysis.store.find import find_disclosure


@dataclass(frozen=True, slots=True)
class ShownStore(Store):
    """A store that a notebook shows, and that gives out disclosures to look at."""

    def disclosure(
        self, department: str, year: int | None = None, region: str | None = None
    ) -> DisclosureView:
        """Give one disclosure to look at.

        Parameters
        ----------
        department
            The department's name, a part of it that only one department has, or a disclosure_id.
        year, region
            Needed where the store has several years, or departments of one name.

        Raises
        ------
        JuesuanError
            None, or more than one; the message lists what there is.
        """
        row = find_disclosure(self.disclosures(), department, year, region).to_dict()
        held = {str(name): value for name, value in row.items()}
        return DisclosureView(
            held["department"], int(held["year"]), held["disclosure_id"], held, self
        )

    def _repr_html_(self) -> str:
        # Of 400 findings a document only the outcome, and only those: a repr is looked at often.
        conflicts = self.rows("findings", ["outcome"], outcome=CONFLICT).num_rows
        return store_html(self.disclosures(), conflicts, len(failures(self.path)))


def open_store(path: str | Path = "data/processed") -> ShownStore:
    """Open the store in a folder or at an address, to look at.

    Raises
    ------
    JuesuanError
        The folder holds no store.
    """
    return ShownStore(open_plain(path).path)
