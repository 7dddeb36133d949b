"""Marks of notes that lie in the cell beside their amount's: small raised digits, no numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.reading.raised import as_marks

_MARK = re.compile(r"\d{1,2}([,、]\d{1,2})*")
_SMALLER = 0.85  # times the size of the amount
_RAISED = (0.08, 0.9)  # of the amount's size: how far its middle stands above the amount's
_BESIDE = (-0.2, 0.6)  # of the amount's size: how far it is from the amount's end
_FAR_SMALLER = 0.7  # times the size of every amount of a page


@dataclass(frozen=True, order=True, slots=True)
class _Side:
    """Where a mark may belong: rather behind an amount than before it, rather near."""

    before: bool
    gap: float
    at: int


def _size(token: Token) -> float:
    return token.chars[0].size


def _may_mark(token: Token, size: float) -> bool:
    """Whether a token is digits set smaller than a size; boxes of OCR do not tell."""
    first = token.chars[0]
    small = first.size < size and first.confidence is None
    return small and bool(_MARK.fullmatch(token.text))


def _side(mark: Token, amount: Token, at: int) -> _Side | None:
    """On which side of an amount a raised mark stands; None where it is not beside it."""
    size, (m0, m1), (a0, a1) = _size(amount), mark.span, amount.span
    up = _RAISED[0] * size < amount.y - mark.y < _RAISED[1] * size
    if not up or _size(mark) >= _SMALLER * size:
        return None
    before = m0 + m1 < a0 + a1
    gap = (a0 - m1 if before else m0 - a1) / size
    return _Side(before, gap, at) if _BESIDE[0] < gap < _BESIDE[1] else None


def _marked(amount: Token, mark: Token, *, before: bool) -> Token:
    chars = tuple([char._replace(text=as_marks(char.text)) for char in mark.chars])
    if before:
        return replace(amount, before=(*chars, *amount.before))
    return replace(amount, behind=(*amount.behind, *chars))


def with_strays(tokens: Sequence[Token]) -> list[Token]:
    """Give small raised digits to the amounts that they stand beside, whichever cell they lie in.

    Digits far smaller than every amount of the page that stand beside none are ``vague``: nothing
    decides whether they are a mark or a number.
    """
    amounts = {at: token for at, token in enumerate(tokens) if token.is_amount}
    sizes = [_size(token) for token in amounts.values()]
    most, least = max(sizes, default=0.0), min(sizes, default=0.0)
    out: dict[int, Token] = dict(enumerate(tokens))
    for at, token in enumerate(tokens):
        if not _may_mark(token, _SMALLER * most):
            continue
        sides = (_side(token, amount, i) for i, amount in amounts.items())
        side = min(filter(None, sides), default=None)
        if side:
            out[side.at] = _marked(out[side.at], out.pop(at), before=side.before)
        elif _size(token) < _FAR_SMALLER * least:
            out[at] = replace(token, vague=True)
    return list(out.values())
