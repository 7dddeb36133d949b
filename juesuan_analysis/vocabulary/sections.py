"""The sections of the 情况说明, and the kinds of what they state."""

from __future__ import annotations

# Kinds of statements.
AMOUNT, CHANGE, RATE, SHARE = "金额", "增减额", "增减率", "占比"
ORIGINAL_BUDGET, FULL_BUDGET, COMPLETION, COUNT = "年初预算", "全年预算", "完成率", "数量"
CHANGE_KINDS, BUDGET_KINDS = (CHANGE, RATE), (ORIGINAL_BUDGET, FULL_BUDGET)

# Canonical sections.
OVERALL = "收入支出决算总体情况"
INCOME = "收入决算情况"
EXPENDITURE = "支出决算情况"
APPROPRIATION = "财政拨款收入支出决算总体情况"
GENERAL = "一般公共预算财政拨款支出决算情况"
BASIC = "一般公共预算财政拨款基本支出决算情况"
FUNDS = "政府性基金预算财政拨款收入支出决算情况"
STATE_CAPITAL = "国有资本经营预算财政拨款支出决算情况"
THREE_PUBLIC = "财政拨款“三公”经费支出决算情况"
OPERATING = "机关运行经费支出情况"
PROCUREMENT = "政府采购支出情况"
ASSETS = "国有资产占用情况"
PERFORMANCE = "预算绩效情况"
# Before them all; it tells of the office, not of its accounts.
OVERVIEW = "部门概况"

# Scopes: within one a subject means one thing, such as 基本支出 of the whole and of the general
# budget. A section that is not here is a scope of its own.
ANY, WHOLE, GRANTED, GENERAL_BUDGET = "", "收支", "财政拨款", "一般公共预算"
SCOPES: dict[str, str] = {
    OVERALL: WHOLE,
    INCOME: WHOLE,
    EXPENDITURE: WHOLE,
    APPROPRIATION: GRANTED,
    GENERAL: GENERAL_BUDGET,
    BASIC: GENERAL_BUDGET,
}
