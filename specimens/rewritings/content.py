"""The same marks on a page, written by other operators or in another order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Stream, String

from specimens.rewritings.saving import opened, saved

Step = tuple[Any, Operator]  # operands, operator
_PIECES = 7
# Operators whose last use counts for all that follows, until the state is restored.
_KEPT = {
    *("g", "rg", "k", "cs", "sc", "scn", "G", "RG", "K", "CS", "SC", "SCN", "gs", "w"),
    *("Tc", "Tw", "Tz", "TL", "Tf", "Ts", "Tr"),
}


def _each_page(data: bytes, change: Callable[[pikepdf.Pdf, pikepdf.Page], None]) -> bytes:
    with opened(data) as pdf:
        for page in pdf.pages:
            change(pdf, page)
        return saved(pdf)


def _steps(page: pikepdf.Page) -> list[Step]:
    return [(step.operands, step.operator) for step in pikepdf.parse_content_stream(page)]


def _put(pdf: pikepdf.Pdf, page: pikepdf.Page, steps: Sequence[Step]) -> None:
    page.Contents = Stream(pdf, pikepdf.unparse_content_stream(list(steps)))


def split_streams(data: bytes) -> bytes:
    """Cut the content into several streams, wherever an operator ends."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        steps = _steps(page)
        size = max(1, len(steps) // _PIECES)
        pieces = [steps[start : start + size] for start in range(0, len(steps), size)]
        streams = [Stream(pdf, pikepdf.unparse_content_stream(piece)) for piece in pieces]
        page.Contents = Array([pdf.make_indirect(stream) for stream in streams])

    return _each_page(data, change)


def merged_streams(data: bytes) -> bytes:
    """Put all content into one stream."""
    return _each_page(data, lambda _, page: page.contents_coalesce())


def split_strings(data: bytes) -> bytes:
    """Show every character by an operator of its own."""
    return _each_page(
        data, lambda pdf, page: _put(pdf, page, list(_one_by_one(_steps(page), page)))
    )


def _one_by_one(steps: Sequence[Step], page: pikepdf.Page) -> Iterator[Step]:
    width, outer = 1, list[int]()
    for operands, operator in steps:
        if str(operator) == "Tf":
            width = 2 if _is_wide(page, operands[0]) else 1
        elif str(operator) == "q":
            outer.append(width)
        elif str(operator) == "Q" and outer:
            width = outer.pop()
        if str(operator) not in ("Tj", "TJ"):
            yield operands, operator
            continue
        shown = operands[0] if str(operator) == "TJ" else [operands[0]]
        for part in shown:
            if not isinstance(part, String):
                yield [Array([part])], Operator("TJ")
                continue
            text = bytes(part)
            for start in range(0, len(text), width):
                yield [String(text[start : start + width])], Operator("Tj")


def _is_wide(page: pikepdf.Page, name: Name) -> bool:
    fonts: Any = page.resources.get("/Font", Dictionary())
    return str(name) in fonts and fonts[str(name)].get("/Subtype") == "/Type0"


@dataclass
class _State:
    """What the operators before have set: the matrices, and the last use of each operator."""

    moves: list[Step] = field(default_factory=list)
    kept: dict[str, Step] = field(default_factory=dict)

    def copy(self) -> _State:
        return replace(self, moves=list(self.moves), kept=dict(self.kept))


def _apart(steps: Sequence[Step]) -> tuple[list[Step], list[list[Step]]]:
    """Take the text objects out, each with the state that it needs; a clip stays behind."""
    rest: list[Step] = []
    texts: list[list[Step]] = []
    state, saved_states, inside = _State(), [], False
    for step in steps:
        name = str(step[1])
        if name == "BT":
            inside = True
            before = [([], Operator("q")), *state.moves, *state.kept.values()]
            texts.append([*before, step])
        elif inside:
            texts[-1].append(step)
            if name in _KEPT:
                state.kept[name] = step
            if name == "ET":
                inside = False
                texts[-1].append(([], Operator("Q")))
        else:
            rest.append(step)
            if name == "q":
                saved_states.append(state.copy())
            elif name == "Q" and saved_states:
                state = saved_states.pop()
            elif name == "cm":
                state.moves.append(step)
            elif name in _KEPT:
                state.kept[name] = step
    return rest, texts


def _reordered(
    data: bytes, order: Callable[[list[list[Step]]], list[list[Step]]], *, first: bool = False
) -> bytes:
    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        rest, texts = _apart(_steps(page))
        shown = [step for text in order(texts) for step in text]
        drawn = [([], Operator("q")), *rest, ([], Operator("Q"))]
        _put(pdf, page, [*shown, *drawn] if first else [*drawn, *shown])

    return _each_page(data, change)


def reversed_text(data: bytes) -> bytes:
    """Show the text objects in the opposite order."""
    return _reordered(data, lambda texts: texts[::-1])


def shuffled_text(data: bytes) -> bytes:
    """Show the text objects in any order."""
    return _reordered(data, lambda texts: Random(7).sample(texts, len(texts)))


def text_first(data: bytes) -> bytes:
    """Show all text before anything that is drawn; grounds must not cover it."""
    return _reordered(data, lambda texts: texts, first=True)


def stroked_text(data: bytes) -> bytes:
    """Make text bold by drawing its outlines too."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        steps: list[Step] = []
        for step in _steps(page):
            steps.append(step)
            if str(step[1]) == "BT":
                steps += [([0.2], Operator("w")), ([2], Operator("Tr"))]
        _put(pdf, page, steps)

    return _each_page(data, change)


def in_form_objects(data: bytes) -> bytes:
    """Put the page into a form object that is inside of another."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        inner = form_of(pdf, page)
        outer = Stream(pdf, b"/Inner Do")
        outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, inner.BBox
        outer.Resources = Dictionary(XObject=Dictionary(Inner=inner))
        page.Resources = Dictionary(XObject=Dictionary(Outer=pdf.make_indirect(outer)))
        page.Contents = Stream(pdf, b"/Outer Do")

    return _each_page(data, change)


def form_of(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Any:  # noqa: ANN401
    """Make a form object of what a page shows now."""
    page.contents_coalesce()
    content: Any = page.Contents
    form: Any = Stream(pdf, content.read_bytes())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, page.mediabox
    form.Resources = page.resources
    return pdf.make_indirect(form)


def in_open_layer(data: bytes) -> bytes:
    """Put the page on a layer that is switched on."""
    with opened(data) as pdf:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("表")))
        on = Dictionary(ON=Array([layer]), Order=Array([layer]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=on)
        for page in pdf.pages:
            page.resources.Properties = Dictionary(Layer=layer)
            page.contents_add(b"/OC /Layer BDC", prepend=True)
            page.contents_add(b"EMC")
        return saved(pdf)
