"""What the narrative states, against the forms and against itself."""

import pytest
from identities.ledger import YEAR, accounts, entry, narrative, statement

from juesuan_analysis.facts.finding import (
    CONFLICT,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    NOT_READ,
    ROUNDING,
)
from juesuan_analysis.identities import check

GENERAL = "一般公共预算财政拨款支出决算情况"
BASIC = "一般公共预算财政拨款基本支出决算情况"
INCOME = "收入决算情况"
OVERALL = "收入支出决算总体情况"
PUBLIC = "财政拨款“三公”经费支出决算情况"
BUYING = "政府采购支出情况"


def outcomes(identity, statements, entries=(), **more):
    return [f.outcome for f in check(entries, statements, **more) if f.identity == identity]


def test_a_consistent_narrative_has_no_conflict():
    entries = accounts()
    assert not [f for f in check(entries, narrative(entries)) if f.outcome == CONFLICT]


@pytest.mark.parametrize(
    ("stated", "expected"), [("637.60", HOLDS), ("637.61", ROUNDING), ("637.62", CONFLICT)]
)
def test_an_amount_is_the_amount_of_the_form(stated, expected):
    cells = [entry(5, "合计", "基本支出", "637.60", level=0)]
    assert outcomes("N.amount", [statement(BASIC, "基本支出", "金额", stated)], cells) == [expected]


def test_dropped_zeros_are_no_rounding_among_figures_with_two_decimals():
    cells = [entry(5, "合计", "基本支出", "637.63", level=0)]
    alone = [statement(BASIC, "基本支出", "金额", "637.6")]
    assert outcomes("N.amount", alone, cells) == [ROUNDING]
    among = [*alone, *(statement(BUYING, f"虚构{i}", "金额", f"{i}.37") for i in range(1, 5))]
    assert outcomes("N.amount", among, cells) == [CONFLICT]


def test_a_subject_means_what_its_section_makes_it():
    cells = [
        entry(3, "合计", "基本支出", "5377.64", level=0),
        entry(5, "合计", "基本支出", "5364.75", level=0),
    ]
    told = [
        statement("支出决算情况", "基本支出", "金额", "5377.64"),
        statement(BASIC, "基本支出", "金额", "5377.64"),
    ]
    assert outcomes("N.amount", told, cells) == [HOLDS, CONFLICT]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("住房保障支出/住房改革支出/住房公积金", HOLDS),
        ("住房保障支出/住房保障支出/住房公积金", HOLDS),
        ("住房保障支出/住房改革支出/提租补贴", NOT_ENOUGH),
    ],
)
def test_an_item_is_found_by_its_names(path, expected):
    told = [statement(GENERAL, path, "金额", "148.52")]
    assert outcomes("N.amount", told, accounts()) == [expected]


def test_an_item_that_did_not_occur_need_not_be_in_the_form():
    told = [statement(GENERAL, "住房保障支出/住房改革支出/提租补贴", "金额", "0")]
    assert outcomes("N.amount", told, accounts()) == [NOT_APPLICABLE]


def test_an_amount_whose_form_was_not_read():
    told = [statement(BASIC, "人员经费", "金额", "602.85")]
    assert outcomes("N.amount", told, [], unread=[6]) == [NOT_READ]
    assert outcomes("N.amount", told, []) == [NOT_ENOUGH]


@pytest.mark.parametrize(("budget", "expected"), [("18.35", HOLDS), ("18.53", CONFLICT)])
def test_the_full_years_budget_of_three_public(budget, expected):
    told = [statement(PUBLIC, "公务接待费", "全年预算", budget)]
    assert outcomes("N.public_budget", told, accounts()) == [expected]


def test_the_original_budget_of_three_public_is_not_that_of_form_9():
    told = [statement(PUBLIC, "公务接待费", "年初预算", "20.00")]
    assert outcomes("N.public_budget", told, accounts()) == []


def share(value, sentence="", section=INCOME, part="5.44", whole="859.59"):
    return [
        statement(section, "本年收入合计", "金额", whole),
        statement(section, "其他收入", "金额", part),
        statement(section, "其他收入", "占比", value, unit="%", sentence=sentence),
    ]


