"""English of what charts say: one dictionary of names, one list of sentences.

Names follow the Ministry of Finance's English budget reports and the IMF's *Government Finance
Statistics* where these have a word. What is not here stays Chinese.
"""

from __future__ import annotations

from juesuan_analysis.analysis.indicator_records import INDICATORS, RATIO_INDICATORS
from juesuan_analysis.vocabulary.classes import ECONOMIC, FUNCTIONAL
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES
from juesuan_analysis.vocabulary.subjects import SUBJECTS
from juesuan_analysis.vocabulary.three_public import BESIDE, TREE
from juesuan_analysis.vocabulary.tree import counts_below


def _three_public() -> dict[str, str]:
    """“三公”: lines, what is counted beside them, and what each cost."""
    counts = [(name, count) for _, name, count in counts_below(TREE)]
    return {
        **{line.spoken: line.english for line in (*PUBLIC_LINES, *BESIDE)},
        **{name: count.english for name, count in counts},
        **{count.cost.name: count.cost.english for _, count in counts if count.cost},
    }


NAMES: dict[str, str] = {
    # units and words between figures
    "元": "yuan",
    "万元": "10,000 yuan",
    "亿元": "100 million yuan",
    "人": "persons",
    "人次": "persons",
    "万人": "10,000 persons",
    "个": "items",
    "辆": "vehicles",
    "批次": "groups",
    "元/人": "yuan per person",
    "万元/辆": "10,000 yuan per vehicle",
    "万元/团组": "10,000 yuan per delegation",
    "万元/人次": "10,000 yuan per person",
    "元/批次": "yuan per group",
    "元/人次": "yuan per person",
    "个百分点": "percentage points",
    "合计": "Total",
    "总计": "Grand total",
    "其他": "Other",
    "上年": "Previous year",
    "本年": "Current year",
    "年度": "Fiscal year",
    "年份": "Year",
    "虚构": "fictitious",
    "收入": "Revenue",
    "支出": "Expenditure",
    # forms 1 to 6
    **{name: one.english for one in SUBJECTS if one.english for name in one.names},
    "财政拨款": "Fiscal appropriations",
    "政府性基金预算财政拨款": "Government-managed funds",
    "国有资本经营预算财政拨款": "State capital operations",
    "教育收费": "Tuition and fees",
    "使用非财政拨款结余（含专用结余）": "Use of non-appropriated balances",
    "人员经费合计": "Personnel expenses",
    "公用经费合计": "Operating expenses",
    "基本支出与项目支出": "Basic and project expenditure",
    "人员经费与公用经费": "Personnel and operating expenses",
    # 类
    **{name: english for one in (*FUNCTIONAL, *ECONOMIC) for name, english in one.names},
    "社会保险基金支出": "Social insurance funds",
    "预备费": "Reserve",
    "债务发行费用支出": "Debt issuance",
    # “三公”
    **_three_public(),
    **{one.name: one.english for one in INDICATORS if one.english},
    **{one.name: one.english for one in RATIO_INDICATORS},
    # measures, states and legends
    "决算数": "Final accounts",
    "预算数": "Budget",
    "年初预算": "Original budget",
    "全年预算": "Full-year budget",
    "年初预算数": "Original budget",
    "全年预算数": "Full-year budget",
    "增加": "Increase",
    "减少": "Decrease",
    "持平": "Unchanged",
    "缺上年": "No previous figure",
    "无数": "n/a",
    "无数据": "No data",
    "无上年数": "no previous figure",
    "没有可以画图的数": "No figures to draw",
    "部门": "Department",
    "单位": "Unit",
    "经济科目": "Economic class",
    # outcomes of checks
    "成立": "Holds",
    "尾差": "Rounding",
    "不符": "Conflict",
    "调整": "Adjusted",
    "不适用": "Not applicable",
    "数据不足": "Not enough data",
    "未读出": "Not read",
    "规则出错": "Rule failed",
    # what stands below charts
    "计量单位未注明": "Unit not stated",
    "纵轴不从 0 起": "The axis does not begin at 0",
    "各图刻度不同": "Scales differ between charts",
    "数据为虚构": "Data are fictitious",
    # captions of the disclosure
    "收、支决算总计变动情况图": "Total revenue and expenditure, two years",
    "本年收入决算结构图": "Structure of revenue",
    "本年支出决算结构图": "Structure of expenditure",
    "财政拨款收、支决算总计变动情况图": "Fiscal appropriations, two years",
    "一般公共预算财政拨款支出决算变动情况图": "General public budget expenditure, two years",
    "一般公共预算财政拨款支出决算结构图": "Structure of general public budget expenditure",
    # projects
    "优": "Excellent",
    "良": "Good",
    "中": "Fair",
    "产出": "Output",
    "效益": "Benefit",
    "满意度": "Satisfaction",
    "成本": "Cost",
    "产出指标": "Output",
    "效益指标": "Benefit",
    "满意度指标": "Satisfaction",
    "成本指标": "Cost",
    "数量指标": "Quantity",
    "质量指标": "Quality",
    "时效指标": "Timeliness",
    "经济效益指标": "Economic benefit",
    "社会效益指标": "Social benefit",
    "生态效益指标": "Ecological benefit",
    "可持续影响指标": "Sustainability",
    "定量": "Quantitative",
    "定性": "Qualitative",
}

