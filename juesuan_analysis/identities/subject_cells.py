"""Which cell of the forms a subject of the narrative is.

A subject is looked up with its scope first, then for any scope.
"""

from __future__ import annotations

from juesuan_analysis.facts import Entry
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.language import At
from juesuan_analysis.identities.told import is_named, is_part
from juesuan_analysis.identities.within_forms import SPENT
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.lines import CODE_OF_CLASS
from juesuan_analysis.vocabulary.sections import ANY, GENERAL_BUDGET, WHOLE
from juesuan_analysis.vocabulary.subjects import CELLS
from juesuan_analysis.vocabulary.text import squeeze

# The form that lists 科目 of a scope, and the column that a stated amount is in.
_LISTS: dict[str, tuple[int, str | tuple[str, ...]]] = {
    WHOLE: (3, "本年支出合计"),
    GENERAL_BUDGET: (5, "合计"),
    sections.FUNDS: (7, SPENT),
    sections.STATE_CAPITAL: (8, SPENT),
}
BUDGET_MEASURE = "预算数"
# Sections whose 收入 and 支出 are not the department's own totals.
_ASIDE = frozenset(
    {
        sections.THREE_PUBLIC,
        sections.OPERATING,
        sections.PROCUREMENT,
        sections.ASSETS,
        sections.PERFORMANCE,
    }
)


def cell_of_subject(scope: str, subject: str, book: Book) -> At | None:
    """Give the cells that an amount of a subject should equal, None where no form has it."""
    known = CELLS.get((scope, subject))
    if known is None and scope not in _ASIDE:
        known = CELLS.get((ANY, subject))
    if known is not None:
        return At(known.form, known.line, known.measure, known.side)
    if scope not in _LISTS or is_part(subject):
        return None
    form, measure = _LISTS[scope]
    code = _code_of(form, subject, book)
    return At(form, code, measure) if code else None


def has_one_value(scope: str, subject: str) -> bool:
    """Whether a subject means one thing within a scope, so that it has one value there."""
    return is_named(subject) and not (scope in _ASIDE and (ANY, subject) in CELLS)


def is_listed(scope: str, subject: str) -> bool:
    """Whether a subject is a 科目 that the form of its scope should list."""
    listed = ("/" in subject and not is_part(subject)) or subject in CODE_OF_CLASS
    return scope in _LISTS and listed


def _code_of(form: int, subject: str, book: Book) -> str | None:
    """Find the code of a 类 or of a path 类/款/项 among the rows of a form, by name.

    Offices misname the levels above a 项; 类 and 项, or 项 alone, will do where only one row fits.
    """
    names = [squeeze(name) for name in subject.split("/")]
    top = CODE_OF_CLASS.get(names[0])
    if len(names) == 1:
        return top
    length = 3 + 2 * (len(names) - 1)
    named = [c for c in book.codes(form, length) if squeeze(book.names[form, c]) == names[-1]]
    exact = [c for c in named if _path(form, c, book) == names]
    inside = [c for c in named if top and c.startswith(top)]
    # One row alone: of two with one name the money of another 科目 would be compared.
    for found in (exact, inside, named):
        if len(found) == 1:
            return found[0]
    return None


def _path(form: int, code: str, book: Book) -> list[str]:
    uppers = [code[:length] for length in range(3, len(code) + 1, 2)]
    return [squeeze(book.names.get((form, upper), "")) for upper in uppers]


def entry_at(at: At, book: Book) -> Entry | None:
    """The cell that a reference names, None where the form does not print it."""
    measures = at.measure if isinstance(at.measure, tuple) else (at.measure,)
    cells = (book.cells.get((at.form, at.side, at.row, measure)) for measure in measures)
    return next((cell for cell in cells if cell is not None), None)
