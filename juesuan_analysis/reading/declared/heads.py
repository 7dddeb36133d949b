"""A table's title and unit that stand beside its sheet: in the print header, a text box, a tab."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from juesuan_analysis.reading.declared.package import Element, child, children, local
from juesuan_analysis.reading.declared.values import Paragraph
from juesuan_analysis.vocabulary.text import squeeze

_TITLE = re.compile(
    r"^(?!(财决)?(公开|附)?[\d一二三四五六七八九十]+表)[^，。；,;]{3,50}表([（(][^（）()]*[）)])*$"
)
_UNIT = re.compile(r"单位[：:（(]?(人民币)?[：:（(]?(万元|千元|亿元|元)")
_LABEL = re.compile(r"(部门|单位)(名称)?[：:](?!(人民币)?[万千亿]?元)")
_TAB = re.compile(r"^[\d（()）.、\-_\s]*(附?[件表]\d*[.、\-_\s]*)?([一-龥“”（）()、]{4,40}表)$")
_CODES = re.compile(r'&"[^"]*"|&\d+|&K[0-9A-Fa-f]{6}|&[A-Za-z]')
_PARTS = re.compile(r"&[LCR]")
_GAP = re.compile(r"\s{2,}|\u3000+|\n|\t")
_TOP = 6  # rows of a sheet in which its own title stands
_KINDS = (_TITLE, _UNIT, _LABEL)


def _kind(text: str) -> re.Pattern[str] | None:
    bare = squeeze(text)
    return next((kind for kind in _KINDS if kind.search(bare)), None)


def _parts(text: str) -> Iterator[str]:
    """What stands apart in a line: a title and its unit."""
    yield from (part.strip() for part in _GAP.split(text) if part.strip())


def lacking(beside: Iterable[str], own: Iterable[str]) -> list[str]:
    """Titles, units and names beside a table of which it has none itself.

    >>> lacking(["支出决算表　单位：万元"], ["部门：虚构局", "金额单位：元"])
    ['支出决算表']
    """
    held = {kind for text in own for part in _parts(text) if (kind := _kind(part))}
    texts = [part for text in beside for part in _parts(text)]
    return [text for text in texts if (kind := _kind(text)) and kind not in held]


def above_sheet(
    name: str, beside: Sequence[str], top: Iterable[str], boxes: Sequence[str] = ()
) -> list[Paragraph]:
    """What is to be read above the cells of a sheet.

    Parameters
    ----------
    name
        The sheet's, which may be all that titles it.
    beside, boxes
        Texts of its print header, and of its text boxes.
    top
        Texts of its first rows.
    """
    own = list(top)
    told = lacking([*beside, *boxes], own)
    tab = _TAB.match(squeeze(name))
    if tab and not any(_kind(part) is _TITLE for text in (*own, *told) for part in _parts(text)):
        told.insert(0, tab[2])
    return [Paragraph(text, f"{name}/表头") for text in told]


def is_top(row: int, first: int) -> bool:
    """Whether a row is one of the first of a sheet whose cells begin in row ``first``."""
    return row < first + _TOP


def print_headers(root: Element) -> list[str]:
    """The texts of a worksheet's print header, without codes for pages and fonts."""
    found = children(child(root, "headerFooter"), "oddHeader", "firstHeader")
    parts = (part for header in found for part in _PARTS.split(header.text or ""))
    return [text for part in parts if (text := _CODES.sub("", part).strip())]


def box_texts(drawing: Element | None) -> list[str]:
    """The texts of the text boxes of a drawing, a paragraph each, from the top."""
    if drawing is None:
        return []
    bodies = [e for e in drawing.iter() if isinstance(e.tag, str) and local(e) == "txBody"]
    lines = (p for body in bodies for p in children(body, "p"))
    texts = ("".join(t.text or "" for t in line.iter() if _is_text(t)) for line in lines)
    return [text for text in texts if text.strip()]


def _is_text(element: Element) -> bool:
    return isinstance(element.tag, str) and local(element) == "t"
