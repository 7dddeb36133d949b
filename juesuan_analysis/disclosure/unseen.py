"""Where the text of a page and what is seen on it differ: what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from juesuan_analysis.disclosure.account import amounts_in
from juesuan_analysis.facts import Entry, PageAccount, Place
from juesuan_analysis.facts.unread import Unread, number_lost
from juesuan_analysis.forms.entries import FormsRead
from juesuan_analysis.reading.faint import WATERMARK
from juesuan_analysis.reading.marks import marked, unread_text
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.sight import Sight, Unseen
from juesuan_analysis.reading.upright import frame_of

DRAWN = "〔图〕"  # printed in a cell whose number is a picture or an outline
_NAMED = 5
_MARKED = "格内印的是图片或线条画成的字，没有文字可读"
_UNTOLD = "格内印有字，PDF 没有说明是什么字，没有文字可读"
STRUCK = "被划去的数，没有采用"
_REMARK = "批注或表单域里的数，没有可见的样式，看不出是否印在页上"


def with_marks(document: Pdf, sights: Mapping[int, Sight], read: FormsRead) -> FormsRead:
    """Tell the cells that have no text and are not blank; places are those of the frames."""
    found: dict[Place, str] = {}
    for number, sight in sights.items():
        cells = (e.place for e in read.entries if e.place.page == number and not e.printed)
        blank = list(dict.fromkeys(cells))
        found |= dict.fromkeys(unread_text(document, number - 1, sight, blank), _UNTOLD)
        found |= dict.fromkeys(marked(document, number - 1, sight.drawn.bare, blank), _MARKED)
    if not found:
        return read
    held = [_drawn(entry) if entry.place in found else entry for entry in read.entries]
    told = {e.place: Unread(e.form, "", found[e.place], e.place) for e in held if e.place in found}
    return replace(read, entries=held, unread=[*read.unread, *told.values()])


def with_struck(sights: Mapping[int, Sight], read: FormsRead) -> FormsRead:
    """Tell the figures that are struck out; a cell that holds nothing else is not blank."""
    found = [one for sight in sights.values() for one in sight.struck]
    if not found:
        return read
    over = {e.place: one for e in read.entries for one in found if _within(one.place, e.place)}
    entries = [
        replace(e, printed=over[e.place].text) if e.place in over and not e.printed else e
        for e in read.entries
    ]
    told = [number_lost(_form_at(one.place, entries), one.text, STRUCK, one.place) for one in found]
    return replace(read, entries=entries, unread=[*read.unread, *told])


def _drawn(entry: Entry) -> Entry:
    return entry if entry.printed else replace(entry, printed=DRAWN)


def with_overprints(sights: Mapping[int, Sight], read: FormsRead) -> FormsRead:
    """Tell each of the figures that are printed on one another, in place of their cell."""
    found = [one for sight in sights.values() for one in sight.over]
    over = [one for one in found if not _is_read(one, read.entries)]
    if not over:
        return read
    form = {id(one): _form_at(one.place, read.entries) for one in over}
    # The cell's own record would tell the figures printed on one another as one number.
    kept = [u for u in read.unread if not any(_within(one.place, u.place) for one in over)]
    told = [number_lost(form[id(one)], one.text, one.why, one.place) for one in over]
    return replace(read, unread=[*kept, *told])


def _is_read(one: Unseen, entries: Sequence[Entry]) -> bool:
    """Whether a number was read all the same: wide numbers may reach over their neighbours."""
    read = (e for e in entries if e.amount is not None and e.place.page == one.place.page)
    return any(e.printed == one.text or ("." in e.printed and e.printed in one.text) for e in read)


def _form_at(place: Place, entries: Sequence[Entry]) -> int | None:
    return next((entry.form for entry in entries if _within(place, entry.place)), None)


def _within(inner: Place, outer: Place) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    same = inner.page == outer.page
    return same and outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1


def with_remarks(document: Pdf, read: FormsRead) -> FormsRead:
    """Tell notes and fields with figures of which only some viewers show anything."""
    told = [*_remarks(document)]
    if not told:
        return read
    entries = [
        _drawn(entry) if any(_within(one.place, entry.place) for one in told) else entry
        for entry in read.entries
    ]
    return replace(read, entries=entries, unread=[*read.unread, *told])


def _remarks(document: Pdf) -> Iterator[Unread]:
    for index, found in sorted(document.remarks.items()):
        for remark in found:
            if any(char.isdigit() for char in remark.text):
                box = frame_of(document, index).box(*remark.box)
                yield Unread(None, remark.text, _REMARK, Place(index + 1, *box))


def with_unseen(account: PageAccount, sight: Sight | None) -> PageAccount:
    """Add to the account of a page what of its text nobody sees, and why."""
    if sight is None or not sight.unseen:
        return account
    hidden = (one for one in sight.unseen if one.why != WATERMARK)
    unseen = sum(len(amounts_in(one.text)) for one in hidden)
    return replace(account, unseen=unseen, note=_words(sight.unseen))


def _words(unseen: Sequence[Unseen]) -> str:
    by_reason: dict[str, list[str]] = {}
    for one in unseen:
        by_reason.setdefault(one.why, []).append(one.text)
    return "；".join(f"{_listed(texts)}（{why}）" for why, texts in by_reason.items())


def _listed(texts: Sequence[str]) -> str:
    more = f"等 {len(texts)} 处" if len(texts) > _NAMED else ""
    return "、".join(texts[:_NAMED]) + more