# A sentence with holes, and its English; what stands in the holes is put into English by itself.
SENTENCES: tuple[tuple[str, str], ...] = (
    (r"单位：(.+)", "Unit: {0}"),
    (r"没有数：(.+)", "No figures: {0}"),
    (r"为 0：(.+)", "Zero: {0}"),
    (r"空白：(.+)", "Blank: {0}"),
    (r"年度：(\d{4})—(\d{4})", "Fiscal years {0}–{1}"),
    (r"年度：(\d{4})", "Fiscal year {0}"),
    (
        r"来源：(.+?)(\d{4})—(\d{4})年度部门决算公开",
        "Source: departmental final accounts of {0}, {1}–{2}",
    ),
    (r"来源：(.+?)(\d{4})年度部门决算公开", "Source: departmental final accounts of {0}, {1}"),
    (r"来源：(.+?)部门决算公开", "Source: departmental final accounts of {0}"),
    (r"(\d{4}) ?年度?", "FY {0}"),
    (r"(\d{4})—(\d{4}) ?年度?", "FY {0}–{1}"),
    (r"不足 ?([\d.]+%?)", "<{0}"),
    (r"([+−])不足 ?([\d.]+%?)", "{0}<{1}"),
    (r"(增加|减少) ([\d,.]+)（(.+)）", "{0} {1} ({2})"),
    (r"其他 (\d+) 项", "Other {0} items"),
    (r"含虚构数据：(\d+) 行中 (\d+) 行", "Includes fictitious data: {1} of {0} rows"),
    (r"带 × 的数与别的数矛盾，未经证实：(.+)", "× contradicted by other published figures: {0}"),
    (r"上年数有重述：(.+)（万元）", "Previous year restated (10,000 yuan): {0}"),
    (r"(.+) 上年公开 (\S+)，本年称 (\S+)", "{0}, disclosed then {1}, now {2}"),
    (r"(.+) 等 (\d+) (?:项|个|处)", "{0} and others ({1} in all)"),
    (r"没有读到《(.+)》的合计数，未画图", "No total of {0} was read"),
    (r"共 (\d+) 个", "{0} in all"),
    (r"(\d{4})—(\d{4}) 年都有数的 (\d+) 个，共 (\d+) 个", "{2} of {3} have all years {0}–{1}"),
    (r"(.+?)(合计)", "{0}, total"),
    (r"(.+?)(\d{4})年度部门决算情况说明图", "{0}, FY {1}"),
)
