"""What a form must be, besides its sums: rows that belong together, one figure for a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import CONFLICT, HOLDS, NOT_APPLICABLE, Finding, Key, Term
from juesuan_analysis.identities.book import Book, cell_term, half_unit, key_of
from juesuan_analysis.identities.judge import judge_sum, nothing
from juesuan_analysis.identities.record import FORMS, Identity, Papers, about_forms
from juesuan_analysis.identities.two_sided import source
from juesuan_analysis.vocabulary.forms import CODED
from juesuan_analysis.vocabulary.lines import CODE_LEVELS, ITEM_DIGITS

_RULE = "每个项属于一个款，每个款属于一个类；有款的表，每个类有款；有项的表，每个款有项"


_ONE_FIGURE, _ONCE = "F.one_figure", "同一张表中，同一行同一栏只有一个数"
_CROSSED, _NOT_CROSSED = "F23.crossed", "表2 与表3 没有两个科目的数互换了位置"


def _tree_id(form: int) -> str:
    return f"F{form}.tree"


TREES = frozenset(map(_tree_id, CODED))


def rows_belong_together(form: int, book: Book) -> list[Finding]:
    """Check that no 款 or 类 above a row, and no row below one, is missing in a form."""
    identity, statement = _tree_id(form), f"表{form}：{_RULE}"
    rows = {row for row in book.rows(form) if row.isdigit()}
    if not rows:
        return [nothing(identity, statement, NOT_APPLICABLE, f"表{form}没有科目行")]
    # Some offices print no 项 at all: only the levels that the document uses can be missing.
    # Of all forms together: form 7 with a single 类 row does not say how deep the document goes.
    lengths = {len(row) for f in CODED for row in book.rows(f) if row.isdigit()}
    found = [
        Finding(identity, f"表{form} {text}", CONFLICT, terms=_terms(form, book, row), reason=text)
        for row, text in _missing(form, book, rows, lengths)
    ]
    return found or [Finding(identity, statement, HOLDS)]


def _missing(form: int, book: Book, rows: set[str], lengths: set[int]) -> Iterator[tuple[str, str]]:
    """Find what is missing among the levels that the document's forms go down to."""
    # What offices list below 项 is their own: no 项 has to have it.
    levels = {digits: name for digits, name in CODE_LEVELS.items() if digits in lengths}
    for row in sorted(rows):
        upper = row[:-2]
        if (above := levels.get(len(upper))) and upper not in rows:
            yield row, f"{book.name(form, row)}没有所属的{above}{upper}"
        below = levels.get(len(row) + 2) if len(row) in CODE_LEVELS else None
        if below and not book.parts(form, row):
            yield row, f"{book.name(form, row)}下面没有{below}"


def _terms(form: int, book: Book, row: str) -> tuple[Term, ...]:
    entries = (book.cells.get((form, None, row, measure)) for measure in book.measures(form))
    return tuple(cell_term(e, book) for e in entries if e is not None and e.amount is not None)


def one_cell_one_figure(book: Book) -> list[Finding]:
    """Check that a cell that is printed twice has the same figure in both places."""
    found = [_repeated(book, one, other) for one, other in book.repeated]
    return found or [nothing(_ONE_FIGURE, _ONCE, NOT_APPLICABLE, "没有重复的行")]


def _repeated(book: Book, one: Entry, other: Entry) -> Finding:
    first = cell_term(one, book)
    again = Term(repeated(key_of(other)), f"{first.name}（又一处）", other.amount, other.place, -1)
    halves = [half_unit(one.unit), half_unit(other.unit)]
    return judge_sum(_ONE_FIGURE, f"{first.name}：前后两处相等", (first,), (again,), halves)


def repeated(key: Key) -> Key:
    """The key of a cell where it is printed once more."""
    return *key, "重复"


_INCOME, _SPENT = (2, "本年收入合计"), (3, "本年支出合计")


def no_rows_crossed(book: Book) -> list[Finding]:
    """Check that no two 项 have each other's amounts in forms 2 and 3.

    For one 科目 the two forms need not agree; but two amounts that stand crosswise to the cent are
    no coincidence.
    """
    income, spent = (_items(book, *column) for column in (_INCOME, _SPENT))
    at = {entry.amount: code for code, entry in spent.items()}
    pairs = (
        (code, other)
        for code, entry in income.items()
        if (other := at.get(entry.amount)) is not None
        # Each pair once.
        and code < other
        and other in income
        and code in spent
        and income[other].amount == spent[code].amount != entry.amount
    )
    found = [_crossed(book, [income[a], income[b], spent[a], spent[b]]) for a, b in pairs]
    both = income and spent
    return found or [
        Finding(_CROSSED, _NOT_CROSSED, HOLDS)
        if both
        else nothing(_CROSSED, _NOT_CROSSED, NOT_APPLICABLE, "表2 或表3 没有项级科目")
    ]


def _items(book: Book, form: int, measure: str) -> dict[str, Entry]:
    codes = book.codes(form, ITEM_DIGITS)
    cells = ((code, book.cells.get((form, None, code, measure))) for code in codes)
    return {code: entry for code, entry in cells if entry is not None and entry.amount}


def _crossed(book: Book, entries: Sequence[Entry]) -> Finding:
    names = "、".join(book.name(2, entry.code or "") for entry in entries[:2])
    text = f"{names}在表2 与表3 的数正好互换：有一张表的两行颠倒了"
    return Finding(
        _CROSSED, text, CONFLICT, terms=tuple(cell_term(e, book) for e in entries), reason=text
    )


_NO_TWO_FIGURES = "由定义：一格只有一个数"
_BETWEEN = "由定义：收入与支出按同一套科目列示"


def _tree(form: int, papers: Papers) -> list[Finding]:
    return rows_belong_together(form, papers.book)


IDENTITIES: tuple[Identity, ...] = (
    *(
        Identity(
            _tree_id(form),
            _RULE,
            about_forms([form]),
            source(form),
            partial(_tree, form),
            forms=(form,),
        )
        for form in sorted(CODED)
    ),
    Identity(
        _ONE_FIGURE, _ONCE, FORMS, _NO_TWO_FIGURES, lambda papers: one_cell_one_figure(papers.book)
    ),
    Identity(
        _CROSSED,
        _NOT_CROSSED,
        about_forms([2, 3]),
        _BETWEEN,
        lambda papers: no_rows_crossed(papers.book),
        forms=(2, 3),
    ),
)
