"""What becomes of a document that was read, beside those of its department and year in the store.

It is new, or the same once more, or a part of one, or another edition: then both are kept, and the
one in force has the id without a number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from juesuan_analysis.batch.edition_terms import terms_of
from juesuan_analysis.batch.editions import (
    Bearing,
    Discrepancy,
    Figures,
    differences,
    figures_of,
    in_force,
    is_damaged,
    relation,
    said,
    unlike,
)
from juesuan_analysis.batch.known import Known
from juesuan_analysis.batch.packed import Packed, as_files, rows_in
from juesuan_analysis.batch.rows import Row, Rows, renamed
from juesuan_analysis.batch.sources import Address
from juesuan_analysis.disclosure.attribution import Attribution
from juesuan_analysis.facts.finding import ADJUSTED, CONFLICT, EDITION
from juesuan_analysis.facts.paths import numbered
from juesuan_analysis.facts.performance import NARRATIVE
from juesuan_analysis.facts.ref import LATER_EDITION, Ref
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.schema import DAMAGED, DATASETS, IN_FORCE, OTHER_EDITION

_VERSION = re.compile(LATER_EDITION)
_STATEMENT = "同一部门同一年度的各版数字一致"
_UNLIKE = "绝大多数数字都不同，可能是另一个部门的，请核对部门名称"


@frozen
class Write:
    """A document to put into the store, in place of ``former``."""

    disclosure_id: str
    year: int
    files: Mapping[str, bytes]
    shas: Mapping[str, str]  # SHA-256 to source of its files
    former: tuple[str, ...] = ()


@frozen
class Placing:
    """What is to be written, and what to tell; ``copy_of`` is the SHA-256 of the same content."""

    writes: tuple[Write, ...] = ()
    message: str = ""
    is_edition: bool = False
    copy_of: str = ""


@frozen
class _Held:
    """A document of the store, as far as its files are still there."""

    disclosure_id: str
    rows: Rows
    shas: Mapping[str, str]


def _stored(store: Address, own: str, year: int) -> Rows:
    held = Store(store)
    return {n: held.rows(n, disclosure_id=own, year=year).to_pylist() for n in DATASETS}


def _beside(
    store: Address, attribution: Attribution, sha: str, known: Known, present: Collection[str]
) -> Iterator[_Held]:
    """The documents of one attribution and its editions, without the file itself and lost files."""
    from juesuan_analysis.batch.joining import only

    base = replace(attribution, version=1).disclosure_id
    editions = (name for name in known.by_id if _VERSION.sub("", name) == base)
    for own in sorted(editions, key=lambda name: (name != base, name)):
        there = {s: n for s, n in known.by_id[own].items() if s in present and s != sha}
        if there:
            yield _Held(own, only(_stored(store, own, attribution.year), there), there)


def _bearing(rows: Rows) -> Bearing:
    row = rows["disclosures"][0]
    conflicts = sum(finding["outcome"] == CONFLICT for finding in rows["findings"])
    forms = frozenset(e["form"] for e in rows["entries"] if e["amount"] is not None)
    return Bearing(row["source"], conflicts, row["dated"] or "", row["fetched"] or "", forms)


def place(store: Address, packed: Packed, known: Known, present: Mapping[str, str]) -> Placing:
    """Tell what is to be written of a document.

    Parameters
    ----------
    store, packed, known
        Where the document goes, what it gave, and what is there.
    present
        SHA-256 to source of the files of this run: they do not displace one another.
    """
    attribution, sha = packed.attribution, packed.sha256
    own = {sha: packed.outcome.source}
    # Editions and parts are told from files that are still there: what was deleted displaces
    # nothing.
    beside = list(_beside(store, attribution, sha, known, present))
    if not beside:
        return Placing((Write(attribution.disclosure_id, attribution.year, packed.files, own),))
    rows = rows_in(packed.files)
    new = figures_of(rows["entries"], rows["statements"])
    told = [(held, figures_of(held.rows["entries"], held.rows["statements"])) for held in beside]
    relations = [
        "part" if _adds_projects(rows, held.rows) else relation(new, figures)
        for held, figures in told
    ]
    if "copy" in relations:
        return Placing(copy_of=next(iter(beside[relations.index("copy")].shas)))
    if "part" in relations:
        return _joined(packed, beside[relations.index("part")], rows, own)
    held, figures = told[0]
    return _edition(packed, held, rows, (new, figures), known, present)


def _adds_projects(rows: Rows, held: Rows) -> bool:
    """Whether a file without forms has tables of projects that are not there yet."""
    return not rows["entries"] and bool(_tabled(rows) - _tabled(held))


def _tabled(rows: Rows) -> set[str]:
    """The projects of tables; a narrative may name them as well."""
    return {row["name"] for row in rows["projects"] if row["origin"] != NARRATIVE}


def _joined(packed: Packed, held: _Held, rows: Rows, own: Mapping[str, str]) -> Placing:
    from juesuan_analysis.batch.joining import joined

    named = _named(rows, packed.attribution.disclosure_id, held.disclosure_id)
    files = joined(held.rows, named)
    message = f"与 {next(iter(held.shas.values()))} 是同一份决算的不同部分，已合并"
    write = Write(held.disclosure_id, packed.attribution.year, files, {**held.shas, **own})
    return Placing((write,), message)


def _named(rows: Rows, old: str, new: str) -> Rows:
    if old == new:
        return rows
    return {name: [renamed(row, old, new) for row in found] for name, found in rows.items()}


def _free(attribution: Attribution, known: Known, present: Collection[str], sha: str) -> str:
    """The first id with a number that no other file of this run holds."""
    for version in range(2, len(known.by_id) + 3):
        name = replace(attribution, version=version).disclosure_id
        if not any(s in present and s != sha for s in known.by_id.get(name, ())):
            return name
    return replace(attribution, version=len(known.by_id) + 3).disclosure_id


def _edition(
    packed: Packed,
    held: _Held,
    rows: Rows,
    figures: tuple[Figures, Figures],
    known: Known,
    present: Mapping[str, str],
) -> Placing:
    """Keep both editions: the one in force without a number, the other with one."""
    attribution, own = packed.attribution, {packed.sha256: packed.outcome.source}
    base = replace(attribution, version=1).disclosure_id
    new, old = _bearing(rows), _bearing(held.rows)
    damaged = is_damaged(new, old) or is_damaged(old, new)
    newer = in_force(new, old)
    # The edition in force bears the id without a number, so that panels and links need no list of
    # editions.
    numbered_id = held.disclosure_id if newer and held.disclosure_id != base else ""
    number = numbered_id or _free(attribution, known, present, packed.sha256)
    found = differences(figures[1], figures[0]) if newer else differences(*figures)
    mark = DAMAGED if damaged else OTHER_EDITION
    fresh = _named(rows, attribution.disclosure_id, base if newer else number)
    kept = _named(held.rows, held.disclosure_id, number if newer else base)
    chosen, other = (fresh, kept) if newer else (kept, fresh)
    sources = (packed.outcome.source, next(iter(held.shas.values())))
    taken, left = sources if newer else sources[::-1]
    _mark(chosen, IN_FORCE, left, found, terms_of(found, other, chosen))
    _mark(other, mark, taken, [])
    writes = (
        Write(number if newer else base, attribution.year, as_files(kept), held.shas,
              (held.disclosure_id,)),
        Write(base if newer else number, attribution.year, as_files(fresh), own),
    )  # fmt: skip
    version = number.rpartition("第")[2].removesuffix("版")
    doubt = f"；{_UNLIKE}" if unlike(*figures) else ""
    message = (
        f"与 {sources[1]} 是同一部门同一年度，数字不同，存为第 {version} 版的是 {left}（{mark}），"
        f"采用 {taken}；不同处：{said(found)}{doubt}"
    )
    return Placing(writes, message, is_edition=True)


def _mark(
    rows: Rows,
    edition: str,
    against: str,
    found: list[Discrepancy],
    terms: Sequence[Row] = (),
) -> None:
    """Mark a document's edition, and tell in a finding what the other prints otherwise."""
    row = rows["disclosures"][0]
    row["edition"] = edition
    findings = [f for f in rows["findings"] if f["identity"] != EDITION or f["against"] != against]
    others = sum(f["identity"] == EDITION for f in findings)
    if found:
        path = [*numbered([("关系", EDITION)] * (others + 1))][-1]
        who = {name: row[name] for name in ("disclosure_id", "source", "source_sha256", "region")}
        who |= {name: row[name] for name in ("region_code", "department")}
        findings.append(
            who
            | {
                "identity": EDITION,
                "statement": _STATEMENT,
                "outcome": ADJUSTED,
                "reason": f"与 {against} 有 {len(found)} 处不同：{said(found)}",
                "against": against,
                "terms": list(terms),
                "ref": str(Ref(row["disclosure_id"], path)),
            }
        )
    rows["findings"] = findings
