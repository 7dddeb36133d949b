"""The reasons that narratives state, each beside the change that it explains."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.documents import single_documents
from juesuan_analysis.analysis.execution import execution
from juesuan_analysis.analysis.frame import WHO, amounts, held, named_only, plain, require
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.text import punctuated

LAST_YEAR, BUDGET = "上年", "预算"
_KINDS = {sections.CHANGE: "change", sections.RATE: "rate", sections.COMPLETION: "completion"}
_KEYS = [*WHO, "section", "subject", "base"]
_ASIDE = "原因/"
_NARRATED, _COMPUTED = "情况说明", "计算"


def reasons(entries: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """List every stated reason beside the change that it explains.

    Parameters
    ----------
    entries, statements
        As a store gives them; one document for each department and year.

    Returns
    -------
    DataFrame
        One row for each thing explained and reason: ``region``, ``department``, ``year``,
        ``section``, ``subject``, ``base`` (上年 or 预算: what it is compared with), ``change``
        (万元), ``rate`` (%; against a budget, completion less 100), ``reason``, ``sentence``,
        ``page`` (where the statements have it) and ``change_source`` (情况说明; 计算 where the text
        gives no amount and budget and final account are known). Sentences without a reason have
        no row.
    """
    require(statements, [*WHO, "section", "subject", "kind", "value", "reason", "sentence"])
    statements = named_only(statements)
    single_documents(statements)
    said = plain(statements[statements["kind"].isin(_KINDS) & statements["reason"].notna()])
    said = said[~said["subject"].str.startswith(_ASIDE)]
    # A change whose base is its own year is one against the budget.
    against = (said["kind"] == sections.COMPLETION) | (said["base_year"] == said["year"])
    said = said.assign(base=np.where(against, BUDGET, LAST_YEAR), value=amounts(said["value"]))
    keys = [*_KEYS, "reason"]
    rows = said[[*keys, "sentence", *held(said, ["page"])]].drop_duplicates(keys)
    for kind, column in _KINDS.items():
        figures = said[said["kind"] == kind].dropna(subset="value")
        figures = figures.drop_duplicates(keys)[[*keys, "value"]].rename(columns={"value": column})
        rows = rows.merge(figures, on=keys, how="left")
    rows = _computed(rows, execution(entries, statements))
    rows[["reason", "sentence"]] = rows[["reason", "sentence"]].map(punctuated)
    rate = rows["rate"].where(rows["rate"].notna(), rows["completion"] - 100)
    order = [*keys[:-1], "change", "rate", "reason", "sentence", *held(rows, ["page"])]
    return rows.assign(rate=rate)[[*order, "change_source"]]


def _computed(rows: pd.DataFrame, done: pd.DataFrame) -> pd.DataFrame:
    """Fill a change against the budget that the text does not put into figures."""
    section = pd.Series(sections.GENERAL, index=done.index, dtype="str")
    section = section.mask(done["level"] == "三公", sections.THREE_PUBLIC)
    known = done.assign(section=section, base=BUDGET, _rate=done["completion"])
    known["_rate"] = known["_rate"].where(known["_rate"].notna(), known["completion_full"])
    found = rows[_KEYS].merge(known[[*_KEYS, "gap", "_rate"]], on=_KEYS, how="left")
    found = found.set_axis(rows.index)
    vague = (rows["change"] == 0) & (found["gap"].abs() > 0)  # 基本持平
    stated = rows["change"].notna() & ~vague
    change = rows["change"].where(stated, found["gap"])
    source = np.select([stated, change.notna()], [_NARRATED, _COMPUTED], default="")
    text = pd.Series(source, index=rows.index, dtype="str")
    completion = rows["completion"].where(rows["completion"].notna(), found["_rate"])
    return rows.assign(change=change, completion=completion, change_source=text.where(text != ""))


def search_reasons(
    frame: pd.DataFrame,
    words: str | Sequence[str],
    *,
    columns: Sequence[str] = ("subject", "reason"),
) -> pd.DataFrame:
    """Keep the rows that hold all of some words, in any order.

    Parameters
    ----------
    frame
        What :func:`reasons` gives.
    words
        Words, or a text with spaces between them.
    columns
        Where to look; add ``"sentence"`` for the whole sentence.

    Examples
    --------
    >>> said = pd.DataFrame({"subject": ["公务接待费", "会议费"],
    ...                      "reason": ["厉行节约，接待减少", "会议减少"]})
    >>> search_reasons(said, "减少 接待")["subject"].tolist()
    ['公务接待费']
    """
    require(frame, columns)
    wanted = words.split() if isinstance(words, str) else list(words)
    text = pd.Series("", index=frame.index, dtype="str")
    for column in columns:
        text = text + "\n" + frame[column].fillna("")
    found = pd.Series(True, index=frame.index)
    for word in wanted:
        found &= text.str.contains(word, regex=False)
    return frame[found]
