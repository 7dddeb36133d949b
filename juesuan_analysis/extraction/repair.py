"""Numbers of scans: what is too doubtful is not taken, what identities prove is repaired.

Nothing is guessed. A number that does not look like the others of its document, or of which the
recogniser is not sure, counts as not read. A misreading is repaired only where one value mends
every conflict of its group, at least two of them, breaks none, and one slip of a recogniser
explains it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.audit.verdict import Verdict
from juesuan_analysis.forms.sections import Unread
from juesuan_analysis.identities import Suspect, suspects
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.finding import CONFLICT
from juesuan_analysis.model import Entry
from juesuan_analysis.ocr.confusions import is_confusion

LEAST = 0.5  # certainty: below it a number is not taken
_COARSE = 0.8  # a page on which so many of its numbers are no surer than this …
_SHARE = 0.25  # … is too coarse as a whole
_FEW = 8  # numbers, to judge a page by
_USUAL = 0.9  # of the numbers have the same decimals
_ROUNDS = 20
_FACTOR = {"万元": Decimal(1), "元": Decimal(10000), "千元": Decimal(10), "亿元": Decimal("0.0001")}


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


def _doubt(entry: Entry, coarse: set[int], decimals: int | None) -> str | None:
    """Say why a number of a scan is not taken."""
    if entry.confidence is None or entry.amount is None:
        return None
    if entry.place.page in coarse:
        return "扫描太模糊，这一页的数没有采用；请用 200 dpi 以上重新扫描"
    if entry.confidence < LEAST:
        return f"扫描件识别没有把握（{entry.confidence:.0%}），没有采用"
    if decimals and entry.amount and _decimals(entry.printed) != decimals:
        return "小数位数与其他数不同，可能漏读小数点，没有采用"
    return None


def sift(entries: Sequence[Entry]) -> tuple[list[Entry], list[Unread]]:
    """Set aside the numbers of scans that are too doubtful; each is told as not read."""
    coarse, decimals = coarse_pages(entries), usual_decimals(entries)
    doubts = [_doubt(entry, coarse, decimals) for entry in entries]
    kept = [
        replace(entry, amount=None) if doubt else entry
        for entry, doubt in zip(entries, doubts, strict=True)
    ]
    unread = [
        Unread(e.form, e.printed, doubt, e.place)
        for e, doubt in zip(entries, doubts, strict=True)
        if doubt
    ]
    return kept, unread


def is_proved(suspect: Suspect, rivals: Sequence[Suspect], decimals: int) -> bool:
    """Whether a suspect is a misreading that the identities put right beyond doubt.

    ``rivals`` are the other suspects of its group: none may explain as much as well.
    """
    entry, proposed = suspect.entry, suspect.proposed
    if entry is None or proposed is None or entry.confidence is None or entry.repaired is not None:
        return False
    kinds = {finding.identity for finding in suspect.mends}
    group = {id(f) for s in rivals for f in s.mends}
    return (
        len(kinds) > 1
        and not suspect.breaks
        and group <= {id(f) for f in suspect.mends}
        and not any(rival.score >= suspect.score for rival in rivals if rival is not suspect)
        and is_confusion(entry.printed, proposed * _FACTOR[entry.unit], decimals)
    )


def proved(verdict: Verdict, entries: Sequence[Entry]) -> Suspect | None:
    """The first misreading that the identities put right beyond doubt."""
    ranked, decimals = suspects(verdict.findings, entries), usual_decimals(entries) or 2
    for suspect in ranked:
        rivals = [s for s in ranked if s.group == suspect.group]
        if is_proved(suspect, rivals, decimals):
            return suspect
    return None


def _conflicts(verdict: Verdict) -> int:
    return sum(finding.outcome == CONFLICT for finding in verdict.findings)


def repair(
    entries: Sequence[Entry], judge: Callable[[Sequence[Entry]], Verdict]
) -> tuple[list[Entry], list[Unread]]:
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
    if all(entry.confidence is None for entry in held):
        return held, told
    verdict = judge(held)
    for _ in range(_ROUNDS):
        suspect = proved(verdict, held)
        if suspect is None or suspect.entry is None:
            break
        mended = [_mended(e, suspect) if key_of(e) == suspect.key else e for e in held]
        after = judge(mended)
        if _conflicts(verdict) - _conflicts(after) < len(suspect.mends):
            break
        held, verdict = mended, after
        told.append(_record(suspect.entry, suspect))
    return held, told


def _mended(entry: Entry, suspect: Suspect) -> Entry:
    return replace(entry, amount=suspect.proposed, repaired=entry.printed)


def _record(entry: Entry, suspect: Suspect) -> Unread:
    reason = (
        f"扫描件识别作 {entry.printed}，按 {len(suspect.mends)} 条勾稽关系改为 "
        f"{suspect.proposed}，请与原件核对"
    )
    return Unread(entry.form, entry.printed, reason, entry.place)
