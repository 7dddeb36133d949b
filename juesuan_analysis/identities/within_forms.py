"""Identities inside a form, as data.

Source: the forms' own definition, 财政部《部门决算公开操作规程》附公开01–09表 and their notes.
"""

from __future__ import annotations

from juesuan_analysis.identities.language import (
    CLASSES,
    COLUMN,
    LINES,
    PARTS,
    ROW,
    THE_TOTAL,
    At,
    Rows,
    Rule,
)
from juesuan_analysis.vocabulary.lines import (
    APPROPRIATIONS,
    ECONOMIC_CLASSES,
    OPENING_APPROPRIATIONS,
    PERSONNEL_CLASSES,
    PERSONNEL_TOTAL,
    PUBLIC_TOTAL,
)

IN, OUT, FINAL = "收入", "支出", "决算数"
OTHER_SOURCES = ("上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
SOURCES = ("财政拨款收入", *OTHER_SOURCES)
KINDS = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
SPENT = ("本年支出", "合计")
_PUBLIC_CLASSES = tuple(c for c in ECONOMIC_CLASSES if c not in PERSONNEL_CLASSES)
_ALL_ROWS = (THE_TOTAL, 3, 5, 7)


def _source(form: int) -> str:
    return f"公开{form:02d}表的栏次与行次关系"


def _cells(
    form: int, rows: tuple[str, ...], measure: str, side: str | None = None
) -> tuple[At, ...]:
    return tuple(At(form, row, measure, side) for row in rows)


def _columns(form: int, row: str, measures: tuple[str, ...]) -> tuple[At, ...]:
    return tuple(At(form, row, measure) for measure in measures)


FORM_1 = (
    Rule(
        "F1.income_total",
        "本年收入合计 = 各项收入之和",
        _source(1),
        _cells(1, ("本年收入合计",), FINAL, IN),
        _cells(1, (*(f"{a}收入" for a in APPROPRIATIONS), *OTHER_SOURCES), FINAL, IN),
    ),
    Rule(
        "F1.income_grand",
        "收入总计 = 本年收入合计 + 使用非财政拨款结余 + 年初结转和结余",
        _source(1),
        _cells(1, ("总计",), FINAL, IN),
        _cells(1, ("本年收入合计", "使用非财政拨款结余", "年初结转和结余"), FINAL, IN),
    ),
    Rule(
        "F1.expenditure_total",
        "本年支出合计 = 各类支出之和",
        _source(1),
        _cells(1, ("本年支出合计",), FINAL, OUT),
        _cells(1, (CLASSES,), FINAL, OUT),
    ),
    Rule(
        "F1.expenditure_grand",
        "支出总计 = 本年支出合计 + 结余分配 + 年末结转和结余",
        _source(1),
        _cells(1, ("总计",), FINAL, OUT),
        _cells(1, ("本年支出合计", "结余分配", "年末结转和结余"), FINAL, OUT),
    ),
    Rule(
        "F1.balance",
        "收入总计 = 支出总计",
        _source(1),
        _cells(1, ("总计",), FINAL, IN),
        _cells(1, ("总计",), FINAL, OUT),
    ),
)
FORM_4 = (
    Rule(
        "F4.income_total",
        "本年收入合计 = 三项财政拨款之和",
        _source(4),
        _cells(4, ("本年收入合计",), FINAL, IN),
        _cells(4, APPROPRIATIONS, FINAL, IN),
    ),
    Rule(
        "F4.opening",
        "年初财政拨款结转和结余 = 三项财政拨款的年初数之和",
        _source(4),
        _cells(4, (OPENING_APPROPRIATIONS,), FINAL, IN),
        _cells(4, tuple(f"{OPENING_APPROPRIATIONS}/{a}" for a in APPROPRIATIONS), FINAL, IN),
    ),
    Rule(
        "F4.income_grand",
        "收入总计 = 本年收入合计 + 年初财政拨款结转和结余",
        _source(4),
        _cells(4, ("总计",), FINAL, IN),
        _cells(4, ("本年收入合计", OPENING_APPROPRIATIONS), FINAL, IN),
    ),
    Rule(
        "F4.expenditure_total",
        "本年支出合计 = 各类支出之和",
        _source(4),
        _cells(4, ("本年支出合计",), COLUMN, OUT),
        _cells(4, (CLASSES,), COLUMN, OUT),
        columns=(4, OUT),
    ),
    Rule(
        "F4.expenditure_grand",
        "支出总计 = 本年支出合计 + 年末财政拨款结转和结余",
        _source(4),
        _cells(4, ("总计",), COLUMN, OUT),
        _cells(4, ("本年支出合计", "年末财政拨款结转和结余"), COLUMN, OUT),
        columns=(4, OUT),
    ),
    Rule(
        "F4.funds",
        "合计 = 一般公共预算 + 政府性基金预算 + 国有资本经营预算财政拨款",
        _source(4),
        (At(4, ROW, "合计", OUT),),
        tuple(At(4, ROW, a, OUT) for a in APPROPRIATIONS),
        rows=Rows(((4, OUT),), (LINES,)),
    ),
    Rule(
        "F4.balance",
        "收入总计 = 支出总计",
        _source(4),
        _cells(4, ("总计",), FINAL, IN),
        _cells(4, ("总计",), "合计", OUT),
    ),
    *(
        Rule(
            f"F4.{name}_balance",
            f"{fund}：本年收入 + 年初结转和结余 = 本年支出 + 年末结转和结余",
            _source(4),
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


def _tree(form: int) -> tuple[Rule, ...]:
    """合计 = Σ类, 类 = Σ款, 款 = Σ项, in every column."""
    levels = (("section", 3, "类", "款"), ("item", 5, "款", "项"))
    return (
        Rule(
            f"F{form}.by_class",
            "合计 = 各类之和",
            _source(form),
            (At(form, "合计", COLUMN),),
            (At(form, CLASSES, COLUMN),),
            columns=(form, None),
        ),
        *(
            Rule(
                f"F{form}.by_{name}",
                f"{upper} = 所属各{lower}之和",
                _source(form),
                (At(form, ROW, COLUMN),),
                (At(form, PARTS, COLUMN),),
                rows=Rows(((form, None),), (length,)),
                columns=(form, None),
            )
            for name, length, upper, lower in levels
        ),
    )


def _row(form: int, name: str, total: str, parts: tuple[str, ...]) -> Rule:
    """In every row, one column is the sum of others."""
    return Rule(
        f"F{form}.{name}",
        f"{total} = {' + '.join(parts)}",
        _source(form),
        (At(form, ROW, total),),
        _columns(form, ROW, parts),
        rows=Rows(((form, None),), _ALL_ROWS),
    )


def _roll(form: int) -> Rule:
    return Rule(
        f"F{form}.roll",
        "年末结转和结余 = 年初结转和结余 + 本年收入 − 本年支出",
        _source(form),
        (At(form, ROW, "年末结转和结余"),),
        (
            At(form, ROW, "年初结转和结余", need=True),
            At(form, ROW, "本年收入", need=True),
            At(form, ROW, "本年支出", sign=-1, need=True),
        ),
        rows=Rows(((form, None),), _ALL_ROWS),
    )


FORM_6 = (
    Rule(
        "F6.by_class",
        "类 = 所属各款之和",
        _source(6),
        (At(6, ROW, FINAL),),
        (At(6, PARTS, FINAL),),
        rows=Rows(((6, None),), (3,)),
    ),
    Rule(
        "F6.personnel",
        "人员经费合计 = 301 + 303",
        _source(6),
        _cells(6, (PERSONNEL_TOTAL,), FINAL),
        _cells(6, PERSONNEL_CLASSES, FINAL),
    ),
    Rule(
        "F6.public",
        "公用经费合计 = 302 + 307 + 309 至 313 + 399",
        _source(6),
        _cells(6, (PUBLIC_TOTAL,), FINAL),
        _cells(6, _PUBLIC_CLASSES, FINAL),
    ),
)
FORM_9 = (
    Rule(
        "F9.total",
        "“三公”经费合计 = 因公出国（境）费 + 公务用车购置及运行维护费 + 公务接待费",
        _source(9),
        _cells(9, ("合计",), COLUMN),
        _cells(9, ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"), COLUMN),
        columns=(9, None),
    ),
    Rule(
        "F9.vehicles",
        "公务用车购置及运行维护费 = 公务用车购置费 + 公务用车运行维护费",
        _source(9),
        _cells(9, ("公务用车购置及运行维护费",), COLUMN),
        _cells(9, ("公务用车购置费", "公务用车运行维护费"), COLUMN),
        columns=(9, None),
    ),
)
WITHIN_FORMS: tuple[Rule, ...] = (
    *FORM_1,
    _row(2, "sources", "本年收入合计", SOURCES),
    *_tree(2),
    _row(3, "kinds", "本年支出合计", KINDS),
    *_tree(3),
    *FORM_4,
    _row(5, "kinds", "合计", KINDS[:2]),
    *_tree(5),
    *FORM_6,
    _row(7, "kinds", "本年支出", KINDS[:2]),
    *_tree(7),
    _roll(7),
    _row(8, "kinds", "本年支出", KINDS[:2]),
    _row(8, "spent", "合计", KINDS[:2]),
    *_tree(8),
    _roll(8),
    *FORM_9,
)
