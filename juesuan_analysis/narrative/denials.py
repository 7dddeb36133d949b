"""What there was none of: 无此项支出, 没有…收支, 支出为零."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.context import Context, year_in
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.meanings import NOTHING_OF_THE_KIND, WHOLE_SECTION
from juesuan_analysis.narrative.naming import subjects_of
from juesuan_analysis.narrative.spoken import FIGURES, NEAR

_CLAUSE = re.compile(r"(?:[^,。;（]|（境）)*")
_OTHER_YEAR = re.compile(rf"(?:{grammar.YEARS})[^,。;]{{0,4}}$")


def deny(context: Context, index: int, token: Token) -> None:
    """Take what the text says that there was none of: 没有政府性基金收支."""
    if context.within_reason or context.skipping:
        return
    if _of_other_year(context, token):
        return
    match = _CLAUSE.match(context.paragraph.text, token.end)
    clause = match.group() if match else ""
    inside = [t for t in context.tokens[index + 1 :] if t.start < token.end + len(clause)]
    names = _denied(context, token, clause, inside)
    if names and not any(t.kind in FIGURES for t in inside):
        span = (token.start, token.end + len(clause))
        context.state(grammar.AMOUNT, Decimal(0), "万元", span, subjects=names)


def _of_other_year(context: Context, token: Token) -> bool:
    """Whether it is another year that had nothing: 上年无此项支出."""
    found = _OTHER_YEAR.search(context.paragraph.text[: token.start])
    return found is not None and year_in(found.group(), context.year - 1) < context.year


def state_nil(context: Context, index: int, token: Token) -> None:
    """State nil of a subject that the text says so of behind it: 公务接待费支出为零."""
    before = context.tokens[index - 1] if index else None
    named = before is not None and before.kind == "SUBJECT" and before.end == token.start
    if named and not context.within_reason and not context.skipping:
        context.state(grammar.AMOUNT, Decimal(0), "万元", (token.start, token.end))


def _denied(
    context: Context, token: Token, clause: str, inside: Iterable[Token]
) -> tuple[str, ...]:
    if grammar.NEGATION.search(clause):
        return ()
    near = [t for t in inside if t.kind == "SUBJECT" and t.start - token.end <= NEAR]
    named = [name for t in near[:1] for name in subjects_of(t, context.section, context.path)]
    whole = WHOLE_SECTION.get(context.section, ())
    return tuple(named) or (whole if NOTHING_OF_THE_KIND.match(clause) else ())
