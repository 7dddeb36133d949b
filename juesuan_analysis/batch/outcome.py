"""What became of one document, in words for the analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.text import shown

if TYPE_CHECKING:
    from juesuan_analysis.disclosure.document import Extract

State = Literal["read", "unchanged", "duplicate", "failed"]
_LONGEST = 300  # characters of an error's own text: more is the document talking


@frozen
class Outcome:
    """What became of one PDF; ``message`` is for the analyst."""

    source: str
    state: State
    message: str = ""
    cells: int = 0
    printed: int = 0
    unread: int = 0
    conflicts: int = 0
    unread_pages: tuple[int, ...] = ()
    unread_places: tuple[str, ...] = ()  # of workbooks and documents, which have no pages
    sha256: str = ""
    seconds: float | None = None
    place: str = ""  # below the folder that was given; names alone may repeat
    kind: str = ""  # the nature of what was read; why the rest was not
    projects: int = 0  # that the annexes speak of
    indicators: int = 0


def outcome_of(extract: Extract) -> Outcome:
    """Count what a document gave."""
    places = [unread.place for unread in extract.unread]
    return Outcome(
        extract.source,
        "read",
        "；".join([*extract.contradicted, *extract.attribution.doubts]),
        cells=len(extract.entries),
        printed=sum(entry.amount is not None for entry in extract.entries),
        unread=len(extract.unread),
        conflicts=sum(finding.outcome == CONFLICT for finding in extract.verdict.findings),
        unread_pages=tuple(sorted({p.page for p in places if not p.place})),
        kind=extract.nature,
        unread_places=tuple(dict.fromkeys(p.place for p in places if p.place)),
        sha256=extract.sha256,
        projects=len({project.project_id for project in extract.performance.projects}),
        indicators=len(extract.performance.indicators),
    )


def reason_of(error: Exception) -> DocumentError:
    """Say in one line why a document could not be read."""
    if isinstance(error, DocumentError):
        message = f"第 {error.page} 页：{error}" if error.page else str(error)
        return DocumentError(error.kind, message)
    told = shown(f"{type(error).__name__}：{error}")
    return DocumentError("读取出错", f"读取出错（{told[:_LONGEST]}）")
