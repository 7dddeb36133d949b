"""The register holds every identity, and every one of them was met by an input of this test."""

import importlib
import pkgutil
from dataclasses import replace

import pytest
from annexes.sheets import sheet
from identities.ledger import YEAR, accounts, entry, narrative, statement
from identities.test_rules import EXTRA

from juesuan_analysis import identities
from juesuan_analysis.annexes import read_annexes
from juesuan_analysis.facts.finding import ADJUSTED, CHECKED, EDITION, READING
from juesuan_analysis.facts.performance import NARRATIVE
from juesuan_analysis.identities import IDENTITIES, catalogue, check, check_levels, check_projects
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.projects import HINT
from juesuan_analysis.identities.record import Identity

OVERALL, ASSETS = "收入支出决算总体情况", "国有资产占用情况"
GENERAL, BASIC = "一般公共预算财政拨款支出决算情况", "一般公共预算财政拨款基本支出决算情况"
REVIEWS = "预算绩效情况"
PAYMENTS = [("30111", "2101103"), ("30216", "2050803")]
# 虚构: the lines that few departments print, all in one document.
RARE = [
    *(one for extra in EXTRA.values() for one in extra),
    *(entry(6, "同一笔", "决算数", "3.60", code=code) for code, _ in PAYMENTS),
    *(entry(5, "同一笔", "基本支出", "3.60", code=code) for _, code in PAYMENTS),
    entry(9, "公务用车运行维护费", "决算数", "1.20"),
    entry(6, "公务用车运行维护费", "决算数", "1.20", code="30231"),
]
SAME = [
    *(entry(6, "用车", "决算数", "2.50", code=code) for code in ("30212", "31013", "30217")),
    *(
        entry(9, f"{line}费", "决算数", "2.50")
        for line in ("因公出国（境）", "公务用车购置", "公务接待")
    ),
]
PARTS = [
    statement(OVERALL, "收入总计", "金额", "11.00", sentence="收入"),
    statement(OVERALL, "收入总计", "金额", "11.00", sentence="又说一次"),
    statement(OVERALL, "局本级收入总计", "金额", "8.00", sentence="收入"),
    statement(OVERALL, "所属单位收入总计", "金额", "3.00", sentence="收入"),
    statement(OVERALL, "收入总计", "金额", "10.00", year=YEAR - 1),
    statement(OVERALL, "收入总计", "增减额", "1.00", base=YEAR - 1),
    *(
        statement("政府采购支出情况", f"政府采购{name}", "金额", amount)
        for name, amount in (("支出总额", 6), ("货物支出", 1), ("工程支出", 2), ("服务支出", 3))
    ),
    *(
        statement(ASSETS, name, "数量", number, unit="辆")
        for name, number in (("车辆", 3), ("应急保障用车", 1), ("其他用车", 2))
    ),
    *(
        statement(GENERAL, name, kind, amount)
        for name, amount in (
            ("一般公共预算财政拨款支出", "3.00"),
            ("住房保障支出/住房改革支出/甲", "1.00"),
            ("住房保障支出/住房改革支出/乙", "2.00"),
        )
        for kind in ("年初预算", "金额")
    ),
    *(
        statement(BASIC, name, "金额", amount)
        for name, amount in (("基本支出", "3.00"), ("人员经费", "1.00"), ("公用经费", "2.00"))
    ),
]
OTHERS = [
    statement("财政拨款收入支出决算总体情况", "财政拨款收入", "金额", "3.00"),
    statement("机关运行经费支出情况", "机关运行经费", "金额", "3.00"),
]
LISTED = """
序号|项目名称|全年预算数（万元）|全年执行数（万元）|自评得分
1|甲项目|100|80|96
"""
TABLE = """
项目名称|甲项目|<|<|<|<|<|<
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|100|100|80|10|80%|8
^|其中：当年财政拨款|100|100|80|-||-
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|<
产出指标（60分）|数量指标|次数|≥10次|8次|60|60|<
成本指标（30分）|经济成本指标|项目总成本|≤100万元|80万元|30|28|<
总分|<|<|<|<|100|96|<
评价等级|优|<|<|<|<|<|<
"""


def last_year():
    return [replace(one, amount=one.amount and one.amount - 1) for one in accounts()]


def of_annexes():
    read = read_annexes([
        sheet(1, "# 项目支出绩效自评结果汇总表", LISTED), sheet(2, "# 项目支出绩效自评表", TABLE)
    ])  # fmt: skip
    told = [
        statement(REVIEWS, "绩效自评项目数", "数量", "1", unit="个"),
        statement(REVIEWS, "绩效自评项目预算金额", "金额", "100.00", sentence="涉及预算资金"),
        statement(REVIEWS, "甲项目", "全年预算", "100.00"),
    ]
    (own,) = {one.project_id for one in read.performance.projects}
    reviewed = replace(read.performance.projects[0], origin=NARRATIVE)
    performance = replace(read.performance, projects=[*read.performance.projects, reviewed])
    book = Book([entry(3, "合计", "项目支出", "90.00")])
    return check_projects(performance, told, [None, None, own], book)


@pytest.fixture(scope="module")
def found():
    whole, twice = accounts(), [replace(one, amount=one.amount and 2 * one.amount) for one in RARE]
    return [
        *check(whole, [*narrative(whole), *OTHERS], last_year()),
        *check([*whole, next(one for one in whole if one.amount)], []),
        *(finding for extra in EXTRA.values() for finding in check(extra, [])),
        *check(RARE, PARTS),
        *check(SAME, []),
        *check_levels(twice, [RARE, RARE]),
        *of_annexes(),
    ]


def is_met(finding):
    """Whether figures were compared, or what to look at was told."""
    compared = finding.outcome in CHECKED or finding.outcome == ADJUSTED
    return compared or (finding.reason or "").startswith(HINT)


def test_every_finding_is_of_an_identity_of_the_catalogue(found):
    assert {finding.identity for finding in found} - set(catalogue()) == set()


def test_every_identity_is_met(found):
    met = {finding.identity for finding in found if is_met(finding)}
    # What the batch tells of: tests/batch meets these.
    assert set(catalogue()) - met == {READING, EDITION}


def test_every_identity_says_what_it_is():
    assert len(catalogue()) == len(IDENTITIES)
    assert [
        one for one in IDENTITIES if not (one.statement and one.about and one.source and one.scope)
    ] == []


def test_a_record_is_added_in_its_own_module():
    """A module's records are all registered, so that the register is touched for no record."""
    names = [module.name for module in pkgutil.iter_modules(identities.__path__)]
    modules = [importlib.import_module(f"{identities.__name__}.{name}") for name in names]
    held = {
        one.id
        for module in modules
        for one in getattr(module, "IDENTITIES", ())
        if isinstance(one, Identity)
    }
    assert held == set(catalogue())
