"""All identities on one disclosure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.facts.finding import FAILED, NOT_APPLICABLE, NOT_ENOUGH, Finding
from juesuan_analysis.identities.between_forms import BETWEEN_FORMS
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.copies import COPY, COPY_ID, check_copies
from juesuan_analysis.identities.decisions import decide
from juesuan_analysis.identities.evaluate import evaluate
from juesuan_analysis.identities.judge import nothing
from juesuan_analysis.identities.levels import LEVEL_ID
from juesuan_analysis.identities.narrative_forms import BUDGET_ID, check_amounts
from juesuan_analysis.identities.narrative_rates import (
    check_completion,
    check_rates,
    check_shares,
)
from juesuan_analysis.identities.narrative_words import (
    check_directions,
    check_last_year,
    check_one_value,
    check_sums,
)
from juesuan_analysis.identities.parts import Lost, of_known_parts
from juesuan_analysis.identities.present import (
    FORM_ID,
    HEADING_ID,
    NARRATIVE_ID,
    REVIEWS_ID,
    SECTION_ID,
    WHOLE_ID,
    check_forms,
    check_headings,
    check_narrative,
    check_sections,
    check_whole,
)
from juesuan_analysis.identities.projects import PROJECT_RULES
from juesuan_analysis.identities.structure import check_structure
from juesuan_analysis.identities.told import Told
from juesuan_analysis.identities.within_forms import WITHIN_FORMS
from juesuan_analysis.identities.years import check_changes, check_openings

RULES = (*WITHIN_FORMS, *BETWEEN_FORMS)
ADDING = frozenset(rule.id for rule in RULES if rule.adds_up)
_ABOUT = {"D": "文件", "P": "绩效", "F": "各表", "N": "情况说明", "Y": "与上年", "L": "与所属单位"}
# A run with nothing to check does not come to these.
UNNAMED = {
    REVIEWS_ID: "情况说明逐个写了绩效自评的项目",
    BUDGET_ID: "情况说明“三公”经费的全年预算 = 表9 预算数",
    LEVEL_ID: "部门汇总数 = 所属各单位之和（表4 至表9，且要有全部单位的公开文件）",
}
Check = Callable[[], Iterable[Finding]]


def check(
    entries: Sequence[Entry],
    statements: Sequence[Statement],
    previous_entries: Sequence[Entry] | None = None,
    *,
    forms: Collection[int] = (),
    unread: Collection[int] = (),
    lost: Iterable[Lost] = (),
) -> list[Finding]:
    """Check the published figures of one disclosure against each other.

    Parameters
    ----------
    entries, statements
        What the forms and the narrative print.
    previous_entries
        Last year's entries of the same department, where they are to be had.
    forms
        Forms that the reader found, also those without rows (本表无数据).
    unread
        Forms that the document has but that could not be read.
    lost
        Numbers on its forms that reached no entry.

    Returns
    -------
    list of Finding
        For every identity at least one. One that could not be evaluated says so and why; it is
        never a pass.
    """
    book = Book(entries, forms, unread)
    told = Told(decide(statements, entries), book.names.values())
    previous = Book(previous_entries) if previous_entries is not None else None
    found = [
        finding
        for identity, statement, rule in _checks(book, told, previous)
        for finding in _run(identity, statement, rule)
    ]
    return of_known_parts(found, book, lost, ADDING)


def _checks(book: Book, told: Told, previous: Book | None) -> Iterator[tuple[str, str, Check]]:
    yield FORM_ID, "九张表都在", partial(check_forms, book)
    yield WHOLE_ID, "每张表都有合计的行", partial(check_whole, book)
    yield NARRATIVE_ID, "有决算情况说明", partial(check_narrative, told)
    yield SECTION_ID, "情况说明的各节都在", partial(check_sections, told)
    yield HEADING_ID, "情况说明的标题都认得", partial(check_headings, told)
    for rule in RULES:
        yield rule.id, rule.statement, partial(evaluate, rule, book)
    yield "F.structure", "表的行完整", partial(check_structure, book)
    yield "N.amount", "情况说明的金额 = 表中的金额", partial(check_amounts, told, book)
    yield "N.share", "占比 = 部分 ÷ 整体", partial(check_shares, told, book)
    yield "N.completion", "完成率 = 决算 ÷ 预算", partial(check_completion, told, book)
    yield "N.rate", "增减率 = 增减额 ÷ 上年数", partial(check_rates, told, book)
    yield "N.direction", "大于、小于、持平与数字一致", partial(check_directions, told)
    yield "N.one_value", "同一指标前后一致", partial(check_one_value, told)
    yield "N.last_year", "上年数 = 本年数 − 增减额", partial(check_last_year, told)
    yield "N.sums", "情况说明中各部分之和等于整体", partial(check_sums, told)
    if previous is None:
        yield (
            "Y.opening",
            "年初结转 = 上年年末结转",
            _no_last_year("Y.opening", "年初结转 = 上年年末结转"),
        )
        yield (
            "Y.change",
            "上年数 = 本年数 − 增减额",
            _no_last_year("Y.change", "上年数 = 本年数 − 增减额"),
        )
        yield COPY_ID, COPY, _no_last_year(COPY_ID, COPY)
        return
    yield "Y.opening", "年初结转 = 上年年末结转", partial(check_openings, book, previous)
    yield "Y.change", "上年数 = 本年数 − 增减额", partial(check_changes, told, book, previous)
    yield COPY_ID, COPY, partial(check_copies, book, previous)


def catalogue() -> dict[str, str]:
    """List the identities: each id with what it says, in Chinese, headed by what it is about."""
    nothing_told, empty = Told([]), Book([])
    run = {found.identity: found.statement for found in check([], [], previous_entries=[])}
    checks = {identity: said for identity, said, _ in _checks(empty, nothing_told, empty)}
    projects = {rule.id: rule.statement for rule in PROJECT_RULES}
    named = run | checks | UNNAMED | projects
    return {identity: _headed(identity, said) for identity, said in named.items()}


def _headed(identity: str, said: str) -> str:
    about = _about(identity)
    return said if said.startswith(about) else f"{about}：{said}"


def _about(identity: str) -> str:
    """Name the forms of ``F1.…`` and ``F45.…``, the narrative, or the years."""
    kind, forms = identity[0], identity.split(".")[0][1:]
    return "与".join(f"表{form}" for form in forms) if forms else _ABOUT[kind]


def _no_last_year(identity: str, statement: str) -> Check:
    return lambda: [nothing(identity, statement, NOT_ENOUGH, "没有上年的决算公开文件")]


def _run(identity: str, statement: str, rule: Check) -> list[Finding]:
    """Run one rule; a rule that breaks is a finding, and no reason to lose the others."""
    try:
        found = list(rule())
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return [nothing(identity, statement, FAILED, reason)]
    return found or [nothing(identity, statement, NOT_APPLICABLE, "没有可核对的数")]
