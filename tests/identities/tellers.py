"""The invented accounts (虚构) told in the wordings of several provinces."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from identities.ledger import GENERAL, ITEMS, ZERO, _funds, accounts, find, percent

CENT = Decimal("0.01")
ENTRIES = accounts()


def a(*cell: object) -> Decimal:
    return find(ENTRIES, *cell).amount or ZERO


def pc(part: Decimal, whole: Decimal, places: int = 2) -> str:
    return str((part / whole * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


class Change:
    """A change from last year (虚构), as the amount and the rate that a text prints."""

    def __init__(self, now: Decimal, share: str, places: int = 2) -> None:
        self.amount = (now * Decimal(share)).quantize(CENT)
        self.before = now - self.amount
        self.rate = pc(abs(self.amount), self.before, places)
        self.up = self.amount >= 0

    def __format__(self, spec: str) -> str:
        more, less = spec.split("/") if spec else ("增加,增长", "减少,下降")
        by, at = (more if self.up else less).split(",")
        return f"{by}{abs(self.amount)}万元，{at}{self.rate}%"


TOTAL, INCOME, SPENT = (
    a(1, "总计", "决算数", "收入"),
    a(2, "合计", "本年收入合计"),
    a(3, "合计", "本年支出合计"),
)
OPENING, CLOSING = a(1, "年初结转和结余", "决算数"), a(1, "年末结转和结余", "决算数")
FISCAL, OTHER = a(2, "合计", "财政拨款收入"), a(2, "合计", "其他收入")
BUSINESS = a(2, "合计", "事业收入")
BASIC, PROJECT = a(3, "合计", "基本支出"), a(3, "合计", "项目支出")
FISCAL_TOTAL = a(4, "总计", "决算数", "收入")
SPENT_GENERAL = a(5, "合计", "合计")
BASIC_GENERAL, PROJECT_GENERAL = a(5, "合计", "基本支出"), a(5, "合计", "项目支出")
PERSONNEL, OPERATING = a(6, "人员经费合计", "决算数"), a(6, "公用经费合计", "决算数")
FUND_IN, FUND_OUT = a(7, "合计", "本年收入"), a(7, "合计", "本年支出")
FUND_OPENING, FUND_CLOSING = a(7, "合计", "年初结转和结余"), a(7, "合计", "年末结转和结余")
CAPITAL_OUT = a(8, "合计", "本年支出")
CLASSES = [e for e in ENTRIES if e.form == 5 and e.level == 1 and e.measure == "合计"]
PATHS = [(item[1:4], _funds(item)) for item in ITEMS if item[4] == GENERAL]
PUBLIC = {
    name: (a(9, line, "预算数"), a(9, line, "决算数"))
    for name, line in {
        "三公": "合计", "出国": "因公出国（境）费", "用车": "公务用车购置及运行维护费",
        "购置": "公务用车购置费", "运行": "公务用车运行维护费", "接待": "公务接待费",
    }.items()
}  # fmt: skip
CLEAN: dict[str, Callable[[], str]] = {}


def teller(told: Callable[[], str]) -> Callable[[], str]:
    CLEAN[told.__name__] = told
    return told


def _budget(final: Decimal) -> Decimal:
    return (final * Decimal("1.07")).quantize(CENT)


@teller
def jiangsu() -> str:
    up, down = Change(TOTAL, "0.0731"), Change(CLOSING, "-0.2")
    items = "\n".join(
        f"{n}．{kuan}（款）{xiang}（项）。年初预算{_budget(v)}万元，支出决算{v}万元，完成年初预算的"
        f"{pc(v, _budget(v))}%。决算数与年初预算数的差异原因是厉行节约。"
        if lei == before
        else f"（一）{lei}（类）\n{n}．{kuan}（款）{xiang}（项）。年初预算{_budget(v)}万元，支出决算{v}万元，"
        f"完成年初预算的{pc(v, _budget(v))}%。决算数与年初预算数的差异原因是厉行节约。"
        for n, (((lei, kuan, xiang), v), before) in enumerate(
            zip(PATHS, ["", *(p[0][0] for p in PATHS)], strict=False), 1
        )
    )
    p = PUBLIC
    return f"""一、收入支出决算总体情况说明
