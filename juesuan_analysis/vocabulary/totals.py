"""Totals, appropriations and balances: their wordings in sentences, and their cells.

The order counts: of several that fit at one place the first is taken.
"""

from __future__ import annotations

from juesuan_analysis.vocabulary.cells import FINAL, IN, OUT, TOTAL, Cell
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS, OPENING_APPROPRIATIONS
from juesuan_analysis.vocabulary.phrases import DECREASE, INCREASE, SUM
from juesuan_analysis.vocabulary.sections import ANY, FUNDS, STATE_CAPITAL, WHOLE
from juesuan_analysis.vocabulary.subject import Subject

_FUND = r"政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:预算)?(?:安排的?)?"
_CAPITAL = r"国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:预算)?(?:安排的?)?"
_GENERAL = r"(?:一般)?公共预算(?:财政)?(?:拨款)?(?:安排的?)?"
_BEGAN = r"(?:年初|上年|(?<=\d年)初)"
_ENDED = r"(?:年末|年底|(?<=\d年)末)"

BOTH_TOTALS = ("收入总计", "支出总计")
BOTH_APPROPRIATIONS = ("财政拨款收入总计", "财政拨款支出总计")
BOTH_FUNDS = ("政府性基金预算财政拨款收入", "政府性基金预算财政拨款支出")
BOTH_CAPITAL = ("国有资本经营预算财政拨款收入", "国有资本经营预算财政拨款支出")
BOTH_FUND_TOTALS = ("政府性基金预算财政拨款收入总计", "政府性基金预算财政拨款支出总计")
BOTH_CAPITAL_TOTALS = ("国有资本经营预算财政拨款收入总计", "国有资本经营预算财政拨款支出总计")
GENERAL_SPENT = "一般公共预算财政拨款支出"
# 各增加 after the second of a pair speaks of both.
PAIRS = (BOTH_TOTALS, BOTH_APPROPRIATIONS, BOTH_FUND_TOTALS, BOTH_CAPITAL_TOTALS)

_BOTH = (
    r"收(?:入)?(?:决算)?(?:总计)?[、,及和与/]?支(?:出)?(?:决算)?(?:总计|总额|总数|总体|合计|总决算)"
)
_EACH_OF_BOTH = r"收(?:入)?[、和与]?支(?:出)?(?=(?:决算)?(?:[各均]|[比较与同](?:20\d\d|上年|去年)))"
_RECEIPT_AND = r"(?:收入(?:和|及|与|、|也没有|,也没有|,没有)?支出|收、?支)(?:情况)?"

