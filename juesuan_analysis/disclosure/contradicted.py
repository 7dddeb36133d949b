"""Where a manifest says otherwise than the document: it is followed, and that is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from juesuan_analysis.disclosure.identity import Identity, identify
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.vocabulary.text import shown, squeeze


def contradicted(
    identity: Identity, pages: Sequence[Sequence[str]], overrides: Mapping[str, str], name: str
) -> list[str]:
    """Say in a line each what the document says of itself that the manifest does not.

    Parameters
    ----------
    identity
        What it is taken for, as the manifest has it.
    pages, name
        Folded text lines of every page, and the file name.
    overrides
        What the manifest says.
    """
    if not overrides:
        return []
    try:
        own = identify(pages, {}, name)
    except DocumentError:
        return []
    return [*_contradictions(identity, own, overrides)]


def _contradictions(
    identity: Identity, own: Identity, overrides: Mapping[str, str]
) -> Iterator[str]:
    if "year" in overrides and own.year != identity.year:
        yield _told("年度", str(identity.year), str(own.year))
    if "department" in overrides and own.doubt is None and _differ(identity, own):
        yield _told("部门", identity.department, own.department)
    if "region" in overrides and _elsewhere(identity.region_code, own.region_code):
        yield _told("地区", identity.region or "", own.region or "")


def _told(what: str, manifest: str, document: str) -> str:
    return f"清单写的{what}是 {shown(manifest)}，文件里是 {shown(document)}，按清单"


def _differ(identity: Identity, own: Identity) -> bool:
    """Whether neither name is a part of the other: offices and analysts shorten names."""
    one, other = squeeze(identity.department), squeeze(own.department)
    return one not in other and other not in one


def _elsewhere(code: str | None, own: str | None) -> bool:
    """Whether neither division lies in the other."""
    if code is None or own is None:
        return False
    one, other = code.rstrip("0"), own.rstrip("0")
    return not (one.startswith(other) or other.startswith(one))
