"""Identities between forms, as data.

Source: 财政部 部门决算报表的表间勾稽关系; each rule names its two forms. Form 2 and form 3 are not
comparable for a code, because income and expenditure differ by what is carried over.
"""

from __future__ import annotations

from juesuan_analysis.identities.language import (
    AGREES,
    AT_MOST,
    ROW,
    At,
    Rows,
    Rule,
)
from juesuan_analysis.identities.two_sided import FUND_INCOME, IN_ONE_LINE
from juesuan_analysis.identities.within_forms import SPENT
from juesuan_analysis.vocabulary.cells import FINAL, IN, OUT
from juesuan_analysis.vocabulary.forms import OTHER_INCOME
from juesuan_analysis.vocabulary.lines import (
    APPROPRIATIONS,
    OPENING_APPROPRIATIONS,
    PERSONNEL_TOTAL,
    PUBLIC_LINES,
    PUBLIC_TOTAL,
)

_GENERAL, _FUNDS, _CAPITAL = APPROPRIATIONS


def _source(one: int, other: int) -> str:
    return f"公开{one:02d}表与公开{other:02d}表的表间关系"


def _same(name: str, statement: str, left: At, *right: At, brief: str = "") -> Rule:
    source = _source(left.form, right[0].form)
    return Rule(name, statement, source, (left,), right, brief=brief)


_INCOME = (
    _same(
        "F12.total",
        "表1 本年收入合计 = 表2 合计",
        At(1, "本年收入合计", FINAL, IN),
        At(2, "合计", "本年收入合计"),
        brief="各项收入相等",
    ),
    _same(
        "F12.appropriated",
        "表2 财政拨款收入 = 表1 三项财政拨款收入之和",
        At(2, "合计", "财政拨款收入"),
        *(At(1, row, FINAL, IN) for row in FUND_INCOME),
        IN_ONE_LINE,
    ),
    *(
        _same(
            f"F12.{source.key}",
            f"表1 {source.name} = 表2 {source.name}",
            At(1, source.name, FINAL, IN),
            At(2, "合计", source.name),
        )
        for source in OTHER_INCOME
    ),
    _same(
        "F24.appropriated",
        "表2 财政拨款收入 = 表4 本年收入合计",
        At(2, "合计", "财政拨款收入"),
        At(4, "本年收入合计", FINAL, IN),
        brief="财政拨款",
    ),
    *(
        _same(
            f"F14.{name}",
            f"表1 {fund}收入 = 表4 {fund}",
            At(1, f"{fund}收入", FINAL, IN),
            At(4, fund, FINAL, IN),
            brief="财政拨款相等",
        )
        for name, fund in zip(("general", "funds", "capital"), APPROPRIATIONS, strict=True)
    ),
)
_EXPENDITURE = (
    _same(
        "F13.total",
        "表1 本年支出合计 = 表3 合计",
        At(1, "本年支出合计", FINAL, OUT),
        At(3, "合计", "本年支出合计"),
        brief="各类支出相等",
    ),
    Rule(
        "F13.by_class",
        "表1 各类支出 = 表3 同类支出",
        _source(1, 3),
        (At(1, ROW, FINAL, OUT),),
        (At(3, ROW, "本年支出合计"),),
        rows=Rows(((1, OUT), (3, None)), (3,)),
    ),
    _same(
        "F45.total",
        "表4 一般公共预算财政拨款本年支出 = 表5 合计",
        At(4, "本年支出合计", _GENERAL, OUT),
        At(5, "合计", "合计"),
        brief="一般公共预算",
    ),
    Rule(
        "F45.by_class",
        "表4 各类一般公共预算财政拨款支出 = 表5 同类支出",
        _source(4, 5),
        (At(4, ROW, _GENERAL, OUT),),
        (At(5, ROW, "合计"),),
        rows=Rows(((4, OUT), (5, None)), (3,)),
    ),
    _same(
        "F56.basic",
        "表5 基本支出 = 表6 人员经费合计 + 公用经费合计",
        At(5, "合计", "基本支出"),
        # need: with one of the two totals alone the other would be taken for nil.
        At(6, PERSONNEL_TOTAL, FINAL, need=True),
        At(6, PUBLIC_TOTAL, FINAL, need=True),
        brief="基本支出相等",
    ),
    *(
        Rule(
            f"F53.{name}",
            f"表5 {narrow} ≤ 表3 {wide}（逐科目）",
            _source(5, 3),
            (At(5, ROW, narrow),),
            (At(3, ROW, wide),),
            relation=AT_MOST,
            brief="逐科目不超过",
            rows=Rows(((5, None),), (0, 3, 5, 7)),
        )
        for name, narrow, wide in (
            ("total", "合计", "本年支出合计"),
            ("basic", "基本支出", "基本支出"),
            ("project", "项目支出", "项目支出"),
        )
    ),
)


