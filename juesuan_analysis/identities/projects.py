"""The identities of performance tables (绩效), as records: what each says, and who checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from juesuan_analysis.facts.finding import Finding
from juesuan_analysis.identities import project_links as links
from juesuan_analysis.identities import project_rules as rules
from juesuan_analysis.identities.project_desk import Desk
from juesuan_analysis.identities.record import ANNEXES, REVIEWED, Identity, Papers


def _rule(
    name: str, statement: str, source: str, check: Callable[[Desk, str], Iterator[Finding]]
) -> Identity:
    """Make a record; ``source`` is where the rule is laid down."""
    return Identity(name, statement, REVIEWED, source, partial(_on_desk, check, name), ANNEXES)


def _on_desk(
    check: Callable[[Desk, str], Iterator[Finding]], name: str, papers: Papers
) -> Iterable[Finding]:
    return check(papers.desk, name) if papers.desk else ()


_MEASURES, _TARGETS = "财预〔2020〕10号", "财预〔2021〕101号"
IDENTITIES: tuple[Identity, ...] = (
    _rule("P.weights", "预算执行率与各指标分值之和 = 满分", _MEASURES, rules.weights),
    _rule("P.groups", "一级指标的分值 = 其下各指标之和", _MEASURES, rules.groups),
    _rule("P.score", "0 ≤ 得分 ≤ 分值", _MEASURES, rules.scores),
    _rule("P.total", "总分 = 预算执行率得分 + 各指标得分", _MEASURES, rules.totals),
    _rule("P.rate", "执行率 = 全年执行数 ÷ 全年预算数", _MEASURES, rules.rates),
    _rule("P.sources", "资金总额 = 各资金来源之和", _MEASURES, rules.sources),
    _rule("P.execution_score", "执行率得分 = 分值 × 执行率", _MEASURES, rules.execution_scores),
    _rule("P.executed", "全年执行数 ≤ 全年预算数（提示）", _MEASURES, rules.executed),
    _rule(
        "P.grade",
        "等级与得分相符：按文件所印标准，没有印则以 90、80、60 分为界",
        _MEASURES,
        rules.grades,
    ),
    _rule("P.target", "未达指标值不应得满分（提示）", _TARGETS, rules.targets),
    _rule("P.summary", "汇总表 = 自评表 = 情况说明：得分、等级、资金", _MEASURES, links.summaries),
    _rule("P.count", "情况说明的项目数 = 汇总表 = 自评表", _MEASURES, links.counts),
    _rule("P.covered", "涉及预算资金 = 各项目全年预算数之和", _MEASURES, links.covered),
    _rule("P.within", "各项目执行数之和 ≤ 表3 项目支出（提示）", _MEASURES, links.within),
    _rule("P.cost", "成本控制数 = 全年预算数（提示）", _TARGETS, rules.costs),
    _rule("P.narrative", "情况说明写的项目资金 = 自评表", _MEASURES, links.narrated),
)
