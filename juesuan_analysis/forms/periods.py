"""Which columns of a form tell the final account of its year, and which something else.

Offices set budgets, the year before and changes beside the final account.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNIT = re.compile(r"（(单位：)?(元|千元|万元|亿元)）$")
_YEAR = re.compile(r"(20\d\d)年(度)?")
_BUDGET = re.compile(r"(本年|当年)?(年初|全年|调整后?|追加)?预算(数|金额|安排数?)?")
_ELSE = re.compile(
    r"(上年|去年)(度|同期)?(数|金额)?((收入|支出|实际)?(决算|支出|收入|完成|执行)?(数|金额))?|"
    r"(上年|去年)(度|同期)?(收入|支出)?决算|上年同期.*|"
    r".*(增减|增长|增幅|差额|差异|完成率|完成预算|完成比|比例|比重|占比|变动|%|比上年|较上年|"
    r"与上年|比预算|较预算|与预算|为预算|为上年).*"
)
ACCOUNT = re.compile(r"(本年|当年|全年)?(收入|支出)?(决算|实际|执行)(数|金额|额|支出数?)?")


def _parts_of(path: str) -> list[str]:
    """The texts of a header path from the top down, without the units that some end in."""
    return [part for part in (_UNIT.sub("", part) for part in path.split("/")) if part]


def unit_of(paths: Sequence[str]) -> str | None:
    """The unit in which columns say that their amounts are, where they say one."""
    found = {match[2] for path in paths for p in path.split("/") if (match := _UNIT.search(p))}
    return found.pop() if len(found) == 1 else None


def year_of(paths: Sequence[str]) -> int | None:
    """The latest year of which a header tells the account; a budget may be of the next."""
    told = [path for path in paths if "预算" not in path] or paths
    years = [int(match[1]) for path in told for match in _YEAR.finditer(path)]
    return max(years, default=None)


def of_the_year(path: str, year: int | None, *, budgets: bool = False) -> str | None:
    """The path without the year that it names; None where it tells no account of that year.

    Parameters
    ----------
    path
        A header path.
    year
        The year of the form's account, where the header names one.
    budgets
        Whether the form's budgets count as well, as in form 9.
    """
    named = {int(match[1]) for match in _YEAR.finditer(path)}
    if named - {year}:
        return None
    parts = [_YEAR.sub("", part) for part in _parts_of(path)]
    other = any(_ELSE.fullmatch(p) or (not budgets and _BUDGET.fullmatch(p)) for p in parts)
    return None if other else "/".join(part for part in parts if part)


def without_account(path: str) -> str:
    """The path without the parts that only say that it is the final account."""
    return "/".join(part for part in path.split("/") if not ACCOUNT.fullmatch(part))
