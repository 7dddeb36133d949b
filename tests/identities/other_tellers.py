"""The invented accounts (虚构) in the wordings of further provinces, courts and schools."""

from __future__ import annotations

from decimal import Decimal

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

OTHERS = Tellers()
P = PUBLIC


def _shares(*parts: tuple[str, Decimal], whole: Decimal) -> str:
    return "；".join(f"{name}{v}万元，占{pc(v, whole)}%" for name, v in parts)


@OTHERS
def hubei_execution() -> str:
    income, spent = INCOME - 300, SPENT - 200
    return f"""二、收入支出预算执行情况分析
（一）收入支出预决算对比
2024年年初预算收入合计{income}万元，决算收入合计{INCOME}万元，比年初预算增加300.00万元，增长{pc(Decimal(300), income)}%，主要原因是年中追加专项。
2024年年初预算支出合计{spent}万元，决算支出合计{SPENT}万元，比年初预算增加200.00万元，增长{pc(Decimal(200), spent)}%。
（二）收入支出与上年对比
2024年收入合计{INCOME}万元，比上年{Change(INCOME, "0.08")}；支出合计{SPENT}万元，比上年{Change(SPENT, "0.07")}。
（三）年末结转和结余情况
2024年末结转和结余{CLOSING}万元，比上年{Change(CLOSING, "-0.2")}。
"""


@OTHERS
def sichuan_codes() -> str:
    lei, kuan, xiang = PATHS[0][0]
    first = f"1.{lei.removesuffix('支出')}（201）{kuan}（03）{xiang}（01）：支出决算为{PATHS[0][1]}万元，完成预算100%，决算数等于预算数。"
    return f"""一、收入支出决算总体情况说明
2024年度收入{TOTAL}、支总计{TOTAL}万元。与2023年相比，收、支总计各增加100.00万元，增长{pc(Decimal(100), TOTAL - 100)}%。
五、一般公共预算财政拨款支出决算情况说明
（三）一般公共预算财政拨款支出决算具体情况
2024年一般公共预算支出决算数为{SPENT_GENERAL}万元，完成预算100%。其中：
{first}
七、财政拨款“三公”经费支出决算情况说明
2024年“三公”经费财政拨款支出决算为{P["三公"][1]}万元，完成预算{pc(P["三公"][1], P["三公"][0])}%，较上年度{Change(P["三公"][1], "-0.08")}。
1.因公出国（境）经费支出{P["出国"][1]}万元，完成预算{pc(P["出国"][1], P["出国"][0])}%。全年安排因公出国（境）团组1次，出国（境）2人。因公出国（境）支出决算与2023年持平。
2.公务用车购置及运行维护费支出{P["用车"][1]}万元，完成预算{pc(P["用车"][1], P["用车"][0])}%。
其中：公务用车购置支出{P["购置"][1]}万元。全年按规定更新购置公务用车0辆，金额0万元。截至2024年12月31日，单位共有公务用车7辆，其中：轿车4辆、越野车3辆。
公务用车运行维护费支出{P["运行"][1]}万元。主要用于防汛等所需的公务用车燃料费、维修费等支出。
"""


@OTHERS
def lists_that_nothing_opens() -> str:
    basic, project, fiscal = ("基本支出", BASIC), ("项目支出", PROJECT), ("财政拨款收入", FISCAL)
    grown, spent = Change(INCOME, "0.05"), Change(SPENT, "-0.03")
    sources = (fiscal, ("事业收入", BUSINESS), ("其他收入", OTHER))
    return f"""二、收入决算情况说明
2024年度收入合计{INCOME}万元，具体构成如下：{_shares(*sources, whole=INCOME)}。与上年相比，{grown}。
三、支出决算情况说明
2024年度支出合计{SPENT}万元，按支出性质分：{_shares(basic, project, whole=SPENT)}。较上年{spent.before}万元{spent}。
"""


@OTHERS
def heilongjiang() -> str:
    funds = a(4, "政府性基金预算财政拨款", "决算数", "收入")
    general = a(4, "一般公共预算财政拨款", "决算数", "收入")
    return f"""四、财政拨款收入支出决算总体情况说明
2024年度财政拨款收入{FISCAL}万元，其中：一般公共预算财政拨款{general}万元，政府性基金预算财政拨款{funds}万元，国有资本经营预算财政拨款{FISCAL - general - funds}万元。与上年相比，{Change(FISCAL, "0.04")}。与年初预算相比，增加100.00万元，增长{pc(Decimal(100), FISCAL - 100)}%。
2024年度财政拨款支出{ALL_SPENT}万元，其中：基本支出{BASIC_GENERAL}万元，项目支出{ALL_SPENT - BASIC_GENERAL}万元。与上年相比，{Change(ALL_SPENT, "0.03")}。与年初预算相比，增加90.00万元，增长{pc(Decimal(90), ALL_SPENT - 90)}%。
"""


