"""Is a conflict the publisher's, or the reader's? Read its figures again from the page's words.

What the text engine finds inside a cell's rules, or in a statement's row, is compared with what was
read. A number that stands there whole is the publisher's; one that does not may have been read
wrongly, and then the conflict says nothing about the publisher.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts import Entry, Place, Statement
from juesuan_analysis.facts.finding import CONFLICT, Finding, Key
from juesuan_analysis.forms.amount import parse_amount
from juesuan_analysis.forms.tokens import touching_amounts
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.judge import not_read
from juesuan_analysis.identities.told import key_of as statement_key
from juesuan_analysis.narrative.grammar import NUMBER, UNITS
from juesuan_analysis.proof.doubt import touched
from juesuan_analysis.proof.verdict import Verdict, conclude
from juesuan_analysis.vocabulary.text import fold, squeeze

_Words = Callable[[Place], str]  # what a page says inside a box
Judge = Callable[[Sequence[Entry]], Verdict]
_FAR = 1e5  # points: to the right of every page
_LETTERS = re.compile(r"[^\d,.\s−–-]")
_NUMBER = re.compile(r"[-−–]?\d[\d,.]*")
_FIGURE = re.compile(NUMBER)
_FACTORS = {
    name: {unit.factor for unit in UNITS.values() if unit.name == name} for name in ("万元", "%")
}
_PART = 4  # characters of a number that tell it from its neighbours


def settle(
    entries: Sequence[Entry], statements: Sequence[Statement], judge: Judge, words: _Words
) -> tuple[list[Entry], Verdict, dict[Key, str]]:
    """Judge a disclosure; where it conflicts, read the cells again before blaming its publisher.

    Parameters
    ----------
    entries, statements
        What the reader took from the forms and the narrative.
    judge
        Gives the verdict on entries.
    words
        What the page says inside a box.

    Returns
    -------
    The entries, with what the page prints where that mends conflicts; the verdict on them; and the
    cells and statements that stay in doubt, with what the page says there. Their conflicts are not
    read.
    """
    verdict = judge(entries)
    misread = _misread(accused(verdict.findings, entries), words)
    if misread:
        again = [_as_printed(entry, misread.get(key_of(entry))) for entry in entries]
        second = judge(again)
        # What the page's words say is taken only where it mends: they may be another cell's.
        if conflicts(second) < conflicts(verdict):
            entries, verdict = again, second
            misread = _misread(accused(verdict.findings, entries), words)
    # Statements last: a cell that was misread accuses the sentence that repeats it.
    misread |= _misheard(touched(verdict.findings), statements, words)
    return list(entries), excuse(verdict, misread, entries, statements), misread


def excuse(
    verdict: Verdict,
    misread: Mapping[Key, str],
    entries: Sequence[Entry],
    statements: Sequence[Statement],
) -> Verdict:
    """Turn conflicts of cells that may be misread into findings that were not read."""
    if not misread:
        return verdict
    findings = [_excused(finding, misread) for finding in verdict.findings]
    return conclude(findings, entries, statements, verdict.performance)


def accused(findings: Sequence[Finding], entries: Sequence[Entry]) -> list[Entry]:
    """Give the printed cells that take part in conflicts."""
    keys = touched(findings)
    return [entry for entry in entries if entry.amount is not None and key_of(entry) in keys]


def _misheard(keys: set[Key], statements: Sequence[Statement], words: _Words) -> dict[Key, str]:
    """Map the statements whose figures do not stand in their rows to what does."""
    accused_ = ((statement_key(i), s) for i, s in enumerate(statements))
    found = ((key, s, words(s.place)) for key, s in accused_ if key in keys)
    return {key: told for key, s, told in found if not is_told(s, told)}


def is_told(statement: Statement, told: str) -> bool:
    """Whether a statement's figure stands among the words of its row or rows.

    What is stated without a figure (持平, 无此项), or counts, is not looked for.
    """
    factors = _FACTORS.get(statement.unit)
    if not statement.value or factors is None:
        return True
    text = squeeze(fold(told))
    printed = {Decimal(found.replace(",", "")) for found in _FIGURE.findall(text)}
    return any(abs(statement.value) / factor in printed for factor in factors)


def conflicts(verdict: Verdict) -> int:
    """Count the conflicts of a verdict."""
    return sum(finding.outcome == CONFLICT for finding in verdict.findings)


def _misread(entries: Iterable[Entry], words: _Words) -> dict[Key, str]:
    """Map the cells whose amounts do not stand on the page to what does."""
    found = ((entry, words(entry.place)) for entry in entries)
    return {
        key_of(entry): told
        for entry, told in found
        if not is_there(entry, told) and not _reaches_over(entry, told, words(_row(entry.place)))
    }


def is_there(entry: Entry, told: str) -> bool:
    """Whether a cell's amount stands among words, whole and by itself.

    Numbers wider than their columns may touch; then one of those that the run is made of counts.
    """
    printed = squeeze(entry.printed)
    if printed == squeeze(told):
        return True
    return any(printed == part or printed in touching_amounts(part) for part in _parts(told))


def _parts(told: str) -> set[str]:
    return {squeeze(part) for part in fold(told).split()}


def _row(place: Place) -> Place:
    return replace(place, x0=0.0, x1=_FAR)


def _reaches_over(entry: Entry, told: str, row: str) -> bool:
    """Whether a number is whole in its row, and only cut by the rules of its cell."""
    printed, inside = squeeze(entry.printed), squeeze(told)
    # It may reach up to the name between it and a code, or into that name.
    alone = any(printed in _NUMBER.findall(_LETTERS.sub(gap, fold(row))) for gap in (" ", ""))
    pieces = (printed[i : i + _PART] for i in range(max(len(printed) - _PART, 0) + 1))
    return (alone or is_there(entry, row)) and any(piece in inside for piece in pieces)


def _as_printed(entry: Entry, told: str | None) -> Entry:
    """Take what the page prints, where that is one amount."""
    read = {w for w in _parts(told or "") if parse_amount(w, entry.unit) is not None}
    if len(read) != 1:
        return entry
    printed = read.pop()
    return replace(entry, printed=printed, amount=parse_amount(printed, entry.unit))


def _excused(finding: Finding, misread: Mapping[Key, str]) -> Finding:
    doubted = next((term for term in finding.terms if term.key in misread), None)
    if finding.outcome != CONFLICT or doubted is None:
        return finding
    told = squeeze(misread[doubted.key]) or "空白"
    where = "这一行" if doubted.key[0] == "文" else "这一格"
    reason = f"{doubted.name}可能读错：读作 {doubted.amount}，再读{where}的文字是“{told}”"
    return not_read(finding, reason)