@pytest.mark.parametrize(
    ("value", "expected"), [("0.63", ROUNDING), ("0.64", ROUNDING), ("0.66", CONFLICT), ("6.33", CONFLICT)]
)  # fmt: skip
def test_a_share_is_part_of_whole(value, expected):
    assert outcomes("N.share", share(value)) == [expected]


def test_no_share_of_nothing():
    assert outcomes("N.share", share("0", part="0", whole="0")) == [NOT_APPLICABLE]


def test_a_share_of_the_whole_that_the_sentence_names():
    told = [
        statement(BUYING, "政府采购支出总额", "金额", "104.27"),
        statement(BUYING, "授予小微企业合同金额", "金额", "58.27"),
        statement(BUYING, "授予小微企业合同金额", "占比", "55.88", unit="%",
                  sentence="授予小微企业合同金额58.27万元,占政府采购支出总额的55.88%。"),
    ]  # fmt: skip
    assert outcomes("N.share", told) == [ROUNDING]
    unknown = told[2]
    named = type(unknown)(
        **{
            **{f: getattr(unknown, f) for f in unknown.__slots__},
            "sentence": "占服务支出金额的55.88%",
        }
    )
    assert outcomes("N.share", [*told[:2], named]) == [NOT_ENOUGH]


def rate(change, value, now="859.59", base=YEAR - 1):
    return [
        statement(OVERALL, "收入总计", "金额", now),
        statement(OVERALL, "收入总计", "增减额", change, base=base),
        statement(OVERALL, "收入总计", "增减率", value, unit="%", base=base),
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (rate("-130.05", "-13.14"), ROUNDING),
        (rate("-130.05", "13.14"), CONFLICT),
        (rate("-130.05", "-15.13"), CONFLICT),
        (rate("859.59", "100"), NOT_APPLICABLE),
        (rate("859.59", None), NOT_APPLICABLE),
        (rate(None, "-13.14"), NOT_ENOUGH),
    ],
)
def test_a_rate_is_the_change_by_last_years_amount(told, expected):
    assert outcomes("N.rate", told) == [expected]


def completion(value, budget="464.05", final="435.04", kind="年初预算"):
    path = "一般公共服务支出/政府办公厅（室）及相关机构事务/行政运行"
    return [
        statement(GENERAL, path, kind, budget),
        statement(GENERAL, path, "金额", final),
        statement(GENERAL, path, "完成率", value, unit="%"),
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (completion("93.75"), ROUNDING),
        (completion("93.75", kind="全年预算"), ROUNDING),
        (completion("97.35"), CONFLICT),
        (completion("100", budget="0"), NOT_APPLICABLE),
        (completion(None, budget="0"), NOT_APPLICABLE),
        (completion("93.75")[1:], NOT_ENOUGH),
    ],
)
def test_completion_is_final_by_budget(told, expected):
    assert outcomes("N.completion", told) == [expected]


@pytest.mark.parametrize(
    ("budget", "word", "expected"),
    [
        ("464.05", "小于", HOLDS),
        ("464.05", "大于", CONFLICT),
        ("464.05", "等于", CONFLICT),
        ("435.04", "持平", HOLDS),
        ("435.04", "大于", CONFLICT),
        ("434.00", "高于", HOLDS),
        ("464.05", "基本持平", NOT_APPLICABLE),
    ],
)
def test_words_agree_with_figures(budget, word, expected):
    told = completion("93.75", budget=budget)
    sentence = f"决算数{word}年初预算数的主要原因是厉行节约。"
    value = "0" if word in ("等于", "持平") else None
    told.append(statement(GENERAL, told[0].subject, "增减额", value, base=YEAR, sentence=sentence))
    assert outcomes("N.direction", told) == [expected]


@pytest.mark.parametrize(("again", "expected"), [("859.59", HOLDS), ("895.59", CONFLICT)])
def test_one_indicator_one_value(again, expected):
    told = [
        statement(INCOME, "本年收入合计", "金额", "859.59"),
        statement(INCOME, "本年收入合计", "金额", again),
    ]
    assert outcomes("N.one_value", told) == [expected]


def test_another_scope_is_another_indicator():
    told = [
        statement("支出决算情况", "基本支出", "金额", "700.00"),
        statement(BASIC, "基本支出", "金额", "637.60"),
    ]
    assert outcomes("N.one_value", told) == [NOT_APPLICABLE]


