"""What of a page's text is seen: every character is looked for in a drawing of its page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.chars import FIGURES, Char, Glyph, chars_of
from juesuan_analysis.reading.drawn import (
    LEAST_INK,
    Drawn,
    draw,
    drawn_twice,
    laid_out,
    switched_off,
)
from juesuan_analysis.reading.faint import WATERMARK
from juesuan_analysis.reading.hidden import (
    COVERED,
    least_height,
    must_be_hidden,
    told_of,
    why_hidden,
)
from juesuan_analysis.reading.objects import Objects
from juesuan_analysis.reading.overlaid import Pair, are_twins, layers, meet, overlaps
from juesuan_analysis.reading.page import Frame
from juesuan_analysis.reading.pale import may_hold, watermarks
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.struck import Struck, without_struck
from juesuan_analysis.vocabulary.text import UNKNOWN

# What is too small to be looked for, or has no ink where it is looked for.
_FAINT = frozenset(".,:;'`\"·-—–_、。，：；’‘“”!|()（）《》〈〉[]【】…" + UNKNOWN)
_OPEN = 3  # runs that may go on
_LEVEL, _GAP = 0.08, 0.4  # of the height: so near are the characters of one piece of text
OVER = "两个数叠印在一起"
_MOST_LAYERS = 4  # of text on text, each of which costs a drawing


@frozen
class Unseen:
    """Text of the text layer that nobody sees on the page, and why."""

    text: str
    why: str
    place: Place


@frozen
class Sight:
    """What of a page is seen: its characters and the breaks between them.

    ``ink`` tells for each character how much it stands out (0 to 255). ``over`` are figures that
    are printed on one another, ``twins`` counts characters that are drawn once more, and
    ``struck`` are figures with a line through them.
    """

    glyphs: Sequence[Glyph]
    ink: npt.NDArray[np.uint8]
    drawn: Drawn
    unseen: Sequence[Unseen] = ()
    over: Sequence[Unseen] = ()
    twins: int = 0
    struck: Sequence[Struck] = ()

    @property
    def is_plain(self) -> bool:
        """Whether all text is seen, once, and is no watermark."""
        return not (self.unseen or self.over or self.twins)

    @property
    def watermarks(self) -> set[str]:
        """The texts of its watermarks."""
        return {one.text for one in self.unseen if one.why == WATERMARK}


@frozen
class _Look:
    """A page that is being looked at."""

    document: Pdf
    index: int
    frame: Frame
    chars: Sequence[Char]
    drawn: Drawn
    ink: npt.NDArray[np.uint8]

    def why(self, at: int) -> str:
        char = self.chars[at]
        told = told_of(self.document, self.index, self.frame, char)
        return why_hidden(told, self.drawn.bare, char)

    def is_hidden(self, at: int) -> bool:
        """Whether a character is not drawn; a digit always has a glyph to be drawn with."""
        char = self.chars[at]
        if char.text.isascii() and char.text.isdigit():
            return True
        told = told_of(self.document, self.index, self.frame, char)
        return must_be_hidden(told, self.drawn.bare, char)

    def is_tiny(self, at: int) -> bool:
        told = told_of(self.document, self.index, self.frame, self.chars[at])
        return told is None or told.height < least_height(self.frame)


def _without_ink(look: _Look) -> set[int]:
    """Positions of characters that are not drawn, or so small that nobody sees them."""
    low = (int(i) for i in np.flatnonzero(look.ink < LEAST_INK))
    none = (i for i in low if look.drawn.most(look.chars[i]) < LEAST_INK)
    gone = {i for i in none if look.chars[i].text not in _FAINT and look.is_hidden(i)}
    least = least_height(look.frame)
    tiny = (i for i, char in enumerate(look.chars) if char.y1 - char.y0 < least)
    return gone | {i for i in tiny if look.is_tiny(i)}


def _follows(last: Char, char: Char) -> bool:
    if (last.text in FIGURES) != (char.text in FIGURES):
        return False
    size = max(last.size, char.size, 1.0)
    level = abs(char.y - last.y) < _LEVEL * size and abs(char.size - last.size) < _LEVEL * size
    return level and abs(char.x0 - last.x1) < _GAP * size


def _runs(chars: Sequence[Char]) -> list[list[int]]:
    """Positions of characters that stand beside one another.

    pdfium sorts what stands on top of one another from the left, so two runs may alternate.
    """
    runs: list[list[int]] = []
    for i, char in enumerate(chars):
        open_runs = reversed(runs[-_OPEN:])
        run = next((run for run in open_runs if _follows(chars[run[-1]], char)), None)
        if run is None:
            runs.append([i])
        else:
            run.append(i)
    return runs


def _spread(chars: Sequence[Char], gone: set[int]) -> set[int]:
    """Let what is too small to be looked for go with its neighbours."""
    out = set(gone)
    for run in _runs(chars) if gone else ():
        judged = [i for i in run if chars[i].text not in _FAINT]
        if judged and gone.issuperset(judged):
            out |= set(run)
    return out


def _torn(look: _Look, gone: set[int]) -> tuple[set[int], set[int]]:
    """Of numbers of which only a part is seen: the digits that are not.

    Where two numbers touch, each a text object, and only one is seen, it is whole; the rest of the
    other one is given, too.
    """
    torn, rest = set[int](), set[int]()
    for run in _runs(look.chars) if gone else ():
        part = gone.intersection(run)
        if look.chars[run[0]].text in FIGURES and part and not gone.issuperset(run):
            other = _touching(look, run, part)
            torn |= part if other is None else set()
            rest |= other or set()
    return torn, rest


def _touching(look: _Look, run: Sequence[int], part: set[int]) -> set[int] | None:
    """The characters of a hidden number that touches another one; None where it is one number."""
    items = _objects_at(look, run)
    hidden = {items.get(i, 0) for i in part}
    others = [i for i in run if i not in part and look.chars[i].text not in _FAINT]
    seen = {items.get(i, 0) for i in others}
    stacked = any(meet(look.chars[i], look.chars[j]) for i in part for j in others)
    if hidden & seen or not (stacked or len(hidden) == len(seen) == 1):
        return None
    return part | {i for i in run if items.get(i) in hidden}


def _address(item: Any) -> int:  # noqa: ANN401
    return pdfium_c.cast(item, pdfium_c.c_void_p).value or 0


def _objects_at(look: _Look, wanted: Iterable[int]) -> dict[int, int]:
    """The addresses of the text objects that characters belong to; several may be at one place."""
    layer = look.document.leaf(look.index).text
    x, y = pdfium_c.c_double(), pdfium_c.c_double()
    held: dict[str, list[int]] = {}
    for i in wanted:
        held.setdefault(look.chars[i].text, []).append(i)
    nearest: dict[int, tuple[float, int]] = {}
    for at in range(layer.count_chars()):
        for i in held.get(chr(pdfium_c.FPDFText_GetUnicode(layer.raw, at)), ()):
            pdfium_c.FPDFText_GetCharOrigin(layer.raw, at, pdfium_c.byref(x), pdfium_c.byref(y))
            px, py, *_ = look.frame.box(x.value, y.value, x.value, y.value)
            char = look.chars[i]
            apart = abs(px - char.x0) + abs(py - char.y1)
            if apart < char.size and apart < nearest.get(i, (apart + 1, 0))[0]:
                item = pdfium_c.FPDFText_GetTextObject(layer.raw, at)
                nearest[i] = apart, _address(item)
    return {i: item for i, (_, item) in nearest.items()}


def _beneath(
    look: _Look, page: pdfium.PdfPage, objects: Objects, pairs: Sequence[Pair]
) -> set[int]:
    """Positions of characters that lie under others and are hidden by what is between.

    Each layer of text is drawn by itself: what is covered is not seen even then.
    """
    stacked = {i for pair in pairs for i in pair}
    involved = sorted(i for run in _runs(look.chars) if stacked.intersection(run) for i in run)
    owner = _objects_at(look, involved)
    own = look.document.leaf(look.index).objects.texts
    order = {item: at for at, item in enumerate(own)}
    edges = {
        tuple(sorted((order[owner[a]], order[owner[b]])))
        for a, b in pairs
        if owner.get(a) in order and owner.get(b) in order and owner[a] != owner[b]
    }
    hidden: set[int] = set()
    for layer in layers((a, b) for a, b in edges)[:_MOST_LAYERS]:
        members = [i for i in involved if order.get(owner.get(i, 0)) in layer]
        kept = set(layer)
        with switched_off([item for at, item in enumerate(objects.texts) if at not in kept]):
            alone = draw(page, look.frame)
        drawn = Drawn(alone, look.drawn.bare)
        low = (i for i in members if look.chars[i].text not in _FAINT)
        hidden |= {i for i in low if drawn.most(look.chars[i]) < LEAST_INK}
    return hidden


def _line_of(look: _Look, run: Sequence[int], why: str) -> Unseen:
    chars = [look.chars[i] for i in run]
    x0, y0 = min(c.x0 for c in chars), min(c.y0 for c in chars)
    x1, y1 = max(c.x1 for c in chars), max(c.y1 for c in chars)
    return Unseen("".join(c.text for c in chars), why, Place(look.index + 1, x0, y0, x1, y1))


def _told(look: _Look, gone: set[int], beneath: set[int]) -> list[Unseen]:
    """Say of each run of characters that is not seen why."""
    found = []
    for run in _runs(look.chars) if gone else ():
        part = [i for i in run if i in gone]
        if part:
            found.append(_line_of(look, part, COVERED if part[0] in beneath else look.why(part[0])))
    return found


def _left_out(look: _Look) -> list[Unseen]:
    """What the text layer of the page leaves out."""
    found = look.document.faint.get(look.index, ())
    return [Unseen(f.text, f.why, Place(look.index + 1, *look.frame.box(*f.box))) for f in found]


def _watermarks(
    look: _Look, gone: set[int], pairs: Sequence[Pair], known: Collection[str]
) -> dict[int, Unseen]:
    """Positions of the characters of watermarks, each with its text."""
    if not known and not may_hold(look.chars, look.ink):
        return {}
    runs = (run for run in _runs(look.chars) if gone.isdisjoint(run))
    found = watermarks(look.chars, runs, look.ink, pairs, look.drawn.bare, known)
    return {i: line for run in found for line in [_line_of(look, run, WATERMARK)] for i in run}


def _with_runs(chars: Sequence[Char], some: set[int]) -> set[int]:
    runs = (run for run in _runs(chars) if some.intersection(run)) if some else ()
    return {i for run in runs for i in run}


def _unexplained(look: _Look, beneath: set[int], gone: set[int]) -> set[int]:
    """Positions of covered characters where something is seen that no character tells of.

    pdfium gives what two numbers on one another have in common only once, to the lower one.
    """
    shown = [c for i, c in enumerate(look.chars) if i not in gone] if beneath else []
    return {
        i
        for i in beneath
        if look.drawn.most(look.chars[i]) >= LEAST_INK
        and not any(meet(look.chars[i], char) for char in shown)
    }


def _twins(chars: Sequence[Char], pairs: Sequence[Pair]) -> set[int]:
    """Positions of what is drawn once more: two numbers may have a digit in common."""
    again = {b for a, b in pairs if are_twins(chars[a], chars[b])}
    runs = (run for run in _runs(chars) if again.issuperset(run)) if again else ()
    return {i for run in runs for i in run}


def _over(look: _Look, pairs: Sequence[Pair], gone: set[int]) -> list[Unseen]:
    """Figures that are printed on other figures, so that neither can be read."""
    seen = [pair for pair in pairs if gone.isdisjoint(pair)]
    figures = {i for pair in seen if all(look.chars[i].text in FIGURES for i in pair) for i in pair}
    runs = [run for run in _runs(look.chars) if figures.intersection(run)] if figures else []
    return [_line_of(look, run, OVER) for run in runs]


def _kept(glyphs: Sequence[Glyph], gone: set[int], torn: set[int]) -> list[Glyph]:
    out: list[Glyph] = []
    at = -1
    for glyph in glyphs:
        if not isinstance(glyph, Char):
            out.append(glyph)
            continue
        at += 1
        if at in torn:
            out.append(glyph._replace(text=UNKNOWN))
        elif at not in gone:
            out.append(glyph)
    return out


def look_at(
    document: Pdf,
    index: int,
    glyphs: Sequence[Glyph],
    frame: Frame,
    known: Collection[str] = (),
) -> Sight:
    """Tell what of the text of the page with this index (from 0) is seen.

    What is drawn twice at one place counts once. Of a number that is seen in part, the digits that
    are not seen become unknown, so that nobody takes the rest for the number. ``known`` are texts
    of watermarks on other pages.
    """
    chars = chars_of(glyphs)
    with laid_out(document, index) as (page, objects):
        drawn = drawn_twice(page, objects, frame)
        look = _Look(document, index, frame, chars, drawn, drawn.ink(chars))
        gone = _without_ink(look)
        stacked = [p for p in overlaps(chars) if gone.isdisjoint(p)]
        twins = _twins(chars, stacked)
        marks = _watermarks(look, gone | twins, stacked, known)
        others = [p for p in stacked if (twins | marks.keys()).isdisjoint(p)]
        beneath = _beneath(look, page, objects, others) if others else set()
    gone = _spread(chars, gone | beneath)
    torn, rest = _torn(look, gone)
    torn |= _unexplained(look, gone & _with_runs(chars, beneath), gone)
    gone |= rest
    told = [
        *_left_out(look),
        *_told(look, gone, beneath),
        *{one.text: one for one in marks.values()}.values(),
    ]
    over = _over(look, others, gone)
    gone |= twins | marks.keys()
    ink = np.delete(look.ink, sorted(gone - torn))
    kept = _kept(glyphs, gone, torn) if gone else glyphs
    kept, taken_back, places = without_struck(document, index, kept, frame)
    ink = np.delete(ink, sorted(places))
    return Sight(kept, ink, drawn, told, over, len(twins), taken_back)


def words_seen(glyphs: Sequence[Glyph], place: Place) -> str:
    """Give the words that are seen inside a box, apart where anything parts them."""
    words, last = "", False
    for glyph in glyphs:
        inside = isinstance(glyph, Char) and (
            place.x0 <= glyph.x <= place.x1 and place.y0 <= glyph.y <= place.y1
        )
        words += glyph.text if inside and isinstance(glyph, Char) else " " if last else ""
        last = inside
    return words.strip()
