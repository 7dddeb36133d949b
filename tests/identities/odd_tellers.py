"""The invented accounts (虚构) told in other units, roundings and structures than most offices use."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from identities.tellers import (
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
    pc,
)

ODD = Tellers()
_WAN = Decimal(10000)


def yuan(amount: Decimal) -> Decimal:
    """The exact amount of which the forms print the rounded one."""
    return amount * _WAN + (int(amount * 7) % 90 - 45 if amount else 0)


def to(amount: Decimal, places: int) -> str:
    return str(amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


class Exact:
    """A change whose amount and rate are worked out from exact amounts, each rounded by itself."""

    def __init__(self, now: Decimal, share: str, places: int = 2) -> None:
        exact = yuan(now)
        before = (exact * (1 - Decimal(share))).quantize(Decimal("0.01"))
        self.more = exact >= before
        self.amount = to(abs(exact - before) / _WAN, 2)
        self.rate = pc(abs(exact - before), before, places)

    def __str__(self) -> str:
        by, at = ("增加", "增长") if self.more else ("减少", "下降")
        return f"{by}{self.amount}万元，{at}{self.rate}%"


@ODD
def in_yuan() -> str:
    p = {name: [yuan(v) for v in pair] for name, pair in PUBLIC.items()}
    up = Change(yuan(TOTAL), "0.0731")
    items = "\n".join(
        f"{n}.{lei}（类）{kuan}（款）{xiang}（项）{yuan(v):,.2f}元，主要用于运转。年初预算为{yuan(_budget(v)):,.2f}元，"
        f"支出决算为{yuan(v):,.2f}元，完成年初预算的{pc(yuan(v), yuan(_budget(v)))}%。"
        for n, ((lei, kuan, xiang), v) in enumerate(PATHS, 1)
    )
    return f"""一、收入支出决算总体情况说明
2024年度收入、支出总计{yuan(TOTAL):,.2f}元。与2023年度相比，收、支总计各增加{up.amount:,.2f}元，增长{up.rate}%。
二、收入决算情况说明
本年收入合计{yuan(INCOME):,.2f}元，其中：财政拨款收入{yuan(FISCAL):,.2f}元，占{pc(FISCAL, INCOME)}%；事业收入{yuan(BUSINESS):,.2f}元，占{pc(BUSINESS, INCOME)}%；上级补助收入、经营收入、附属单位上缴收入均为0元，占0%；其他收入{yuan(OTHER):,.2f}元，占{pc(OTHER, INCOME)}%。
三、支出决算情况说明
本年支出合计{yuan(SPENT):,.2f}元，其中：基本支出{yuan(BASIC):,.2f}元，占{pc(BASIC, SPENT)}%；项目支出{yuan(PROJECT):,.2f}元，占{pc(PROJECT, SPENT)}%。
四、财政拨款收入支出决算总体情况说明
2024年度财政拨款收入、支出总计{yuan(FISCAL_TOTAL):,.2f}元。
五、一般公共预算财政拨款支出决算情况说明
{items}
九、财政拨款“三公”经费支出决算情况说明
2024年度“三公”经费支出预算{p["三公"][0]:.2f}元，支出决算{p["三公"][1]:.2f}元，完成预算的{pc(p["三公"][1], p["三公"][0])}%。其中：因公出国(境)费支出决算{p["出国"][1]:.2f}元，占{pc(p["出国"][1], p["三公"][1])}%；公务用车购置费支出为零；公务用车运行维护费支出决算{p["运行"][1]:.2f}元，占{pc(p["运行"][1], p["三公"][1])}%；公务接待费支出决算{p["接待"][1]:.2f}元，占{pc(p["接待"][1], p["三公"][1])}%。
"""


@ODD
def in_hundreds_of_millions() -> str:
    def yi(amount: Decimal) -> str:
        return f"{to(amount / _WAN, 4)}亿元"

    up = Change(TOTAL, "0.0731")
    return f"""一、收入支出决算总体情况说明
2024年度收、支总计均为{yi(TOTAL)}，比2023年度增加{yi(up.amount)}，增长{up.rate}%。
二、收入决算情况说明
本年收入合计约{to(INCOME / _WAN, 2)}亿元，其中：财政拨款收入{yi(FISCAL)}，占{pc(FISCAL, INCOME)}%；其他收入{OTHER}万元，占{pc(OTHER, INCOME)}%。
三、支出决算情况说明
本年支出合计约{to(SPENT, 0)}万元，其中：基本支出近{to(BASIC + 3, 0)}万元，占{pc(BASIC, SPENT, 1)}%；项目支出{to(PROJECT - 1, 0)}余万元，占{pc(PROJECT, SPENT, 1)}%。
"""


@ODD
def whole_numbers() -> str:
    p = {name: [to(v, 0) for v in pair] for name, pair in PUBLIC.items()}
    up = Change(TOTAL, "0.0731")
    classes = "；".join(
        f"{e.line}{to(e.amount, 0)}万元，占{pc(e.amount, SPENT_GENERAL, 0)}%" for e in CLASSES
    )
    return f"""一、收入支出决算总体情况说明
