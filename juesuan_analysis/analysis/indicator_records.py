"""The indicators, as data: what is compared between departments and years.

A figure names its cells and what narratives call it, a ratio the figures that it is made of; each
has its English name, and whose money it tells of.
"""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.analysis.measures import PERCENT
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.cells import FINAL, IN, OUT, Cell
from juesuan_analysis.vocabulary.lines import (
    APPROPRIATIONS,
    PERSONNEL_TOTAL,
    PUBLIC_LINES,
    PUBLIC_TOTAL,
)
from juesuan_analysis.vocabulary.matters import BOUGHT, PROCURED, PURCHASES
from juesuan_analysis.vocabulary.money import WAN
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.totals import GENERAL_SPENT
from juesuan_analysis.vocabulary.tree import Line, counts_below

ALL, APPROPRIATED, GENERAL = "全口径", "财政拨款", "一般公共预算财政拨款"
_YUAN = 10_000
FORMS = "财政部部门决算公开样式（公开01—09表）"
_ANALYSIS = "《行政单位财务规则》（财政部令第113号）第九章 财务分析"
_PUBLIC = "《党政机关厉行节约反对浪费条例》；财政部关于“三公”经费公开的要求"
_SMALL = "《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）"
_GENERAL, _FUNDS, _CAPITAL = APPROPRIATIONS
EVERYWHERE = "情况说明各处"  # people are counted wherever a narrative tells of them


@frozen
class Indicator:
    """A figure that is compared.

    Attributes
    ----------
    name, english
        What it is called; ``english`` is empty where the vocabulary has the name.
    cells
        Where the forms have it, in order of trust.
    section, subjects, kind
        Where the narrative tells of it, by which names (trusted in this order), and as what.
    parts
        The indicators that add up to it.
    scope
        Which money is meant: 全口径, 财政拨款 or 一般公共预算财政拨款.
    """

    name: str
    english: str = ""
    cells: tuple[Cell, ...] = ()
    section: str | None = None
    subjects: tuple[str, ...] = ()
    unit: str = WAN
    kind: str = sections.AMOUNT
    parts: tuple[str, ...] = ()
    scope: str = ALL


@frozen
class RatioIndicator:
    """``over`` ÷ ``under`` × ``factor``; parts of either are added.

    ``scope`` says which money is meant, ``basis`` where the definition comes from.
    """

    name: str
    english: str
    over: tuple[str, ...]
    under: tuple[str, ...]
    scope: str
    forms: str
    basis: str = _ANALYSIS
    unit: str = PERCENT
    factor: float = 100.0

    @property
    def formula(self) -> str:
        """The definition in words."""
        shown = {100.0: " × 100%"}.get(self.factor, f" × {self.factor:,.0f}")
        more = "" if self.factor == 1 else shown
        return f"{' + '.join(self.over)} ÷ {_bracketed(self.under)}{more}"


def _bracketed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"（{' + '.join(names)}）"


def _total(name: str, side: str) -> Indicator:
    cells = (Cell(1, side, "总计", FINAL),)
    return Indicator(name, cells=cells, section=sections.OVERALL, subjects=(name,))


def _public(line: Line) -> Indicator:
    return Indicator(
        line.spoken,
        line.english,
        (Cell(9, None, line.name, FINAL),),
        sections.THREE_PUBLIC,
        (line.spoken,),
        scope=APPROPRIATED,
    )


def _count(name: str, english: str, unit: str) -> Indicator:
    return Indicator(
        name, english, (), sections.THREE_PUBLIC, (name,), unit, sections.COUNT, scope=APPROPRIATED
    )


def _bought(name: str, english: str, parts: tuple[str, ...] = ()) -> Indicator:
    return Indicator(name, english, (), sections.PROCUREMENT, (name,), parts=parts)


def _people(name: str, english: str, *others: str) -> Indicator:
    return Indicator(name, english, (), EVERYWHERE, (name, *others), "人", sections.COUNT)


def _spent(name: str, *cells: Cell, section: str, scope: str) -> Indicator:
    return Indicator(name, "", cells, section, (name,), scope=scope)


