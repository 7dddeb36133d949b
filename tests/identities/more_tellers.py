"""The invented accounts (虚构) once more, in the wordings of offices that say whose number less."""

from __future__ import annotations

from decimal import Decimal

from identities.ledger import GENERAL
from identities.tellers import (
    ALL_SPENT,
    BASIC,
    BASIC_GENERAL,
    BUSINESS,
    CLASSES,
    CLOSING,
    FISCAL,
    FISCAL_TOTAL,
    FUND_CLOSING,
    FUND_IN,
    FUND_OPENING,
    FUND_OUT,
    INCOME,
    OPENING,
    OPERATING,
    OTHER,
    PATHS,
    PERSONNEL,
    PROJECT,
    PUBLIC,
    SPENT,
    SPENT_GENERAL,
    TOTAL,
    Change,
    Tellers,
    _budget,
    a,
    pc,
)

MORE = Tellers()
P = PUBLIC


def _rest(name: str, year: str = "2023") -> str:
    budget, final = P[name]
    return f"支出决算{final}万元，完成预算{budget}万元的{pc(final, budget)}%"


@MORE
def xinjiang() -> str:
    return f"""一、收入支出决算总体情况说明
2024年度收入总计{TOTAL}万元，其中：本年收入合计{INCOME}万元，年初结转和结余{OPENING}万元。支出总计{TOTAL}万元，其中：本年支出合计{SPENT}万元，年末结转和结余{CLOSING}万元。收入支出总计与上年相比，{Change(TOTAL, "0.0731")}，主要原因是：人员增加。
三、支出决算情况说明
本年支出{SPENT}万元，其中：基本支出{BASIC}万元，占{pc(BASIC, SPENT)}%；项目支出{PROJECT}万元，占{pc(PROJECT, SPENT)}%；上缴上级支出0.00万元，占0.00%；经营支出0.00万元，占0.00%。
四、财政拨款收入支出决算总体情况说明
财政拨款收入总计{FISCAL_TOTAL}万元，支出总计{FISCAL_TOTAL}万元。财政拨款收入支出总计与上年相比，{Change(FISCAL_TOTAL, "0.02")}，主要原因是：项目增加。与年初预算相比，年初预算数{FISCAL_TOTAL - 100}万元，决算数{FISCAL_TOTAL}万元，预决算差异率{pc(Decimal(100), FISCAL_TOTAL - 100)}%，主要原因是：追加。
九、财政拨款“三公”经费支出决算情况说明
2024年度财政拨款“三公”经费支出决算{P["三公"][1]}万元，比上年{Change(P["三公"][1], "0.2")}。其中：因公出国（境）费支出{P["出国"][1]}万元，占{pc(P["出国"][1], P["三公"][1])}%，比上年增加0.00万元，增长0.00%，主要原因是：与上年一致；公务用车购置及运行维护费支出{P["用车"][1]}万元，占{pc(P["用车"][1], P["三公"][1])}%，比上年增加0.00万元，增长0.00%；公务接待费支出{P["接待"][1]}万元，占{pc(P["接待"][1], P["三公"][1])}%，比上年{Change(P["接待"][1], "-0.3")}。
公务用车购置及运行维护费{P["用车"][1]}万元，其中，公务用车购置费0.00万元，公务用车运行维护费{P["运行"][1]}万元。公务用车购置0辆，保有量7辆。国有资产占用情况中固定资产车辆8辆。
与年初预算相比，财政拨款“三公”经费支出年初预算数{P["三公"][1] + 10}万元，决算数{P["三公"][1]}万元，预决算差异率-{pc(Decimal(10), P["三公"][1] + 10)}%，主要原因是：压减。
"""


