"""From the keys under which identities know figures to references that last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from juesuan_analysis.facts import Entry, Ref
from juesuan_analysis.facts.finding import Key
from juesuan_analysis.facts.paths import cell_path
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.structure import repeated
from juesuan_analysis.identities.told import key_of as statement_key

Refs = Mapping[Key, Ref]


def refs_of_entries(entries: Sequence[Entry], refs: Sequence[Ref]) -> dict[Key, Ref]:
    """Give the reference of each cell; where a cell is printed twice, of both places."""
    found: dict[Key, Ref] = {}
    blank: set[Key] = set()
    for entry, ref in zip(entries, refs, strict=True):
        key = key_of(entry)
        if key in found and key not in blank:
            found[repeated(key)] = ref
            continue
        found[key] = ref  # as a book of entries does: a figure goes before a blank
        (blank.add if entry.amount is None else blank.discard)(key)
    return found


def refs_of_statements(refs: Iterable[Ref]) -> dict[Key, Ref]:
    """Give the reference of each statement."""
    return {statement_key(position): ref for position, ref in enumerate(refs)}


def elsewhere(refs: Refs, named: Callable[[Key], Key]) -> Iterator[tuple[Key, Ref]]:
    """Give the references of another disclosure under the keys that findings have for it."""
    return ((named(key), ref) for key, ref in refs.items())


def ref_of(key: Key, refs: Refs, disclosure_id: str) -> Ref:
    """Give the reference of a figure, or the one that a row would have that is not printed."""
    if key in refs:
        return refs[key]
    if key[0] == "绩":
        return Ref.parse(f"{disclosure_id}|{key[1]}")
    _, form, side, row, measure = key
    return Ref(disclosure_id, cell_path(int(form or 0), _text(side), str(row), str(measure)))


def _text(side: str | int | None) -> str | None:
    return None if side is None else str(side)