2024年度收、支总计{to(TOTAL, 0)}万元。与上年相比，收、支总计各增加{to(up.amount, 0)}万元，增长{pc(up.amount, up.before, 0)}%。
二、收入决算情况说明
本年收入合计{to(INCOME, 0)}万元，其中：财政拨款收入{to(FISCAL, 0)}万元，占{pc(FISCAL, INCOME, 0)}%；事业收入{to(BUSINESS, 0)}万元，占{pc(BUSINESS, INCOME, 0)}%；其他收入{to(OTHER, 0)}万元，占{pc(OTHER, INCOME, 0)}%。
三、支出决算情况说明
本年支出合计{to(SPENT, 0)}万元，其中：基本支出{to(BASIC, 0)}万元，占{pc(BASIC, SPENT, 0)}%；项目支出{to(PROJECT, 0)}万元，占{pc(PROJECT, SPENT, 0)}%。
五、一般公共预算财政拨款支出决算情况说明
一般公共预算财政拨款支出{to(SPENT_GENERAL, 0)}万元，主要用于以下方面：{classes}。
九、财政拨款“三公”经费支出决算情况说明
2024年度“三公”经费支出预算{p["三公"][0]}万元，支出决算{p["三公"][1]}万元，完成预算的{pc(PUBLIC["三公"][1], PUBLIC["三公"][0], 0)}%。其中：因公出国（境）费{p["出国"][1]}万元；公务用车购置及运行维护费{p["用车"][1]}万元；公务接待费{p["接待"][1]}万元。
"""


@ODD
def one_decimal() -> str:
    up = Change(TOTAL, "0.0731", 1)
    classes = "；".join(
        f"{e.line}（类）{to(e.amount, 1)}万元，占{pc(e.amount, SPENT_GENERAL, 1)}%" for e in CLASSES
    )
    return f"""一、收入支出决算总体情况说明
2024年度收、支总计{to(TOTAL, 1)}万元，较上年增加{to(up.amount, 1)}万元，增长{up.rate}%。
三、支出决算情况说明
本年支出合计{to(SPENT, 1)}万元，其中：基本支出{to(BASIC, 1)}万元，占{pc(BASIC, SPENT, 1)}%；项目支出{to(PROJECT, 1)}万元，占{pc(PROJECT, SPENT, 1)}%。
五、一般公共预算财政拨款支出决算情况说明
一般公共预算财政拨款支出{to(SPENT_GENERAL, 1)}万元，按功能分类：{classes}。
六、一般公共预算财政拨款基本支出决算情况说明
一般公共预算财政拨款基本支出{to(BASIC_GENERAL, 1)}万元，其中：人员经费{to(PERSONNEL, 1)}万元，占{pc(PERSONNEL, BASIC_GENERAL, 1)}%；公用经费{to(OPERATING, 1)}万元，占{pc(OPERATING, BASIC_GENERAL, 1)}%。
"""


@ODD
def exact_changes() -> str:
    p = PUBLIC
    return f"""一、收入支出决算总体情况说明
2024年度收、支总计{TOTAL}万元。与2023年度相比，收、支总计各{Exact(TOTAL, "0.0731")}。
二、收入决算情况说明
本年收入合计{INCOME}万元，比上年{Exact(INCOME, "0.05")}。其中：财政拨款收入{FISCAL}万元，比上年{Exact(FISCAL, "0.9")}；事业收入{BUSINESS}万元，比上年{Exact(BUSINESS, "0.97")}；其他收入{OTHER}万元，比上年{Exact(OTHER, "-4")}。
三、支出决算情况说明
本年支出合计{SPENT}万元，比上年{Exact(SPENT, "0.05")}。其中：基本支出{BASIC}万元，比上年{Exact(BASIC, "0.0003")}；项目支出{PROJECT}万元，比上年{Exact(PROJECT, "-0.31")}。与2023年相比，支出总额{Exact(SPENT, "0.05")}。
五、一般公共预算财政拨款支出决算情况说明
一般公共预算财政拨款支出{SPENT_GENERAL}万元，比上年{Exact(SPENT_GENERAL, "0.04")}。
九、财政拨款“三公”经费支出决算情况说明
2024年度“三公”经费支出{p["三公"][1]}万元，比上年{Exact(p["三公"][1], "0.95")}。其中：因公出国（境）费支出{p["出国"][1]}万元，比上年增加{p["出国"][1]}万元（上年无此项支出，不可比）；公务用车购置费支出0万元，比上年减少25.00万元，下降100%；公务接待费支出{p["接待"][1]}万元，比上年{Exact(p["接待"][1], "-0.0009")}。
"""


@ODD
def shanghai() -> str:
    p = PUBLIC
    items = "\n".join(
        f"{n}.“{lei.removesuffix('支出')}（类）{kuan}（款）{xiang}（项）”{v}万元，主要用于：日常工作。年初预算为{_budget(v)}万元，"
        f"支出决算为{v}万元，完成年初预算的{pc(v, _budget(v))}%。决算数小于预算数的主要原因：正常浮动。"
        for n, ((lei, kuan, xiang), v) in enumerate(PATHS, 1)
    )
    classes = "\n".join(
        f"{n}.“{e.line.removesuffix('支出')}”{e.amount}万元，占{pc(e.amount, SPENT_GENERAL)}%；"
        for n, e in enumerate(CLASSES, 1)
    )
    cars = Change(p["用车"][1], "0.586")
    return f"""一、收入支出决算总体情况说明
