"""Identities inside a form, as data.

Source: the forms' own definition, 财政部《部门决算公开操作规程》附公开01–09表 and their notes.
"""

from __future__ import annotations

from juesuan_analysis.identities.language import (
    CLASSES,
    COLUMN,
    PARTS,
    ROW,
    THE_TOTAL,
    At,
    Rows,
    Rule,
)
from juesuan_analysis.identities.two_sided import FORM_1, FORM_4, cells, source
from juesuan_analysis.vocabulary.cells import FINAL
from juesuan_analysis.vocabulary.forms import KINDS, SOURCES
from juesuan_analysis.vocabulary.lines import (
    CLASS_DIGITS,
    CODE_LEVELS,
    ECONOMIC_CLASSES,
    PERSONNEL_CLASSES,
    PERSONNEL_TOTAL,
    PUBLIC_LINES,
    PUBLIC_TOTAL,
    SECTION_DIGITS,
)

SPENT = ("本年支出", "合计")
# People are paid by 301 工资福利 and 303 对个人和家庭的补助 alone; every other class of basic
# expenditure keeps the office running.
_PUBLIC_CLASSES = tuple(c for c in ECONOMIC_CLASSES if c not in PERSONNEL_CLASSES)
_ALL_ROWS = (THE_TOTAL, *CODE_LEVELS)


def _columns(form: int, row: str, measures: tuple[str, ...]) -> tuple[At, ...]:
    return tuple(At(form, row, measure) for measure in measures)


def _tree(form: int) -> tuple[Rule, ...]:
    """合计 = Σ类, 类 = Σ款, 款 = Σ项, in every column."""
    levels = (("section", CLASS_DIGITS, "类", "款"), ("item", SECTION_DIGITS, "款", "项"))
    return (
        Rule(
            f"F{form}.by_class",
            "合计 = 各类之和",
            source(form),
            (At(form, "合计", COLUMN),),
            (At(form, CLASSES, COLUMN),),
            columns=(form, None),
        ),
        *(
            Rule(
                f"F{form}.by_{name}",
                f"{upper} = 所属各{lower}之和",
                source(form),
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
        source(form),
        (At(form, ROW, total),),
        _columns(form, ROW, parts),
        rows=Rows(((form, None),), _ALL_ROWS),
    )


def _roll(form: int) -> Rule:
    return Rule(
        f"F{form}.roll",
        "年末结转和结余 = 年初结转和结余 + 本年收入 − 本年支出",
        source(form),
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
        source(6),
        (At(6, ROW, FINAL),),
        (At(6, PARTS, FINAL),),
        rows=Rows(((6, None),), (3,)),
    ),
    Rule(
        "F6.personnel",
        "人员经费合计 = 301 + 303",
        source(6),
        cells(6, (PERSONNEL_TOTAL,), FINAL),
        cells(6, PERSONNEL_CLASSES, FINAL),
    ),
    Rule(
        "F6.public",
        "公用经费合计 = 302 + 307 + 309 至 313 + 399",
        source(6),
        cells(6, (PUBLIC_TOTAL,), FINAL),
        cells(6, _PUBLIC_CLASSES, FINAL),
    ),
)
FORM_9 = tuple(
    Rule(
        f"F9.{whole.key}",
        f"{whole.spoken} = {' + '.join(part.name for part in whole.parts)}",
        source(9),
        cells(9, (whole.name,), COLUMN),
        cells(9, tuple(part.name for part in whole.parts), COLUMN),
        columns=(9, None),
    )
    for whole in PUBLIC_LINES
    if whole.parts
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
    # Layouts of form 8 call the column 本年支出 or 合计; a rule without its column is silent.
    _row(8, "spent", "合计", KINDS[:2]),
    *_tree(8),
    _roll(8),
    *FORM_9,
)