_SPENT_OF = tuple(f"{fund}支出" for fund in APPROPRIATIONS)
INDICATORS: tuple[Indicator, ...] = (
    _total("收入总计", IN),
    _total("支出总计", OUT),
    Indicator(
        "本年收入",
        "Revenue",
        (Cell(1, IN, "本年收入合计", FINAL), Cell(2, None, "合计", "本年收入合计")),
        sections.INCOME,
        ("本年收入合计",),
    ),
    Indicator(
        "本年支出",
        "Expenditure",
        (Cell(1, OUT, "本年支出合计", FINAL), Cell(3, None, "合计", "本年支出合计")),
        sections.EXPENDITURE,
        ("本年支出合计",),
    ),
    Indicator("年初结转和结余", cells=(Cell(1, IN, "年初结转和结余", FINAL),)),
    Indicator("年末结转和结余", cells=(Cell(1, OUT, "年末结转和结余", FINAL),)),
    Indicator(
        "财政拨款收入",
        "",
        (Cell(4, IN, "本年收入合计", FINAL), Cell(2, None, "合计", "财政拨款收入")),
        sections.INCOME,
        ("财政拨款收入",),
        scope=APPROPRIATED,
    ),
    Indicator(
        "财政拨款支出",
        cells=(Cell(4, OUT, "本年支出合计", "合计"),),
        parts=_SPENT_OF,
        scope=APPROPRIATED,
    ),
    _spent(
        _SPENT_OF[0],
        Cell(5, None, "合计", "合计"),
        Cell(4, OUT, "本年支出合计", _GENERAL),
        section=sections.GENERAL,
        scope=GENERAL,
    ),
    _spent(
        _SPENT_OF[1],
        Cell(4, OUT, "本年支出合计", _FUNDS),
        Cell(7, None, "合计", "本年支出"),
        section=sections.FUNDS,
        scope=APPROPRIATED,
    ),
    _spent(
        _SPENT_OF[2],
        Cell(4, OUT, "本年支出合计", _CAPITAL),
        Cell(8, None, "合计", "本年支出"),
        section=sections.STATE_CAPITAL,
        scope=APPROPRIATED,
    ),
    *(
        _spent(kind, Cell(3, None, "合计", kind), section=sections.EXPENDITURE, scope=ALL)
        for kind in ("基本支出", "项目支出")
    ),
    *(
        _spent(what, Cell(6, what, line, FINAL), section=sections.BASIC, scope=GENERAL)
        for what, line in (("人员经费", PERSONNEL_TOTAL), ("公用经费", PUBLIC_TOTAL))
    ),
    *(_public(line) for line in PUBLIC_LINES),
    *(_count(name, count.english, count.unit) for _, name, count in counts_below(TREE)),
    Indicator("机关运行经费", "", (), sections.OPERATING, ("机关运行经费",), scope=GENERAL),
    _bought(PURCHASES, "Government procurement", BOUGHT),
    *(
        _bought(name, f"Procurement of {what}")
        for name, what in zip(BOUGHT, PROCURED.values(), strict=True)
    ),
    Indicator(
        "一般公共预算财政拨款支出年初预算",
        "General public budget, original budget",
        (),
        sections.GENERAL,
        (_SPENT_OF[0],),
        kind=sections.ORIGINAL_BUDGET,
        scope=GENERAL,
    ),
    _bought("授予中小企业合同金额", "Contracts to SMEs"),
    _bought("授予小微企业合同金额", "Contracts to small and micro enterprises"),
    _people("年末实有人数", "Staff at year end", "在职人数"),
    _people("编制人数", "Authorised posts"),
)
INDICATOR = {indicator.name: indicator for indicator in INDICATORS}

_THREE = TREE.spoken
_SPENT = "本年支出"
RATIO_INDICATORS: tuple[RatioIndicator, ...] = (
    RatioIndicator(
        "项目支出占比", "Share of project expenditure", ("项目支出",), (_SPENT,), ALL, "表3"
    ),
    RatioIndicator(
        "财政拨款依赖度",
        "Dependence on appropriations",
        ("财政拨款收入",),
        ("本年收入",),
        ALL,
        "表1、表2、表4",
    ),
    RatioIndicator(
        "预算完成率",
        "Budget completion",
        (GENERAL_SPENT,),
        ("一般公共预算财政拨款支出年初预算",),
        GENERAL,
        "表5、情况说明",
    ),
    RatioIndicator(
        "结转结余率", "Balances over revenue", ("年末结转和结余",), ("收入总计",), ALL, "表1"
    ),
    RatioIndicator(
        "“三公”占本年支出",
        "Three-public over expenditure",
        (_THREE,),
        (_SPENT,),
        ALL,
        "表9、表3",
        basis=_PUBLIC,
    ),
    RatioIndicator(
        "“三公”占一般公共预算财政拨款支出",
        "Three-public over general public budget",
        (_THREE,),
        (GENERAL_SPENT,),
        GENERAL,
        "表9、表5",
        basis=_PUBLIC,
    ),
    RatioIndicator(
        "公用经费与人员经费之比",
        "Operating over personnel expenses",
        ("公用经费",),
        ("人员经费",),
        GENERAL,
        "表6",
    ),
    RatioIndicator(
        "人均机关运行经费",
        "Administrative operating expenses per head",
        ("机关运行经费",),
        ("年末实有人数",),
        GENERAL,
        "情况说明",
        basis="《机关事务管理条例》（国务院令第621号）",
        unit="元/人",
        factor=_YUAN,
    ),
    RatioIndicator(
        "人均公用经费",
        "Operating expenses per head",
        ("公用经费",),
        ("年末实有人数",),
        GENERAL,
        "表6、情况说明",
        unit="元/人",
        factor=_YUAN,
    ),
    RatioIndicator(
        "中小企业采购占比",
        "Share of procurement from SMEs",
        ("授予中小企业合同金额",),
        (PURCHASES,),
        ALL,
        "情况说明",
        basis=_SMALL,
    ),
)
RATIO = {one.name: one for one in RATIO_INDICATORS}
