"""Self-evaluation tables as provinces lay them out, beside the ministry's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from specimens.projects import ZERO, Goal, Work

Block = dict[str, Any]
_TARGET = re.compile(r"(?P<sign>[≥≤]?)(?P<value>\d+(?:\.\d+)?)(?P<unit>[^\d]*)")
_LEVELS = ("一级指标", "二级指标", "三级指标")
_YUAN = Decimal(10000)


def _cell(text: str, columns: int = 1, rows: int = 1, align: str = "c") -> Block:
    return {"text": text, "columns": columns, "rows": rows, "align": align}


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _parts(target: str) -> tuple[str, str, str]:
    """A target as sign, value and unit; one of words has no sign and no unit."""
    match = _TARGET.fullmatch(target)
    if not match:
        return "定性", target, ""
    return match["sign"] or "＝", match["value"], match["unit"]


def _table(title: str, cells: Iterator[Block], widths: Sequence[int], unit: str) -> list[Block]:
    return [
        {"kind": "title", "text": title},
        {"kind": "right", "text": f"单位：{unit}"},
        {"kind": "grid", "cells": list(cells), "widths": list(widths)},
    ]


def _goals(
    goals: Sequence[Goal], values: Callable[[Goal], Sequence[str]], named: str = "{}"
) -> Iterator[Block]:
    """Rows of indicators, the first two levels merged down."""
    for level1, held in groupby(goals, lambda goal: goal.level1):
        own = list(held)
        weight = _plain(sum((goal.weight for goal in own), ZERO))
        yield _cell(named.format(level1, weight), 1, len(own))
        for level2, inner in groupby(own, lambda goal: goal.level2):
            same = list(inner)
            yield _cell(level2, 1, len(same))
            for goal in same:
                yield from map(_cell, (goal.name, *values(goal)))


def _anhui(work: Work) -> Iterator[Block]:
    yield from (_cell("项目名称"), _cell(f"219-{work.name}", 8))
    yield from (_cell("主管部门"), _cell(f"219-{work.department}", 4))
    yield from (_cell("实施单位"), _cell(f"219001-{work.unit}", 3))
    yield _cell("项目资金（万元）", 1, 3)
    funds = ("", "年初预算数", "全年预算数（A）", "全年执行数（B）")
    yield from (*map(_cell, funds), _cell("分值"), _cell("执行率（B/A）", 2), _cell("得分"))
    money = [_plain(x) for x in (work.original, work.budget, work.executed)]
    rate = f"{work.rate:.2f}"
    for name, most, score in (
        ("年度资金总额", "10", _plain(work.points)),
        ("其中：当年财政拨款", "-", "-"),
    ):
        cells = (name, *money, most)
        yield from (*map(_cell, cells), _cell(rate, 2), _cell(score))
    yield from (_cell("年度总体目标", 1, 2), _cell("预期目标", 4), _cell("实际完成情况", 4))
    yield from (_cell(work.objective, 4), _cell(work.achieved, 4))
    yield _cell("绩效指标", 1, len(work.goals) + 1)
    heads = (*_LEVELS, "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    yield from map(_cell, heads)
    yield from _goals(
        work.goals,
        lambda g: (g.target, g.actual, _plain(g.weight), _plain(g.score), g.reason),
        "{}({}分)",
    )
    yield from (_cell("总分", 6), _cell("100"), _cell(_plain(work.score)), _cell(""))


def _sichuan(work: Work) -> Iterator[Block]:
    yield from (_cell("项目名称", 2), _cell(f"51000024T000000012345-{work.name}", 8))
    yield from (_cell("主管部门", 2), _cell(work.department, 3))
    yield from (_cell("实施单位（盖章）", 2), _cell(work.unit, 3))
    yield _cell("项目资金（万元）", 2, 3)
    funds = ("年初预算数", "预算调整后", "预算执行数", "权重", "执行率", "得分")
    yield from (_cell("", 2), *map(_cell, funds))
    money = [_plain(x) for x in (work.original, work.budget, work.executed)]
    rate = f"{work.rate:.2f}%"
    for name, most, score in (("总额", "10", _plain(work.points)), ("其中：财政资金", "/", "/")):
        yield from (_cell(name, 2), *map(_cell, (*money, most, rate, score)))
    yield from (_cell("年度目标", 2), _cell(work.objective, 8))
    yield from (_cell("目标完成情况", 2), _cell(work.achieved, 8))
    heads = ("指标性质", "指标值", "度量单位", "完成值", "权重", "得分", "未完成原因分析")
    yield from map(_cell, (*_LEVELS, *heads))
    yield from _goals(work.goals, _of_three)
    yield from (_cell("合计", 7), _cell("100"), _cell(_plain(work.score)), _cell(""))
    yield from (_cell("存在问题", 2), _cell("（请简要说明存在的问题，200字以内）", 8))


def _of_three(goal: Goal) -> Sequence[str]:
    points = _plain(goal.weight), _plain(goal.score)
    return *_parts(goal.target), goal.actual, *points, goal.reason or "/"


def _yunnan(work: Work) -> Iterator[Block]:
    yield from (_cell("项目名称"), _cell(work.name, 9))
    yield from (_cell("主管部门"), _cell(work.department, 4))
    yield from (_cell("实施单位", 2), _cell(work.unit, 3))
    yield _cell("项目资金（元）", 1, 2)
    heads = ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    yield from (*map(_cell, heads), _cell("", 2))
    money = [f"{x * _YUAN:,.2f}" for x in (work.original, work.budget, work.executed)]
    points = "10.00", f"{work.rate:.2f}%", f"{work.points:.2f}"
    yield from (*map(_cell, ("年度资金总额", *money, *points)), _cell("", 2))
    yield from (_cell("年度总体目标"), _cell(work.objective, 9))
    yield from (_cell("绩效指标", 3), _cell("年度指标值", 3), _cell("实际完成值", 1, 2))
    yield from (_cell("分值", 1, 2), _cell("得分", 1, 2), _cell("偏差原因分析及改进措施", 1, 2))
    yield from map(_cell, (*_LEVELS, "指标性质", "指标值", "度量单位"))
    yield from _goals(
        work.goals,
        lambda g: (*_parts(g.target), g.actual, f"{g.weight:.2f}", f"{g.score:.2f}", g.reason),
    )
    points = "100.00", f"{work.score:.2f}", f"（自评等级）{work.grade}"
    yield from (_cell("总分", 7), *map(_cell, points))


def _whole(work: Work) -> Iterator[Block]:
    yield from (_cell("部门（单位）名称", 2), _cell(work.department, 6))
    yield _cell("年度主要任务", 2, 3)
    tasks = ("任务名称", "主要内容", "全年预算数（万元）", "全年执行数（万元）")
    yield from (_cell(tasks[0], 2), _cell(tasks[1], 2), *map(_cell, tasks[2:]))
    money = _plain(work.budget), _plain(work.executed)
    for name in (work.name, "金额合计"):
        yield from (_cell(name, 2), _cell("", 2), *map(_cell, money))
    yield from (_cell("年度总体目标", 2), _cell(work.objective, 6))
    heads = ("年度指标值", "实际完成值", "分值", "得分", "未完成原因")
    yield from map(_cell, (*_LEVELS, *heads))
    yield from _goals(
        work.goals, lambda g: (g.target, g.actual, _plain(g.weight), _plain(g.score), g.reason)
    )
    most = _plain(sum((goal.weight for goal in work.goals), ZERO))
    score = _plain(sum((goal.score for goal in work.goals), ZERO))
    yield from (_cell("总分", 5), _cell(most), _cell(score), _cell(""))


_TITLE = "{}年度项目支出绩效自评表"
LAYOUTS: dict[str, Callable[[Work, int], list[Block]]] = {
    "安徽": lambda work, year: _table(
        _TITLE.format(year), _anhui(work), [6, 7, 8, 11, 9, 9, 5, 6, 12], "万元"
    ),
    "四川": lambda work, year: _table(
        _TITLE.format(year), _sichuan(work), [6, 7, 10, 6, 8, 6, 9, 5, 6, 10], "万元"
    ),
    "云南": lambda work, year: _table(
        _TITLE.format(year), _yunnan(work), [8, 8, 10, 8, 8, 7, 9, 7, 7, 11], "元"
    ),
    "部门整体": lambda work, year: _table(
        f"{year}年度部门整体支出绩效自评表", _whole(work), [7, 8, 11, 9, 9, 6, 6, 12], "万元"
    ),
}
__all__ = ["LAYOUTS"]
