"""What was checked and what could not be: identities down, documents across."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, require
from juesuan_analysis.facts.finding import (
    ADJUSTED,
    CHECKED,
    CONFLICT,
    FAILED,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    NOT_READ,
    ROUNDING,
)
from juesuan_analysis.identities import catalogue

# From the worst: a rule that did not run or could not read says less than a conflict.
WORST_FIRST = (FAILED, NOT_READ, CONFLICT, ADJUSTED, NOT_ENOUGH, NOT_APPLICABLE, ROUNDING, HOLDS)
_NEEDED = ["department", "year", "source", "identity", "outcome"]


def check_table(findings: pd.DataFrame) -> pd.DataFrame:
    """Give the worst outcome of every identity in every document.

    Parameters
    ----------
    findings
        As a store gives them.

    Returns
    -------
    DataFrame
        Identities down, documents across (部门 年度; with the file where one has several), the
        worst outcome in the order of :data:`WORST_FIRST`. Missing where a document has no finding
        of the identity at all.
    """
    require(findings, _NEEDED)
    rank = findings["outcome"].map({name: n for n, name in enumerate(WORST_FIRST)})
    # Without a rank an outcome would be left out of the least of its group, in silence.
    unknown = findings.loc[rank.isna(), "outcome"].unique()
    if len(unknown):
        raise FrameError(f"不认识的核对结果：{'、'.join(map(str, unknown))}")
    named = findings[["identity"]].assign(document=_labels(findings), rank=rank)
    worst = named.groupby(["identity", "document"], sort=False)["rank"].min().unstack("document")
    table = worst.sort_index(axis=1)
    words: pd.DataFrame = table.apply(lambda column: column.map(dict(enumerate(WORST_FIRST))))
    return words


def identity_names(findings: pd.DataFrame) -> dict[str, str]:
    """Name each identity in words, for a table or a chart of them.

    As in :func:`~juesuan_analysis.identities.catalogue`; those that it does not list are named by
    what their first finding says.
    """
    require(findings, ["identity", "statement"])
    first = findings.drop_duplicates("identity")
    said = dict(zip(first["identity"], first["statement"], strict=True))
    return said | catalogue()


def unchecked(findings: pd.DataFrame) -> pd.DataFrame:
    """List what was not checked, with the reason; a rule that did not run is never a pass.

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year``, ``source``, ``identity``, ``statement``,
        ``outcome`` (规则出错, 未读出, 数据不足, 不适用; in this order), ``reason``, ``page``.
    """
    columns = ["statement", "outcome", "reason", "page"]
    require(findings, ["region", *_NEEDED, *columns])
    rows = findings[~findings["outcome"].isin(CHECKED)]
    place = rows["outcome"].map({name: n for n, name in enumerate(WORST_FIRST)})
    ordered = rows.assign(_place=place).sort_values("_place", kind="stable")
    wanted = ["region", "department", "year", "source", "identity", *columns]
    return ordered[wanted].reset_index(drop=True)


def _labels(findings: pd.DataFrame) -> pd.Series:
    label = findings["department"] + " " + findings["year"].astype("str")
    several = findings["source"].groupby(label).transform("nunique") > 1
    return label.mask(several, label + "（" + findings["source"] + "）")
