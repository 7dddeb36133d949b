"""Numbers of scans: what is too doubtful is not taken, what identities prove is repaired.

Nothing is guessed. A number that does not look like the others of its document, or of which the
recogniser is not sure, counts as not read. A misreading is repaired only where one value mends
every conflict of its group, of two kinds at least, breaks none, and one slip of a recogniser
explains it; a number with misplaced marks is taken only where identities of two kinds hold with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import CONFLICT, HOLDS, ROUNDING, Key
from juesuan_analysis.facts.unread import Unread, number_lost
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof import Suspect, suspects
from juesuan_analysis.proof.reread import Judge, conflicts
from juesuan_analysis.proof.verdict import Verdict
from juesuan_analysis.reading.ocr.confusions import is_confusion
from juesuan_analysis.vocabulary.money import PER_WAN

_LEAST = 0.5  # certainty: below it a number is not taken
_COARSE = 0.8  # a page on which so many of its numbers are no surer than this …
_SHARE = 0.25  # … is too coarse as a whole
_FEW = 8  # numbers, to judge a page by
_USUAL = 0.9  # of the numbers have the same decimals, of the codes a parent
_TOP = 3  # digits of a code without parent
_KINDS = 2  # identities of different kinds that a repair rests on
_ROUNDING = 2  # in the last decimal, about a proposed amount
_ROUNDS = 20  # numbers that are tried, for each of which all is judged anew


def _decimals(printed: str) -> int:
    return len(printed.rpartition(".")[2]) if "." in printed else 0


def usual_decimals(entries: Sequence[Entry]) -> int | None:
    """Decimals that nearly all numbers of a document have; None where they differ."""
    counts = Counter(_decimals(entry.printed) for entry in entries if entry.amount)
    if not counts:
        return None
    decimals, most = counts.most_common(1)[0]
    return decimals if most >= _USUAL * counts.total() else None


def coarse_pages(entries: Sequence[Entry]) -> set[int]:
    """Pages of which the recogniser is so unsure that none of their numbers can be taken."""
    scores: dict[int, list[float]] = {}
    for entry in entries:
        if entry.confidence is not None:
            scores.setdefault(entry.place.page, []).append(entry.confidence)
    return {
        page
        for page, found in scores.items()
        if len(found) >= _FEW and sum(s < _COARSE for s in found) > _SHARE * len(found)
    }


def orphans(entries: Sequence[Entry]) -> set[Key]:
    """Cells under a code whose parent is not in its form, where nearly all others have theirs."""
    codes = {(entry.form, entry.code) for entry in entries if entry.code}
    children = [e for e in entries if e.code and len(e.code) > _TOP]
    lost = [e for e in children if e.code and (e.form, e.code[:-2]) not in codes]
    # A form that prints no 类 has no parent for any code: then it is its manner.
    few = len(lost) <= (1 - _USUAL) * len(children)
    return {key_of(entry) for entry in lost} if few else set()


def _doubt(
    entry: Entry, coarse: set[int], decimals: int | None, lost: Collection[Key]
) -> str | None:
    """Say why a number of a scan is not taken."""
    if entry.confidence is None or entry.amount is None:
        return None
    if entry.place.page in coarse:
        return "扫描太模糊，这一页的数没有采用；请用 200 dpi 以上重新扫描"
    if entry.confidence < _LEAST:
        return f"扫描件识别没有把握（{entry.confidence:.0%}），没有采用"
    if decimals and entry.amount and _decimals(entry.printed) != decimals:
        return "小数位数与其他数不同，可能漏读小数点，没有采用"
    if key_of(entry) in lost:
        return f"科目编码 {entry.code} 在表中没有上级科目，可能读错，没有采用"
    return None


def sift(entries: Sequence[Entry]) -> tuple[list[Entry], list[Unread]]:
    """Set aside the numbers of scans that are too doubtful; each is told as not read."""
    coarse, decimals = coarse_pages(entries), usual_decimals(entries)
    lost = orphans(entries)
    doubts = [_doubt(entry, coarse, decimals, lost) for entry in entries]
    kept = [
        replace(entry, amount=None) if doubt else entry
        for entry, doubt in zip(entries, doubts, strict=True)
    ]
    unread = [
        number_lost(e.form, e.printed, doubt, e.place)
        for e, doubt in zip(entries, doubts, strict=True)
        if doubt
    ]
    return kept, unread


def _readings(suspect: Suspect, decimals: int) -> list[Decimal]:
    """Amounts (万元) about the proposed one that one slip of the recogniser explains.

    What the identities propose is uncertain by their rounding.
    """
    entry, proposed = suspect.entry, suspect.proposed
    if entry is None or proposed is None:
        return []
    factor, last = PER_WAN[entry.unit], Decimal(1).scaleb(-decimals)
    near = [proposed * factor + last * step for step in range(-_ROUNDING, _ROUNDING + 1)]
    return [value / factor for value in near if is_confusion(entry.printed, value, decimals)]


def proved_amount(suspect: Suspect, rivals: Sequence[Suspect], decimals: int = 2) -> Decimal | None:
    """The amount of a cell that was misread, where the identities leave no doubt of it.

    Parameters
    ----------
    suspect
        A figure that may be wrong.
    rivals
        All suspects of its group: none may explain as much as well.
    decimals
        Decimals that the document prints.
    """
    entry = suspect.entry
    if entry is None or entry.confidence is None or entry.repaired is not None:
        return None
    mended = {id(finding) for finding in suspect.mends}
    group = {id(finding) for rival in rivals for finding in rival.mends}
    alone = not any(rival.score >= suspect.score for rival in rivals if rival is not suspect)
    kinds = {finding.identity for finding in suspect.mends}
    # A repair puts another number in an office's mouth: any doubt, and it stays unread.
    if suspect.breaks or group - mended or not alone or len(kinds) < _KINDS:
        return None
    found = _readings(suspect, decimals)
    return found[0] if len(found) == 1 else None


def _first_proved(verdict: Verdict, entries: Sequence[Entry]) -> tuple[Suspect, Decimal] | None:
    ranked, decimals = suspects(verdict.findings, entries), usual_decimals(entries) or 2
    for suspect in ranked:
        rivals = [s for s in ranked if s.group == suspect.group]
        amount = proved_amount(suspect, rivals, decimals)
        if amount is not None:
            return suspect, amount
    return None


def read_as(printed: str, unit: str, decimals: int) -> Decimal | None:
    """The amount (万元) of a number whose marks are at fault: its digits, with so many decimals."""
    digits = re.sub(r"[,.，．。]", "", printed)
    if not re.fullmatch(r"-?\d{2,15}", digits):
        return None
    return Decimal(digits).scaleb(-decimals) / PER_WAN[unit]


def _holds(verdict: Verdict, key: Key) -> int:
    """How many kinds of identities hold with a cell; none where one does not."""
    found = [f for f in verdict.findings if any(term.key == key for term in f.terms)]
    sound = {f.identity for f in found if f.outcome in (HOLDS, ROUNDING) and not f.bound}
    return 0 if any(f.outcome == CONFLICT for f in found) else len(sound)


def _confirm(entries: list[Entry], at: int, judge: Judge) -> tuple[list[Entry], Unread | None]:
    """Take a number that was not read as its digits stand, if identities hold with it."""
    entry = entries[at]
    amount = read_as(entry.printed, entry.unit, usual_decimals(entries) or 2)
    if amount is None:
        return entries, None
    tried = list(entries)
    tried[at] = replace(entry, amount=amount, repaired=entry.printed)
    kinds = _holds(judge(tried), key_of(entry))
    return (tried, _record(entry, amount, kinds)) if kinds >= _KINDS else (entries, None)


def _mend(entries: list[Entry], verdict: Verdict, judge: Judge) -> tuple[list[Entry], list[Unread]]:
    """Repair the first misreading that is proved, if it mends what it is to mend."""
    found = _first_proved(verdict, entries)
    if found is None:
        return entries, []
    suspect, amount = found
    at = [i for i, entry in enumerate(entries) if key_of(entry) == suspect.key]
    tried = list(entries)
    for i in at:
        tried[i] = replace(tried[i], amount=amount, repaired=tried[i].printed)
    # Tried on all identities: a suspect is ranked on those of its own group alone.
    if conflicts(verdict) - conflicts(judge(tried)) < len(suspect.mends):
        return entries, []
    return tried, [_record(entries[i], amount, len(suspect.mends)) for i in at]


def repair(entries: Sequence[Entry], judge: Judge) -> tuple[list[Entry], list[Unread]]:
    """Repair the misreadings that are proved, one after the other.

    Parameters
    ----------
    entries
        Entries; only those read by OCR are ever changed.
    judge
        Gives the verdict on entries.

    Returns
    -------
    The entries, repaired ones with what was read in ``repaired``; and a record of each repair.
    """
    held, told = list(entries), list[Unread]()
    lost = [i for i, e in enumerate(held) if e.amount is None and e.confidence is not None]
    for at in lost[:_ROUNDS]:
        held, record = _confirm(held, at, judge)
        told += [record] if record else []
    if all(entry.confidence is None for entry in held):
        return held, told
    for _ in range(_ROUNDS):
        held, records = _mend(held, judge(held), judge)
        if not records:
            break
        told += records
    return held, told


def _record(entry: Entry, amount: Decimal, identities: int) -> Unread:
    reason = (
        f"扫描件识别作 {entry.printed}，按 {identities} 条勾稽关系定为 "
        f"{amount * PER_WAN[entry.unit]:.2f}，请与原件核对"
    )
    return Unread(entry.form, entry.printed, reason, entry.place)
