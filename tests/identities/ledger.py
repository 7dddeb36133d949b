"""Consistent invented accounts (虚构) as entries and statements, and the truths of real ones."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from juesuan_analysis.facts import Entry, Place, Statement
from juesuan_analysis.identities.within_forms import KINDS
from juesuan_analysis.vocabulary.forms import SOURCES
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS, FUNCTIONAL_CLASSES

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
TRUTHS = sorted(CORPUS.glob("*.truth.tsv"))
PLACE = Place(1, 0.0, 0.0, 10.0, 10.0)
YEAR = 2024
ZERO = Decimal(0)
GENERAL, FUND, CAPITAL = APPROPRIATIONS

# 虚构: code, 类, 款, 项, fund, basic, project, spent from other means on projects.
ITEMS = (
    ("2010301", "一般公共服务支出", "政府办公厅（室）及相关机构事务", "行政运行", GENERAL, "1386.27", "41.35", "12.48"),
    ("2010302", "一般公共服务支出", "政府办公厅（室）及相关机构事务", "一般行政管理事务", GENERAL, "0", "528.63", "0"),
    ("2010350", "一般公共服务支出", "政府办公厅（室）及相关机构事务", "事业运行", GENERAL, "417.92", "0", "36.71"),
    ("2010507", "一般公共服务支出", "统计信息事务", "专项普查活动", GENERAL, "0", "94.58", "0"),
    ("2080501", "社会保障和就业支出", "行政事业单位养老支出", "行政单位离退休", GENERAL, "63.74", "0", "0"),
    ("2080505", "社会保障和就业支出", "行政事业单位养老支出", "机关事业单位基本养老保险缴费支出", GENERAL, "182.46", "0", "0"),
    ("2080506", "社会保障和就业支出", "行政事业单位养老支出", "机关事业单位职业年金缴费支出", GENERAL, "91.23", "0", "0"),
    ("2081601", "社会保障和就业支出", "红十字事业", "行政运行", GENERAL, "57.81", "18.24", "0"),
    ("2101101", "卫生健康支出", "行政事业单位医疗", "行政单位医疗", GENERAL, "74.69", "0", "0"),
    ("2101103", "卫生健康支出", "行政事业单位医疗", "公务员医疗补助", GENERAL, "28.37", "0", "0"),
    ("2120803", "城乡社区支出", "国有土地使用权出让收入安排的支出", "城市建设支出", FUND, "0", "845.16", "0"),
    ("2120806", "城乡社区支出", "国有土地使用权出让收入安排的支出", "土地出让业务支出", FUND, "0", "137.94", "0"),
    ("2210201", "住房保障支出", "住房改革支出", "住房公积金", GENERAL, "148.52", "0", "0"),
    ("2210203", "住房保障支出", "住房改革支出", "购房补贴", GENERAL, "265.83", "0", "0"),
    ("2230105", "国有资本经营预算支出", "解决历史遗留问题及改革成本支出", "国有企业退休人员社会化管理补助支出", CAPITAL, "0", "24.75", "0"),
)  # fmt: skip
ECONOMIC = {
    "30101": "431.26", "30102": "397.48", "30103": "286.35", "30107": "164.72", "30108": "182.46",
    "30109": "91.23", "30110": "74.69", "30111": "28.37", "30112": "17.54", "30113": "148.52",
    "30199": "419.81", "30201": "86.41", "30205": "7.92", "30206": "23.68", "30207": "15.37",
    "30211": "34.86", "30213": "29.14", "30215": "6.53", "30217": "4.81", "30228": "38.25",
    "30229": "31.64", "30231": "12.79", "30239": "58.43", "30299": "39.42", "30302": "63.74",
    "30305": "8.46", "31002": "12.96",
}  # fmt: skip
PUBLIC = {
    "预算数": ("15.00", "0", "24.60", "18.35"),
    "决算数": ("9.43", "0", "21.57", "11.62"),
}
OPENING = {GENERAL: Decimal("86.35"), FUND: Decimal("41.72"), CAPITAL: Decimal("3.18")}
CLOSING = {GENERAL: Decimal("64.27"), FUND: Decimal("29.58"), CAPITAL: Decimal("0.96")}
OTHER_OPENING, OTHER_CLOSING = Decimal("73.46"), Decimal("58.92")
INCOME_OTHER = {"事业收入": Decimal("21.36"), "其他收入": Decimal("13.29")}


def entry(form, line, measure, amount, *, side=None, code=None, level=None, unit="万元"):
    """One cell; a nil amount is a blank."""
    amount = Decimal(amount) if amount is not None else None
    printed = "" if amount is None else f"{amount * (10000 if unit == '元' else 1):.2f}"
    return Entry(form, side, code, line, level, measure, amount, printed, unit, PLACE)


def statement(section, subject, kind, value, *, unit="万元", year=YEAR, base=None, sentence=""):
    value = None if value is None else Decimal(value)
    return Statement(section, subject, kind, value, unit, year, base, sentence, None, PLACE)


def _nil(amount: Decimal) -> Decimal | None:
    return amount or None


def _spent(item, kind, fund=None) -> Decimal:
    *_, of, basic, project, own = item
    amount = {"基本支出": Decimal(basic), "项目支出": Decimal(project)}.get(kind, ZERO)
    if fund is not None:
        return amount if of == fund else ZERO
    return amount + (Decimal(own) if kind == "项目支出" else ZERO)


def _coded(form, items, columns) -> Iterator[Entry]:
    """Rows 合计, 类, 款, 项 with the columns given as (measure, amount of an item)."""
    rows = {"": ("合计", items)}
    for item in sorted(items):
        for length, name in zip((3, 5, 7), item[1:4], strict=True):
            rows.setdefault(item[0][:length], (name, []))[1].append(item)
    for code, (name, under) in rows.items():
        for measure, of in columns:
            amount = _nil(sum(map(of, under), ZERO))
            level = (len(code) - 1) // 2 if code else 0
            yield entry(form, name, measure, amount, code=code or None, level=level)


def _funds(item, kinds=("基本支出", "项目支出")) -> Decimal:
    return sum((_spent(item, k, item[4]) for k in kinds), ZERO)


def _incomes(item, source) -> Decimal:
    """What came in for an item: first items of a fund take the difference carried over."""
    first = {GENERAL: "2010301", FUND: "2120803", CAPITAL: "2230105"}[item[4]]
    if source == "财政拨款收入":
        carried = CLOSING[item[4]] - OPENING[item[4]] if item[0] == first else ZERO
        return _funds(item) + carried
    return INCOME_OTHER.get(source, ZERO) if item[0] == "2010301" else ZERO


def _rolling(form, fund) -> Iterator[Entry]:
    items = [i for i in ITEMS if i[4] == fund]
    first = items[0][0]
    columns = [
        ("年初结转和结余", lambda i: OPENING[fund] if i[0] == first else ZERO),
        ("本年收入", lambda i: _incomes(i, "财政拨款收入")),
        ("本年支出", _funds),
        ("基本支出", lambda i: _spent(i, "基本支出", fund)),
        ("项目支出", lambda i: _spent(i, "项目支出", fund)),
        ("年末结转和结余", lambda i: CLOSING[fund] if i[0] == first else ZERO),
    ]
    return _coded(form, items, columns)


def _sided(form, side, lines, measure="决算数") -> Iterator[Entry]:
    return (entry(form, line, measure, _nil(a), side=side) for line, a in lines)


def _by_class(of) -> dict[str, Decimal]:
    totals = {names[0]: ZERO for names in FUNCTIONAL_CLASSES.values()}
    for item in ITEMS:
        totals[item[1]] += of(item)
    return totals


def _form_1_and_4() -> Iterator[Entry]:
    received = {
        f: sum((_incomes(i, "财政拨款收入") for i in ITEMS if i[4] == f), ZERO)
        for f in APPROPRIATIONS
    }
    spent = {f: sum((_funds(i) for i in ITEMS if i[4] == f), ZERO) for f in APPROPRIATIONS}
    all_in = sum(received.values(), ZERO) + sum(INCOME_OTHER.values(), ZERO)
    classes = _by_class(lambda i: sum((_spent(i, k) for k in KINDS), ZERO))
    all_out = sum(classes.values(), ZERO)
    opening = sum(OPENING.values(), OTHER_OPENING)
    used = all_out + sum(CLOSING.values(), OTHER_CLOSING) - all_in - opening
    income = [(f"{f}收入", a) for f, a in received.items()]
    income += [(s, INCOME_OTHER.get(s, ZERO)) for s in SOURCES[1:]]
    income += [("本年收入合计", all_in), ("使用非财政拨款结余", max(used, ZERO))]
    income += [("年初结转和结余", opening), ("总计", all_in + opening + max(used, ZERO))]
    outgo = [*classes.items(), ("本年支出合计", all_out), ("结余分配", max(-used, ZERO))]
    outgo += [("年末结转和结余", sum(CLOSING.values(), OTHER_CLOSING))]
    outgo += [("总计", all_in + opening + max(used, ZERO))]
    yield from _sided(1, "收入", income)
    yield from _sided(1, "支出", outgo)
    fiscal, brought = sum(received.values(), ZERO), sum(OPENING.values(), ZERO)
    lines = [*received.items(), ("本年收入合计", fiscal), ("年初财政拨款结转和结余", brought)]
    lines += [(f"年初财政拨款结转和结余/{f}", a) for f, a in OPENING.items()]
    yield from _sided(4, "收入", [*lines, ("总计", fiscal + brought)])
    columns = {
        f: _by_class(lambda i, f=f: _funds(i) if i[4] == f else ZERO) for f in APPROPRIATIONS
    }
    for fund in APPROPRIATIONS:
        columns[fund]["本年支出合计"] = spent[fund]
        columns[fund]["年末财政拨款结转和结余"] = CLOSING[fund]
        columns[fund]["总计"] = spent[fund] + CLOSING[fund]
    total = {
        line: sum((columns[f][line] for f in APPROPRIATIONS), ZERO) for line in columns[GENERAL]
    }
    for measure, amounts in {"合计": total, **columns}.items():
        yield from _sided(4, "支出", amounts.items(), measure)


def _form_6() -> Iterator[Entry]:
    totals: dict[str, Decimal] = {}
    for code, amount in ECONOMIC.items():
        totals[code[:3]] = totals.get(code[:3], ZERO) + Decimal(amount)
        yield entry(6, f"虚构款{code}", "决算数", amount, side="", code=code)
    for code, amount in totals.items():
        yield entry(6, f"虚构类{code}", "决算数", amount, side="", code=code)
    personnel = totals["301"] + totals["303"]
    yield entry(6, "人员经费合计", "决算数", personnel, side="人员经费")
    yield entry(6, "公用经费合计", "决算数", sum(totals.values()) - personnel, side="公用经费")


def _form_9() -> Iterator[Entry]:
    names = ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
    for measure, values in PUBLIC.items():
        parts = dict(zip(names, map(Decimal, values), strict=True))
        vehicles = parts[names[1]] + parts[names[2]]
        lines = {**parts, "公务用车购置及运行维护费": vehicles, "合计": sum(parts.values())}
        yield from (entry(9, line, measure, _nil(a)) for line, a in lines.items())


def accounts() -> list[Entry]:
    """The nine forms of an invented department (虚构), consistent to the last digit."""
    general = [i for i in ITEMS if i[4] == GENERAL]
    total_in = ("本年收入合计", lambda i: sum((_incomes(i, s) for s in SOURCES), ZERO))
    total_out = ("本年支出合计", lambda i: sum((_spent(i, k) for k in KINDS), ZERO))
    kinds = [(k, lambda i, k=k: _spent(i, k)) for k in KINDS]
    of_general = [(k, lambda i, k=k: _spent(i, k, GENERAL)) for k in KINDS[:2]]
    return [
        *_form_1_and_4(),
        *_coded(2, ITEMS, [total_in, *((s, lambda i, s=s: _incomes(i, s)) for s in SOURCES)]),
        *_coded(3, ITEMS, [total_out, *kinds]),
        *_coded(5, general, [("合计", _funds), *of_general]),
        *_form_6(),
        *_rolling(7, FUND),
        *_rolling(8, CAPITAL),
        *_form_9(),
    ]


def find(entries, form, row, measure, side=None) -> Entry:
    """The one entry at a row (code or line) and measure."""
    found = [
        e for e in entries
        if e.form == form and row in (e.code, e.line) and e.measure == measure and side in (None, e.side)
    ]  # fmt: skip
    assert len(found) == 1, found
    return found[0]


def percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def narrative(entries) -> list[Statement]:
    """What such a department's 情况说明 states, in the main (虚构)."""

    def amount(*cell) -> Decimal:
        return find(entries, *cell).amount or ZERO

    total, spent = amount(1, "总计", "决算数", "收入"), amount(3, "合计", "本年支出合计")
    general, income = amount(5, "合计", "合计"), amount(2, "合计", "本年收入合计")
    change = Decimal("-215.43")
    overall, section_5 = "收入支出决算总体情况", "一般公共预算财政拨款支出决算情况"
    told = [
        statement(overall, "收入总计", "金额", total),
        statement(overall, "支出总计", "金额", total),
        statement(overall, "收入总计", "增减额", change, base=YEAR - 1),
        statement(overall, "收入总计", "增减率", percent(change, total - change), unit="%", base=YEAR - 1),
        statement("收入决算情况", "本年收入合计", "金额", income),
        statement("支出决算情况", "本年支出合计", "金额", spent),
    ]  # fmt: skip
    for section, form, names, whole in (
        ("收入决算情况", 2, SOURCES, income),
        ("支出决算情况", 3, KINDS[:2], spent),
    ):
        for name in names:
            part = amount(form, "合计", name)
            told.append(statement(section, name, "金额", part))
            told.append(statement(section, name, "占比", percent(part, whole), unit="%"))
    told.append(statement(section_5, "一般公共预算财政拨款支出", "金额", general))
    for e in [e for e in entries if e.form == 5 and e.level == 1 and e.measure == "合计"]:
        told.append(statement(section_5, e.line, "金额", e.amount))
        told.append(statement(section_5, e.line, "占比", percent(e.amount, general), unit="%"))
    for item in [i for i in ITEMS if i[4] == GENERAL]:
        path, final = "/".join(item[1:4]), _funds(item)
        budget = (final * Decimal("1.07")).quantize(Decimal("0.1"))
        done = statement(section_5, path, "完成率", percent(final, budget), unit="%")
        word = "决算数小于年初预算数的主要原因是厉行节约。"
        told += [
            statement(section_5, path, "年初预算", budget),
            statement(section_5, path, "金额", final),
            done,
            statement(section_5, path, "增减额", None, base=YEAR, sentence=word),
        ]
    basic = "一般公共预算财政拨款基本支出决算情况"
    told += [
        statement(basic, "基本支出", "金额", amount(5, "合计", "基本支出")),
        statement(basic, "人员经费", "金额", amount(6, "人员经费合计", "决算数")),
        statement(basic, "公用经费", "金额", amount(6, "公用经费合计", "决算数")),
    ]
    public = "财政拨款“三公”经费支出决算情况"
    for line in ("合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"):
        subject = "“三公”经费合计" if line == "合计" else line
        told.append(statement(public, subject, "全年预算", amount(9, line, "预算数")))
        told.append(statement(public, subject, "金额", amount(9, line, "决算数")))
    return told


def truth(path: Path) -> list[Entry]:
    """The printed cells of a real disclosure."""
    entries = []
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            code = row["code"] or None
            level = {3: 1, 5: 2, 7: 3}.get(len(code)) if code else 0
            where = {"side": row["side"] or None, "code": code, "level": level}
            form = int(row["form"].rstrip("?"))
            entries.append(entry(form, row["line"], row["measure"], row["amount"], **where))
    return entries