@MORE
def town() -> str:
    ways = ("三公", "用车", "接待", "出国")
    budget = [P[name][0] for name in ways]
    return f"""三、支出决算情况说明
镇本级2024年度支出{SPENT}万元，其中：基本支出{BASIC}万元、项目支出{PROJECT}万元。
（一）基本支出情况
2024年度用于保障镇机关正常运转的日常支出{BASIC}万元，其中：人员经费{PERSONNEL + 20}万元，公用经费{BASIC - PERSONNEL - 20}万元。
（二）项目支出情况
2024年度用于专项业务工作的经费支出{PROJECT}万元。
九、“三公”经费支出情况
2024年安排“三公”经费预算{budget[0]}万元，其中：公务用车购置及运行维护费{budget[1]}万元，公务接待费{budget[2]}万元，因公出国（境）费{budget[3]}万元。全年实际支出{P["三公"][1]}万元，其中：公务用车购置及运行维护费{P["用车"][1]}万元，公务接待费{P["接待"][1]}万元，因公出国（境）费{P["出国"][1]}万元。同口径看，比上年{Change(P["三公"][1], "-0.08")}。
公务用车保有量7辆，购置及运行维护费{P["用车"][1]}万元，比上年减少0.80万元。其中购置费{P["购置"][1]}万元，运行维护费{P["运行"][1]}万元。
"""


@MORE
def loose_totals() -> str:
    return f"""一、2024年部门决算收支情况总体说明
1、收入：{INCOME}万元，同比{Change(INCOME, "0.05")}。其中：财政拨款收入{FISCAL}万元。
2、支出：{SPENT}万元，同比{Change(SPENT, "-0.03")}。
二、收入情况说明
2024年总收入{INCOME}万元，其中：财政拨款收入{FISCAL}万元，占总收入的{pc(FISCAL, INCOME)}%；其他收入{OTHER}万元，占总收入的{pc(OTHER, INCOME)}%。与上年相比总收入{Change(INCOME, "0.05")}。
三、支出情况说明
2024年支出总计{SPENT}万元，其中：基本支出{BASIC}万元，占支出总计的{pc(BASIC, SPENT)}%；项目支出{PROJECT}万元，占支出总计的{pc(PROJECT, SPENT)}%。
"""


@MORE
def all_appropriations() -> str:
    general, funds = SPENT_GENERAL, FUND_OUT
    classes = "".join(
        f"{n}.{lei}（类）{kuan}（款）{xiang}（项）财政拨款支出{v}万元；"
        for n, ((lei, kuan, xiang), v) in enumerate(PATHS[:3], 1)
    )
    return f"""三、财政拨款支出决算情况说明
本部门2024年度财政拨款本年支出全年预算数为{ALL_SPENT + 30}万元，决算数为{ALL_SPENT}万元，完成全年预算的{pc(ALL_SPENT, ALL_SPENT + 30)}%，较上年{Change(ALL_SPENT, "0.06")}。其中：一般公共预算财政拨款支出决算数为{general}万元，政府性基金预算财政拨款支出决算数为{funds}万元。
{classes}
四、一般公共预算财政拨款基本支出决算情况说明
财政拨款基本支出{BASIC_GENERAL}万元。其中：人员经费{PERSONNEL}万元，公用经费{OPERATING}万元。
"""


@MORE
def university() -> str:
    half = BUSINESS / 2
    return f"""二、收入决算情况说明
2024年度收入合计{INCOME}万元，其中：财政拨款收入{FISCAL}万元，占{pc(FISCAL, INCOME)}%；事业收入{BUSINESS}万元，占{pc(BUSINESS, INCOME)}%，其中教育事业收入{half}万元、科研事业收入{half}万元；其他收入{OTHER}万元，占{pc(OTHER, INCOME)}%，其中非同级财政拨款收入1.00万元。
五、一般公共预算财政拨款支出决算情况说明
2024年度财政拨款支出{SPENT_GENERAL}万元，占本年支出合计的{pc(SPENT_GENERAL, SPENT)}%，较年初批复预算减少20.00万元，下降{pc(Decimal(20), SPENT_GENERAL + 20)}%。按支出功能分类：{"；".join(f"{e.line}类科目{e.amount}万元，占{pc(e.amount, SPENT_GENERAL)}%" for e in CLASSES)}。
六、一般公共预算财政拨款基本支出决算情况说明
基本支出{BASIC_GENERAL}万元，较上年多支出20.00万元。其中：资本性支出0.00万元，其他资本性支出0.00万元。
"""


