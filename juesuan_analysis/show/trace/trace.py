"""From a row of a store to the place on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import Place, Ref
from juesuan_analysis.show.fields import place_of, told
from juesuan_analysis.show.trace.captions import Row, caption
from juesuan_analysis.show.trace.crop import Crops, PageCrop
from juesuan_analysis.show.trace.drawing import render
from juesuan_analysis.show.trace.library import Folders, Library
from juesuan_analysis.store import Store, open_store

_WHOSE = ("source", "source_sha256", "department", "year")
Others = Mapping[str, Row]
_NONE: Others = MappingProxyType({})


def trace(
    entry: pd.Series | pd.DataFrame | Mapping[str, Any] | Ref | str,
    pdfs: Folders | Library = "data/raw",
    *,
    around: float | None = None,
    others: Others = _NONE,
    store: Store | str | Path = "data/processed",
) -> PageCrop | Crops:
    """Show where a number of a store is printed.

    Parameters
    ----------
    entry
        A row of entries, statements or findings; several rows of one document; or the reference
        of a figure in ``store``.
    pdfs
        Folder or folders with the PDFs (searched with their subfolders), or one PDF. The file is
        found by its name, and is taken only if it is the version that was read.
    around
        How much of the page to show around the marked cells, in points; by default the whole
        width of the page, and some lines above and below.
    others
        The rows of the other disclosures that a finding rests on, by disclosure_id; figures of
        disclosures that are not given are not shown.
    store
        Where a reference is looked up.

    Returns
    -------
    PageCrop or Crops
        For one entry or statement, a picture with a frame around the cell. For a finding (all its
        figures are marked) or a DataFrame, one picture for each page that is involved.

    Raises
    ------
    DocumentError
        The PDF is not there, or is another version; the row has no place on a page.

    Examples
    --------
    >>> from juesuan_analysis import open_store, trace
    >>> entries = open_store("data/processed").entries(form=9, year=2024)  # doctest: +SKIP
    >>> trace(entries.iloc[0], "data/raw").save("三公.png")  # doctest: +SKIP
    """
    library = pdfs if isinstance(pdfs, Library) else Library(pdfs)
    if isinstance(entry, Ref | str):
        entry = (store if isinstance(store, Store) else open_store(store)).find(entry)
    if isinstance(entry, pd.DataFrame):
        rows = [{str(k): v for k, v in row.items()} for row in entry.to_dict("records")]
        return _crops(rows, library, around)
    row = dict(entry)
    if "terms" in row:
        return _crops([row], library, around, others)
    return _crop([row], [_place(row)], library, around)


def _crops(
    rows: Sequence[Row], library: Library, around: float | None, others: Others = _NONE
) -> Crops:
    """Give one crop for each page of each document, in order; other documents come last."""
    pages: dict[tuple[bool, str, int], list[tuple[Row, Place]]] = {}
    for row in rows:
        found = [*((row, place) for place in _places(row)), *_places_elsewhere(row, others)]
        for held, place in found:
            key = held["source"] != row["source"], held["source"], place.page
            pages.setdefault(key, []).append((held, place))
    if not pages:
        raise DocumentError("没有位置", "所选的行都没有页面上的位置（没有印出的数，无处可标）")
    return Crops(
        _crop([row for row, _ in held], [place for _, place in held], library, around)
        # Each key stands once, so that rows are never compared, which dicts cannot be.
        for _, held in sorted(pages.items())
    )


def _crop(
    rows: Sequence[Row], places: Sequence[Place], library: Library, around: float | None
) -> PageCrop:
    marks = tuple(dict.fromkeys(places))
    path = library.find(rows[0]["source"], rows[0]["source_sha256"])
    png, region = render(path, marks, around)
    words = "；".join(dict.fromkeys(caption(row, marks[0].page) for row in rows))
    return PageCrop(png, words, rows[0]["source"], marks[0].page, region, marks)


def _places(row: Row) -> list[Place]:
    if "terms" not in row:
        return [_place(row)]
    terms = [] if row["terms"] is None else list(row["terms"])
    own = [term for term in terms if told(term["page"]) and not is_elsewhere(term, row)]
    places = [_place(term) for term in own]
    # What was not read has no figures, but a place of its own.
    return places or ([_place(row)] if told(row["page"]) and not terms else [])


def _places_elsewhere(row: Row, others: Others) -> Iterator[tuple[Row, Place]]:
    """Give the places of a finding's figures in other disclosures, each with a row of that one."""
    for term in [] if row.get("terms") is None else list(row["terms"]):
        other = others.get(term["disclosure_id"]) if is_elsewhere(term, row) else None
        if other is not None and told(term["page"]):
            yield {**row, **{name: other[name] for name in _WHOSE}}, _place(term)


def is_elsewhere(term: Row, finding: Row | pd.Series) -> bool:
    """Whether a figure of a finding stands in another disclosure than the finding's own."""
    return bool(term["disclosure_id"] != finding["disclosure_id"])


def _place(row: Row) -> Place:
    place = place_of(row)
    if place is None:
        raise DocumentError("没有位置", "这一行没有页面上的位置（没有印出的数，无处可标）")
    return place
