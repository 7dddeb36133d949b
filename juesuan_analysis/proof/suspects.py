"""Which figure, changed to what, would mend the conflicts.

Every conflict says what each of its figures would have to be. A figure in several conflicts that
one value mends is a better suspect than figures that mend one each; an identity that holds, and
that the change would break, is an alibi. Mistakes of several figures (:mod:`.moves`), and whole
forms that agree with themselves alone, stand beside single figures: the fewest mistakes that mend
all conflicts together are sought, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts import Entry, Place
from juesuan_analysis.facts.finding import CONFLICT, Finding, Key, Range, Term
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import Book, key_of
from juesuan_analysis.proof.blocks import blocks
from juesuan_analysis.proof.board import Board, within
from juesuan_analysis.proof.doubt import doubted_forms, forms_of
from juesuan_analysis.proof.evidence import is_outside
from juesuan_analysis.proof.moves import moves
from juesuan_analysis.proof.rows_missing import missing_rows
from juesuan_analysis.proof.slips import (
    ANOTHER,
    BLANK,
    LAST_YEARS,
    MISSING_ROW,
    ORDER,
    WORD,
    slip_of,
)

_YUAN = Decimal(10000)
_PLACES = Decimal("0.01")
_SHOWN, _LEAST_LOST = 5, 3
WHOLE = "整表"
Uses = dict[Key, list[tuple[Finding, Term]]]


@frozen
class Change:
    """A figure that is to be changed, and to what."""

    key: Key
    name: str
    place: Place | None
    amount: Decimal | None
    proposed: Decimal


@frozen
class Suspect:
    """A figure that may be wrong, or several that one slip made wrong (``also``).

    ``group`` numbers the conflicts that one fault can explain, from 1; within a group the likeliest
    figure comes first. ``amount`` is what is printed (None: blank, or a row that is not there),
    ``proposed`` what would mend ``mends`` and break ``breaks``. ``entry`` is None for a sentence.
    """

    group: int
    key: Key
    name: str
    place: Place | None
    entry: Entry | None
    amount: Decimal | None
    proposed: Decimal | None
    slip: str
    mends: tuple[Finding, ...]
    breaks: tuple[Finding, ...]
    also: tuple[Change, ...] = ()
    beside: tuple[Key, ...] = ()  # figures that are as wrong, of which nothing says what is right

    @property
    def keys(self) -> tuple[Key, ...]:
        """All figures that are to be changed."""
        return (self.key, *(change.key for change in self.also), *self.beside)

    @property
    def score(self) -> int:
        """Conflicts mended less identities broken."""
        return len(self.mends) - len(self.breaks)


def suspects(findings: Sequence[Finding], entries: Sequence[Entry]) -> list[Suspect]:
    """Rank the figures that may be to blame for the conflicts.

    Parameters
    ----------
    findings
        All of one disclosure: those that hold are alibis.
    entries
        The entries that were checked.

    Returns
    -------
    list of Suspect
        Group by group; the first group explains most conflicts.
    """
    conflicts = [f for f in findings if f.outcome == CONFLICT]
    if not conflicts:
        return []
    # Of a cell that is printed twice the first is the one that identities use.
    by_key = {key_of(entry): entry for entry in reversed(entries)}
    uses = _uses(findings)
    every = [
        *(s for key in _keys(conflicts) for s in _candidates(key, uses[key], by_key.get(key))),
        *_missing(conflicts, Book(entries)),
        *_of_several(findings, entries, uses),
        *_whole_forms(findings),
        *_of_last_year(findings),
    ]
    return _grouped(every, conflicts)


def _of_several(
    findings: Sequence[Finding], entries: Sequence[Entry], uses: Uses
) -> Iterator[Suspect]:
    for move in moves(Board(findings), entries):
        changes = [_change(key, by, uses) for key, by in move.changes.items() if key in uses]
        if len(changes) > 1:
            first, *also = changes
            mends, breaks = (
                tuple(findings[i] for i in sorted(found))
                for found in (move.effect.mends, move.effect.breaks)
            )
            where = (first.key, first.name, first.place, None, first.amount, first.proposed)
            yield Suspect(0, *where, move.kind, mends, breaks, tuple(also))


def _change(key: Key, by: Decimal, uses: Uses) -> Change:
    term = uses[key][0][1]
    return Change(key, term.name, term.place, term.amount, (term.amount or Decimal(0)) + by)


def _whole_forms(findings: Sequence[Finding]) -> Iterator[Suspect]:
    """Forms that add up in themselves and lose their comparisons with the others."""
    failing = {
        form
        for f in findings
        if f.outcome == CONFLICT and not is_outside(f)
        for form in forms_of(f)
    }
    for doubted in doubted_forms(findings):
        # A form of another year agrees with itself: one that fails in itself has a misprint.
        alone = len(doubted.lost) >= _LEAST_LOST and doubted.form not in failing
        if alone or doubted.is_last_years:
            places = (
                term.place
                for f in doubted.lost
                for term in f.terms
                if term.key[:2] == ("表", doubted.form) and term.place
            )
            key, name = (WHOLE, doubted.form), f"表{doubted.form} 整张表"
            place = next(places, None)
            slip = LAST_YEARS if doubted.is_last_years else ANOTHER
            lost, won = doubted.lost, doubted.won
            yield Suspect(0, key, name, place, None, None, None, slip, lost, won)


def _of_last_year(findings: Sequence[Finding]) -> Iterator[Suspect]:
    for block in blocks(findings):
        first, *_, last = block.cells
        name = f"{first.name}至{last.name}的 {len(block.cells)} 个数"
        keys = tuple(term.key for term in block.cells)
        what = ((WHOLE, *first.key), name, first.place, None, None, None)
        yield Suspect(0, *what, LAST_YEARS, block.lost, block.won, beside=keys)


def _keys(conflicts: Sequence[Finding]) -> list[Key]:
    return list(dict.fromkeys(t.key for f in conflicts if f.left is not None for t in f.terms))


def _uses(findings: Sequence[Finding]) -> Uses:
    uses: Uses = {}
    for finding in findings:
        if finding.checked:
            for term in finding.terms:
                uses.setdefault(term.key, []).append((finding, term))
    return uses


def _centre(fits: Range) -> Decimal | None:
    low, high = fits
    if low is None or high is None:
        return high if low is None else low
    return (low + high) / 2


def _width(fits: Range) -> Decimal:
    low, high = fits
    return (high - low) / 2 if low is not None and high is not None else Decimal(0)


def _candidates(
    key: Key, uses: list[tuple[Finding, Term]], entry: Entry | None
) -> Iterator[Suspect]:
    """Yield the best value for one figure: it mends most, breaks least, is surest."""
    ranges = [(finding, finding.range_of(term)) for finding, term in uses]
    broken = [(f, fits) for f, fits in ranges if f.outcome == CONFLICT and f.left is not None]
    sound = [(f, fits) for f, fits in ranges if f.outcome != CONFLICT]
    term = uses[0][1]
    # A word (大于) cannot be set to a value: it is wrong or it is not.
    if term.weight is None and term.amount is None and broken:
        mends = tuple(f for f, _ in broken)
        yield Suspect(0, key, term.name, term.place, entry, None, None, WORD, mends, ())
        return
    tried = (_changed_to(fits, term, entry, broken, sound) for _, fits in broken)
    found = [(s.score, None not in fits, -_width(fits), s) for s, fits in tried if s is not None]
    if found:
        best = max(found, key=lambda item: item[:3])[3]
        if not _fills_a_blank(best):
            yield best


def _fills_a_blank(suspect: Suspect) -> bool:
    """Whether a blank cell is to be filled for the sake of one sum: it may be rightly blank."""
    kinds = {finding.identity for finding in suspect.mends}
    return suspect.slip == BLANK and len(kinds) < 2


def _changed_to(
    fits: Range,
    term: Term,
    entry: Entry | None,
    broken: Sequence[tuple[Finding, Range]],
    sound: Sequence[tuple[Finding, Range]],
) -> tuple[Suspect | None, Range]:
    """Change a figure to what one conflict would have it be."""
    centre = _centre(fits)
    if centre is None:
        return None, fits
    # A proposal must be a figure that the cell could print: to the cent of its own unit.
    scale = _YUAN if entry is not None and entry.unit == "元" else Decimal(1)
    value = (centre * scale).quantize(_PLACES) / scale
    mends = tuple(f for f, other in broken if within(value, other))
    breaks = tuple(f for f, other in sound if not within(value, other))
    if not mends:
        return None, fits
    printed = term.amount * scale if term.amount is not None else None
    slip = MISSING_ROW
    if term.place is not None:
        slip = slip_of(printed, value * scale, _width(fits) * scale)
    where = (term.key, term.name, term.place, entry, term.amount)
    return Suspect(0, *where, value, slip, mends, breaks), fits


def _missing(conflicts: Sequence[Finding], book: Book) -> Iterator[Suspect]:
    for row in missing_rows(conflicts, book):
        yield Suspect(
            0,
            row.key,
            row.name,
            row.place,
            None,
            None,
            row.amount,
            MISSING_ROW,
            row.mends,
            row.breaks,
        )


def _rank(suspect: Suspect) -> tuple[int, int, int, int]:
    """Order by score, then by how telling the slip is, then by the fewest figures to doubt."""
    terms = min(len(finding.terms) for finding in suspect.mends)
    return -suspect.score, _how_telling(suspect.slip), len(suspect.breaks), terms


def _how_telling(slip: str) -> int:
    """The rank of a kind of mistake, the most telling first."""
    return ORDER.index(slip)


def _grouped(every: Sequence[Suspect], conflicts: Sequence[Finding]) -> list[Suspect]:
    """Take the best suspect with its rivals, set aside what it mends, and go on."""
    open_ = {id(f) for f in conflicts}
    ordered: list[Suspect] = []
    group = 0
    while True:
        left = [_limited(s, open_) for s in every]
        rivals = sorted((s for s in left if s.mends), key=_rank)
        if not rivals:
            return ordered
        group += 1
        mended = {id(f) for f in rivals[0].mends}
        # Rivals of the same conflicts stay beside the best, so that none is blamed where they tie.
        close = [s for s in rivals if any(id(f) in mended for f in s.mends)]
        ordered += [replace(s, group=group) for s in close[:_SHOWN]]
        open_ -= mended


def _limited(suspect: Suspect, open_: set[int]) -> Suspect:
    return replace(suspect, mends=tuple(f for f in suspect.mends if id(f) in open_))
