"""What narratives state, one figure for each thing said."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.documents import single_documents, with_scope
from juesuan_analysis.analysis.frame import WHO, amounts, held, named_only, plain, require
from juesuan_analysis.analysis.standings import CARRIED
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.text import punctuated

_NEEDED = (*WHO, "section", "subject", "kind", "value", "stated_year", "base_year")
_ASIDE = "原因/"  # figures inside a stated reason are not the subject's own
KEYS = [*WHO, "section", "subject"]


def told(
    statements: pd.DataFrame, kind: str, *, sections: Sequence[str] | None = None
) -> pd.DataFrame:
    """Give the one figure of a kind that each narrative states about a subject for its own year.

    Parameters
    ----------
    statements
        As a store gives them; one document for each department and year.
    kind
        金额, 年初预算, 全年预算, 完成率 or 数量.
    sections
        Only these sections of the narrative.

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year``, ``section``, ``subject``, ``value`` and where known
        ``disclosure_id``, ``source``, ``scope``, ``page``, ``standing``, ``grade``, ``ref``.
        ``value`` is missing where a narrative states two different figures: it then says none.
    """
    about = of_kind(statements, kind, sections)
    own = about["stated_year"].isna() | (about["stated_year"] == about["year"])
    return one_value(about[own])


def of_kind(
    statements: pd.DataFrame, kind: str, sections: Sequence[str] | None = None
) -> pd.DataFrame:
    """Statements of a kind with a figure, without those inside stated reasons."""
    require(statements, _NEEDED)
    statements = named_only(statements)
    single_documents(statements)
    value = amounts(statements["value"])
    chosen = (statements["kind"] == kind) & value.notna()
    chosen &= ~statements["subject"].str.startswith(_ASIDE)
    if sections is not None:
        chosen &= statements["section"].isin(list(sections))
    return with_scope(plain(statements[chosen])).assign(value=value[chosen])


def one_value(about: pd.DataFrame, keys: Sequence[str] = KEYS) -> pd.DataFrame:
    """One row for each key; ``value`` is missing where its rows differ."""
    group = about.groupby(list(keys), dropna=False, sort=False)["value"]
    agreed = about.assign(value=about["value"].where(group.transform("nunique") == 1))
    columns = [*keys, "value", *held(about, CARRIED)]
    return agreed[columns].drop_duplicates(list(keys)).reset_index(drop=True)


def reasons_of(statements: pd.DataFrame) -> pd.DataFrame:
    """The reasons that narratives give for a final account that differs from its budget.

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year``, ``_section``, ``_subject`` and ``reason``: several
        different ones joined by ；.
    """
    require(statements, [*_NEEDED, "reason"])
    statements = named_only(statements)
    budget = (statements["kind"] == sections.COMPLETION) | (
        (statements["kind"] == sections.CHANGE) & (statements["base_year"] == statements["year"])
    )
    said = plain(statements[budget & statements["reason"].notna()])
    said = said[~said["subject"].str.startswith(_ASIDE)].drop_duplicates([*KEYS, "reason"])
    said = said.assign(reason=said["reason"].map(punctuated))
    joined = said.groupby(KEYS, dropna=False, sort=False)["reason"].agg("；".join).reset_index()
    return joined.rename(columns={"section": "_section", "subject": "_subject"})
