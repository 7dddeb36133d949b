"""departments.csv as a draft: proposals that a person confirms, kept when drafted again."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from juesuan_analysis.analysis.departments.concordance import (
    COLUMNS,
    CONFIRMED,
    checked,
    confirmed_rows,
    read_text,
)
from juesuan_analysis.analysis.departments.matches import as_departments
from juesuan_analysis.analysis.frame import among, held

_LAST = [CONFIRMED, "score"]
_KEYS = ["region", "department", "entity"]


def drafted(proposals: pd.DataFrame, own: pd.DataFrame | None = None) -> tuple[pd.DataFrame, int]:
    """Put proposals below the rows of a list, and count them.

    Parameters
    ----------
    proposals
        As :func:`propose_matches` gives them: of several for one department the best is taken.
    own
        The list as it stands; its rows stay as they are, and what they tell is not proposed again.

    Returns
    -------
    tuple
        The list, with ``confirmed`` (blank for what is new) and ``score``; how many are new.
    """
    rows = _best(proposals)
    new = as_departments(rows).assign(**{CONFIRMED: None, "score": rows["score"].to_numpy()})
    if own is None or own.empty:
        return new, len(new)
    told, known = (one[_KEYS].fillna("").astype("str") for one in (new, own))
    fresh = new[~among(told, known, _KEYS)]
    if CONFIRMED not in own.columns:  # a list of before: what stands in it was confirmed
        own = own.assign(**{CONFIRMED: "是"})
    table = pd.concat([own.astype(object), fresh.astype(object)], ignore_index=True)
    others = [column for column in own.columns if column not in (*COLUMNS, *_LAST)]
    return table[held(table, [*COLUMNS, *_LAST, *others])], len(fresh)


def _best(proposals: pd.DataFrame) -> pd.DataFrame:
    """One way for each department: the surest kind, and of other kinds than 拆分 one row."""
    keys = ["region", "department_from"]
    ranked = proposals.sort_values("score", ascending=False, kind="stable")
    first = ranked.drop_duplicates(keys).set_index(keys)["kind"]
    kind = pd.Series(
        [first.loc[key] for key in map(tuple, ranked[keys].to_numpy())],
        index=ranked.index,
        dtype="object",
    )
    same = ranked[(ranked["kind"] == kind) | ~((ranked["kind"] == "拆分") | (kind == "拆分"))]
    apart = same["kind"] == "拆分"
    once = same[apart].drop_duplicates(["region", "department_to"])
    best = pd.concat([same[~apart].drop_duplicates(keys), once])
    return best.sort_values("score", ascending=False, kind="stable").reset_index(drop=True)


def read_draft(path: Path, *, confirmed: bool = False) -> pd.DataFrame:
    """Read a list with what is not confirmed, or checked with what is."""
    read = read_text(path)
    return checked(confirmed_rows(read)) if confirmed else read


def write_draft(table: pd.DataFrame, path: Path) -> None:
    """Write a list as a CSV file that Excel opens as UTF-8, whole or not at all."""
    # What a person wrote into the list must outlive a process that is killed while writing.
    draft = path.with_name(f".{path.name}.draft")
    table.to_csv(draft, index=False, encoding="utf-8-sig")
    draft.replace(path)
