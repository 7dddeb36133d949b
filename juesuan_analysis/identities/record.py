"""An identity (勾稽关系) as a record, and the figures that identities are checked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from juesuan_analysis.facts.finding import FAILED, NOT_APPLICABLE, NOT_ENOUGH, Finding
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.evaluate import evaluate
from juesuan_analysis.identities.judge import nothing
from juesuan_analysis.identities.language import Rule
from juesuan_analysis.identities.project_desk import Desk
from juesuan_analysis.identities.told import Told

# What an identity speaks of, but for those of forms, which are named by their numbers.
FILES, FORMS, NARRATIVE = "文件", "各表", "情况说明"
LAST_YEAR, UNITS_OF, REVIEWED = "与上年", "与所属单位", "绩效"
# Scopes: the documents that are needed to check an identity.
DOCUMENT, YEARS = "本文件", "本年与上年的文件"
UNITS, ANNEXES = "部门与全部所属单位的文件", "本文件的绩效附件"
KEEPING = "存入数据文件夹时"
# Sources of the identities that no regulation writes down.
BY_DEFINITION = "由定义"
NO_LAST_YEAR, _NO_FIGURES = "没有上年的决算公开文件", "没有可核对的数"


@frozen
class Papers:
    """The figures of one disclosure, and of those that it is checked against.

    ``previous`` is None where last year's disclosure is not to be had, ``desk`` where there are no
    annexes.
    """

    book: Book
    told: Told
    previous: Book | None = None
    units: Sequence[Book] = ()
    desk: Desk | None = None

    @property
    def before(self) -> Book:
        """Last year's figures; none where they are not to be had."""
        return self.previous or Book(())


Check = Callable[[Papers], Iterable[Finding]]


@frozen
class Identity:
    """A relation that published figures must satisfy.

    Attributes
    ----------
    id
        As findings name it.
    statement
        What it says, in Chinese.
    about
        What it speaks of: 表1, 表4与表5, 情况说明.
    source
        Where it is laid down, or that it follows from definitions.
    check
        Gives its findings.
    scope
        The documents that are needed.
    forms, relation
        Of an identity between cells: the forms, and how the two sides relate.
    quiet
        Whether it says nothing where there is nothing to check; the others say that.
    """

    id: str
    statement: str
    about: str
    source: str
    check: Check
    scope: str = DOCUMENT
    forms: tuple[int, ...] = ()
    relation: str = ""
    quiet: bool = False

    @property
    def headed(self) -> str:
        """The statement, headed by what it is about."""
        said = self.statement
        return said if said.startswith(self.about) else f"{self.about}：{said}"


def about_forms(forms: Sequence[int]) -> str:
    """Name the forms that an identity speaks of."""
    return "与".join(f"表{form}" for form in forms)


def of_rule(rule: Rule) -> Identity:
    """Make a record of a rule between cells."""
    return Identity(
        rule.id,
        rule.statement,
        about_forms(rule.forms),
        rule.source,
        partial(_evaluated, rule),
        forms=rule.forms,
        relation=rule.relation,
    )


def _evaluated(rule: Rule, papers: Papers) -> list[Finding]:
    return evaluate(rule, papers.book)


def run(identity: Identity, papers: Papers) -> list[Finding]:
    """Check one identity; one that breaks is a finding, and no reason to lose the others."""
    if identity.scope == YEARS and papers.previous is None:
        return [_unchecked(identity, NOT_ENOUGH, NO_LAST_YEAR)]
    try:
        found = list(identity.check(papers))
    # Any error: what a rule of tomorrow may raise is not known, and the other rules must speak.
    except Exception as error:
        return [_unchecked(identity, FAILED, f"{type(error).__name__}: {error}")]
    if found or identity.quiet:
        return found
    return [_unchecked(identity, NOT_APPLICABLE, _NO_FIGURES)]


def _unchecked(identity: Identity, outcome: str, reason: str) -> Finding:
    return nothing(identity.id, identity.statement, outcome, reason)