2024年度收入、支出决算总计{TOTAL}万元。与上年相比，收、支总计各{up}。其中：
（一）收入决算总计{TOTAL}万元。包括：
1．本年收入决算合计{INCOME}万元。与上年相比，{Change(INCOME, "0.05")}，变动原因是人员增加。
3．年初结转和结余{OPENING}万元，主要为上年结转本年使用的项目资金。与上年相比，{Change(OPENING, "0.1")}。
（二）支出决算总计{TOTAL}万元。包括：
1．本年支出决算合计{SPENT}万元。与上年相比，{Change(SPENT, "-0.03")}，变动原因是人员减少。
3．年末结转和结余{CLOSING}万元。结转和结余事项：本年度预算安排的基本支出、项目支出。与上年相比，{down}。
二、收入决算情况说明
2024年度本年收入决算合计{INCOME}万元，其中：财政拨款收入{FISCAL}万元，占{pc(FISCAL, INCOME)}%；事业收入{BUSINESS}万元，占{pc(BUSINESS, INCOME)}%；其他收入{OTHER}万元，占{pc(OTHER, INCOME)}%。
三、支出决算情况说明
2024年度本年支出决算合计{SPENT}万元，其中：基本支出{BASIC}万元，占{pc(BASIC, SPENT)}%；项目支出{PROJECT}万元，占{pc(PROJECT, SPENT)}%。
四、财政拨款收入支出决算总体情况说明
2024年度财政拨款收入、支出决算总计{FISCAL_TOTAL}万元。与上年相比，收、支总计各{Change(FISCAL_TOTAL, "0.02")}。
五、一般公共预算财政拨款支出决算情况说明
2024年度一般公共预算财政拨款支出决算{SPENT_GENERAL}万元。与上年相比，{Change(SPENT_GENERAL, "0.0412")}，变动原因是项目增加。
{items}
六、一般公共预算财政拨款基本支出决算情况说明
2024年度一般公共预算财政拨款基本支出决算{BASIC_GENERAL}万元，其中：
（一）人员经费{PERSONNEL}万元。主要包括：基本工资、津贴补贴、公务接待费。
（二）公用经费{OPERATING}万元。主要包括：办公费、公务用车运行维护费。
七、政府性基金预算财政拨款支出决算情况说明
2024年度政府性基金预算财政拨款支出决算{FUND_OUT}万元。与上年相比，{Change(FUND_OUT, "0.3")}。
九、财政拨款“三公”经费支出决算情况说明
2024年度财政拨款“三公”经费支出决算{p["三公"][1]}万元（其中：一般公共预算支出{p["三公"][1]}万元；政府性基金预算支出0万元；国有资本经营预算支出0万元）。与上年相比，{Change(p["三公"][1], "0.2")}。其中，因公出国（境）费支出{p["出国"][1]}万元，占“三公”经费的{pc(p["出国"][1], p["三公"][1])}%；公务用车购置及运行维护费支出{p["用车"][1]}万元，占“三公”经费的{pc(p["用车"][1], p["三公"][1])}%。
1．因公出国（境）费支出预算{p["出国"][0]}万元（其中：一般公共预算支出{p["出国"][0]}万元），支出决算{p["出国"][1]}万元（其中：一般公共预算支出{p["出国"][1]}万元），完成预算的{pc(p["出国"][1], p["出国"][0])}%，决算数与预算数的差异原因：压减。
2．公务用车购置及运行维护费支出预算{p["用车"][0]}万元，支出决算{p["用车"][1]}万元，完成预算的{pc(p["用车"][1], p["用车"][0])}%。其中：
（1）公务用车购置支出决算0万元。本年度使用财政拨款购置公务用车0辆。
（2）公务用车运行维护费支出决算{p["运行"][1]}万元。截至2024年12月31日，使用财政拨款开支的公务用车保有量为7辆。
3．公务接待费支出预算{p["接待"][0]}万元，支出决算{p["接待"][1]}万元，完成预算的{pc(p["接待"][1], p["接待"][0])}%。其中：国内公务接待支出10.00万元，接待20批次，150人次；国（境）外公务接待支出1.62万元，接待3批次，12人次。
"""


@teller
def chongqing() -> str:
    p = PUBLIC
    classes = "\n".join(
        f"（{n}）{e.line}{e.amount}万元，占{pc(e.amount, SPENT_GENERAL, 1)}%，较年初预算数增加10.00万元，"
        f"增长{pc(Decimal(10), e.amount - 10, 1)}%，主要原因是年中追加。"
        for n, e in enumerate(CLASSES, 1)
    )
    return f"""二、部门决算情况说明
