"""A panel of indicators over entities and years, with a certificate of what it covers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import pandas as pd

from juesuan_analysis.analysis.additive import PARTS_OF
from juesuan_analysis.analysis.belonging import INSIDE, belongings, wholes_only
from juesuan_analysis.analysis.certificate import (
    BALANCES,
    INCLUDED,
    KEYS,
    Balance,
    Panel,
    gap_words,
    not_additive,
    proof_of,
)
from juesuan_analysis.analysis.change import OTHER_SCOPE
from juesuan_analysis.analysis.departments.concordance import apply_departments
from juesuan_analysis.analysis.departments.entities import by_unit
from juesuan_analysis.analysis.documents import one_each
from juesuan_analysis.analysis.frame import WHO, FrameError, among, held, plain
from juesuan_analysis.analysis.indicator_records import RATIO
from juesuan_analysis.analysis.indicators import indicators, parts_of
from juesuan_analysis.analysis.ratios import ratio_values

_SHOWN = 3
NO_DOCUMENT, NO_FIGURE = "没有公开文件", "文件里没有这个数"
PARTLY, NOT_THERE = "合并各方不全", "不足全部年度"


class Readable(Protocol):
    """What gives disclosures, entries and statements, as a store does."""

    def disclosures(self) -> pd.DataFrame:
        """One row for each document."""
        ...

    def entries(self) -> pd.DataFrame:
        """Cells of the forms."""
        ...

    def statements(self) -> pd.DataFrame:
        """Figures of the narratives."""
        ...


def panel(
    store: Readable,
    names: Sequence[str],
    *,
    entities: pd.DataFrame | None = None,
    scope: Literal["部门", "单位"] = "部门",
    balance: Balance = "balanced",
    additivity: Literal["mark", "raise"] = "mark",
) -> Panel:
    """Build a panel of indicators.

    Parameters
    ----------
    store
        Where the figures are.
    names
        Of :data:`INDICATORS` and :data:`RATIO_INDICATORS`.
    entities
        Merged and renamed departments, as :func:`read_departments` gives them; figures of what was
        merged are added, ratios are worked out of the sums.
    scope
        部门: each department's summary, and 单位 only where no summary may hold them.
        单位: documents of 单位 alone.
    balance
        ``balanced``: entities that have every indicator in every year. ``window``: the run of years
        and the entities with figures in all of it that together have most figures. ``any``:
        whoever has a figure.
    additivity
        What becomes of a total that is not the sum of its parts: ``mark`` says so in ``note`` of
        its row and in the certificate, ``raise`` refuses the panel. A total is checked against its
        parts also where these are not asked for.

    Returns
    -------
    Panel
        The data with a certificate: which entities, which are missing and why, which share of the
        money is proved, and whether totals are the sums of their parts.

    Raises
    ------
    FrameError
        An indicator that is none, or two versions of one document; with ``additivity="raise"``,
        a total that is not the sum of its parts.
    """
    for given, known, what in (
        (scope, ("部门", "单位"), "scope"),
        (balance, tuple(BALANCES), "balance"),
        (additivity, ("mark", "raise"), "additivity"),
    ):
        if given not in known:
            raise FrameError(f"{what} 没有“{given}”。可选：{'、'.join(known)}")
    if not hasattr(store, "disclosures"):
        raise FrameError(f"panel 要一个库，例如 open_store(…)，给的是 {type(store).__name__}")
    disclosures = plain(store.disclosures())
    base = list(dict.fromkeys([*parts_of(names), *_below(names)]))
    figures, inside = _figures(store, base, scope, belongings(disclosures))
    united = _united(figures, entities)
    ratios = [name for name in names if name in RATIO]
    every = pd.concat([united, _ratios(united, ratios)], ignore_index=True) if ratios else united
    wanted = every[every["indicator"].isin(list(names))]
    seen = _seen(disclosures, entities)
    coverage = _coverage(seen, wanted, list(names), inside, scope)
    chosen = _balanced(coverage, balance)
    coverage = coverage.assign(
        state=coverage["state"].mask((coverage["state"] == INCLUDED) & ~chosen, NOT_THERE)
    )
    keys = [*KEYS, "indicator"]
    kept = coverage.loc[coverage["state"] == INCLUDED, keys]
    data = kept.merge(wanted, on=keys, how="left").sort_values(keys).reset_index(drop=True)
    off = not_additive(united.merge(kept[KEYS].drop_duplicates(), on=KEYS))
    off = off[off["indicator"].isin([*names, *_below(names)])].reset_index(drop=True)
    if additivity == "raise" and len(off):
        raise FrameError(f"合计与分项不符：{'；'.join(gap_words(off)[:_SHOWN])}")
    return Panel(_noted(data, off), coverage, proof_of(data), off, balance)


def _below(names: Sequence[str]) -> list[str]:
    """The parts of totals, and theirs."""
    parts = [part for name in names for part in PARTS_OF.get(name, ())]
    return [*parts, *_below(parts)] if parts else []


def _noted(data: pd.DataFrame, off: pd.DataFrame) -> pd.DataFrame:
    """Mark the totals that are not the sum of their parts."""
    keys = [*KEYS, "indicator"]
    marks = off[[*keys, "gap"]].rename(columns={"gap": "_gap"})
    marks = marks.astype({"year": "int64", "_gap": "float64"})
    gap = data.merge(marks, on=keys, how="left")["_gap"].set_axis(data.index)
    words = [None if pd.isna(one) else f"与分项之和相差 {one:,.2f}" for one in gap]
    return data.assign(note=pd.Series(words, index=data.index, dtype="object"))


def _figures(
    store: Readable, names: list[str], scope: str, belongs: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures, and which 单位 were left out because a 部门 holds them."""
    entries, statements = store.entries(), store.statements()
    entries, statements = (one_each(frame, scope=scope) for frame in (entries, statements))
    same = statements["disclosure_id"].isin(set(entries["disclosure_id"]))
    # A narrative of another document of the same department says nothing of it.
    if among(statements[~same], entries, WHO).any():
        statements = statements[same]
    figures = indicators(entries, statements, names=names)
    if scope == "单位":
        return figures[figures["scope"] == "单位"], figures[list(WHO)].iloc[:0]
    kept, _ = wholes_only(figures, "department", belongs)
    every = figures[list(WHO)].drop_duplicates()
    return kept, every[~among(every, kept, WHO)]


