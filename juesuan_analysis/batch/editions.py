"""Two files of one department and year: the same once more, parts of one, or two editions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal

from juesuan_analysis.batch.rows import Row
from juesuan_analysis.frozen import frozen

_Values = Counter[Decimal]
_Relation = Literal["copy", "part", "edition"]
_LATER = re.compile(
    r"更正|修订|修正|订正|重新公开|重新公布|更新|最新|新版|最终|第[二三四]版|勘误|改正"
)
_FORMER = re.compile(r"作废|旧版|原版|初版|第一版|更正前|修订前")
_CLOSE = 0.8  # of the statements of the longer narrative: then both are whole
_SHOWN = 3


@frozen
class Discrepancy:
    """One figure that two editions print otherwise; None where one does not print it."""

    where: str
    former: Decimal | None
    current: Decimal | None
    key: tuple[str, ...] = field(default=(), compare=False)
    """Form and cell; or subject, kind and years of a statement."""


@frozen
class Figures:
    """The amounts of a document by form, cell by cell, and the figures of its narrative."""

    forms: Mapping[int, Mapping[tuple[str, ...], _Values]]
    stated: Mapping[tuple[str, ...], _Values]
    printed: frozenset[int] = frozenset()  # forms, also those without an amount

    @property
    def count(self) -> int:
        """How many figures the narrative states."""
        return sum(values.total() for values in self.stated.values())


def cell_of(row: Row) -> tuple[str, ...]:
    """The cell of an entry, as differences name it."""
    return tuple(str(row[n] or "") for n in ("side", "code", "line", "measure"))


def figure_of(row: Row) -> tuple[str, ...]:
    """What a statement is of, as differences name it."""
    return tuple(str(row[n] or "") for n in ("subject", "kind", "stated_year", "base_year"))


def figures_of(entries: Iterable[Row], statements: Iterable[Row]) -> Figures:
    """Sort the amounts of entries and statements by where they belong."""
    forms: dict[int, dict[tuple[str, ...], _Values]] = defaultdict(lambda: defaultdict(Counter))
    printed = set()
    for row in entries:
        printed.add(row["form"])
        if row["amount"] is not None:
            forms[row["form"]][cell_of(row)][row["amount"]] += 1
    stated: dict[tuple[str, ...], _Values] = defaultdict(Counter)
    for row in statements:
        if row["value"] is not None:
            stated[figure_of(row)][row["value"]] += 1
    return Figures(forms, stated, frozenset(printed))


def _stated_otherwise(one: Figures, other: Figures) -> Iterator[tuple[str, ...]]:
    """What two narratives state otherwise; one may be a part of the other."""
    whole = min(one.count, other.count) > _CLOSE * max(one.count, other.count)
    for key in {**one.stated, **other.stated}:
        a, b = one.stated.get(key, Counter()), other.stated.get(key, Counter())
        # One file may hold a part of the narrative: what it leaves out it does not say otherwise.
        if (whole and a != b) or (a and b and not (a.keys() <= b.keys() or b.keys() <= a.keys())):
            yield key


def differences(former: Figures, current: Figures) -> list[Discrepancy]:
    """List every figure that two editions print otherwise, cell by cell."""
    found = []
    for form in sorted(former.forms.keys() & current.forms.keys()):
        a, b = former.forms[form], current.forms[form]
        for key in sorted(a.keys() | b.keys()):
            if a.get(key) != b.get(key):
                where = "/".join(part for part in (f"表{form}", *key) if part)
                lost, new = a.get(key, Counter()), b.get(key, Counter())
                sides = _first(lost - new), _first(new - lost)
                found.append(Discrepancy(where, *sides, (str(form), *key)))
    for key in sorted(set(_stated_otherwise(former, current))):
        one, other = former.stated.get(key, Counter()), current.stated.get(key, Counter())
        lost, new = one - other, other - one
        sides = _first(lost), _first(new)
        found.append(Discrepancy(f"情况说明/{key[0]}/{key[1]}", *sides, key))
    return found


def _first(values: _Values | None) -> Decimal | None:
    return next(iter(values), None) if values else None


def relation(new: Figures, held: Figures) -> _Relation:
    """Tell what a file is to what is stored of its department and year.

    Two editions print some form or state some figure otherwise. A copy has nothing that is not
    there already; a part has, and contradicts nothing.
    """
    if differences(held, new):
        return "edition"
    more = new.printed - held.printed
    stated = any(key not in held.stated for key in new.stated)
    return "part" if more or stated else "copy"


def unlike(new: Figures, held: Figures) -> bool:
    """Whether two editions agree in so little that they may be of two departments."""
    pairs = [
        (held.forms[form].get(key), values)
        for form, cells in new.forms.items()
        if form in held.forms
        for key, values in cells.items()
    ]
    # Two departments share nils and a few rates; two editions share nearly all.
    return len(pairs) > 20 and sum(a == b for a, b in pairs) < len(pairs) / 5


@frozen
class Bearing:
    """What tells which of two editions is in force."""

    source: str
    conflicts: int
    dated: str = ""  # in the file itself
    published: str = ""  # in the manifest
    forms: frozenset[int] = frozenset()


def comes_later(new: Bearing, held: Bearing) -> bool:
    """Whether a file is the later edition: by its name, the manifest, its own date."""
    for words, sign in ((_LATER, True), (_FORMER, False)):
        mine, theirs = bool(words.search(new.source)), bool(words.search(held.source))
        if mine != theirs:
            return mine is sign
    for one, other in ((new.published, held.published), (new.dated, held.dated)):
        if one and other and one != other:
            return one > other
    # Something must decide, and the same in every run, in whatever order files come.
    return new.source > held.source


def in_force(new: Bearing, held: Bearing) -> bool:
    """Whether a file takes the place of the one at hand: no less whole, no worse, and later."""
    # A file with more of the forms is the whole of which the other is a piece, whenever dated.
    if held.forms != new.forms and (held.forms <= new.forms or new.forms <= held.forms):
        return held.forms < new.forms
    if is_damaged(new, held) or is_damaged(held, new):
        return is_damaged(held, new)
    return comes_later(new, held)


def is_damaged(edition: Bearing, other: Bearing) -> bool:
    """Whether an edition contradicts itself more than the other: such a one is never in force."""
    return edition.conflicts > other.conflicts


def said(found: list[Discrepancy]) -> str:
    """Say in a line what two editions print otherwise."""
    listed = "；".join(
        f"{d.where} {_shown(d.former)} → {_shown(d.current)}" for d in found[:_SHOWN]
    )
    more = f"；……共 {len(found)} 处" if len(found) > _SHOWN else ""
    return f"{listed}{more}"


def _shown(value: Decimal | None) -> str:
    return "空白" if value is None else f"{value:,.2f}"
