"""Compose 第三部分 from accounts: what offices write, in three wordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from specimens.accounts import (
    EXPENDITURE_KINDS,
    GENERAL,
    GOVERNMENT,
    INCOME_SOURCES,
    STATE,
    ZERO,
    Accounts,
    by_code,
    public_lines,
)

CHARTS = (
    "收、支决算总计变动情况图",
    "本年收入决算结构图",
    "本年支出决算结构图",
    "财政拨款收、支决算总计变动情况图",
    "一般公共预算财政拨款支出决算变动情况图",
    "一般公共预算财政拨款支出决算结构图",
)
_CENT = Decimal("0.01")


def wan(amount: Decimal) -> str:
    """An amount in words of the narrative."""
    return f"{amount.quantize(_CENT, ROUND_HALF_UP)}万元"


def percent(part: Decimal, whole: Decimal) -> str:
    """A share or rate to two decimals."""
    return f"{(part / whole * 100).quantize(_CENT, ROUND_HALF_UP)}%"


def _change(now: Decimal, before: Decimal) -> str:
    if now == before:
        return "与上年持平"
    verb, rate = ("增加", "增长") if now > before else ("减少", "下降")
    by = abs(now - before)
    if not before:
        return f"{verb}{wan(by)}（上年为0，不计算增长率）"
    return f"{verb}{wan(by)}，{rate}{percent(by, before)}"


def _against(accounts: Accounts, name: str, now: Decimal, before: Decimal | None) -> str:
    if before is None:
        return f"本年度为首次公开，{name}无上年数"
    reason = "项目支出增加" if now > before else "厉行节约，压减支出"
    return f"与{accounts.year - 1}年度相比，{name}{_change(now, before)}。主要原因是{reason}"


def _shares(parts: list[tuple[str, Decimal]], whole: Decimal) -> str:
    return "；".join(
        f"{name}{wan(amount)}，占{percent(amount, whole) if whole else '0%'}"
        for name, amount in parts
    )


def _last(accounts: Accounts, value: str) -> Decimal | None:
    return getattr(accounts.last_year, value) if accounts.last_year else None


def _overall(accounts: Accounts) -> Iterator[str]:
    total = accounts.grand_total
    told = _against(accounts, "收、支总计各", total, _last(accounts, "grand_total"))
    yield f"{accounts.year}年度收、支总计均为{wan(total)}。{told}。"


def _income(accounts: Accounts) -> Iterator[str]:
    parts = [(source, accounts.income(source)) for source in INCOME_SOURCES]
    total = accounts.total_income
    yield f"{accounts.year}年度收入合计{wan(total)}，其中：{_shares(parts, total)}。"


def _expenditure(accounts: Accounts) -> Iterator[str]:
    total = accounts.total_expenditure
    parts = [
        (kind, sum((i.of_kind(kind) for i in accounts.items), ZERO)) for kind in EXPENDITURE_KINDS
    ]
    yield f"{accounts.year}年度支出合计{wan(total)}，其中：{_shares(parts, total)}。"


def _appropriations(accounts: Accounts) -> Iterator[str]:
    total = accounts.appropriation_total
    told = _against(accounts, "财政拨款收、支总计各", total, _last(accounts, "appropriation_total"))
    yield f"{accounts.year}年度财政拨款收、支总计均为{wan(total)}。{told}。"


def _general(accounts: Accounts) -> Iterator[str]:
    spent = accounts.spent(GENERAL)
    before = accounts.last_year.spent(GENERAL) if accounts.last_year else None
    share = percent(spent, accounts.total_expenditure) if accounts.total_expenditure else "0%"
    told = _against(accounts, "一般公共预算财政拨款支出", spent, before)
    yield (
        f"{accounts.year}年度一般公共预算财政拨款支出{wan(spent)}，"
        f"占本年支出合计的{share}。{told}。"
    )
    classes = [
        (n, sum((i.of_fund(GENERAL) for i in u), ZERO))
        for c, n, u in by_code(accounts.items)
        if len(c) == 3
    ]
    parts = [
        (f"{name.removesuffix('支出')}（类）支出", amount) for name, amount in classes if amount
    ]
    yield f"一般公共预算财政拨款支出{wan(spent)}，主要用于以下方面：{_shares(parts, spent)}。"
    budget = sum((item.budget for item in accounts.items), ZERO)
    yield (
        f"{accounts.year}年度一般公共预算财政拨款支出年初预算为{wan(budget)}，"
        f"支出决算为{wan(spent)}{_completion(budget, spent)}"
    )
    items = [item for item in accounts.items if item.budget or item.of_fund(GENERAL)]
    for i, item in enumerate(items, start=1):
        path = "".join(f"{n}（{u}）" for n, u in zip(item.names, "类款项", strict=True))
        final = item.of_fund(GENERAL)
        yield (
            f"{i}、{path}。年初预算为{wan(item.budget)}，支出决算为{wan(final)}"
            f"{_completion(item.budget, final)}"
        )


def _completion(budget: Decimal, final: Decimal) -> str:
    if not budget:
        return (
            "，年初无预算。决算数大于年初预算数的主要原因是年中追加项目经费。"
            if final
            else "，年初无预算。"
        )
    done = f"，完成年初预算的{percent(final, budget)}。"
    if final == budget:
        return done + "决算数与年初预算数持平。"
    word, reason = ("大于", "年中追加经费") if final > budget else ("小于", "厉行节约")
    return f"{done}决算数{word}年初预算数的主要原因是{reason}。"


def _basic(accounts: Accounts) -> Iterator[str]:
    personnel = sum((a for c, a in accounts.economic.items() if c[:3] in ("301", "303")), ZERO)
    public = sum(accounts.economic.values(), ZERO) - personnel
    yield f"{accounts.year}年度一般公共预算财政拨款基本支出{wan(personnel + public)}，其中："
    yield f"人员经费{wan(personnel)}，主要包括：基本工资、津贴补贴、奖金等。"
    yield f"公用经费{wan(public)}，主要包括：办公费、邮电费、工会经费等。"


def _fund(accounts: Accounts, fund: str, name: str) -> Iterator[str]:
    if accounts.spent(fund) or accounts.appropriated.get(fund):
        opening, income = (m.get(fund, ZERO) for m in (accounts.opening, accounts.appropriated))
        yield (
            f"{accounts.year}年度{name}财政拨款年初结转和结余{wan(opening)}，"
            f"本年收入{wan(income)}，本年支出{wan(accounts.spent(fund))}，"
            f"年末结转和结余{wan(accounts.closing(fund))}。"
        )
    else:
        yield f"本部门没有{name}财政拨款收支。"


def _public(accounts: Accounts) -> Iterator[str]:
    budget, actual = public_lines(accounts.public_budget), public_lines(accounts.public_actual)
    if not any(budget.values()) and not any(actual.values()):
        yield "本部门没有使用财政拨款安排的“三公”经费支出。"
        return
    whole = _whole_year(budget["合计"], actual["合计"])
    yield (
        f"{accounts.year}年度“三公”经费财政拨款支出全年预算为{wan(budget['合计'])}，"
        f"支出决算为{wan(actual['合计'])}{whole}"
    )
    counts = accounts.counts
    yield (
        f"1、因公出国（境）费全年预算为{wan(budget['因公出国（境）费'])}，"
        f"支出决算为{wan(actual['因公出国（境）费'])}。"
        f"全年因公出国（境）团组{counts.get('trips', 0)}个，"
        f"累计{counts.get('travellers', 0)}人次。"
    )
    yield (
        f"2、公务用车购置及运行维护费支出决算为{wan(actual['公务用车购置及运行维护费'])}。"
        f"其中：公务用车购置费支出{wan(actual['公务用车购置费'])}，"
        f"购置公务用车{counts.get('bought', 0)}辆；"
        f"公务用车运行维护费支出{wan(actual['公务用车运行维护费'])}，"
        f"公务用车保有量为{counts.get('vehicles', 0)}辆。"
    )
    yield (
        f"3、公务接待费全年预算为{wan(budget['公务接待费'])}，"
        f"支出决算为{wan(actual['公务接待费'])}。"
        f"共计接待{counts.get('batches', 0)}批次、{counts.get('guests', 0)}人次。"
    )


def _whole_year(budget: Decimal, actual: Decimal) -> str:
    return f"，完成全年预算的{percent(actual, budget)}。" if budget else "。"


def _other(accounts: Accounts) -> Iterator[str]:
    public = sum((a for c, a in accounts.economic.items() if c[:3] not in ("301", "303")), ZERO)
    yield f"{accounts.year}年度机关运行经费支出{wan(public)}。"


def _performance(accounts: Accounts) -> Iterator[str]:
    works = accounts.projects
    budget = sum((work.budget for work in works), ZERO)
    yield (
        f"组织对{accounts.year}年度区级预算项目全面开展绩效自评，涵盖项目{len(works)}个，"
        f"涉及预算资金{wan(budget)}。"
    )
    for number, work in enumerate(works, 1):
        yield (
            f"{number}.{work.name}项目绩效自评综述：根据年初设定的绩效目标，项目自评得分为"
            f"{work.score.normalize():f}分。全年预算数为{wan(work.budget)}，"
            f"执行数为{wan(work.executed)}，完成预算的{percent(work.executed, work.budget)}。"
        )


_NAMES = {
    "shandong": "“三公”经费支出决算情况说明",
    "shanghai": "财政拨款“三公”经费支出决算情况说明",
    "central": "“三公”经费财政拨款支出决算情况说明",
}


def narrative(accounts: Accounts, wording: str) -> list[tuple[str, str]]:
    """Blocks of 第三部分: pairs of kind (heading, para, chart) and text, in order."""
    if accounts.text:
        return [_published(line) for line in accounts.text]
    sections: list[tuple[str, Iterable[str], tuple[int, ...]]] = [
        ("收入支出决算总体情况说明", _overall(accounts), (0,)),
        ("收入决算情况说明", _income(accounts), (1,)),
        ("支出决算情况说明", _expenditure(accounts), (2,)),
        ("财政拨款收入支出决算总体情况说明", _appropriations(accounts), (3,)),
        ("一般公共预算财政拨款支出决算情况说明", _general(accounts), (4, 5)),
        ("一般公共预算财政拨款基本支出决算情况说明", _basic(accounts), ()),
        (
            "政府性基金预算财政拨款收入支出决算情况说明",
            _fund(accounts, GOVERNMENT, "政府性基金"),
            (),
        ),
        (
            "国有资本经营预算财政拨款支出决算情况说明",
            _fund(accounts, STATE, "国有资本经营预算"),
            (),
        ),
        (_NAMES[wording], _public(accounts), ()),
        ("机关运行经费支出情况说明", _other(accounts), ()),
    ]
    if accounts.projects:
        sections.append(("预算绩效情况说明", _performance(accounts), ()))
    blocks = []
    numbers = (*"一二三四五六七八九十", "十一")
    for number, (title, paragraphs, charts) in zip(numbers, sections, strict=False):
        blocks.append(("heading", f"{number}、{title}"))
        blocks += [("para", text) for text in paragraphs]
        blocks += [("chart", CHARTS[i]) for i in charts]
    return blocks


def _published(line: str) -> tuple[str, str]:
    if line in CHARTS:
        return "chart", line
    return ("heading" if line[:1] in "一二三四五六七八九十" and "、" in line[:4] else "para"), line