2024年度收入支出总计{TOTAL}万元。与2023年度相比，收入支出总计{Change(TOTAL, "0.0731")}。主要原因：抚恤金增加。
五、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
一般公共预算财政拨款支出{SPENT_GENERAL}万元，占本年支出合计的{pc(SPENT_GENERAL, SPENT)}%。
（二）一般公共预算财政拨款支出决算结构情况
一般公共预算财政拨款支出{SPENT_GENERAL}万元，主要用于以下方面：
{classes}
（三）一般公共预算财政拨款支出决算具体情况
{items}
七、财政拨款“三公”经费支出决算情况说明
“三公”经费财政拨款支出年初预算为{p["三公"][0]}万元，支出决算为{p["三公"][1]}万元，完成预算的{pc(p["三公"][1], p["三公"][0])}%，其中：因公出国（境）费决算为{p["出国"][1]}万元，完成预算的{pc(p["出国"][1], p["出国"][0])}%；公务用车购置及运行维护费支出决算为{p["用车"][1]}万元，完成预算的{pc(p["用车"][1], p["用车"][0])}%；公务接待费支出决算为{p["接待"][1]}万元，完成预算的{pc(p["接待"][1], p["接待"][0])}%。
2024年度“三公”经费财政拨款支出决算数比2023年度{Change(p["三公"][1], "0.4")}，其中：因公出国（境）费支出决算与2023年持平；公务用车购置及运行维护费支出决算{cars}；公务接待费支出决算增加为{p["接待"][1]}万元。
八、政府性基金预算财政拨款收入支出决算情况说明
政府性基金预算财政拨款收入{FUND_IN}万元，支出收入{FUND_OUT}万元，支出具体情况如下：
"""


@ODD
def main_office_and_units() -> str:
    p = PUBLIC
    own, of_units = BASIC - 300, Decimal(300)
    guests = p["接待"][1] - 5
    return f"""一、收入支出决算总体情况说明
2024年度本部门收入总计{TOTAL}万元，支出总计{TOTAL}万元。其中：局本级收入总计{TOTAL - 900}万元，支出总计{TOTAL - 900}万元；所属单位收入总计900.00万元，支出总计900.00万元。
三、支出决算情况说明
本部门本年支出合计{SPENT}万元，其中：局机关{SPENT - 700}万元，下属单位700.00万元。基本支出{BASIC}万元，占{pc(BASIC, SPENT)}%，其中：本级{own}万元，占{pc(own, BASIC)}%，所属单位{of_units}万元，占{pc(of_units, BASIC)}%；项目支出{PROJECT}万元，占{pc(PROJECT, SPENT)}%。
九、财政拨款“三公”经费支出决算情况说明
2024年度“三公”经费支出{p["三公"][1]}万元，其中：局机关{p["三公"][1] - 9}万元，所属二级单位9.00万元。公务接待费支出{p["接待"][1]}万元，其中：局本级公务接待费{guests}万元，比上年减少1.00万元，下降{pc(Decimal(1), guests + 1)}%；所属单位公务接待费5.00万元，与上年持平。因公出国（境）费{p["出国"][1]}万元，全部为局本级支出。
十、机关运行经费支出情况说明
局机关及所属参公单位机关运行经费支出{OPERATING}万元，比上年减少6.00万元，下降{pc(Decimal(6), OPERATING + 6)}%。其中：局本级机关运行经费支出{OPERATING - 90}万元；市监察支队（参公）机关运行经费支出90.00万元，比上年减少2.00万元，下降2.17%。
"""


@ODD
def bare_sides() -> str:
    inside, out = Change(FUND_IN, "0.25"), Change(FUND_OUT, "-0.12")
    both = Change(TOTAL, "-0.0385")
    return f"""一、收入支出决算总体情况说明
2024年度收入总计{TOTAL}万元,支出总计{TOTAL}万元。收支较上年决算数减少{abs(both.amount)}万元、下降{both.rate}%。其中：年初结转和结余{OPENING}万元；收入决算{INCOME}万元；支出决算{SPENT}万元；年末结转和结余{CLOSING}万元。
五、一般公共预算财政拨款支出决算情况说明
财政拨款支出按功能科目分类，{"；".join(f"{e.line}{e.amount}万元，占本年财政拨款支出{SPENT_GENERAL}万元的{pc(e.amount, SPENT_GENERAL)}%" for e in CLASSES)}。
七、政府性基金预算财政拨款收入支出决算情况说明
年初结转和结余{FUND_OPENING}万元；收入决算{FUND_IN}万元，按同口径比上年{inside}；支出决算{FUND_OUT}万元，比上年{abs(out.before)}万元少{abs(out.amount)}万元，下降{out.rate}%；年末结转和结余{FUND_CLOSING}万元。
"""
