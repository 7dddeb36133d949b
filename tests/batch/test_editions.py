from decimal import Decimal

import pytest

from juesuan_analysis.batch.editions import (
    Bearing,
    Discrepancy,
    differences,
    figures_of,
    in_force,
    relation,
)


def entry(form: int, line: str, measure: str, amount: str | None) -> dict[str, object]:
    value = Decimal(amount) if amount else None
    return {
        "form": form,
        "side": None,
        "code": None,
        "line": line,
        "measure": measure,
        "amount": value,
    }


def told(subject: str, value: str) -> dict[str, object]:
    who = {"subject": subject, "kind": "金额", "stated_year": 2023, "base_year": None}
    return who | {"value": Decimal(value)}


FORM_3 = [entry(3, "合计", "基本支出", "1.00"), entry(3, "合计", "项目支出", None)]
FORM_9 = [entry(9, "合计", "决算数", "2.00")]
NARRATIVE = [told("收入总计", "5.00"), told("公务接待费", "2.00")]


@pytest.mark.parametrize(
    ("entries", "statements", "expected"),
    [
        (FORM_3, NARRATIVE, "copy"),
        (FORM_3, [], "copy"),
        ([], [NARRATIVE[1]], "copy"),
        (FORM_9, [], "part"),
        ([entry(8, "合计", "合计", None)], [], "part"),
        ([*FORM_3, *FORM_9], NARRATIVE, "part"),
        ([entry(3, "合计", "项目支出", "1.00")], [], "edition"),
        (FORM_3, [NARRATIVE[0], told("公务接待费", "3.00")], "edition"),
    ],
)
def test_what_a_second_file_is(entries, statements, expected):
    held = figures_of(FORM_3, NARRATIVE)
    assert relation(figures_of(entries, statements), held) == expected


def test_amount_moved_to_another_column_is_two_differences():
    moved = [entry(3, "合计", "项目支出", "1.00")]
    assert differences(figures_of(FORM_3, []), figures_of(moved, [])) == [
        Discrepancy("表3/合计/基本支出", Decimal("1.00"), None),
        Discrepancy("表3/合计/项目支出", None, Decimal("1.00")),
    ]


@pytest.mark.parametrize(
    ("new", "held", "taken"),
    [
        (Bearing("决算（更正）.pdf", 0), Bearing("决算.pdf", 0), True),
        (Bearing("决算.pdf", 0), Bearing("决算（更正）.pdf", 0), False),
        (Bearing("a.pdf", 0, dated="20240901"), Bearing("b.pdf", 0, dated="20240801"), True),
        (Bearing("a.pdf", 0, "", "2024-08-01"), Bearing("b.pdf", 0, "", "2024-09-01"), False),
        (Bearing("2.pdf", 0), Bearing("1.pdf", 0), True),
        (Bearing("决算（更正）.pdf", 3), Bearing("决算.pdf", 0), False),
        (Bearing("决算.pdf", 0), Bearing("决算（更正）.pdf", 2), True),
        (Bearing("三公.pdf", 0), Bearing("决算.pdf", 0, forms=frozenset({1, 2})), False),
    ],
)
def test_which_edition_is_in_force(new, held, taken):
    assert in_force(new, held) is taken
