"""From an extract to rows of the four datasets."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from juesuan_analysis.identities import Finding, Term
from juesuan_analysis.identities.finding import NOT_READ
from juesuan_analysis.model import Entry, Place, Statement
from juesuan_analysis.store.schema import DATASETS

if TYPE_CHECKING:
    from juesuan_analysis.extraction.document import Extract
    from juesuan_analysis.forms.sections import Unread

READER = "1"  # raised when the same PDF would give other rows, so that stores are read again
_SIX_DECIMALS = Decimal("0.000001")


def _place(place: Place) -> dict[str, Any]:
    return asdict(place)


def _entry(entry: Entry) -> dict[str, Any]:
    row = asdict(entry)
    return row | row.pop("place")


def _statement(statement: Statement) -> dict[str, Any]:
    names = ("section", "subject", "kind", "value", "unit", "base_year", "sentence", "reason")
    row = {name: getattr(statement, name) for name in names}
    return row | {"stated_year": statement.year} | _place(statement.place)


def _unread(unread: Unread) -> dict[str, Any]:
    form = f"表{unread.form}" if unread.form else "表页"
    return {
        "identity": "读取",
        "statement": f"{form}上印出的数都应读入",
        "outcome": NOT_READ,
        "form": unread.form,
        "reason": unread.reason,
        "printed": unread.printed,
    } | _place(unread.place)


def _exact(value: Decimal | None) -> Decimal | None:
    """Rates are quotients without end; the store keeps six decimals."""
    return value.quantize(_SIX_DECIMALS) if value is not None else None


def _term(term: Term) -> dict[str, Any]:
    place = asdict(term.place) if term.place else {}
    return {"name": term.name, "amount": _exact(term.amount)} | place


def _finding(finding: Finding) -> dict[str, Any]:
    sides = ("left", "right", "difference", "tolerance")
    row = {name: getattr(finding, name) for name in ("identity", "statement", "outcome", "reason")}
    row |= {name: _exact(getattr(finding, name)) for name in sides}
    row |= {"form": finding.form, "terms": [_term(term) for term in finding.terms]}
    return row | (_place(finding.place) if finding.place else {})


def _who(extract: Extract) -> dict[str, Any]:
    who = extract.identity
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
        "scope": extract.identity.scope,
        "pages": extract.pages,
        "forms": extract.forms,
        "cells": len(extract.entries),
        "printed": sum(entry.amount is not None for entry in extract.entries),
        "unread": len(extract.unread),
        "address": manifest.get("source"),
        "fetched": manifest.get("fetched"),
        "overrides": overrides_text(overrides),
        "reader": READER,
    }


def to_tables(
    extract: Extract, manifest: dict[str, str], overrides: dict[str, str]
) -> dict[str, pa.Table]:
    """Build the rows of a document, dataset by dataset, under the store's schemas."""
    who = _who(extract)
    rows: dict[str, Iterable[dict[str, Any]]] = {
        "disclosures": [_disclosure(extract, manifest, overrides)],
        "entries": map(_entry, extract.entries),
        "statements": map(_statement, extract.statements),
        "findings": [*map(_unread, extract.unread), *map(_finding, extract.findings)],
    }
    return {
        name: pa.Table.from_pylist([who | row for row in found], schema=DATASETS[name])
        for name, found in rows.items()
    }