TOTALS: tuple[Subject, ...] = (
    Subject(BOTH_FUND_TOTALS, _FUND + _BOTH),
    Subject(BOTH_CAPITAL_TOTALS, _CAPITAL + _BOTH),
    Subject((BOTH_FUND_TOTALS[0],), _FUND + r"(?:总收入|收入(?:决算)?总[计额])"),
    Subject((BOTH_FUND_TOTALS[1],), _FUND + r"(?:总支出|支出(?:决算)?总[计额])"),
    Subject((BOTH_CAPITAL_TOTALS[0],), _CAPITAL + r"(?:总收入|收入(?:决算)?总[计额])"),
    Subject((BOTH_CAPITAL_TOTALS[1],), _CAPITAL + r"(?:总支出|支出(?:决算)?总[计额])"),
    Subject(BOTH_FUNDS, _FUND + _RECEIPT_AND),
    Subject(BOTH_CAPITAL, _CAPITAL + _RECEIPT_AND),
    Subject(BOTH_APPROPRIATIONS, f"财政拨款(?:{_BOTH}|{_EACH_OF_BOTH})"),
    Subject(BOTH_TOTALS, rf"{_BOTH}|总收入[、和与]?总支出|{_EACH_OF_BOTH}"),
    Subject(
        ("财政拨款收入总计",),
        r"财政拨款(?:总收入|收入(?:决算)?(?:总计|总额))",
        at=((ANY, Cell(4, IN, "总计", FINAL)),),
        english="Total fiscal appropriations and balances",
    ),
    Subject(
        ("财政拨款支出总计",),
        r"财政拨款(?:总支出|支出(?:决算)?(?:总计|总额))",
        at=((ANY, Cell(4, OUT, "总计", TOTAL)),),
        english="Total expenditure from appropriations and balances",
    ),
    Subject(
        ("收入总计",),
        r"(?<![政税业游他息])(?:收入(?:决算)?(?:总计|总额|总数)|总收入)",
        at=((ANY, Cell(1, IN, "总计", FINAL)),),
        english="Total revenue and balances",
    ),
    Subject(
        ("支出总计",),
        r"(?<![购费目务])(?:支出?(?:决算)?总计|支出(?:决算)?总数|总支出)",
        at=((ANY, Cell(1, OUT, "总计", FINAL)),),
        english="Total expenditure and balances",
    ),
    Subject(
        ("一般公共预算财政拨款基本支出",),
        _GENERAL + r"基本支出" + SUM,
        english="Basic expenditure, general public budget",
    ),
    Subject(("一般公共预算财政拨款项目支出",), _GENERAL + r"项目支出" + SUM),
    Subject(
        ("一般公共预算财政拨款收入",),
        _GENERAL + r"(?:本年)?收入",
        at=((ANY, Cell(4, IN, "一般公共预算财政拨款", FINAL)),),
        of=("财政拨款收入",),
        english="General public budget appropriations",
    ),
    Subject(
        ("一般公共预算财政拨款",),
        rf"一般公共预算财政拨款(?={INCREASE}|{DECREASE})",
        english="General public budget",
    ),
    Subject(
        (GENERAL_SPENT,),
        _GENERAL + r"(?:本年)?支出",
        at=((ANY, Cell(5, None, TOTAL, TOTAL)),),
        english="General public budget expenditure",
    ),
    Subject(
        ("政府性基金预算财政拨款收入",),
        _FUND + r"(?:本年)?收入",
        at=((ANY, Cell(4, IN, "政府性基金预算财政拨款", FINAL)),),
        of=("财政拨款收入",),
        english="Government-managed fund appropriations",
    ),
    Subject(
        ("政府性基金预算财政拨款支出",),
        _FUND + r"(?:本年)?支出",
        at=((ANY, Cell(4, OUT, "本年支出合计", "政府性基金预算财政拨款")),),
        english="Government-managed fund expenditure",
    ),
    # a slip of the pen in a template: 收入105万元,支出收入105万元
    Subject(("支出",), r"支出收入(?=\d)"),
    Subject(
        ("国有资本经营预算财政拨款收入",),
        _CAPITAL + r"(?:本年)?收入",
        at=((ANY, Cell(4, IN, "国有资本经营预算财政拨款", FINAL)),),
        of=("财政拨款收入",),
        english="State capital operations appropriations",
    ),
    Subject(
        ("国有资本经营预算财政拨款支出",),
        _CAPITAL + r"(?:本年)?支出(?!（类）)",
        at=((ANY, Cell(4, OUT, "本年支出合计", "国有资本经营预算财政拨款")),),
        english="State capital operations expenditure",
    ),
)
BALANCES: tuple[Subject, ...] = (
    Subject(
        ("年初财政拨款结转和结余",),
        rf"(?:{_BEGAN}财政拨款|(?<!预算)财政拨款{_BEGAN})结转[和及与]?结余",
        at=((ANY, Cell(4, IN, "年初财政拨款结转和结余", FINAL)),),
        english="Opening balances of appropriations",
    ),
    Subject(
        ("年末财政拨款结转和结余",),
        r"(?:年末财政拨款|(?<!预算)财政拨款年末)结转[和及与]?结余",
        at=((ANY, Cell(4, OUT, "年末财政拨款结转和结余", TOTAL)),),
        english="Closing balances of appropriations",
    ),
    *(
        Subject(
            (f"{when}{fund}结转和结余",),
            rf"(?:{at}{money}|{money}{at})结转[和及与]?结余",
            at=((ANY, cell),),
        )
        for fund, money in zip(APPROPRIATIONS, (_GENERAL, _FUND, _CAPITAL), strict=True)
        for when, at, cell in (
            ("年初", _BEGAN, Cell(4, IN, f"{OPENING_APPROPRIATIONS}/{fund}", FINAL)),
            ("年末", "年末", Cell(4, OUT, "年末财政拨款结转和结余", fund)),
        )
    ),
    Subject(
        ("使用非财政拨款结余",),
        r"使用非财政拨款(?:结余)?(?:[（和及、]专用结余）?)?(?:结余)?"
        r"|用?事业基金弥补收支差额",
        at=((WHOLE, Cell(1, IN, "使用非财政拨款结余", FINAL)),),
        english="Use of non-appropriated balances",
    ),
    Subject(
        ("年初结转和结余",),
        rf"{_BEGAN}结转[和及与、]?结余(?:资金)?|上年结转(?:收入)?",
        at=(
            (WHOLE, Cell(1, IN, "年初结转和结余", FINAL)),
            (FUNDS, Cell(7, None, TOTAL, "年初结转和结余")),
            (STATE_CAPITAL, Cell(8, None, TOTAL, "年初结转和结余")),
        ),
        english="Opening balances",
    ),
    Subject(
        ("年末结转和结余",),
        rf"{_ENDED}结转[和及与、]?结余(?:资金)?|{_ENDED}结转(?=[\d为])|{_ENDED}结余(?=[\d为]|资金)|结转(?:至|到)?下年(?:支出)?",
        at=(
            (WHOLE, Cell(1, OUT, "年末结转和结余", FINAL)),
            (FUNDS, Cell(7, None, TOTAL, "年末结转和结余")),
            (STATE_CAPITAL, Cell(8, None, TOTAL, "年末结转和结余")),
        ),
        english="Closing balances",
    ),
    Subject(
        ("结余分配",),
        "结余分配",
        at=((WHOLE, Cell(1, OUT, "结余分配", FINAL)),),
        english="Distribution of surplus",
    ),
)
