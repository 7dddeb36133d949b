"""主要原因是…: how far a stated reason reaches, and which statements it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from juesuan_analysis.facts import Statement
from juesuan_analysis.lazily import regex
from juesuan_analysis.narrative.glue import LIST_GOES_ON, STATES
from juesuan_analysis.narrative.grammar import BUDGETS, YEARS
from juesuan_analysis.narrative.scopes import Names
from juesuan_analysis.vocabulary.sections import CHANGE, COMPLETION, RATE

_END = regex(rf"[。;]|,?其中：|,(?=(?:与|比|同|和)(?:{YEARS})|同比|完成{BUDGETS}|决算数|支出决算)")
_BUDGET_END = regex(rf"{_END.pattern}|,(?=较(?:{YEARS}))")
# ,年末公务用车保有3辆: where counting begins, the reason is over.
_COUNTS = (
    r",(?=(?:(?:全年|年末|年底|期末|年内|本年度?|当年|截[至止]|{year}年)[^,。;]{{0,30}}?"
    r"(?:\d+(?:辆|批次?|人次?|个(?:团组|批次)?|台)|分别为\d)"
    r"|[^,。;]{{0,12}}(?:购置|更新|保有|接待|团组|出国)[^,。;]{{0,12}}?\d+(?:辆|批次?|人次)))"
)
_CLAUSE = regex(r"[^。;]*")
_EXPLAINED = (CHANGE, RATE, COMPLETION)


def reason_end(text: str, start: int, *, budget: bool, year: int) -> int:
    """Return where a reason that begins at an offset ends; 一是…;二是… is one reason.

    After the reason for a deviation from the budget, 较上年 begins something new; in the reason
    for a change it is part of it.
    """
    for match in _ends(budget, year).finditer(text, start):
        if not _goes_on(text, match):
            return match.start()
    return len(text)


@lru_cache
def _ends(budget: bool, year: int) -> re.Pattern[str]:
    ends = _BUDGET_END if budget else _END
    return re.compile(f"{ends.pattern}|{_COUNTS.format(year=year)}")


def _goes_on(text: str, match: re.Match[str]) -> bool:
    if LIST_GOES_ON.match(text, match.end()):
        return True
    clause = _CLAUSE.match(text, match.end())
    return match.group() == ";" and clause is not None and not STATES.search(clause.group())


def explained(
    statements: Sequence[Statement],
    subjects: Names,
    *,
    budget: bool,
    named: bool,
) -> list[int]:
    """Return the indices of the latest changes or deviations that a reason explains.

    A reason given for 决算数小于预算数 explains the deviation from the budget, any other the
    change from a year before, if there is one. A reason that is ``named`` as one (原因) has
    something to explain, even where its subject is put in other words.
    """
    waiting = [i for i in range(len(statements)) if _waits(statements[i])]
    same = [i for i in waiting if statements[i].subject in subjects] or waiting[-1:] * named
    sort = [i for i in same if _of_budget(statements[i]) is budget]
    return sort or ([] if budget else same)


def with_reason(
    statements: Sequence[Statement], indices: Iterable[int], reason: str
) -> tuple[Statement, ...]:
    """Return the statements with a reason given to some of them."""
    chosen = set(indices)
    return tuple(replace(s, reason=reason) if i in chosen else s for i, s in enumerate(statements))


def _waits(statement: Statement) -> bool:
    return statement.kind in _EXPLAINED and statement.reason is None


def _of_budget(statement: Statement) -> bool:
    return statement.kind == COMPLETION or statement.base_year == statement.year
