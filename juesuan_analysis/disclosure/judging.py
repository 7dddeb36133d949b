"""Judge what was read, and read again what the verdict doubts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from juesuan_analysis.disclosure.repair import repair, sift
from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.facts.finding import CONFLICT, Key
from juesuan_analysis.facts.unread import Unread, rows_lost
from juesuan_analysis.forms.entries import FormsRead
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import Book, key_of
from juesuan_analysis.identities.gaps import GAP, broken_within
from juesuan_analysis.identities.incomplete import CUT, broken_off
from juesuan_analysis.identities.told import key_of as statement_key
from juesuan_analysis.proof.leftover import unplaced
from juesuan_analysis.proof.reread import excuse, settle
from juesuan_analysis.proof.verdict import Annexed, Verdict, judge

_ANOTHER = "再读这一格的文字不是这个数"


@frozen
class Judged:
    """The entries as they were read in the end, the verdict on them, and what is in no entry.

    ``misread`` tells of figures that a second look did not read again.
    """

    entries: list[Entry]
    verdict: Verdict
    unread: list[Unread]
    misread: list[Unread]


def judge_reread(
    read: FormsRead, statements: Sequence[Statement], annexes: Annexed, sheets: Sheets
) -> Judged:
    """Judge a disclosure; what is in doubt is read again, and judged again."""
    entries, doubted = sift(read.entries)
    unread_forms = {unread.form for unread in read.unread if unread.form} - set(read.forms)
    lost = [*read.unread, *doubted]

    def verdict_on(entries: Sequence[Entry]) -> Verdict:
        return judge(
            entries,
            statements,
            forms=read.forms,
            unread=unread_forms,
            lost=lost,
            annexes=annexes,
        )

    read_as, verdict, misread = settle(entries, statements, verdict_on, sheets.words)
    entries = left_out(read_as, misread)
    if entries != read_as:
        verdict = excuse(verdict_on(entries), misread, entries, statements)
    # Forms that break off look like any other until their sums are judged.
    cut = broken_off(verdict.findings, read.cut)
    left = unplaced(verdict.findings, entries, read.unread, sheets.lines)
    left += [rows_lost(form, CUT, read.cut[form]) for form in sorted(cut)]
    conflicts = [finding for finding in verdict.findings if finding.outcome == CONFLICT]
    within = broken_within(conflicts, Book(entries)) if conflicts else {}
    left += [rows_lost(form, GAP, at) for form, at in within.items() if form not in cut]
    if left:
        lost += left
        verdict = excuse(verdict_on(entries), misread, entries, statements)
    doubts = misread | {key_of(e): e.printed for e in entries if e.amount is None and e.confidence}
    entries, repaired = repair(entries, verdict_on)
    # A repair is judged anew; numbers of scans that are still in doubt accuse nobody.
    if repaired or doubts.keys() - misread.keys():
        verdict = excuse(verdict_on(entries), doubts, entries, statements)
    return Judged(
        entries,
        verdict,
        [*_still_unread([*read.unread, *left, *doubted], repaired), *repaired],
        _misread(read_as, statements, misread),
    )


def left_out(entries: Sequence[Entry], misread: Collection[Key]) -> list[Entry]:
    """Leave out the amounts of cells that a second look did not read again, but for scans.

    What was scanned is repaired, or told, by how sure its recogniser is.
    """
    return [
        replace(e, amount=None) if _left_out(e) and key_of(e) in misread else e for e in entries
    ]


def _misread(
    entries: Sequence[Entry], statements: Sequence[Statement], misread: Mapping[Key, str]
) -> list[Unread]:
    doubted = ((entry, misread.get(key_of(entry))) for entry in entries)
    misheard = ((s, misread.get(statement_key(i))) for i, s in enumerate(statements))
    return [
        Unread(e.form, words.strip(), f"读作 {e.printed}，{_ANOTHER}{_left_out(e)}", e.place)
        for e, words in doubted
        if words is not None
    ] + [
        Unread(None, words.strip(), f"“{s.subject}”读作 {s.value}，再读这一行没有这个数", s.place)
        for s, words in misheard
        if words is not None
    ]


def _left_out(entry: Entry) -> str:
    return "，没有采用" if entry.confidence is None else ""


def _still_unread(unread: Sequence[Unread], repaired: Sequence[Unread]) -> list[Unread]:
    """Leave out what was repaired since."""
    settled = {(record.place, record.printed) for record in repaired}
    return [one for one in unread if (one.place, one.printed) not in settled]
