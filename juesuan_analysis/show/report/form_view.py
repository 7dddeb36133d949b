"""A form as the page shows it: texts, classes and tooltips of its cells."""

from __future__ import annotations

from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.form_cells import BodyCell, FormLayout, HeaderCell
from juesuan_analysis.show.form_layout import form_layout
from juesuan_analysis.show.marks import CORRECTED, MARKS, NOTE_LEGEND, raised
from juesuan_analysis.show.report.cell_words import cell_title, is_corrected, published_text
from juesuan_analysis.show.report.dossier import Dossier, Rows
from juesuan_analysis.vocabulary.forms import BY_NUMBER
from juesuan_analysis.vocabulary.text import figure_text

NO_DATA, NOT_FOUND = "（本表无数据）", "（文件中没有找到这张表）"
_WIDE = 7  # columns from which a form needs the long side of the paper
_DEEPEST = 3


@frozen
class ShownCell:
    """A body cell: its text, what was printed before a correction, classes and tooltip.

    ``anchor`` is the reference of its number, which figures of findings link to; ``note`` the mark
    of a note beside it.
    """

    text: str
    classes: str
    title: str
    colspan: int
    published: str = ""
    anchor: str = ""
    note: str = ""


@frozen
class ShownForm:
    """A form: its head, its rows, a note in place of rows that are not there, words at its foot."""

    number: str
    title: str
    anchor: str
    classes: str
    header: list[list[HeaderCell]]
    rows: list[list[ShownCell]]
    note: str
    foot: str = ""


def shown_forms(dossier: Dossier) -> list[ShownForm]:
    """Lay the nine forms out."""
    rows = dossier.rows()
    return [_shown(form_layout(dossier.entries, form), dossier, rows) for form in BY_NUMBER]


def note_of(layout: FormLayout, dossier: Dossier) -> str:
    """Say why a form has no rows; nothing where it has."""
    if layout.body:
        return ""
    return NO_DATA if layout.form in dossier.forms else NOT_FOUND


def _shown(layout: FormLayout, dossier: Dossier, rows: Rows) -> ShownForm:
    note = note_of(layout, dossier)
    return ShownForm(
        layout.number,
        layout.title,
        f"form{layout.form}",
        "nothing" if note or _is_blank(layout) else "wide" if len(layout.kinds) >= _WIDE else "",
        layout.header_by_row(),
        [[_cell(cell, rows) for cell in row] for row in layout.body_by_row()],
        note,
        NOTE_LEGEND if any(cell.note for cell in layout.body) else "",
    )


def _is_blank(layout: FormLayout) -> bool:
    return all(cell.amount is None for cell in layout.body)


def _cell(cell: BodyCell, rows: Rows) -> ShownCell:
    classes = [cell.kind, *(["total"] if cell.total else [])]
    if cell.kind != "amount":
        indent = [f"indent{min(cell.indent, _DEEPEST)}"] if cell.indent else []
        return ShownCell(cell.text, " ".join([*classes, *indent]), "", cell.colspan)
    entry = rows.get(cell.entry)
    if cell.standing:
        classes.append(MARKS[cell.standing].css)
    published = ""
    if entry is not None and is_corrected(entry):
        classes.append(MARKS[CORRECTED].css)
        published = published_text(entry)
    anchor = str(entry["ref"]) if entry is not None else ""
    text = "" if cell.amount is None else figure_text(cell.amount)
    title = cell_title(cell, entry)
    return ShownCell(
        text, " ".join(classes), title, cell.colspan, published, anchor, raised(cell.note)
    )