@MORE
def ministry() -> str:
    return f"""七、“三公”经费财政拨款决算情况说明
2024年“三公”经费财政拨款支出{P["三公"][1]}万元，完成预算的{pc(P["三公"][1], P["三公"][0])}%。
（一）因公出国（境）费2024年财政拨款支出决算{P["出国"][1]}万元，占总数的{pc(P["出国"][1], P["三公"][1])}%。全年组团2个，累计3人次。
（二）公务接待费2024年财政拨款支出决算{P["接待"][1]}万元，占总数的{pc(P["接待"][1], P["三公"][1])}%。
（三）公务用车购置及运行费2024年财政拨款支出决算{P["用车"][1]}万元，占总数的{pc(P["用车"][1], P["三公"][1])}%，比上年少0.40万元，主要是公车改革，2024年公务用车购置数及保有量分别为0辆和7辆。
八、政府性基金预算财政拨款支出决算情况说明
2024年度政府性基金预算财政拨款年初结转和结余{FUND_OPENING}万元，本年收入{FUND_IN}万元，本年支出{FUND_OUT}万元，年末结转和结余{FUND_CLOSING}万元。
"""


@MORE
def guangdong() -> str:
    items = "\n".join(
        f"{n}.{lei}（类）{kuan}（款）{xiang}（项）{v}万元，占{pc(v, SPENT_GENERAL)}%，较年初预算安排数减少{_budget(v) - v}万元，下降{pc(_budget(v) - v, _budget(v))}%。"
        for n, ((lei, kuan, xiang), v) in enumerate(PATHS, 1)
    )
    return f"""一、收入支出决算总体情况说明
本部门2024年度总收入{TOTAL}万元，其中本年收入{INCOME}万元，较上年决算数{Change(INCOME, "0.05")}；年初结转和结余{OPENING}万元。本部门2024年度总支出{TOTAL}万元，其中本年支出{SPENT}万元，较上年决算数{Change(SPENT, "-0.03")}；年末结转和结余{CLOSING}万元。
五、一般公共预算财政拨款支出决算情况说明
2024年度一般公共预算财政拨款支出{SPENT_GENERAL}万元，较上年决算数{Change(SPENT_GENERAL, "0.04")}。
{items}
七、一般公共预算“三公”经费支出决算情况说明
2024年度“三公”经费财政拨款{_rest("三公")}，比上年决算数{Change(P["三公"][1], "-0.1")}。其中：因公出国（境）费{_rest("出国")}，比上年决算数增加{P["出国"][1]}万元，增长--（基数为0，不可比）；公务用车购置及运行维护费{_rest("用车")}，其中：公务用车购置支出决算为0万元，完成预算0万元的--%（基数为0，不可比），比上年决算数增加0万元；公务接待费{_rest("接待")}。
八、其他
一般公共预算财政拨款收入{a(4, GENERAL, "决算数", "收入")}万元。
"""


@MORE
def new_sentence_after_a_list() -> str:
    return f"""二、收入决算情况说明
2024年度本年收入合计{INCOME}万元，其中：财政拨款收入{FISCAL}万元，占{pc(FISCAL, INCOME)}%；事业收入{BUSINESS}万元，占{pc(BUSINESS, INCOME)}%；其他收入{OTHER}万元，占{pc(OTHER, INCOME)}%。与2023年相比{Change(INCOME, "0.05")}，主要是人员增加。
三、支出决算情况说明
2024年度本年支出合计{SPENT}万元，其中：基本支出{BASIC}万元，项目支出{PROJECT}万元。较上年{Change(SPENT, "-0.03")}，主要是项目减少。
九、财政拨款“三公”经费支出决算情况说明
“三公”经费支出{P["三公"][1]}万元，其中公务接待费{P["接待"][1]}万元，公务用车运行维护费{P["运行"][1]}万元。完成预算的{pc(P["三公"][1], P["三公"][0])}%，决算数小于预算数的主要原因是厉行节约。
"""
