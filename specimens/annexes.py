"""The annexes of a disclosure: the summary of its projects, and a table for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from specimens.accounts import Accounts
from specimens.annex_layouts import LAYOUTS
from specimens.projects import Goal, Work

NATIONAL = "国家"
Block = dict[str, Any]
_COLUMNS = 9
_FUNDS = ["", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"]
_LEVELS = ["一级指标", "二级指标", "三级指标"]
_VALUES = ["年度指标值（A）", "实际完成指标值（B）", "分值", "得分", "偏差原因分析及改进措施"]
_WIDTHS = [5, 7, 8, 11, 9, 9, 5, 6, 12]


def _cell(text: str, columns: int = 1, rows: int = 1, align: str = "c") -> Block:
    return {"text": text, "columns": columns, "rows": rows, "align": align}


def plain(value: Decimal) -> str:
    """A figure without zeros at its end."""
    return f"{value.normalize():f}"


def _grid(cells: Sequence[Block], widths: Sequence[int]) -> Block:
    return {"kind": "grid", "cells": list(cells), "widths": list(widths)}


def summary(accounts: Accounts) -> list[Block]:
    """The summary: every project with its score and grade."""
    heads = [_cell(text) for text in ("序号", "项目名称", "资金使用单位", "自评得分", "自评等级")]
    rows = [
        _cell(text)
        for i, work in enumerate(accounts.projects, 1)
        for text in (str(i), work.listed or work.name, work.unit, plain(work.score), work.grade)
    ]
    title = f"{accounts.year}年度区级预算项目绩效自评情况汇总表"
    section = [_cell("区本级项目支出绩效自评", 5, align="l")]
    return [
        {"kind": "title", "text": title},
        _grid([*heads, *section, *rows], [2, 8, 8, 3, 3]),
    ]


def table(work: Work, year: int, titled: bool = True) -> list[Block]:
    """The self-evaluation table of a project, in the ministry's layout."""
    lines = [
        {"kind": "title", "text": "预算项目支出绩效自评表"},
        {"kind": "center", "text": f"（{year}年度）"},
        {"kind": "right", "text": "单位：万元"},
    ]
    cells = [
        *_head(work),
        *_funds(work),
        *_goal_texts(work),
        *_indicators(work.goals),
        *_foot(work),
    ]
    return [*(lines if titled else []), _grid(cells, _WIDTHS)]


def _head(work: Work) -> Iterator[Block]:
    yield from (_cell("项目名称", 2), _cell(work.name, 7, align="l"))
    yield from (_cell("主管部门", 2), _cell(work.department, 2, align="l"))
    yield from (_cell("实施单位"), _cell(work.unit, 4, align="l"))


def _funds(work: Work) -> Iterator[Block]:
    yield _cell("项目预算执行情况（10分）", 2, 5)
    yield from map(_cell, _FUNDS)
    whole = [plain(x) for x in (work.original, work.budget, work.executed)]
    rate = f"{work.rate.quantize(Decimal('0.01'))}%"
    own = [*whole, "—", rate, "—"]
    none = ["", "", "", "—", "", "—"]
    yield from map(_cell, ("年度资金总额", *whole, "10", rate, plain(work.points)))
    yield from map(_cell, ("其中：当年财政拨款", *(none if work.other else own)))
    yield from map(_cell, ("上年结转资金", *none))
    yield from map(_cell, ("其他资金", *(own if work.other else none)))


def _goal_texts(work: Work) -> Iterator[Block]:
    yield _cell("年度总体目标", 1, 2)
    yield from (_cell("年初预期目标", 4), _cell("目标实际完成情况", 4))
    yield from (_cell(work.objective, 4, align="l"), _cell(work.achieved, 4, align="l"))


def _indicators(goals: Sequence[Goal]) -> Iterator[Block]:
    yield _cell("年度绩效指标", 1, len(goals) + 1)
    yield from map(_cell, (*_LEVELS, *_VALUES))
    for level1, held in groupby(goals, lambda goal: goal.level1):
        own = list(held)
        weight = plain(sum((goal.weight for goal in own), Decimal(0)))
        yield _cell(f"{level1}（{weight}分）", 1, len(own))
        for level2, inner in groupby(own, lambda goal: goal.level2):
            same = list(inner)
            yield _cell(level2, 1, len(same))
            for goal in same:
                points = plain(goal.weight), plain(goal.score)
                yield from map(_cell, (goal.name, goal.target, goal.actual, *points, goal.reason))


def _foot(work: Work) -> Iterator[Block]:
    most = Decimal(10) + sum((goal.weight for goal in work.goals), Decimal(0))
    yield from (_cell("总分", 6), _cell("100" if most else ""), _cell(plain(work.score)), _cell(""))
    told = f"总分在80分以下的项目未实现绩效目标的原因分析及拟采取的措施说明：{work.shortfall}"
    yield _cell(told, _COLUMNS, align="l")


def pages(accounts: Accounts, layout: str = NATIONAL) -> list[list[Block]]:
    """Blocks of the pages of 第五部分; ``layout`` is the ministry's, or that of a province."""
    first = [{"kind": "heading", "text": "第五部分 附件"}, *summary(accounts)]
    own = LAYOUTS.get(layout, table)
    rest = [own(work, accounts.year) for work in accounts.projects]
    return [[*first, *rest[0]], *rest[1:]]