（一）收入支出决算总体情况说明
1.总体情况。本部门2024年度收、支总计均为{TOTAL}万元。收、支与2023年度相比，{Change(TOTAL, "0.0731", 1)}，主要原因是项目增加。
2.收入情况。2024年度收入合计{INCOME}万元，与2023年度相比，{Change(INCOME, "0.05", 1)}，主要原因是拨款增加。其中：财政拨款收入{FISCAL}万元，占{pc(FISCAL, INCOME, 1)}%；事业收入{BUSINESS}万元，占{pc(BUSINESS, INCOME, 1)}%；经营收入0.00万元，占0.0%；其他收入{OTHER}万元，占{pc(OTHER, INCOME, 1)}%。此外，年初结转和结余{OPENING}万元。
3.支出情况。2024年度支出合计{SPENT}万元，与2023年度相比，{Change(SPENT, "-0.03", 1)}，主要原因是项目减少。其中：基本支出{BASIC}万元，占{pc(BASIC, SPENT, 1)}%；项目支出{PROJECT}万元，占{pc(PROJECT, SPENT, 1)}%。
4.结转结余情况。2024年度年末结转和结余{CLOSING}万元，与2023年度相比，{Change(CLOSING, "-0.2", 1)}，主要原因是加快支出。
（二）财政拨款收入支出决算总体情况说明
2024年度财政拨款收、支总计均为{FISCAL_TOTAL}万元。与2023年相比，财政拨款收、支总计各{Change(FISCAL_TOTAL, "0.02", 1)}。主要原因是项目增加。
（三）一般公共预算财政拨款支出决算情况说明
1.收入情况。2024年度一般公共预算财政拨款收入{a(4, GENERAL, "决算数", "收入")}万元，较年初预算数增加100.00万元，增长{pc(Decimal(100), a(4, GENERAL, "决算数", "收入") - 100, 1)}%。
2.支出情况。2024年度一般公共预算财政拨款支出{SPENT_GENERAL}万元，与2023年度相比，{Change(SPENT_GENERAL, "0.04", 1)}。主要原因是项目增加。
3.结转结余情况。2024年度年末一般公共预算财政拨款结转和结余64.27万元，与2023年度相比，{Change(Decimal("64.27"), "-0.1", 1)}。
4.比较情况。本部门2024年度一般公共预算财政拨款支出主要用于以下几个方面：
{classes}
（四）一般公共预算财政拨款基本支出决算情况说明
2024年度一般公共财政拨款基本支出{BASIC_GENERAL}万元。其中：人员经费{PERSONNEL}万元，与2023年度相比，{Change(PERSONNEL, "0.03", 1)}，主要原因是调资。公用经费{OPERATING}万元，与2023年度相比，{Change(OPERATING, "-0.07", 1)}。公用经费用途主要包括办公费、公务接待费。
（五）政府性基金预算收支决算情况说明
2024年度政府性基金预算财政拨款年初结转结余{FUND_OPENING}万元，年末结转结余{FUND_CLOSING}万元。本年收入{FUND_IN}万元，与2023年度相比，{Change(FUND_IN, "0.2", 1)}。本年支出{FUND_OUT}万元，与2023年度相比，{Change(FUND_OUT, "0.3", 1)}。
三、“三公”经费情况说明
（一）“三公”经费支出总体情况说明
2024年度“三公”经费支出共计{p["三公"][1]}万元，较年初预算数减少20.00万元，下降{pc(Decimal(20), p["三公"][1] + 20, 1)}%。较上年支出数{Change(p["三公"][1], "0.1", 1)}。
（二）“三公”经费分项支出情况
2024年度本部门因公出国（境）费用{p["出国"][1]}万元，主要是用于出访。费用支出较年初预算数减少5.00万元，下降{pc(Decimal(5), p["出国"][1] + 5, 1)}%，主要原因是压减。较上年支出数增加{p["出国"][1]}万元，增长100.0%，主要原因是恢复。
公务车购置费0.00万元。费用支出较年初预算数无增减，主要原因是未购车。
公务车运行维护费{p["运行"][1]}万元，主要用于机要文件交换。费用支出较年初预算数减少3.00万元，下降{pc(Decimal(3), p["运行"][1] + 3, 1)}%。
公务接待费{p["接待"][1]}万元，主要用于接待。费用支出较年初预算数减少7.00万元，下降{pc(Decimal(7), p["接待"][1] + 7, 1)}%。
（三）“三公”经费实物量情况
2024年度本部门因公出国（境）共计2个团组，3人；公务用车购置0辆，公务车保有量为7辆；国内公务接待20批次150人，其中：国内外事接待2批次，7人。2024年本部门人均接待费774.67元，车均购置费0.00万元，车均维护费3.08万元。
四、其他需要说明的事项
（一）机关运行经费情况说明
2024年度本部门机关运行经费支出{OPERATING}万元，机关运行经费主要用于开支办公费10.00万元、公务接待费{p["接待"][1]}万元。机关运行经费较上年支出数减少6.00万元，下降{pc(Decimal(6), OPERATING + 6, 1)}%。
（二）国有资产占用情况说明
截至2024年12月31日，本部门共有车辆7辆，其中，应急保障用车1辆，执法执勤用车3辆，特种专业技术用车1辆，其他用车2辆，其他用车主要是：调研车1辆、巡查车1辆。
"""


@teller
def yunnan() -> str:
    p = PUBLIC
    classes = "\n".join(
        f"{n}．{e.line.removesuffix('支出')}（类）支出{e.amount}万元，占一般公共预算财政拨款总支出的"
        f"{pc(e.amount, SPENT_GENERAL)}%。主要用于人员经费10.00万元、公用经费5.00万元；"
        for n, e in enumerate(CLASSES, 1)
    )
    return f"""一、收入决算情况说明
