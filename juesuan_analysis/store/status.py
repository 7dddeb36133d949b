"""What is in a store, and what of it is stale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field

import pandas as pd

from juesuan_analysis.facts.performance import SELF_TABLE
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.blocks import is_block, year_folders
from juesuan_analysis.store.disk import disk_of
from juesuan_analysis.store.failures import Failure, failures
from juesuan_analysis.store.journal import plans
from juesuan_analysis.store.read import Store
from juesuan_analysis.store.repeats import repeats
from juesuan_analysis.store.schema import COUNTS, DATASETS

Pdf = tuple[str, str]  # file name and SHA-256

NO_REGION = "（地区不明）"


@frozen
class Files:
    """How the rows lie on disk, all datasets together."""

    small: int
    blocks: int
    megabytes: float
    unfinished: int


@frozen
class Status:
    """What a store holds; ``documents`` counts by region and year, with totals (合计)."""

    documents: pd.DataFrame
    cells: int
    printed: int
    unread: int
    statements: int
    outcomes: dict[str, int]
    files: Files
    failed: list[Failure] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    unlinked: int = 0
    natures: dict[str, int] = field(default_factory=dict)
    amounts: dict[str, int] = field(default_factory=dict)
    unnamed: dict[str, int] = field(default_factory=dict)
    annexed: dict[str, int] = field(default_factory=dict)


def unnamed_in(store: Store) -> dict[str, int]:
    """Count the names in narratives that the vocabulary does not know, the most frequent first."""
    rows = store.rows("statements", ("subject", "named", "project_id")).to_pylist()
    found = (row["subject"] for row in rows if row["named"] is False and not row["project_id"])
    return dict(Counter(name for name in found if name).most_common())


def _annexed(store: Store) -> dict[str, int]:
    """Count what the annexes hold: projects, their own tables, their indicators."""
    rows = store.rows("projects", ("disclosure_id", "project_id", "origin")).to_pylist()
    return {
        "projects": len({(row["disclosure_id"], row["project_id"]) for row in rows}),
        "tables": sum(row["origin"] == SELF_TABLE for row in rows),
        "indicators": store.rows("indicators", ("page",)).num_rows,
    }


def _amounts(rows: pd.DataFrame) -> dict[str, int]:
    """Add the accounts of all pages up: printed, and what became of it."""
    sums: Counter[str] = Counter()
    for pages in rows["accounts"].dropna():
        for page in pages:
            sums.update({name: page[name] for name in COUNTS})
    return dict(sums)


def _documents(rows: pd.DataFrame) -> pd.DataFrame:
    places = rows["region"].fillna(NO_REGION)
    table = pd.crosstab(places, rows["year"], margins=True, margins_name="合计")
    return table.rename_axis(index="地区", columns="年度")


def _files(store: Store) -> Files:
    disk = disk_of(store.path)
    paths = [
        path
        for name in DATASETS
        for folder in year_folders(disk, name).values()
        for path in disk.files(folder)
    ]
    blocks = sum(map(is_block, paths))
    size = sum(map(disk.size, paths)) / 1e6
    return Files(len(paths) - blocks, blocks, size, len(plans(disk)))


def status_of(
    store: Store,
    reader: str,
    pdfs: Mapping[str, str] | Iterable[tuple[str, str]] | None = None,
    unlinked: int = 0,
) -> Status:
    """Tell what a store holds.

    Parameters
    ----------
    store
        The store.
    reader
        The present version of the reader; documents read by another are outdated.
    pdfs
        File names of PDFs, which may repeat, with their SHA-256: to tell which of them are new,
        changed or gone. That of a file not yet fetched is empty.
    unlinked
        How many documents have findings that rest on what has changed since.
    """
    rows = store.disclosures()
    outcomes = store.rows("findings", ("outcome",))["outcome"].value_counts().to_pylist()
    known = _files_of(rows)
    failed, same = failures(store.path), repeats(store.path)
    settled = {*known, *((f.source, sha) for f in failed for sha in (f.source_sha256, ""))}
    there = known if pdfs is None else list(pdfs.items() if isinstance(pdfs, Mapping) else pdfs)
    stored = {sha for _, sha in {*known} & {*there}}
    gone, changed, new = _compared(known, there, settled, stored | {*same})
    return Status(
        _documents(rows),
        int(rows["cells"].sum()),
        int(rows["printed"].sum()),
        int(rows["unread"].sum()),
        store.rows("statements", ("page",)).num_rows,
        {item["values"]: item["counts"] for item in outcomes},
        _files(store),
        failed,
        outdated=sorted(rows.loc[rows["reader"] != reader, "source"]),
        gone=gone,
        changed=changed,
        new=new,
        repeated=sorted(repeat.source for repeat in same.values()),
        unlinked=unlinked,
        amounts=_amounts(rows),
        natures=dict(Counter(rows["nature"].dropna())),
        unnamed=unnamed_in(store),
        annexed=_annexed(store),
    )


def _files_of(rows: pd.DataFrame) -> list[Pdf]:
    """The files of all disclosures; one may be of several, and a disclosure of several files."""
    alone = zip(rows["source"], rows["source_sha256"], rows["parts"], strict=True)
    found: dict[Pdf, None] = {}
    for source, sha, parts in alone:
        several = [] if parts is None else list(parts)
        found |= {(part["source"], part["source_sha256"]): None for part in several}
        found |= {} if several else {(source, sha): None}
    return list(found)


def _compared(
    known: Sequence[Pdf], there: Sequence[Pdf], settled: Collection[Pdf], contents: Collection[str]
) -> tuple[list[str], list[str], list[str]]:
    """Names of the PDFs that are gone, changed and new; several may have one name."""
    lost = Counter(name for name, sha in set(known) - set(there))
    met = {pair for pair in there if pair not in settled and pair[1] not in contents}
    more = Counter(name for name, _ in met)
    changed = lost & more
    return sorted(lost - changed), sorted(changed), sorted(more - changed)
