"""Who answers for the amounts of a disclosure's pages: entries, statements, what is told."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from juesuan_analysis.disclosure.account import account, amounts_in, unclaimed
from juesuan_analysis.disclosure.roles import KnownPages, roles
from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.facts import Claim, Entry, PageAccount, Place, Statement, TextLine
from juesuan_analysis.facts.account import ANNEXED, ENTERED, STATED, TOLD
from juesuan_analysis.facts.performance import Performance
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.forms.unread import is_sentence
from juesuan_analysis.vocabulary.money import WAN
from juesuan_analysis.vocabulary.performance import BUDGETS
from juesuan_analysis.vocabulary.text import squeeze

_CODES = ("科目编码", "科目名称", "支出功能分类", "功能分类科目")
_COLUMNS = ("基本支出", "项目支出", "本年收入合计", "本年支出", "财政拨款收入", "年末结转和结余")
_NO_TITLE = "有一张像公开表的表没有表名，不知道是哪一张"
_LEAST = 3  # amounts of a table that is told
_OVERLOOKED = "印在这一页上，没有读入任何一格"
_UNITS = tuple(Decimal(10) ** power for power in (0, 4, 1, -4))  # 万元, 元, 千元, 亿元 in 万元


def _entered(entries: Iterable[Entry]) -> Iterator[Claim]:
    return (Claim(ENTERED, e.place, e.printed) for e in entries if e.amount is not None)


def annexed(performance: Performance) -> Iterator[Claim]:
    """What the annexes' rows took: amounts of funds, and every other printed amount."""
    cells = [cell for project in performance.projects for cell in project.cells]
    cells += [cell for line in performance.funds for cell in line.cells]
    cells += [cell for indicator in performance.indicators for cell in indicator.cells]
    for cell in dict.fromkeys(cells):
        if cell.column in BUDGETS or amounts_in(cell.text):
            yield Claim(ANNEXED, cell.place, cell.text)


def told_of(unread: Iterable[Unread]) -> Iterator[Claim]:
    """What is told as not read answers for its amounts."""
    return (Claim(TOLD, u.place, u.printed) for u in unread if u.printed)


def _stated(
    statements: Iterable[Statement], printed: Mapping[int, set[Decimal]]
) -> Iterator[Claim]:
    """Each figure once, as its page prints it, in whichever unit that is."""
    found: dict[tuple[int, float, str, str], Claim] = {}
    for told in statements:
        if told.value is None or told.unit != WAN:
            continue
        page = printed.get(told.place.page, set())
        values = (abs(told.value) * unit for unit in _UNITS)
        figure = next((value for value in values if value in page), None)
        if figure is not None:
            text = f"{figure:f}"
            found[told.place.page, told.place.y0, text, told.kind] = Claim(STATED, told.place, text)
    return iter(found.values())


def claims_of(
    texts: Sequence[Sequence[str]],
    entries: Iterable[Entry],
    statements: Iterable[Statement],
    unread: Iterable[Unread],
) -> list[Claim]:
    """List who answers for which amount."""
    printed = {
        number: {amount for line in lines for amount in amounts_in(line)}
        for number, lines in enumerate(texts, start=1)
    }
    return [*_entered(entries), *_stated(statements, printed), *told_of(unread)]


def overlooked(
    forms: Mapping[int, Sequence[TextLine]],
    claims: Iterable[Claim],
    told: Iterable[Unread] = (),
) -> list[Unread]:
    """Tell the amounts of form pages that no reader took and nobody told, but for sentences.

    What stands below the title of a table that is told as a whole is told with it.

    Parameters
    ----------
    forms
        The lines of form pages, by page number.
    claims
        Who answers for which amount.
    told
        What is told already; tables by their titles.
    """
    by_page: dict[int, list[Claim]] = {}
    for claim in claims:
        by_page.setdefault(claim.place.page, []).append(claim)
    feet: dict[int, float] = {}
    for one in told:
        if one.printed and not any(map(str.isdigit, one.printed)):
            foot = feet.get(one.place.page, one.place.y0)
            feet[one.place.page] = min(foot, one.place.y0)
    return [
        found
        for page, lines in sorted(forms.items())
        for found in _overlooked(lines, by_page.get(page, ()), feet.get(page, math.inf))
    ]


def _overlooked(
    lines: Sequence[TextLine], claims: Iterable[Claim], foot: float
) -> Iterator[Unread]:
    left = unclaimed((line.text for line in lines), claims)
    for line in lines if left else ():
        told = line.place.y0 >= foot or is_sentence(line.text)
        for amount in () if told else amounts_in(line.text):
            if left[amount] > 0:
                left[amount] -= 1
                yield Unread(None, f"{amount:f}", _OVERLOOKED, line.place)


def untitled(sheets: Sheets, forms: Collection[int], claims: Iterable[Claim]) -> Iterator[Unread]:
    """Tell tables with the columns of a form on pages where no title names one.

    Titles are sometimes pictures, or are left out; which form it is cannot be known.
    """
    taken = Counter(claim.place.page for claim in claims)
    for number, lines in enumerate(sheets.texts, start=1):
        if number in forms or not _is_like_form(lines):
            continue
        amounts = sum(len(amounts_in(line)) for line in lines) - taken[number]
        if amounts >= _LEAST:
            own = sheets.lines(number)
            place = own[0].place if own else Place(number, 0, 0, 0, 0)
            yield Unread(None, "", f"{_NO_TITLE}，{amounts} 个数没有采用", place)


def _is_like_form(lines: Iterable[str]) -> bool:
    words = "".join(map(squeeze, lines))
    return any(word in words for word in _CODES) and sum(w in words for w in _COLUMNS) > 1


def accounts_of(
    texts: Sequence[Sequence[str]], claims: Iterable[Claim], known: KnownPages
) -> list[PageAccount]:
    """Draw up the account of every page: what it is, and whose its amounts are."""
    return account(texts, claims, dict(enumerate(roles(texts, known), start=1)))