虚构部门2024年度收入合计{INCOME:,}万元。其中：财政拨款收入{FISCAL:,}万元，占总收入的{pc(FISCAL, INCOME)}%；事业收入{BUSINESS}万元（含教育收费0.00万元），占总收入的{pc(BUSINESS, INCOME)}%；其他收入{OTHER}万元，占总收入的{pc(OTHER, INCOME)}%。
与上年相比，收入合计{Change(INCOME, "0.05")}。其中：财政拨款收入{Change(FISCAL, "0.04")}；其他收入{Change(OTHER, "-0.5")}。主要原因是人员增加。
二、支出决算情况说明
虚构部门2024年度支出合计{SPENT:,}万元。其中：基本支出{BASIC:,}万元，占总支出的{pc(BASIC, SPENT)}%；项目支出{PROJECT:,}万元，占总支出的{pc(PROJECT, SPENT)}%。与上年相比，支出合计{Change(SPENT, "0.05")}。
（一）基本支出情况
2024年度用于保障虚构部门机关等机构正常运转的日常支出{BASIC}万元。其中：基本工资、津贴补贴等人员经费支出{PERSONNEL}万元，占基本支出的{pc(PERSONNEL, BASIC)}%；办公费等公用经费{BASIC - PERSONNEL}万元，占基本支出的{pc(BASIC - PERSONNEL, BASIC)}%。
（二）项目支出情况
2024年度用于专项业务工作的经费支出{PROJECT}万元。其中：基本建设类项目支出0.00万元。
三、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
虚构部门2024年度一般公共预算财政拨款支出{SPENT_GENERAL:,}万元，占本年支出合计的{pc(SPENT_GENERAL, SPENT)}%。与上年相比{Change(SPENT_GENERAL, "0.04")}，主要原因是人员增加。
（二）一般公共预算财政拨款支出决算具体情况
{classes}
四、财政拨款“三公”经费支出决算情况说明
虚构部门2024年度财政拨款“三公”经费支出年初预算为60.00万元，决算为{p["三公"][1]}万元，完成年初预算的{pc(p["三公"][1], Decimal(60))}%。其中：因公出国（境）费支出年初预算为20.00万元，决算为{p["出国"][1]}万元，完成年初预算的{pc(p["出国"][1], Decimal(20))}%；公务接待费支出年初预算为{p["接待"][1]}万元，决算为{p["接待"][1]}万元，完成年初预算的100.00%；“三公”经费支出决算数小于年初预算数的主要原因厉行节约。
2024年度“三公”经费支出决算数比上年{Change(p["三公"][1], "0.2")}。其中：因公出国（境）费支出决算增加{p["出国"][1]}万元，增长100%；公务接待费支出决算{Change(p["接待"][1], "-0.3")}。
"""


@teller
def beijing() -> str:
    p = PUBLIC
    classes = "\n".join(
        f"{n}、“{e.line}”（类）2024年度决算{e.amount}万元，比2024年年初预算{e.amount - 10}万元增加10.00万元，"
        f"增长{pc(Decimal(10), e.amount - 10)}%。其中：基本支出{e.amount - 5}万元，项目支出5.00万元。"
        for n, e in enumerate(CLASSES, 1)
    )
    up = Change(TOTAL, "0.0731")
    return f"""一、收入支出决算总体情况说明
