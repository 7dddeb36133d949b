"""From a reference to the stages by which its figure was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from juesuan_analysis.disclosure.again import Again, read_again
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.facts import Ref
from juesuan_analysis.show.explain.annex_stages import annex_stages
from juesuan_analysis.show.explain.explanation import Explanation
from juesuan_analysis.show.explain.form_stages import entry_stages, find
from juesuan_analysis.show.explain.page_stages import no_form, page_stages
from juesuan_analysis.show.explain.stage import CELL, CHECKS, Stage
from juesuan_analysis.show.explain.statement_stages import statement_stages
from juesuan_analysis.show.fields import told
from juesuan_analysis.show.grade_words import standing_words
from juesuan_analysis.show.trace.captions import caption
from juesuan_analysis.show.trace.library import Folders, Library
from juesuan_analysis.store import Store, open_store
from juesuan_analysis.store.read import parsed_ref

_LISTED = 8
_NOT_THERE = "再读一遍，读出的各行里没有这一格；数据若是旧版程序读的，请重新运行 juesuan extract"


def explain(
    ref: pd.Series | Mapping[str, Any] | Ref | str,
    pdfs: Folders | Library = "data/raw",
    *,
    page: int | None = None,
    store: Store | str | Path = "data/processed",
) -> Explanation:
    """Show how a figure was got from its page, stage by stage; or where its page went wrong.

    The document is opened again, and its forms are read with every stage kept.

    Parameters
    ----------
    ref
        The reference of a figure in ``store``, or its row: an entry, a statement, a row of the
        annexes, or a finding that tells what was not read. A reference of a form
        (``甲局|2024|表4``) or of a cell that the store does not have tells how far that form was
        read. Also the name of a file in ``pdfs`` that is in no store, with ``page``.
    pdfs
        Folder or folders with the PDFs (searched with their subfolders), or one PDF.
    page
        The page to explain, where ``ref`` names a file or a disclosure.
    store
        Where references are looked up.

    Returns
    -------
    Explanation
        A notebook draws it; ``print`` writes it as text; :meth:`Explanation.save` keeps it.

    Raises
    ------
    JuesuanError
        The store has no such disclosure, or the file is not there or another version.

    Examples
    --------
    >>> from juesuan_analysis import explain, open_store
    >>> entries = open_store("data/processed").entries(form=9, year=2024)  # doctest: +SKIP
    >>> explain(entries.iloc[0], "data/raw")  # doctest: +SKIP
    """
    library = pdfs if isinstance(pdfs, Library) else Library(pdfs)
    if isinstance(ref, str) and "|" not in ref:
        return _file(library.named(ref), page or 1)
    held = store if isinstance(store, Store) else None
    if isinstance(ref, Ref | str):
        held = held or open_store(store)  # type: ignore[arg-type]
        row, form = _looked_up(held, ref, page)
    else:
        row, form = {str(key): value for key, value in ref.items()}, None
        held = held or _opened(store)
    path = library.find(row["source"], row["source_sha256"])
    return _explained(row, form, path, held)


def _opened(store: Store | str | Path) -> Store | None:
    """The store that tells which checks use a figure, where there is one."""
    try:
        return store if isinstance(store, Store) else open_store(store)
    except JuesuanError:
        return None


def _looked_up(store: Store, ref: Ref | str, page: int | None) -> tuple[dict[str, Any], int | None]:
    """The row of a figure; of one that the store lacks, its disclosure's and its form's number."""
    address = ref if isinstance(ref, Ref) else parsed_ref(ref)
    try:
        return dict(store.find(address)), None
    except (JuesuanError, ValueError):
        owners = store.disclosures(disclosure=address.disclosure_id)
        head = address.path[0]
        form = int(head[1:]) if head[:1] == "表" and head[1:].isdigit() else None
        if owners.empty or (form is None and page is None):
            raise
    return dict(owners.iloc[0]) | {"page": page, "asked": str(address)}, form


def _asked(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The line and the measure of a cell that was asked for, and that the store lacks."""
    steps = Ref.parse(row["asked"]).path if "asked" in row else ()
    return steps[-2:] if len(steps) > 2 else ()


def _file(path: Path, page: int) -> Explanation:
    with read_again(path, page) as again:
        stages = tuple(page_stages(again, page))
    return Explanation(path.name, path.name, page, stages, path)


def _explained(
    row: dict[str, Any], form: int | None, path: Path, store: Store | None
) -> Explanation:
    if "section" in row:
        stages = (*statement_stages(row), *_checks(row, store))
        return _explanation(row, int(row["page"]), stages, path)
    wanted = int(row["page"]) if told(row.get("page")) else None
    with read_again(path, wanted) as again:
        if "origin" in row:
            stages = (*annex_stages(again, row), *_checks(row, store))
            return _explanation(row, int(row["page"]), stages, path)
        if "measure" in row:
            stages = (*_entry(again, row), *_checks(row, store))
            return _explanation(row, int(row["page"]), stages, path)
        page = wanted or _page_of(again, form) or 1
        stages = _pages(again, page, form, row)
    return _explanation(row, page, stages, path)


def _pages(again: Again, page: int, form: int | None, row: Mapping[str, Any]) -> tuple[Stage, ...]:
    if not told(row.get("page")) and _page_of(again, form) is None:
        return (no_form(again, form),)
    return tuple(page_stages(again, page, form, _asked(row)))


def _page_of(again: Again, form: int | None) -> int | None:
    """The page on which a form stands, or the first of its titles."""
    tables = ((page, one.form) for page, chain in again.chains.items() for one in chain.readings)
    read = (page for page, own in tables if own and own.number == form)
    titled = (p for p, chain in again.chains.items() if any(t.form == form for t in chain.titles))
    return next(read, next(titled, None))


def _explanation(
    row: Mapping[str, Any], page: int, stages: tuple[Stage, ...], path: Path
) -> Explanation:
    return Explanation(_heading(row, page), str(row["source"]), page, stages, path)


def _heading(row: Mapping[str, Any], page: int) -> str:
    if "asked" in row:
        return str(row["asked"])
    return caption(row, page)


def _entry(again: Again, row: dict[str, Any]) -> Iterator[Stage]:
    """The stages of an entry; of one that is no longer read there, those of its page."""
    found = find(again, row)
    if found is not None:
        yield from entry_stages(again, found, row)
        return
    yield from page_stages(again, int(row["page"]), int(row["form"]))
    yield Stage(CELL, (_NOT_THERE,), stopped=True)


def _checks(row: Mapping[str, Any], store: Store | None) -> Iterator[Stage]:
    """The checks that a figure is part of."""
    # The grade of a project is its office's 优 or 良, not what speaks for the figure.
    standing = str(row["standing"]) if "origin" in row else standing_words(row)
    words = [standing] if told(row.get("standing")) else []
    if store is not None:
        findings = store.findings(disclosure=row["disclosure_id"])
        used = findings[[_uses(terms, row["ref"]) for terms in findings["terms"]]]
        words += [f"{one.outcome}：{one.statement}" for one in used.itertuples()][:_LISTED]
        if len(used) > _LISTED:
            words.append(f"……共 {len(used)} 条")
        if used.empty:
            words.append("没有一条勾稽关系用到这个数")
    if words:
        yield Stage(CHECKS, tuple(words))


def _uses(terms: Any, ref: str) -> bool:  # noqa: ANN401
    return any(term["ref"] == ref for term in ([] if terms is None else terms))
