"""One row for each project: its money, its score, and how far the two agree."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, amounts, require
from juesuan_analysis.analysis.performance.common import KEY, grade_of, of_origin, share_of
from juesuan_analysis.facts.performance import NARRATIVE, REPORT, SELF_TABLE, SUMMARY

_TOTAL = "年度资金总额"
_LOW = 80.0  # % of the budget spent: 优 with less is worth a look


def performance_table(
    projects: pd.DataFrame, funds: pd.DataFrame, indicators: pd.DataFrame
) -> pd.DataFrame:
    """Set a project's money beside its score.

    Parameters
    ----------
    projects, funds, indicators
        As a store gives them.

    Returns
    -------
    DataFrame
        One row for each project: ``region``, ``department``, ``year``, ``name``, ``kind``,
        ``implementing_unit``; ``original_budget``, ``full_year_budget``, ``executed`` in 万元;
        ``rate`` (executed of the budget, %); ``score`` (self-evaluation, % of what could be
        reached), ``grade`` (of that share, on the scale that the document prints, else the
        ministry's), ``summary_score``,
        ``told_score``, ``report_score`` (what the summary, the narrative and an evaluation report
        give, %), ``indicators`` (how many), ``standing``, ``source``, ``page``, ``ref``.
    """
    require(projects, ["project_id", "origin", "score", "score_max"])
    scored = projects.assign(share=share_of(projects))
    first = _first(scored)
    scores = scored.pivot_table(index=KEY, columns="origin", values="share", aggfunc="first")
    names = {SELF_TABLE: "score", SUMMARY: "summary_score", NARRATIVE: "told_score"}
    scores = scores.rename(columns=names | {REPORT: "report_score"})
    wanted = ["score", "summary_score", "told_score", "report_score"]
    scores = scores.reindex(columns=wanted).reset_index()
    money = _money(funds)
    counts = of_origin(indicators).groupby(KEY).size().rename("indicators").reset_index()
    kept = [*KEY, *WHO, "name", "kind", "implementing_unit", "standing", "source", "page", "ref"]
    table = first[[name for name in kept if name in first.columns]]
    for part in (money, scores, counts):
        table = table.merge(part, on=KEY, how="left")
    graded = first[KEY].assign(cells=first.get("cells"))
    graded = table[KEY].assign(share=table["score"]).merge(graded, on=KEY, how="left")
    table["grade"] = grade_of(graded)
    table["indicators"] = table["indicators"].fillna(0).astype("int64")
    return table.sort_values([*WHO, "project_id"], ignore_index=True)


def _first(projects: pd.DataFrame) -> pd.DataFrame:
    """A project as its own table names it, else as the first place that has it."""
    order = {SELF_TABLE: 0, SUMMARY: 1, REPORT: 2, NARRATIVE: 3}
    ranked = projects.assign(rank=projects["origin"].map(order)).sort_values("rank", kind="stable")
    return ranked.drop_duplicates(KEY)


def _money(funds: pd.DataFrame) -> pd.DataFrame:
    """The totals of each project, and the rate that they make."""
    own = of_origin(funds)
    # Some tables have no line of the whole, only the total below what it is composed of.
    whole = own[own["line"].isin([_TOTAL, "合计"])].drop_duplicates(KEY)
    columns = ["original_budget", "full_year_budget", "executed"]
    money = whole[KEY].assign(**{name: amounts(whole[name]) for name in columns})
    budget = money["full_year_budget"]
    return money.assign(rate=100 * money["executed"] / budget.where(budget > 0))


def execution_and_score(table: pd.DataFrame) -> pd.DataFrame:
    """Does money spent explain the score?

    Parameters
    ----------
    table
        As :func:`performance_table` gives it.

    Returns
    -------
    DataFrame
        The projects with both: those of the table's columns, and ``odd`` (graded 优 though less
        than 80% of the budget was spent).
    """
    require(table, ["rate", "score", "grade"])
    both = table[table["rate"].notna() & table["score"].notna()]
    odd = (both["grade"] == "优") & (both["rate"] < _LOW)
    return both.assign(odd=odd).sort_values("rate", ignore_index=True)


def projects_covered(projects: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """How many projects are published of how many the narrative tells.

    Returns
    -------
    DataFrame
        One row for each disclosure: ``published`` (self-evaluation tables), ``listed`` (in the
        summary), ``told`` (missing where the narrative does not say), ``covered`` (published of
        told, %).
    """
    kinds = projects[projects["kind"] != "部门整体"]
    who = ["disclosure_id", *WHO]
    told = statements[statements["subject"] == "绩效自评项目数"]
    rows = pd.concat([projects[who], told[who]]).drop_duplicates()
    counts = {
        "published": kinds[kinds["origin"] == SELF_TABLE].groupby("disclosure_id").size(),
        "listed": kinds[kinds["origin"] == SUMMARY].groupby("disclosure_id").size(),
        "told": amounts(told["value"]).groupby(told["disclosure_id"]).max(),
    }
    for name, column in counts.items():
        rows[name] = rows["disclosure_id"].map(column)
    rows[["published", "listed"]] = rows[["published", "listed"]].fillna(0).astype("int64")
    covered = 100 * rows["published"] / rows["told"].where(rows["told"] > 0)
    return rows.assign(covered=covered).sort_values(list(WHO), ignore_index=True)