2024年度收、支总计{TOTAL}万元，比上年{up.before}万元增加{up.amount}万元，增长{up.rate}%。
（一）收入决算说明
2024年度本年收入合计{INCOME}万元，比上年{Change(INCOME, "0.05")}，其中：财政拨款收入{FISCAL}万元，占收入合计的{pc(FISCAL, INCOME)}%；其他收入{OTHER}万元，占收入合计的{pc(OTHER, INCOME)}%。
（二）支出决算说明
2024年度本年支出合计{SPENT}万元，比上年{Change(SPENT, "0.05")}，其中：基本支出{BASIC}万元，占支出合计的{pc(BASIC, SPENT)}%；项目支出{PROJECT}万元，占支出合计的{pc(PROJECT, SPENT)}%。
二、财政拨款收入支出决算总体情况说明
2024年度财政拨款收、支总计{FISCAL_TOTAL}万元，比上年{Change(FISCAL_TOTAL, "0.05")}。
三、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
2024年度一般公共预算财政拨款支出{SPENT_GENERAL}万元，主要用于以下方面（按大类）：{"；".join(f"{e.line}{e.amount}万元，占本年财政拨款支出{pc(e.amount, SPENT_GENERAL)}%" for e in CLASSES)}。
（二）一般公共预算财政拨款支出决算具体情况
{classes}
四、政府性基金预算财政拨款收入支出决算情况说明
2024年度政府性基金预算财政拨款收入{FUND_IN}万元，本年支出{FUND_OUT}万元，主要用于以下方面（按大类）：城乡社区支出{FUND_OUT}万元，占本年政府性基金预算财政拨款支出100%。
六、财政拨款基本支出决算情况说明
2024年度使用一般公共预算财政拨款安排基本支出{BASIC_GENERAL}万元，其中：（1）工资福利支出2000.00万元，包括基本工资、津贴补贴；（2）商品和服务支出600.00万元，包括办公费、公务接待费。
七、财政拨款“三公”经费支出决算情况
2024年度“三公”经费财政拨款决算数{p["三公"][1]}万元，比2024年度“三公”经费财政拨款年初预算60.00万元减少{60 - p["三公"][1]}万元。其中：
1.因公出国（境）费用。2024年度决算数{p["出国"][1]}万元，比2024年度年初预算数20.00万元减少{20 - p["出国"][1]}万元。主要原因：压减。2024年度组织因公出国（境）团组2个、3人次，人均因公出国（境）费用3.14万元。
2.公务接待费。2024年度决算数{p["接待"][1]}万元，比2024年度年初预算数20.00万元减少{20 - p["接待"][1]}万元。主要原因：厉行节约。
3.公务用车购置及运行维护费。2024年度决算数{p["用车"][1]}万元，比2024年度年初预算数30.00万元减少{30 - p["用车"][1]}万元。其中，公务用车购置费2024年度决算数0万元，与2024年度年初预算数持平。2024年度购置（更新）0辆，车均购置费0万元。公务用车运行维护费2024年度决算数{p["运行"][1]}万元，比2024年度年初预算数30.00万元减少{30 - p["运行"][1]}万元，主要原因：节约。2024年度公务用车运行维护费中，公务用车加油10.00万元，公务用车维修8.00万元，公务用车保险3.57万元。2024年度公务用车保有量7辆，车均运行维护费3.08万元。
"""


@teller
def hunan() -> str:
    p = PUBLIC
    items = "\n".join(
        f"{n}、{lei}（类）{kuan}（款）{xiang}（项）。\n年初预算为{_budget(v)}万元，支出决算为{v}万元，"
        f"完成年初预算的{pc(v, _budget(v))}%，决算数小于年初预算数的主要原因是：厉行节约。"
        for n, ((lei, kuan, xiang), v) in enumerate(PATHS, 1)
    )
    return f"""一、收入支出决算总体情况说明
