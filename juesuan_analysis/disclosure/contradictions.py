"""Where what was given with a document, by a manifest or beside it, says otherwise than it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from juesuan_analysis.disclosure.attribution import Attribution, identify
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.vocabulary.text import shown, squeeze

BY_MANIFEST = "清单写的{what}是 {given}，文件里是 {own}，按清单"
BESIDE = "同一文件夹的决算{what}是 {given}，文件里是 {own}"


def contradictions(
    attribution: Attribution,
    pages: Sequence[Sequence[str]],
    given: Mapping[str, str],
    name: str,
    words: str = BY_MANIFEST,
) -> list[str]:
    """Say in a line each what the document says of itself that is not what was given with it.

    Parameters
    ----------
    attribution
        What it is taken for, as was given.
    pages, name
        Folded text lines of every page, and the file name.
    given
        What a manifest, or the documents beside it, say.
    words
        How to tell: :data:`BY_MANIFEST`, which is followed, or :data:`BESIDE`.
    """
    if not given:
        return []
    try:
        own = identify(pages, {}, name)
    except DocumentError:
        return []
    return [
        words.format(what=what, given=shown(one), own=shown(other))
        for what, one, other in _differences(attribution, own, given)
    ]


def _differences(
    attribution: Attribution, own: Attribution, given: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    if "year" in given and own.year != attribution.year:
        yield "年度", str(attribution.year), str(own.year)
    if "department" in given and own.doubt is None and _differ(attribution, own):
        yield "部门", attribution.department, own.department
    if "region" in given and _elsewhere(attribution.region_code, own.region_code):
        yield "地区", attribution.region or "", own.region or ""


def _differ(attribution: Attribution, own: Attribution) -> bool:
    """Whether neither name is a part of the other: offices and analysts shorten names."""
    one, other = squeeze(attribution.department), squeeze(own.department)
    return one not in other and other not in one


def _elsewhere(code: str | None, own: str | None) -> bool:
    """Whether neither division lies in the other."""
    if code is None or own is None:
        return False
    one, other = code.rstrip("0"), own.rstrip("0")
    return not (one.startswith(other) or other.startswith(one))
