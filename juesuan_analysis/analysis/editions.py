"""What editions of one disclosure print otherwise, cell by cell: corrections made in silence."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import require
from juesuan_analysis.facts.ref import LATER_EDITION

_CELL = ("form", "side", "code", "line", "measure")
_STATED = ("section", "subject", "kind", "stated_year", "base_year")
_SHOWN = ("printed", "page", "place", "ref", "source")
COLUMNS = (
    "disclosure_id", "edition_id", "department", "year", "dataset", *_CELL, "section", "subject",
    "kind", "other", "in_force", "difference",
    *(f"{name}_{side}" for name in _SHOWN for side in ("other", "in_force")),
)  # fmt: skip


def edition_differences(
    entries: pd.DataFrame, statements: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List every figure that an edition prints otherwise than the one in force.

    Parameters
    ----------
    entries, statements
        Of all editions; a store gives those that are not in force by their ids only::

            ids = store.editions()["disclosure_id"]
            edition_differences(
                store.entries(disclosure=ids), store.statements(disclosure=ids)
            )

    Returns
    -------
    One row for each cell (``dataset`` entries) or figure of the narrative (statements):
    ``disclosure_id`` of the edition in force, ``edition_id`` of the other, both amounts (``other``,
    ``in_force``, ``difference`` = in force − other; missing where one prints none), and for both
    what is printed, its place and its reference (``ref_other``, ``ref_in_force``).
    """
    require(entries, ["disclosure_id", "department", "year", *_CELL, "amount", "ref"])
    cells = _compared(entries.rename(columns={"amount": "value"}), _CELL, "entries")
    found = [cells]
    if statements is not None and len(statements):
        said = statements.assign(printed=statements["sentence"])
        found.append(_compared(said, _STATED, "statements"))
    # The columns of an empty frame are objects, and would make objects of the others' numbers.
    table = pd.concat([one for one in found if len(one)] or [cells])
    return table.reindex(columns=list(COLUMNS)).reset_index(drop=True)


def _compared(frame: pd.DataFrame, keys: Sequence[str], dataset: str) -> pd.DataFrame:
    held = frame.assign(edition_id=frame["disclosure_id"].astype(str))
    held["disclosure_id"] = held["edition_id"].str.replace(LATER_EDITION, "", regex=True)
    every = ["disclosure_id", "edition_id", *keys]
    # A row that an edition prints twice is set beside the other's in their order.
    held["nth"] = held.groupby(every, dropna=False, sort=False).cumcount()
    whose = [name for name in ("department", "year") if name in held]
    columns = [*every, "nth", *whose, "value", *(n for n in _SHOWN if n in held)]
    is_other = held["edition_id"] != held["disclosure_id"]
    other, chosen = held.loc[is_other, columns], held.loc[~is_other, columns]
    pairs = other[["disclosure_id", "edition_id"]].drop_duplicates()
    against = pairs.merge(chosen.drop(columns="edition_id"), on="disclosure_id")
    joined = other.merge(
        against, on=[*every, *whose, "nth"], how="outer", suffixes=("_other", "_in_force")
    )
    numbers = joined[["value_other", "value_in_force"]]
    # Asked by itself, for NaN is unlike NaN: two blanks would be a difference.
    same = numbers.isna().all(axis=1) | (numbers["value_other"] == numbers["value_in_force"])
    told = joined[~same & _of_both(joined, other, chosen)]
    named = {"value_other": "other", "value_in_force": "in_force"}
    told = told.rename(columns=named).assign(dataset=dataset)
    told = told.sort_values([*every, "nth"], na_position="first", kind="stable")
    return told.assign(difference=told["in_force"] - told["other"])


def _of_both(joined: pd.DataFrame, other: pd.DataFrame, chosen: pd.DataFrame) -> pd.Series:
    """Rows of forms, or of narratives, that both editions print: a part lacks the others."""
    if "form" not in joined:
        return joined["edition_id"].isin(set(other["edition_id"])) & joined["disclosure_id"].isin(
            set(chosen["disclosure_id"])
        )
    of_other = pd.MultiIndex.from_frame(other[["edition_id", "form"]])
    of_chosen = pd.MultiIndex.from_frame(chosen[["disclosure_id", "form"]])
    return pd.Series(
        pd.MultiIndex.from_frame(joined[["edition_id", "form"]]).isin(of_other)
        & pd.MultiIndex.from_frame(joined[["disclosure_id", "form"]]).isin(of_chosen),
        index=joined.index,
    )
