"""Targets that are numbers: met, far exceeded, missed, and missed with full points."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, amounts
from juesuan_analysis.analysis.performance.common import KEY, leaves, of_origin

MET, EXACT, FAR, MISSED, MISSED_FULL = "达到", "恰好达到", "远超", "未达", "未达仍满分"
_FAR = 1.5  # times the target: it was set too low
_AT_MOST = ("≤", "＜")


def targets_met(indicators: pd.DataFrame) -> pd.DataFrame:
    """Compare numeric results with numeric targets of one unit.

    Returns
    -------
    DataFrame
        One row for each indicator that can be compared: its names, ``target``, ``actual``,
        ``reached`` (% of the target; for ≤ the target of the result), ``verdict`` (达到, 恰好达到,
        远超: half as much again or more, 未达, 未达仍满分), ``weight``, ``score``, ``standing``,
        ``source``, ``page``.
    """
    own = of_origin(leaves(indicators))
    wanted, got = amounts(own["target_value"]), amounts(own["actual_value"])
    units = own["target_unit"].fillna("").replace({"百分比": "%"})
    same = own["actual_unit"].isna() | (units == own["actual_unit"].fillna(""))
    can = wanted.notna() & got.notna() & (wanted > 0) & same
    own, wanted, got = own[can], wanted[can], got[can]
    most = own["direction"].isin(_AT_MOST)
    # For ≤ the other way round, so that more than 100% is better than asked in both.
    ratio = (got / wanted).where(~most, wanted / got.where(got > 0))
    full = amounts(own["score"]) >= amounts(own["weight"])
    verdict = pd.Series(MET, index=own.index, dtype=object)
    verdict = verdict.mask(ratio == 1, EXACT).mask((ratio >= _FAR) & ~most, FAR)
    verdict = verdict.mask(ratio < 1, MISSED).mask((ratio < 1) & full, MISSED_FULL)
    names = ["level1", "level2", "level3", "target", "actual"]
    columns = [*WHO, *KEY, *names, "reached", "verdict", "weight", "score", "standing"]
    out = own.assign(reached=100 * ratio, verdict=verdict)
    return out[[*columns, "source", "page"]].reset_index(drop=True)