@OTHERS
def guangxi() -> str:
    return f"""一、2024年度收入支出决算总体情况
（一）本单位2024年度总收入{TOTAL}万元，其中本年收入{INCOME}万元，较2023年度决算数{Change(INCOME, "-0.06")}。收入具体情况如下。
1.财政拨款收入{FISCAL}万元，为本级财政当年拨付的资金。较2023年度决算数{Change(FISCAL, "-0.07")}，主要原因：一是人员减员；二是2023年下拨了抚恤金74.31万元。
2.其他收入{OTHER}万元。较2023年度决算数{Change(OTHER, "0.2")}。
3.年初结转和结余{OPENING}万元，为以前年度支出预算因客观条件变化未执行完毕、结转到本年度继续使用的资金。较2023年度决算数{Change(OPENING, "-0.1")}。
（二）本单位2024年度总支出{TOTAL}万元，其中本年支出{SPENT}万元，较2023年度决算数{Change(SPENT, "0.05")}。
"""


@OTHERS
def counts_by_their_verbs() -> str:
    return f"""七、财政拨款“三公”经费支出决算情况说明
2024年“三公”经费支出{P["三公"][1]}万元，其中因公出国（境）费{P["出国"][1]}万元，公务用车运行费{P["运行"][1]}万元，公务用车购置费{P["购置"][1]}万元，公务接待费{P["接待"][1]}万元。全年出国团组1个、2人，公务用车保有量7辆，与上年持平，接待65批次、520人次。
2025年“三公”经费年初预算安排{P["三公"][0] - 5}万元，较2024年预算减少5.00万元，其中公务用车运行维护费{P["运行"][0] - 2}万元，公务接待费{P["接待"][0] - 1}万元。公务接待费较上年减少1.00万元，下降{pc(Decimal(1), P["接待"][0])}%。
"""


@OTHERS
def tianjin() -> str:
    change = Change(TOTAL, "0.031", 1)
    return f"""一、收支决算总体情况说明
天津市某区法院2024年度收入、支出决算总计{TOTAL}万元。与2023年度相比，收、支总计各{change}，主要原因是项目增加。
二、收入决算情况说明
2024年度本年收入合计{INCOME}万元，与2023年度相比{Change(INCOME, "-0.02", 1)}。其中：{_shares(("财政拨款收入", FISCAL), ("事业收入", BUSINESS), ("其他收入", OTHER), whole=INCOME)}。
七、政府性基金预算财政拨款收支决算情况说明
2024年度政府性基金年初结转结余{FUND_OPENING}万元，当年财政拨款收入{FUND_IN}万元，当年支出{FUND_OUT}万元，比上年{Change(FUND_OUT, "0.2", 1)}；年末结转结余{FUND_CLOSING}万元。
"""


@OTHERS
def two_budgets() -> str:
    original, full = SPENT_GENERAL - 200, SPENT_GENERAL + 50
    return f"""五、一般公共预算财政拨款支出决算情况说明
2024年度一般公共预算财政拨款支出{SPENT_GENERAL}万元，年初预算{original}万元，调整预算{full}万元，完成年初预算的{pc(SPENT_GENERAL, original)}%，完成调整预算的{pc(SPENT_GENERAL, full)}%。较年初预算增加200.00万元，主要原因是追加经费；较调整预算减少50.00万元，主要原因是项目结转。
按功能分类：{_shares(*((e.line, e.amount) for e in CLASSES), whole=SPENT_GENERAL)}。与上年相比，{Change(SPENT_GENERAL, "0.05")}。
六、一般公共预算财政拨款基本支出决算情况说明
2024年度一般公共预算财政拨款基本支出人员经费合计{PERSONNEL}万元，较2023年{Change(PERSONNEL, "0.03")}。公用经费合计{OPERATING}万元，较2023年{Change(OPERATING, "-0.04")}。
"""


@OTHERS
def yunnan_spending() -> str:
    own = SPENT - BASIC - PROJECT
    rest = f"上缴上级支出、经营支出、对附属单位补助支出共{own}万元，占总支出的{pc(own, SPENT)}%"
    return f"""二、支出决算情况说明
某县局2024年度支出合计{SPENT}万元。其中：基本支出{BASIC}万元，占总支出的{pc(BASIC, SPENT)}%；项目支出{PROJECT}万元，占总支出的{pc(PROJECT, SPENT)}%；{rest}。与上年相比，支出合计{Change(SPENT, "0.02")}。其中：基本支出{Change(BASIC, "-0.01")}；项目支出{Change(PROJECT, "0.09")}。
（一）基本支出情况
2024年度用于保障单位机构正常运转的日常支出{BASIC}万元。其中：基本工资、津贴补贴等人员经费支出{BASIC - 90}万元，占基本支出的{pc(BASIC - 90, BASIC)}%；办公费、印刷费、水电费、办公设备购置等公用经费90.00万元，占基本支出的{pc(Decimal(90), BASIC)}%。
"""


@OTHERS
def fujian_items() -> str:
    items = "\n".join(
        f"（{n}）20{n}0101-{xiang}{v}万元，较上年决算数{Change(v, '0.03')}。主要原因是增资。"
        for n, ((_, _, xiang), v) in enumerate(PATHS, 1)
    )
    budget = _budget(SPENT_GENERAL)
    return f"""四、一般公共预算财政拨款支出决算情况说明
2024年度一般公共预算财政拨款支出{SPENT_GENERAL}万元，比上年决算数{Change(SPENT_GENERAL, "0.04")}，具体情况如下（按项级科目分类统计）：
{items}
与年初预算{budget}万元相比，减少{budget - SPENT_GENERAL}万元。
四、财政拨款收入支出决算总体情况说明
2024年度财政拨款总收入{FISCAL_TOTAL}万元，总支出{FISCAL_TOTAL}万元。
"""
