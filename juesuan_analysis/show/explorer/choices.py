"""What the drop-downs offer, each list following from what was picked before it."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.show.overview import NOWHERE

Office = tuple[str, str]  # name and scope
_SCOPES = {"单位": "（单位）"}  # beside a department of the same name


def listed(disclosures: pd.DataFrame) -> pd.DataFrame:
    """Name what has no region or scope, and put the documents in one order.

    Parameters
    ----------
    disclosures
        As :meth:`Store.disclosures` gives them.
    """
    known = disclosures.assign(
        region=disclosures["region"].astype("object").fillna(NOWHERE),
        scope=disclosures["scope"].astype("object").fillna(""),
    )
    order = ["region", "department", "scope", "year", "disclosure_id"]
    return known.sort_values(order, ignore_index=True)


def regions(documents: pd.DataFrame) -> list[str]:
    """Districts that have documents."""
    return [str(name) for name in documents["region"].unique()]


def offices(documents: pd.DataFrame, region: str) -> list[tuple[str, Office]]:
    """Label and key of each department of a district.

    A label leaves out the district, and names the scope where a 部门 and its 单位 share a name.
    """
    there = documents.loc[documents["region"] == region, ["department", "scope"]]
    there = there.drop_duplicates()
    shared = there["department"].duplicated(keep=False)
    return [
        (
            short_name(department, region) + (_SCOPES.get(scope, "") if twice else ""),
            (department, scope),
        )
        for department, scope, twice in zip(
            there["department"], there["scope"], shared, strict=True
        )
    ]


def documents_of(documents: pd.DataFrame, region: str, office: Office) -> pd.DataFrame:
    """Documents of one department, by year."""
    department, scope = office
    return documents[
        (documents["region"] == region)
        & (documents["department"] == department)
        & (documents["scope"] == scope)
    ]


def years(own: pd.DataFrame) -> list[tuple[str, str]]:
    """Label and disclosure_id of each document, the latest year first.

    A label names the file where a year has several versions.
    """
    latest = own.sort_values("year", ascending=False, kind="stable")
    shared = latest["year"].duplicated(keep=False)
    return [
        (f"{row.year}（{row.source}）" if twice else str(row.year), str(row.disclosure_id))
        for row, twice in zip(latest.itertuples(), shared, strict=True)
    ]


def short_name(department: str, region: str) -> str:
    """Leave the district out of a department's name.

    Examples
    --------
    >>> short_name("枣庄市台儿庄区人民政府办公室", "山东省枣庄市台儿庄区")
    '人民政府办公室'
    """
    # From the whole name on: 甲市东湖区财政局 leaves out the city, too.
    for start in range(len(region)):
        rest = department.removeprefix(region[start:])
        if rest != department:
            return rest or department
    return department