def _united(figures: pd.DataFrame, entities: pd.DataFrame | None) -> pd.DataFrame:
    if entities is None:
        return figures.assign(entity=figures["department"], missing=None)
    return by_unit(figures, entities, on=["indicator"], values=["value"])


def _ratios(united: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    named = united.assign(department=united["entity"])
    found = ratio_values(named, names)
    return found.assign(entity=found["department"])


def _seen(disclosures: pd.DataFrame, entities: pd.DataFrame | None) -> pd.DataFrame:
    who = disclosures[list(WHO)].drop_duplicates()
    if entities is None:
        return who.assign(entity=who["department"])
    return apply_departments(who, entities)


def _coverage(
    seen: pd.DataFrame, wanted: pd.DataFrame, names: list[str], inside: pd.DataFrame, scope: str
) -> pd.DataFrame:
    """Every entity in every year of its region, and whether each indicator is there."""
    years = seen[["region", "year"]].drop_duplicates()
    # By region: a district that was not read in a year lacks nobody in it.
    cells = seen[["region", "entity"]].drop_duplicates().merge(years, on="region")
    cells = cells.merge(pd.DataFrame({"indicator": names}), how="cross")
    keys = [*KEYS, "indicator"]
    known = wanted[[*keys, "value", *held(wanted, ("missing", "scope"))]]
    cells = cells.merge(known, on=keys, how="left")
    blank = cells["value"].isna()
    state = pd.Series(INCLUDED, index=cells.index, dtype="str").mask(blank, NO_FIGURE)
    state = state.mask(blank & ~among(cells, seen, KEYS), NO_DOCUMENT)
    if "missing" in cells.columns:
        partly = cells["missing"].notna() & blank
        state = state.mask(partly, PARTLY + "：缺 " + cells["missing"].astype("str"))
    held_by = inside.rename(columns={"department": "entity"})
    state = state.mask(blank & among(cells, held_by, KEYS), INSIDE)
    if "scope" in cells.columns:  # a 部门 of one year and a 单位 of the next are no series
        unit = [cells["region"], cells["entity"]]
        several = cells["scope"].groupby(unit, dropna=False).transform("nunique") > 1
        state = state.mask(several & cells["scope"].ne(scope) & (state == INCLUDED), OTHER_SCOPE)
    return cells[keys].assign(state=state)


def _balanced(coverage: pd.DataFrame, balance: Balance) -> pd.Series:
    """Which rows of a coverage a panel keeps."""
    has = coverage["state"] == INCLUDED
    if balance == "any":
        return has
    unit = ["region", "entity"]
    if balance == "balanced":
        return has.groupby([coverage[c] for c in unit], dropna=False).transform("all")
    kept = pd.Series(False, index=coverage.index)
    for _, part in coverage.assign(_has=has).groupby("region", dropna=False):
        full = part.groupby(["entity", "year"])["_has"].all().unstack("year", fill_value=False)
        first, last, who = best_window(full)
        inside = part["year"].between(first, last) & part["entity"].isin(who)
        kept.loc[part.index] = inside
    return kept


def best_window(full: pd.DataFrame) -> tuple[int, int, list[str]]:
    """Find the run of years, and the units there in all of it, with most figures together.

    ``full`` says for each unit (down) and year (across) whether it is there. Of equal ones the
    longer run is taken.

    Examples
    --------
    >>> full = pd.DataFrame({2022: [True, False], 2023: [True, True], 2024: [True, True]},
    ...                     index=["甲局", "乙局"])
    >>> best_window(full)
    (2023, 2024, ['甲局', '乙局'])
    """
    years = sorted(int(year) for year in full.columns)
    best: tuple[int, int, int, list[str]] = (0, years[0], years[0], []) if years else (0, 0, 0, [])
    for start in years:
        for end in [year for year in years if year >= start]:
            span = [year for year in years if start <= year <= end]
            # A run with a year that nobody has is no run: what is between is not known.
            if span != list(range(start, end + 1)):
                break
            who = [str(name) for name in full.index[full[span].all(axis=1)]]
            size = len(who) * len(span)
            if size > best[0] or (size == best[0] and end - start > best[2] - best[1]):
                best = size, start, end, who
    return best[1:]