2024年度收、支总计{TOTAL}万元。与上年相比，{Change(TOTAL, "0.0731")}，主要是因为项目增加。
二、收入决算情况说明
2024年度收入合计{INCOME}万元，其中：财政拨款收入{FISCAL}万元，占{pc(FISCAL, INCOME)}%；事业收入{BUSINESS}万元，占{pc(BUSINESS, INCOME)}%；其他收入{OTHER}万元，占{pc(OTHER, INCOME)}%。
三、支出决算情况说明
2024年度支出合计{SPENT}万元，其中：基本支出{BASIC}万元，占{pc(BASIC, SPENT)}%；项目支出{PROJECT}万元，占{pc(PROJECT, SPENT)}%。
四、财政拨款收入支出决算总体情况说明
2024年度财政拨款收、支总计{FISCAL_TOTAL}万元，与上年相比，{Change(FISCAL_TOTAL, "0.03")}，主要是因为项目增加。
五、一般公共预算财政拨款支出决算情况说明
（一）财政拨款支出决算总体情况
2024年度财政拨款支出{SPENT_GENERAL}万元，占本年支出合计的{pc(SPENT_GENERAL, SPENT)}%，与上年相比，财政拨款支出{Change(SPENT_GENERAL, "0.04")}。
（二）财政拨款支出决算结构情况
2024年度财政拨款支出{SPENT_GENERAL}万元，主要用于以下方面：{"；".join(f"{e.line}（类）{e.amount}万元，占{pc(e.amount, SPENT_GENERAL)}%" for e in CLASSES)}。
（三）财政拨款支出决算具体情况
2024年度财政拨款支出年初预算数为{sum(_budget(v) for _, v in PATHS) + 20}万元，支出决算数为{SPENT_GENERAL}万元，完成年初预算的{pc(SPENT_GENERAL, sum(_budget(v) for _, v in PATHS) + 20)}%，其中：
{items}
六、一般公共预算财政拨款基本支出决算情况说明
2024年度财政拨款基本支出{BASIC_GENERAL}万元，其中：人员经费{PERSONNEL}万元，占基本支出的{pc(PERSONNEL, BASIC_GENERAL)}%，主要包括基本工资、津贴补贴；公用经费{OPERATING}万元，占基本支出的{pc(OPERATING, BASIC_GENERAL)}%，主要包括办公费。
七、财政拨款三公经费支出决算情况说明
“三公”经费财政拨款支出预算为{p["三公"][0]}万元，支出决算为{p["三公"][1]}万元，完成预算的{pc(p["三公"][1], p["三公"][0])}%，其中：
因公出国（境）费支出预算为{p["出国"][0]}万元，支出决算为{p["出国"][1]}万元，完成预算的{pc(p["出国"][1], p["出国"][0])}%，决算数小于预算数的主要原因是压减，与上年相比增加{p["出国"][1]}万元，增长100%，增长的主要原因是恢复出访。
公务接待费支出预算为{p["接待"][0]}万元，支出决算为{p["接待"][1]}万元，完成预算的{pc(p["接待"][1], p["接待"][0])}%，决算数小于预算数的主要原因是厉行节约，与上年相比{Change(p["接待"][1], "-0.3")}。
（二）“三公”经费财政拨款支出决算具体情况说明
2024年度“三公”经费财政拨款支出决算中，公务接待费支出决算{p["接待"][1]}万元，占{pc(p["接待"][1], p["三公"][1])}%，因公出国（境）费支出决算{p["出国"][1]}万元，占{pc(p["出国"][1], p["三公"][1])}%，公务用车购置费及运行维护费支出决算{p["用车"][1]}万元，占{pc(p["用车"][1], p["三公"][1])}%。其中：公务用车运行维护费支出决算{p["运行"][1]}万元，占{pc(p["运行"][1], p["用车"][1])}%。
八、政府性基金预算收入支出决算情况
2024年度政府性基金预算财政拨款收入{FUND_IN}万元；年初结转和结余{FUND_OPENING}万元；支出{FUND_OUT}万元，其中基本支出0万元，项目支出{FUND_OUT}万元；年末结转和结余{FUND_CLOSING}万元。
九、关于机关运行经费支出说明
本部门2024年度机关运行经费支出{OPERATING}万元，比上年决算数减少6.00万元，降低{pc(Decimal(6), OPERATING + 6)}%。
十、一般性支出情况
2024年本部门开支会议费3.00万元，用于召开工作会议，人数120人；开支培训费4.00万元，用于开展业务培训，人数80人。
十一、关于政府采购支出说明
本部门2024年度政府采购支出总额104.27万元，其中：政府采购货物支出10.00万元、政府采购工程支出1.00万元、政府采购服务支出93.27万元。授予中小企业合同金额83.42万元，占政府采购支出总额的{pc(Decimal("83.42"), Decimal("104.27"))}%，其中：授予小微企业合同金额58.27万元，占授予中小企业合同金额的{pc(Decimal("58.27"), Decimal("83.42"))}%。
十二、关于国有资产占用情况说明
截至2024年12月31日，本单位共有车辆8辆，其中，一般公务用车5辆、执法执勤用车1辆、特种作业车2辆。
"""


@teller
def fujian() -> str:
    classes = "\n".join(
        f"（{n}）{path[2]}{v}万元，较上年决算数{Change(v, '0.1')}。主要原因是人员增加。"
        for n, (path, v) in enumerate(PATHS, 1)
    )
    p = PUBLIC
    return f"""一、收入支出决算总体情况说明
