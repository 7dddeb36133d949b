"""From an extract to rows of the datasets."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from juesuan_analysis.batch.annex_rows import annex_rows
from juesuan_analysis.batch.rows import entry_rows, finding_rows, refs_of, statement_rows
from juesuan_analysis.facts.finding import NOT_READ, READING
from juesuan_analysis.facts.paths import numbered
from juesuan_analysis.facts.ref import Ref
from juesuan_analysis.store.schema import DATASETS

if TYPE_CHECKING:
    from juesuan_analysis.disclosure.document import Extract
    from juesuan_analysis.facts.unread import Unread

READER = "12"  # raised when the same PDF would give other rows, so that stores are read again


def _unread(unread: Unread, ref: Ref) -> dict[str, Any]:
    form = f"表{unread.form}" if unread.form else "表页"
    return {
        "identity": READING,
        "statement": f"{form}上印出的数都应读入",
        "outcome": NOT_READ,
        "form": unread.form,
        "reason": unread.reason,
        "printed": unread.printed,
        "lost": unread.lost,
        "ref": str(ref),
    } | asdict(unread.place)


def _who(extract: Extract) -> dict[str, Any]:
    who = extract.attribution
    return {
        "disclosure_id": who.disclosure_id,
        "source": extract.source,
        "source_sha256": extract.sha256,
        "region": who.region,
        "region_code": who.region_code,
        "department": who.department,
    }


def overrides_text(overrides: dict[str, str]) -> str:
    """The manifest's overrides as the store keeps them, to tell when they change."""
    return json.dumps(overrides, ensure_ascii=False, sort_keys=True)


def _disclosure(
    extract: Extract, manifest: dict[str, str], overrides: dict[str, str]
) -> dict[str, Any]:
    return {
        "scope": extract.attribution.scope,
        "nature": extract.nature,
        "parts": [_part(extract, overrides)],
        "edition": None,
        "dated": extract.dated,
        "doubts": [*extract.contradicted, *extract.attribution.doubts],
        "pages": extract.pages,
        "forms": extract.forms,
        "cells": len(extract.entries),
        "printed": sum(entry.amount is not None for entry in extract.entries),
        "unread": len(extract.unread),
        "address": manifest.get("source"),
        "fetched": manifest.get("fetched"),
        "overrides": overrides_text(overrides),
        "reader": READER,
        "units": extract.units,
        "accounts": [asdict(account) for account in extract.accounts],
        "checked_against": "",
    }


def _part(extract: Extract, overrides: dict[str, str]) -> dict[str, Any]:
    return {
        "source": extract.source,
        "source_sha256": extract.sha256,
        "nature": extract.nature,
        "pages": extract.pages,
        "overrides": overrides_text(overrides),
        "reader": READER,
    }


def to_tables(
    extract: Extract, manifest: dict[str, str], overrides: dict[str, str]
) -> dict[str, pa.Table]:
    """Build the rows of a document, dataset by dataset, under the store's schemas."""
    # All identities come with it, which a run that finds nothing new does not need.
    from juesuan_analysis.proof.refs import refs_of_entries, refs_of_statements

    who, verdict = _who(extract), extract.verdict
    own: str = who["disclosure_id"]
    of_entries, of_statements = refs_of(own, extract.entries, extract.statements)
    refs = refs_of_entries(extract.entries, of_entries) | refs_of_statements(of_statements)
    unread = [Ref(own, path) for path in numbered([("关系", READING)] * len(extract.unread))]
    rows: dict[str, Iterable[dict[str, Any]]] = {
        "disclosures": [_disclosure(extract, manifest, overrides)],
        "entries": entry_rows(extract.entries, of_entries, verdict),
        "statements": statement_rows(extract.statements, of_statements, verdict, extract.told_of),
        "findings": [*map(_unread, extract.unread, unread), *finding_rows(verdict, own, refs)],
        **annex_rows(own, extract.performance, verdict.annex_standings),
    }
    return {
        name: pa.Table.from_pylist([who | row for row in found], schema=DATASETS[name])
        for name, found in rows.items()
    }