@pytest.mark.parametrize(("before", "expected"), [("2665.56", HOLDS), ("2656.56", CONFLICT)])
def test_last_years_amount_where_the_text_states_it(before, expected):
    told = [
        statement(OVERALL, "收入总计", "金额", "2918.96"),
        statement(OVERALL, "收入总计", "金额", before, year=YEAR - 1),
        statement(OVERALL, "收入总计", "增减额", "253.40", base=YEAR - 1),
    ]
    assert outcomes("N.last_year", told) == [expected]


@pytest.mark.parametrize(("services", "expected"), [("104.27", HOLDS), ("14.27", CONFLICT)])
def test_procurement_adds_up(services, expected):
    parts = {"政府采购货物支出": "10.00", "政府采购工程支出": "0", "政府采购服务支出": services}
    told = [statement(BUYING, "政府采购支出总额", "金额", "114.27")]
    told += [statement(BUYING, name, "金额", value) for name, value in parts.items()]
    assert outcomes("N.procurement", told) == [expected]


@pytest.mark.parametrize(("public", "expected"), [("34.75", HOLDS), ("37.45", CONFLICT)])
def test_basic_expenditure_adds_up(public, expected):
    told = [
        statement(BASIC, "基本支出", "金额", "637.60"),
        statement(BASIC, "人员经费", "金额", "602.85"),
        statement(BASIC, "公用经费", "金额", public),
    ]
    assert outcomes("N.basic", told) == [expected]


@pytest.mark.parametrize(("other", "expected"), [("4", HOLDS), ("5", CONFLICT)])
def test_vehicles_add_up(other, expected):
    assets = "国有资产占用情况"
    kinds = {"车辆": "6", "符合规定领导干部用车": "1", "应急保障用车": "1", "其他用车": other}
    told = [statement(assets, name, "数量", value, unit="辆") for name, value in kinds.items()]
    assert outcomes("N.vehicles", told) == [expected]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [({"其他用车": "6"}, NOT_APPLICABLE), ({"应急保障用车": "1", "其他用车": "5"}, HOLDS)],
)
def test_one_kind_of_vehicles_is_no_list_of_them(kinds, expected):
    told = [
        statement("国有资产占用情况", name, "数量", value, unit="辆")
        for name, value in ({"车辆": "6"} | kinds).items()
    ]
    assert outcomes("N.vehicles", told) == [expected]


@pytest.mark.parametrize(("items", "expected"), [(1, NOT_APPLICABLE), (2, HOLDS)])
def test_the_budget_of_one_item_is_no_list_of_them(items, expected):
    whole, names = "一般公共预算财政拨款支出", ("甲", "乙")[:items]
    told = [
        statement(GENERAL, f"住房保障支出/住房改革支出/{name}", kind, "10.00")
        for name in names
        for kind in ("年初预算", "金额")
    ]
    told += [statement(GENERAL, whole, kind, f"{items}0.00") for kind in ("年初预算", "金额")]
    assert outcomes("N.budgets", told) == [expected]


@pytest.mark.parametrize(
    ("whole", "final", "expected"),
    [
        ("30.00", "25.00", HOLDS),
        ("29.00", "25.00", CONFLICT),
        ("31.00", "25.00", NOT_ENOUGH),
        ("31.00", "26.00", NOT_APPLICABLE),
    ],
)
def test_budgets_of_all_items_add_up(whole, final, expected):
    told = [
        statement(GENERAL, "一般公共预算财政拨款支出", "年初预算", whole),
        statement(GENERAL, "一般公共预算财政拨款支出", "金额", final),
    ]
    for name, budget, spent in (("甲", "10.00", "10.00"), ("乙", "20.00", "15.00")):
        told.append(statement(GENERAL, f"住房保障支出/住房改革支出/{name}", "年初预算", budget))
        told.append(statement(GENERAL, f"住房保障支出/住房改革支出/{name}", "金额", spent))
    assert outcomes("N.budgets", told) == [expected]


def test_figures_in_a_stated_reason_are_left_out():
    told = [statement(BUYING, "原因/政府采购支出总额", "金额", value) for value in ("1.00", "2.00")]
    assert outcomes("N.one_value", told) == [NOT_APPLICABLE]