2024年本部门年初结转和结余{OPENING}万元，本年收入{INCOME}万元，本年支出{SPENT}万元，年末结转和结余{CLOSING}万元。
（一）2024年收入{INCOME}万元，比2023年决算数{Change(INCOME, "0.05")}，具体情况如下：
1.财政拨款收入{FISCAL}万元，其中政府性基金{FUND_IN}万元。
2.事业收入{BUSINESS}万元。
3.其他收入{OTHER}万元。
（二）2024年支出{SPENT}万元，比2023年决算数{Change(SPENT, "0.06")}，具体情况如下：
1.基本支出{BASIC}万元，其中，人员经费{PERSONNEL}万元，公用经费{BASIC - PERSONNEL}万元。
2.项目支出{PROJECT}万元。
二、一般公共预算财政拨款支出决算情况说明
2024年度一般公共预算财政拨款支出{SPENT_GENERAL}万元，比2023年决算数{Change(SPENT_GENERAL, "0.04")}，具体情况如下（按项级科目分类统计）：
{classes}
（十九）2019999-其他一般公共服务支出1.00万元，较上年决算数减少3.00万元，下降75%。
四、政府性基金预算财政拨款支出决算情况说明
2024年度政府性基金预算财政拨款支出{FUND_OUT}万元，比上年决算数{Change(FUND_OUT, "0.04")}，具体情况如下：
五、财政拨款“三公”经费支出决算情况说明
2024年度“三公”经费财政拨款支出决算数为{p["三公"][1]}万元，完成预算的{pc(p["三公"][1], p["三公"][0])}%，主要原因是厉行节约。
（一）因公出国（境）费{p["出国"][1]}万元，完成预算的{pc(p["出国"][1], p["出国"][0])}%，全年安排本部门组织的出国团组2个，参加其他单位出国团组1个，全年因公出国（境）累计3人次。
（二）公务用车购置及运行费{p["用车"][1]}万元，完成预算的{pc(p["用车"][1], p["用车"][0])}%。其中：公务用车购置费0万元，2024年公务用车购置0辆。公务用车运行费{p["运行"][1]}万元，截至2024年底，公务用车保有量为7辆。
（三）公务接待费{p["接待"][1]}万元，完成预算的{pc(p["接待"][1], p["接待"][0])}%。主要用于接待等方面的接待活动，累计接待20批次、150人次。
"""


@teller
def jiangxi() -> str:
    whole, part = Change(TOTAL, "0.0731"), Change(SPENT, "-0.03")
    return f"""一、收入支出决算总体情况说明
