"""One department over its years."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from juesuan_analysis.errors import JuesuanError

if TYPE_CHECKING:
    import pandas as pd

    from juesuan_analysis.store.listing import Values

_CELL = ["form", "side", "code", "line", "measure"]
_SHOWN = 4


class Held(Protocol):
    """The store that holds a department, as far as it is asked."""

    def disclosures(self, *, department: Values) -> pd.DataFrame:
        """Give disclosures of a department."""

    def entries(self, *, department: Values, form: Values, year: Values) -> pd.DataFrame:
        """Give its cells."""

    def statements(self, *, department: Values, year: Values) -> pd.DataFrame:
        """Give what its narratives state."""


@dataclass(frozen=True)
class Department:
    """A department of a store."""

    name: str
    region: str | None
    store: Held = field(repr=False)

    @property
    def years(self) -> list[int]:
        """Fiscal years that it has disclosures of."""
        return sorted({int(year) for year in self.disclosures()["year"]})

    def disclosures(self) -> pd.DataFrame:
        """Give its disclosures, one row each."""
        return self._own(self.store.disclosures(department=self.name))

    def entries(self, *, form: Values = None, year: Values = None) -> pd.DataFrame:
        """Give cells of its forms, as :meth:`Store.entries` does."""
        return self._own(self.store.entries(department=self.name, form=form, year=year))

    def statements(self, *, year: Values = None) -> pd.DataFrame:
        """Give what its narratives state, as :meth:`Store.statements` does."""
        return self._own(self.store.statements(department=self.name, year=year))

    def history(self, form: Values = None) -> pd.DataFrame:
        """Lay its forms out with the years side by side.

        Parameters
        ----------
        form
            A form, by number or name, or several; all nine otherwise.

        Returns
        -------
        DataFrame
            ``form``, ``side``, ``code``, ``line``, ``measure`` and a column of amounts (万元) for
            each year, missing where the cell is blank or the year does not list it.

        Raises
        ------
        JuesuanError
            A year has two documents of the department: its 部门 summary and its own 单位.
        """
        rows = self.entries(form=form)
        years = sorted({int(year) for year in rows["year"]})
        wide = rows[_CELL].drop_duplicates()
        for year in years:
            own = rows.loc[rows["year"] == year, [*_CELL, "amount", "disclosure_id"]]
            if own["disclosure_id"].nunique() > 1:
                told = "；".join(own["disclosure_id"].drop_duplicates()[:_SHOWN])
                raise JuesuanError(
                    f"{self.name} {year} 年度有几份文件：{told}。请先用 one_each 选定"
                )
            named = own.drop_duplicates(_CELL)[[*_CELL, "amount"]].rename(columns={"amount": year})
            wide = wide.merge(named, on=_CELL, how="left")
        return wide

    def _own(self, rows: pd.DataFrame) -> pd.DataFrame:
        same = rows["department"] == self.name
        place = rows["region"].isna() if self.region is None else rows["region"] == self.region
        return rows[same & place].reset_index(drop=True)