def _fund(form: int, fund: str) -> tuple[Rule, ...]:
    """The columns of form 4 for one fund against the form of that fund."""
    short = fund.removesuffix("财政拨款")
    return (
        _same(
            f"F4{form}.income",
            f"表4 {short}收入 = 表{form} 本年收入",
            At(4, fund, FINAL, IN),
            At(form, "合计", "本年收入"),
            brief=short.removesuffix("预算"),
        ),
        _same(
            f"F4{form}.opening",
            f"表4 {short}年初结转和结余 = 表{form} 年初结转和结余",
            At(4, f"{OPENING_APPROPRIATIONS}/{fund}", FINAL, IN),
            At(form, "合计", "年初结转和结余"),
        ),
        _same(
            f"F4{form}.spent",
            f"表4 {short}本年支出 = 表{form} 本年支出",
            At(4, "本年支出合计", fund, OUT),
            At(form, "合计", SPENT),
        ),
        _same(
            f"F4{form}.closing",
            f"表4 {short}年末结转和结余 = 表{form} 年末结转和结余",
            At(4, "年末财政拨款结转和结余", fund, OUT),
            At(form, "合计", "年末结转和结余"),
        ),
        Rule(
            f"F4{form}.by_class",
            f"表4 各类{short}支出 = 表{form} 同类支出",
            _source(4, form),
            (At(4, ROW, fund, OUT),),
            (At(form, ROW, SPENT),),
            rows=Rows(((4, OUT), (form, None)), (3,)),
        ),
    )


def _public(named: str, stated: str, relation: str) -> tuple[Rule, ...]:
    """One relation of each line of 三公 in form 9 to its economic subject in form 6.

    What basic expenditure has for a purpose is part of what the appropriations have for it.
    """
    return tuple(
        Rule(
            named.format(line.key),
            stated.format(code=line.code, line=line.name),
            _source(6, 9),
            (At(6, line.code, FINAL),),
            (At(9, line.name, FINAL),),
            relation=relation,
            brief="不超过" if relation == AT_MOST else "",
        )
        for line in PUBLIC_LINES
        if line.code
    )


_THREE_PUBLIC = _public("F69.{}", "表6 {code} ≤ 表9 {line}", AT_MOST)
# The same payment by its economic and by its functional subject. Neither has to be the whole of the
# other (a project may pay some of it), so a difference says nothing; an amount that is the same to
# the last digit does.
# Pensions, annuities, medical insurance, 住房公积金 and training have a 款 of the economic and a 项
# of the functional classification each (医疗: two 项, of 行政 and 事业单位).
_SAME_PAYMENTS = (
    ("pension", "30108", ("2080505",)),
    ("annuity", "30109", ("2080506",)),
    ("medical", "30110", ("2101101", "2101102")),
    ("officials_medical", "30111", ("2101103",)),
    ("housing", "30113", ("2210201",)),
    ("training", "30216", ("2050803",)),
)
AGREEING = (
    # Other income may pay for some of a class; most departments have none that does.
    Rule(
        "F14.same_class",
        "表1 各类支出与表4 同类支出相同",
        _source(1, 4),
        (At(1, ROW, FINAL, OUT),),
        (At(4, ROW, "合计", OUT),),
        relation=AGREES,
        rows=Rows(((1, OUT), (4, OUT)), (3,)),
    ),
    *(
        Rule(
            f"F65.{name}",
            f"表6 {code} 与表5 {' + '.join(subjects)} 的基本支出相同",
            _source(6, 5),
            (At(6, code, FINAL),),
            tuple(At(5, subject, "基本支出") for subject in subjects),
            relation=AGREES,
        )
        for name, code, subjects in _SAME_PAYMENTS
    ),
    *_public("F69.same_{}", "表6 {code} 与表9 {line}相同", AGREES),
)
BETWEEN_FORMS: tuple[Rule, ...] = (
    *_INCOME,
    *_EXPENDITURE,
    *_fund(7, _FUNDS),
    *_fund(8, _CAPITAL),
    *_THREE_PUBLIC,
    *AGREEING,
)
