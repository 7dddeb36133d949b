"""Identities inside forms 1 and 4, which have an income and an expenditure side, as data.

Source: the forms' own definition, 财政部《部门决算公开操作规程》附公开01、04表 and their notes.
"""

from __future__ import annotations

from juesuan_analysis.identities.language import CLASSES, COLUMN, LINES, ROW, At, Rows, Rule
from juesuan_analysis.vocabulary.cells import FINAL, IN, OUT
from juesuan_analysis.vocabulary.forms import OTHER_SOURCES
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS, OPENING_APPROPRIATIONS


def source(form: int) -> str:
    """Name the source of the rules of a form."""
    return f"公开{form:02d}表的栏次与行次关系"


def cells(
    form: int, rows: tuple[str, ...], measure: str, side: str | None = None
) -> tuple[At, ...]:
    """Name the cells of some rows in one column."""
    return tuple(At(form, row, measure, side) for row in rows)


FUND_INCOME = tuple(f"{fund}收入" for fund in APPROPRIATIONS)
# Before 2019 the appropriations stood in one line, and reserves went by another name.
IN_ONE_LINE = At(1, "财政拨款收入", FINAL, IN, unless=FUND_INCOME)
RESERVES = ("使用非财政拨款结余", "用事业基金弥补收支差额")
FORM_1 = (
    Rule(
        "F1.income_total",
        "本年收入合计 = 各项收入之和",
        source(1),
        cells(1, ("本年收入合计",), FINAL, IN),
        (*cells(1, (*FUND_INCOME, *OTHER_SOURCES), FINAL, IN), IN_ONE_LINE),
    ),
    Rule(
        "F1.income_grand",
        # 总计, and not 合计, holds what was there before the year: it has to equal what was spent
        # or is left.
        "收入总计 = 本年收入合计 + 使用非财政拨款结余 + 年初结转和结余",
        source(1),
        cells(1, ("总计",), FINAL, IN),
        cells(1, ("本年收入合计", *RESERVES, "年初结转和结余"), FINAL, IN),
    ),
    Rule(
        "F1.expenditure_total",
        "本年支出合计 = 各类支出之和",
        source(1),
        cells(1, ("本年支出合计",), FINAL, OUT),
        cells(1, (CLASSES,), FINAL, OUT),
    ),
    Rule(
        "F1.expenditure_grand",
        "支出总计 = 本年支出合计 + 结余分配 + 年末结转和结余",
        source(1),
        cells(1, ("总计",), FINAL, OUT),
        cells(1, ("本年支出合计", "结余分配", "年末结转和结余"), FINAL, OUT),
    ),
    Rule(
        "F1.balance",
        "收入总计 = 支出总计",
        source(1),
        cells(1, ("总计",), FINAL, IN),
        cells(1, ("总计",), FINAL, OUT),
    ),
)
FORM_4 = (
    Rule(
        "F4.income_total",
        "本年收入合计 = 三项财政拨款之和",
        source(4),
        cells(4, ("本年收入合计",), FINAL, IN),
        cells(4, APPROPRIATIONS, FINAL, IN),
    ),
    Rule(
        "F4.opening",
        "年初财政拨款结转和结余 = 三项财政拨款的年初数之和",
        source(4),
        cells(4, (OPENING_APPROPRIATIONS,), FINAL, IN),
        cells(4, tuple(f"{OPENING_APPROPRIATIONS}/{a}" for a in APPROPRIATIONS), FINAL, IN),
    ),
    Rule(
        "F4.income_grand",
        "收入总计 = 本年收入合计 + 年初财政拨款结转和结余",
        source(4),
        cells(4, ("总计",), FINAL, IN),
        cells(4, ("本年收入合计", OPENING_APPROPRIATIONS), FINAL, IN),
    ),
    Rule(
        "F4.expenditure_total",
        "本年支出合计 = 各类支出之和",
        source(4),
        cells(4, ("本年支出合计",), COLUMN, OUT),
        cells(4, (CLASSES,), COLUMN, OUT),
        columns=(4, OUT),
    ),
    Rule(
        "F4.expenditure_grand",
        "支出总计 = 本年支出合计 + 年末财政拨款结转和结余",
        source(4),
        cells(4, ("总计",), COLUMN, OUT),
        cells(4, ("本年支出合计", "年末财政拨款结转和结余"), COLUMN, OUT),
        columns=(4, OUT),
    ),
    Rule(
        "F4.funds",
        "合计 = 一般公共预算 + 政府性基金预算 + 国有资本经营预算财政拨款",
        source(4),
        (At(4, ROW, "合计", OUT),),
        tuple(At(4, ROW, a, OUT) for a in APPROPRIATIONS),
        rows=Rows(((4, OUT),), (LINES,)),
    ),
    Rule(
        "F4.balance",
        "收入总计 = 支出总计",
        source(4),
        cells(4, ("总计",), FINAL, IN),
        cells(4, ("总计",), "合计", OUT),
    ),
    *(
        Rule(
            f"F4.{name}_balance",
            f"{fund}：本年收入 + 年初结转和结余 = 本年支出 + 年末结转和结余",
            source(4),
            (
                At(4, fund, FINAL, IN, need=True),
                At(4, f"{OPENING_APPROPRIATIONS}/{fund}", FINAL, IN, need=True),
            ),
            (
                At(4, "本年支出合计", fund, OUT, need=True),
                At(4, "年末财政拨款结转和结余", fund, OUT, need=True),
            ),
        )
        for name, fund in zip(("general", "funds", "capital"), APPROPRIATIONS, strict=True)
    ),
)
