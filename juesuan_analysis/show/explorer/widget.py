"""The drop-downs and the picture that follows them."""

from __future__ import annotations

import base64
import contextlib
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import ipywidgets as widgets
from ipywidgets.widgets.widget_description import DescriptionStyle

from juesuan_analysis.analysis.performance import performance_table
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.show.explorer import choices
from juesuan_analysis.show.explorer.views import VIEWS, Accounts, picture
from juesuan_analysis.store import Store
from juesuan_analysis.store.find import find_disclosure

_EMPTY = "库里还没有文件：先运行 juesuan extract"
_WIDE, _NARROW = "26em", "13em"
# A saved notebook keeps the ids of its widgets. Counted ids, not random ones, give the same
# notebook when it is run again; two explorers in one kernel still differ.
_COUNT = itertools.count(1)


class Explorer(widgets.VBox):  # type: ignore[misc]
    """Drop-downs for district, department, year and view, and the picture of what they pick.

    Attributes
    ----------
    region, office, document, view
        The drop-downs; setting their ``value`` picks.
    output
        Where the picture is, or a sentence that says why there is none.
    """

    def __init__(self, store: Store) -> None:
        self._id = f"juesuan-explorer-{next(_COUNT)}"
        self._store, self._settling = store, False
        self._documents = choices.listed(store.disclosures())
        self.region = self._dropdown("region", "地区", _WIDE)
        self.office = self._dropdown("office", "部门", _WIDE)
        self.document = self._dropdown("document", "年度", _NARROW)
        self.view = self._dropdown("view", "指标", _WIDE)
        self.output = widgets.Output(
            model_id=f"{self._id}-output", layout=self._layout("output", min_height="24em")
        )
        picks = (self.region, self.office, self.document, self.view)
        row = widgets.HBox(
            picks, model_id=f"{self._id}-row", layout=self._layout("row", flex_flow="row wrap")
        )
        super().__init__(
            [row, self.output], model_id=self._id, layout=self._layout("all", width="100%")
        )
        with self._settle():
            _offer(self.region, [(name, name) for name in choices.regions(self._documents)])
            _offer(self.view, [(name, name) for name in VIEWS])
            self._follow_region()
        self._show()
        for drop in picks:
            drop.observe(self._picked, "value")

    def pick(self, disclosure_id: str) -> None:
        """Show one document, whichever is shown now."""
        row = self._documents[self._documents["disclosure_id"] == disclosure_id].iloc[0]
        with self._settle():
            self.region.value = row["region"]
            self._follow_region((row["department"], row["scope"]), disclosure_id)
        self._show()

    def _dropdown(self, name: str, label: str, width: str) -> Any:  # noqa: ANN401
        own = f"{self._id}-{name}"
        return widgets.Dropdown(
            description=label,
            model_id=own,
            layout=self._layout(name, width=width, margin="2px 1em 2px 0"),
            style=DescriptionStyle(description_width="3em", model_id=f"{own}-style"),
        )

    def _layout(self, name: str, **traits: str) -> Any:  # noqa: ANN401
        return widgets.Layout(model_id=f"{self._id}-{name}-layout", **traits)

    @contextlib.contextmanager
    def _settle(self) -> Iterator[None]:
        """Let the drop-downs change without drawing what lies between."""
        self._settling = True
        try:
            yield
        finally:
            self._settling = False

    def _picked(self, change: dict[str, Any]) -> None:
        if self._settling:
            return
        with self._settle():
            if change["owner"] is self.region:
                self._follow_region()
            elif change["owner"] is self.office:
                self._follow_office()
        self._show()

    def _follow_region(
        self, office: choices.Office | None = None, disclosure_id: str | None = None
    ) -> None:
        """Offer the departments of the district; stay with the like-named one."""
        region = self.region.value
        _offer(self.office, choices.offices(self._documents, region) if region else [], office)
        self._follow_office(disclosure_id)

    def _follow_office(self, disclosure_id: str | None = None) -> None:
        """Offer the department's years; stay with the year where it is there."""
        options = choices.years(self._own()) if self.office.value else []
        _offer(self.document, options, disclosure_id)

    def _own(self) -> Any:  # noqa: ANN401
        return choices.documents_of(self._documents, self.region.value, self.office.value)

    def _accounts(self) -> Accounts:
        """Read the document that is picked and one for each other year."""
        own, chosen = self._own(), self.document.value
        first = own.assign(other=own["disclosure_id"] != chosen).sort_values(["year", "other"])
        ids = list(first.drop_duplicates("year")["disclosure_id"])
        year = int(own.loc[own["disclosure_id"] == chosen, "year"].iloc[0])
        read = (self._store.entries(disclosure=ids), self._store.statements(disclosure=ids))
        if not VIEWS[self.view.value].annexes:
            return Accounts(*read, year)
        rows = (
            self._store.projects(disclosure=ids),
            self._store.project_funds(disclosure=ids),
            self._store.indicators(disclosure=ids),
        )
        return Accounts(*read, year, performance_table(*rows))

    def _show(self) -> None:
        """Replace the output at once, so that nothing flickers and nothing old is left."""
        try:
            self.output.outputs = (self._drawn(),)
        except JuesuanError as error:
            self.output.outputs = (_said(str(error)),)
        # A widget swallows what its callbacks raise: without a sentence the old picture would stay.
        except Exception as error:
            self.output.outputs = (_said(f"画不出来：{error!r}"),)
            raise

    def _drawn(self) -> dict[str, Any]:
        if not self.document.value:
            return _said(_EMPTY)
        png = picture(VIEWS[self.view.value], self._accounts())._repr_png_()
        image = base64.b64encode(png).decode("ascii")
        return _output({"image/png": image, "text/plain": self._words()})

    def _words(self) -> str:
        picked = (self.region.value, self.office.label, self.document.label, self.view.value)
        return " ".join(str(part) for part in picked)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """Show the widget where it can live, else the picture of this moment."""
        live: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
        return {**live, **self.output.outputs[0]["data"]}


def _offer(drop: Any, options: Sequence[tuple[str, Any]], wanted: Any = None) -> None:  # noqa: ANN401
    """Give new options; pick what is wanted, else the like-labelled one, else the first."""
    same = [value for label, value in options if label == drop.label]
    drop.options = options
    drop.value = wanted or next(iter([*same, *(value for _, value in options)]), None)


def _output(data: dict[str, str]) -> dict[str, Any]:
    return {"output_type": "display_data", "data": data, "metadata": {}}


def _said(words: str) -> dict[str, Any]:
    return _output({"text/plain": words})


def explore(
    store: Store,
    department: str | None = None,
    year: int | None = None,
    *,
    region: str | None = None,
) -> Explorer:
    """Look around in a store with four drop-downs.

    Parameters
    ----------
    store
        Where the documents are.
    department, year, region
        What to begin with, as for :func:`~juesuan_analysis.charts.disclosure_figures`; else the
        first department's latest year.

    Returns
    -------
    Explorer
        A widget; a notebook that is only read shows its picture.

    Raises
    ------
    JuesuanError
        There is no such department or year; the message lists what there is.
    """
    explorer = Explorer(store)
    if department is not None:
        row = find_disclosure(store.disclosures(), department, year, region)
        explorer.pick(row["disclosure_id"])
    return explorer