本部门2024年度收入总计{TOTAL}万元，其中年初结转和结余{OPENING}万元，较2023年{whole}；本年收入合计{INCOME}万元，较2023年{Change(INCOME, "0.05")}，主要原因是：项目增加。
本年收入的具体构成为：财政拨款收入{FISCAL}万元，占{pc(FISCAL, INCOME)}%；事业收入{BUSINESS}万元，占{pc(BUSINESS, INCOME)}%；其他收入{OTHER}万元，占{pc(OTHER, INCOME)}%。
本部门2024年度支出总计{TOTAL}万元，其中本年支出合计{SPENT}万元，较2023年{part}，主要原因是：项目减少；年末结转和结余{CLOSING}万元，较2023年{Change(CLOSING, "-0.2")}。
本年支出的具体构成为：基本支出{BASIC}万元，占{pc(BASIC, SPENT)}%；项目支出{PROJECT}万元，占{pc(PROJECT, SPENT)}%。
四、财政拨款支出决算情况说明
本部门2024年度财政拨款本年支出年初预算数为{SPENT_GENERAL - 100}万元，决算数为{SPENT_GENERAL}万元，完成年初预算的{pc(SPENT_GENERAL, SPENT_GENERAL - 100)}%。其中：
{"".join(f"（{n}）{e.line}年初预算数为{e.amount - 10}万元，决算数为{e.amount}万元，完成年初预算的{pc(e.amount, e.amount - 10)}%，主要原因是：人员增加。" for n, e in enumerate(CLASSES, 1))}
五、一般公共预算财政拨款基本支出决算情况说明
本部门2024年度一般公共预算财政拨款基本支出{BASIC_GENERAL}万元，其中：
（一）工资福利支出2000.00万元，较2023年增加30.00万元，增长{pc(Decimal(30), Decimal(1970))}%，主要原因是：调资。
（二）商品和服务支出600.00万元，较2023年减少6.00万元，下降{pc(Decimal(6), Decimal(606))}%。
"""


__all__ = ["CLEAN", "ENTRIES", "percent"]
