"""A disclosure and a form as objects that a notebook shows; they hold data and change nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from juesuan_analysis.analysis.form_table import form_table
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.facts.performance import SELF_TABLE
from juesuan_analysis.show.disclosure import disclosure_html
from juesuan_analysis.show.form import form_html
from juesuan_analysis.show.form_cells import FormLayout
from juesuan_analysis.show.form_layout import form_layout
from juesuan_analysis.show.project import ProjectView
from juesuan_analysis.store import Store
from juesuan_analysis.store.filters import form_number
from juesuan_analysis.vocabulary.forms import BY_NUMBER


@dataclass(frozen=True)
class FormView:
    """One form of one disclosure; ``entries`` are those of the form, amounts in 万元."""

    number: int
    entries: pd.DataFrame = field(repr=False, compare=False)

    @property
    def title(self) -> str:
        """The title in the regulation."""
        return BY_NUMBER[self.number].title

    @cached_property
    def table(self) -> pd.DataFrame:
        """Lines down, measures across, as :func:`~juesuan_analysis.analysis.form_table` has it."""
        return form_table(self.entries, self.number)

    @cached_property
    def layout(self) -> FormLayout:
        """The form as cells, as :func:`~juesuan_analysis.show.form_layout` has it."""
        return form_layout(self.entries, self.number)

    def _repr_html_(self) -> str:
        return form_html(self.entries, self.number)


@dataclass(frozen=True)
class DisclosureView:
    """One disclosure of a store; its frames are read when they are first asked for."""

    department: str
    year: int
    disclosure_id: str
    row: dict[str, Any] = field(repr=False, compare=False)
    store: Store = field(repr=False)

    @cached_property
    def entries(self) -> pd.DataFrame:
        """Cells of the nine forms, one row each."""
        return self.store.entries(disclosure=self.disclosure_id, year=self.year)

    @cached_property
    def statements(self) -> pd.DataFrame:
        """Figures that the narrative states, one row each."""
        return self.store.statements(disclosure=self.disclosure_id, year=self.year)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """What was checked, what could not be read, and where."""
        return self.store.findings(disclosure=self.disclosure_id, year=self.year)

    @property
    def forms(self) -> tuple[int, ...]:
        """Numbers of the forms that were found, with or without rows."""
        return tuple(int(form) for form in self.row["forms"])

    def form(self, form: int | str) -> FormView:
        """Give one form: 9, "9", "公开09表" or "三公".

        Raises
        ------
        JuesuanError
            There is no such form, or it was not found in this document.
        """
        number = form_number(form)
        if number not in self.forms:
            there = "、".join(f"表{form}" for form in self.forms)
            raise JuesuanError(
                f"{self.department} {self.year} 年度的文件里没有读到表{number}"
                f"《{BY_NUMBER[number].title}》。读到的有：{there}"
            )
        return FormView(number, self.entries[self.entries["form"] == number])

    @cached_property
    def projects(self) -> pd.DataFrame:
        """Projects of the annexes, one row for each place that prints one."""
        return self.store.projects(disclosure=self.disclosure_id, year=self.year)

    def project(self, name: str, origin: str = SELF_TABLE) -> ProjectView:
        """Give one project as its table.

        Parameters
        ----------
        name
            Its name, or a part of it that only one project has.
        origin
            Where it is printed: 自评表, 汇总表, 评价报告 or 情况说明.

        Raises
        ------
        JuesuanError
            No project, or several, are called so.
        """
        held = self.projects[self.projects["origin"] == origin]
        found = held[(held["name"] == name) | (held["project_id"] == name)]
        found = held[held["name"].str.contains(name, regex=False)] if found.empty else found
        if len(found) != 1:
            there = "、".join(held["name"]) or "没有"
            raise JuesuanError(f"“{name}”不是一个项目的名称。{origin}里的项目：{there}")
        own = found.iloc[0]
        document = self.disclosure_id
        funds = self.store.project_funds(disclosure=document, origin=origin)
        indicators = self.store.indicators(disclosure=document, origin=origin)
        same = own["project_id"]
        return ProjectView(
            own, funds[funds["project_id"] == same], indicators[indicators["project_id"] == same]
        )

    def _repr_html_(self) -> str:
        return disclosure_html(self.row, self.entries, self.findings)
