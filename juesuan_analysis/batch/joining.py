"""Join the files of one disclosure: rows put together, references and findings made anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pyarrow as pa

from juesuan_analysis.annexes.told import projects_told
from juesuan_analysis.batch.annex_rows import performance_of
from juesuan_analysis.batch.rejudge import Case, judged_again
from juesuan_analysis.batch.rows import Row, Rows, entry_of, refs_of, statement_of
from juesuan_analysis.disclosure.nature import nature_of_contents
from juesuan_analysis.facts.finding import READING
from juesuan_analysis.facts.paths import annex_paths, numbered
from juesuan_analysis.facts.performance import NARRATIVE
from juesuan_analysis.facts.ref import Ref
from juesuan_analysis.store.links import Links
from juesuan_analysis.store.schema import DATASETS


def only(rows: Rows, contents: Collection[str]) -> dict[str, list[Row]]:
    """Give the rows that come from files of these contents (SHA-256)."""
    kept = {
        name: [row for row in found if row["source_sha256"] in contents]
        for name, found in rows.items()
        if name != "disclosures"
    }
    disclosures = [
        row | {"parts": [p for p in row["parts"] or [] if p["source_sha256"] in contents]}
        for row in rows["disclosures"]
    ]
    return kept | {"disclosures": disclosures}


def _disclosure(held: Row, new: Row, rows: Rows) -> Row:
    """The row of a disclosure whose file, or first file, is ``held``, with those of ``new``."""
    entries = rows["entries"]
    parts = [*(held["parts"] or []), *(new["parts"] or [])]
    forms = sorted({*(held["forms"] or []), *(new["forms"] or [])})
    return held | {
        "forms": forms,
        "nature": nature_of_contents(held["scope"], forms, len(rows["statements"])),
        "parts": parts,
        "pages": sum(part["pages"] for part in parts),
        "cells": len(entries),
        "printed": sum(row["amount"] is not None for row in entries),
        "unread": sum(row["identity"] == READING for row in rows["findings"]),
        "units": held["units"] or new["units"],
        "accounts": [*(held["accounts"] or []), *(new["accounts"] or [])],
        "doubts": list(dict.fromkeys([*(held["doubts"] or []), *(new["doubts"] or [])])),
        "dated": max(held["dated"] or "", new["dated"] or ""),
        "checked_against": "",
    }


def _without_twice(held: Rows, new: Rows) -> dict[str, list[Row]]:
    """Rows of both; a form or a figure that both print is taken once."""
    stated = {_stated(row) for row in held["statements"]}
    rows = {name: [*held[name], *new[name]] for name in held if name != "disclosures"}
    shown, filled = {row["form"] for row in held["entries"]}, _filled(held)
    # A file may print the titles of forms that another has filled: the filled one is the form.
    better = _filled(new) - filled
    rows["entries"] = [
        *(row for row in held["entries"] if row["form"] not in better),
        *(row for row in new["entries"] if row["form"] in better or row["form"] not in shown),
    ]
    rows["statements"] = [
        *held["statements"],
        *(row for row in new["statements"] if _stated(row) not in stated),
    ]
    # What identities said of one part was said without the other; only what was not read stays.
    rows["findings"] = [row for row in rows["findings"] if row["identity"] == READING]
    return rows


def _filled(rows: Rows) -> set[int]:
    """The forms that hold an amount."""
    return {row["form"] for row in rows["entries"] if row["amount"] is not None}


def _stated(row: Row) -> tuple[Any, ...]:
    return row["subject"], row["kind"], row["value"], row["stated_year"], row["sentence"]


def _referred(disclosure_id: str, rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Give rows of several files references that are unique in their disclosure."""
    entries, statements = map(entry_of, rows["entries"]), map(statement_of, rows["statements"])
    of_entries, of_statements = refs_of(disclosure_id, list(entries), list(statements))
    told = [Ref(disclosure_id, p) for p in numbered([("关系", READING)] * len(rows["findings"]))]
    refs: dict[str, Sequence[Ref]] = {
        "entries": of_entries,
        "statements": of_statements,
        "findings": told,
    }
    return rows | {
        name: [row | {"ref": str(ref)} for row, ref in zip(rows[name], found, strict=True)]
        for name, found in refs.items()
    }


def _matched(disclosure_id: str, rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Match the projects that a narrative names with tables that came in another file."""
    tabled = [row for row in rows["projects"] if row["origin"] != NARRATIVE]
    told = {row["name"]: row for row in rows["projects"] if row["origin"] == NARRATIVE}
    if not tabled or not told:
        return rows
    statements = [statement_of(row) for row in rows["statements"]]
    found, of = projects_told(statements, performance_of(rows | {"projects": tabled}))
    named = [
        told[project.name] | {"project_id": project.project_id, "matched_by": project.matched_by}
        for project in found.projects[len(tabled) :]
        if project.name in told
    ]
    whole = performance_of(rows | {"projects": [*tabled, *named]}).projects
    paths = zip([*tabled, *named], annex_paths(whole), strict=True)
    owned = zip(rows["statements"], of, strict=True)
    return rows | {
        "projects": [row | {"ref": str(Ref(disclosure_id, path))} for row, path in paths],
        "statements": [row | {"project_id": own or row["project_id"]} for row, own in owned],
    }


def joined(held: Rows, new: Rows) -> dict[str, bytes]:
    """Join a file's rows to those of the disclosure that it is a part of, and judge the whole.

    Parameters
    ----------
    held, new
        Dataset name to rows. Both have the same identity, and contradict each other nowhere.

    Returns
    -------
    Dataset name to a parquet file.
    """
    first = held["disclosures"][0]
    own: str = first["disclosure_id"]
    rows = _matched(own, _referred(own, _without_twice(held, new)))
    rows["disclosures"] = [_disclosure(first, new["disclosures"][0], rows)]
    whole = [{"year": first["year"]} | row for row in rows["disclosures"]]
    tables = {
        name: pa.Table.from_pylist(found, schema=DATASETS[name]) for name, found in rows.items()
    }
    tables["disclosures"] = tables["disclosures"].append_column(
        "year", pa.array([row["year"] for row in whole], pa.int16())
    )
    return judged_again(Case(tables, Links(own, None, None, ()), None, None))
