"""Heads of the annexes' columns, as their tables print them: for notebooks and workbooks alike."""

from __future__ import annotations

PROJECT = {
    "origin": "出处",
    "kind": "类别",
    "competent_department": "主管部门",
    "implementing_unit": "实施单位",
    "code": "编码",
    "score": "得分",
    "score_max": "满分",
    "grade": "等级",
    "objective": "年度总体目标",
    "achieved": "完成情况",
    "shortfall": "未实现目标的原因",
}
FUNDS = {
    "line": "资金",
    "original_budget": "年初预算数",
    "full_year_budget": "全年预算数",
    "executed": "全年执行数",
    "rate": "执行率 %",
    "weight": "分值",
    "score": "得分",
}
INDICATORS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "target": "年度指标值",
    "actual": "实际完成值",
    "weight": "分值",
    "score": "得分",
    "deviation_reason": "偏差原因及改进措施",
}
