"""The page account: whose each amount is that a page prints.

What a page prints is counted in its text by itself; readers hand in claims for what they took. An
amount that nobody claims is of what is not read. So the sums agree, whatever was overlooked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from juesuan_analysis.facts.account import (
    ANNEXED,
    ENTERED,
    OTHER,
    STATED,
    TAKERS,
    TOLD,
    Claim,
    PageAccount,
)

# A number with decimals, with thousands separators, or with the unit of money; no rate, no date.
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+"
_COUNTED = r"\s*(?:[%‰]|个|分(?!别)|平方|公里|吨|亩|米|人|辆|台|次|批|户|天)"
_AMOUNT = re.compile(rf"(?<![\d.,])(?:({_FIGURE})(?![\d.]|,\d|{_COUNTED})|(\d+)(?=\s*[万亿千]?元))")
_NUMBER = re.compile(r"\d[\d,]*\.?\d*|\.\d+")


@lru_cache(maxsize=4096)  # each line is looked at for the page, for the claims and for the rest
def amounts_in(text: str) -> tuple[Decimal, ...]:
    """List the amounts that a text prints, without their signs and units.

    >>> amounts_in("收入 1,055.24 万元，占 12.5%，共 300 元")
    (Decimal('1055.24'), Decimal('300'))
    """
    return tuple(Decimal((m[1] or m[2]).replace(",", "")) for m in _AMOUNT.finditer(text))


def _numbers(printed: str) -> list[Decimal]:
    found = (number.replace(",", "") for number in _NUMBER.findall(printed))
    return [Decimal(number) for number in found]


@dataclass(slots=True)
class _Balance:
    """The amounts of a page that are still nobody's, and how many each taker has."""

    left: Counter[Decimal]
    taken: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)  # taken for sure, and in no line

    def settle(self, claim: Claim) -> None:
        """Give a claim its amounts. An entry is printed, whatever its page's text looks like."""
        taken = [(number, self._take(number)) for number in _numbers(claim.printed)]
        found = sum(was for _, was in taken)
        whole = claim.taker == TOLD and claim.printed.strip().isdecimal()
        sure = claim.taker in (ENTERED, ANNEXED) or (whole and not found)
        self.taken[claim.taker] += 1 if sure else found
        if claim.taker in (ENTERED, ANNEXED):
            self.missed += [str(number) for number, was in taken if not was]

    def settle_broken(self) -> None:
        """Let what was taken answer for its first line, where a narrow cell breaks a number."""
        for text in self.missed:
            held = (n for n, count in self.left.items() if count > 0 and "." in str(n))
            head = next((n for n in held if text.startswith(str(n))), None)
            if head is not None:
                self.left[head] -= 1

    def _take(self, number: Decimal) -> bool:
        """Take an amount; one that touches a code or another amount is taken out of their run."""
        if self.left[number] > 0:
            self.left[number] -= 1
            return True
        text = str(number)
        run = next((n for n, count in self.left.items() if count > 0 and _ends(n, text)), None)
        if run is None:
            return False
        self.left[run] -= 1
        rest = str(run).removeprefix(text) if str(run).startswith(text) else str(run)[: -len(text)]
        self.left.update(amounts_in(rest))
        return True


def _ends(run: Decimal, text: str) -> bool:
    """Whether a run of digits begins or ends with an amount."""
    return (
        "." in text
        and len(text) < len(str(run))
        and (str(run).startswith(text) or str(run).endswith(text))
    )


def unclaimed(texts: Iterable[str], claims: Iterable[Claim]) -> Counter[Decimal]:
    """Count the amounts of a page that nobody claims."""
    return +_balance(texts, claims).left


def _balance(texts: Iterable[str], claims: Iterable[Claim]) -> _Balance:
    balance = _Balance(Counter(amount for text in texts for amount in amounts_in(text)))
    for claim in sorted(claims, key=lambda claim: TAKERS.index(claim.taker)):
        balance.settle(claim)
    balance.settle_broken()
    return balance


def _account(
    page: int, texts: Sequence[str], claims: Iterable[Claim], role: tuple[str, tuple[int, ...]]
) -> PageAccount:
    balance = _balance(texts, claims)
    outside, taken = balance.left.total(), balance.taken
    return PageAccount(
        page,
        *role,
        taken.total() + outside,
        taken[ENTERED],
        taken[STATED],
        taken[ANNEXED],
        taken[TOLD],
        outside,
    )


def account(
    texts: Sequence[Sequence[str]],
    claims: Iterable[Claim],
    roles: Mapping[int, tuple[str, tuple[int, ...]]],
) -> list[PageAccount]:
    """Draw up the account of every page.

    Parameters
    ----------
    texts
        Lines of every page, as they are seen.
    claims
        Who answers for which amount.
    roles
        Page number (from 1) to what the page is, and to its forms.
    """
    by_page: dict[int, list[Claim]] = {}
    for claim in claims:
        by_page.setdefault(claim.place.page, []).append(claim)
    return [
        _account(number, lines, by_page.get(number, ()), roles.get(number, (OTHER, ())))
        for number, lines in enumerate(texts, start=1)
    ]
