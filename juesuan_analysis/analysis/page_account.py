"""The page account of disclosures as a table: whose the amounts are that each page prints."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, require
from juesuan_analysis.store.schema import COUNTS, PAGE

_PAGE = [field.name for field in PAGE]


def page_account(disclosures: pd.DataFrame) -> pd.DataFrame:
    """Give one row for each page of each disclosure.

    Parameters
    ----------
    disclosures
        As a store gives them.

    Returns
    -------
    DataFrame
        ``disclosure_id``, ``source``, region, department, year; ``page`` and its ``role`` (封面,
        目录, 概况, 公开表, 情况说明, 名词解释, 附件, 其他表, 空白, 其他) and ``forms``;
        ``printed``, which is always the sum of ``entered``, ``stated``, ``annexed``, ``told`` and
        ``outside``;
        ``unseen`` and ``note``: what of the text nobody sees, and why. Disclosures that an earlier
        version read have no rows.
    """
    who = ["disclosure_id", "source", *WHO]
    require(disclosures, [*who, "accounts"])
    rows = [
        {name: row[name] for name in who} | {name: page[name] for name in _PAGE}
        for row in disclosures.to_dict("records")
        for page in _pages(row["accounts"])
    ]
    return pd.DataFrame(rows, columns=[*who, *_PAGE])


def _pages(accounts: object) -> list[dict[str, object]]:
    return list(accounts) if hasattr(accounts, "__len__") else []  # type: ignore[call-overload]


def by_role(pages: pd.DataFrame) -> pd.DataFrame:
    """Add the accounts of pages of one role up.

    Parameters
    ----------
    pages
        As :func:`page_account` gives them.

    Returns
    -------
    DataFrame
        One row for each role in the order of the first page, with ``pages`` and the sums.
    """
    require(pages, ["role", *COUNTS])
    grouped = pages.groupby("role", sort=False)
    sums = grouped[list(COUNTS)].sum()
    sums.insert(0, "pages", grouped.size())
    return sums.reset_index()
