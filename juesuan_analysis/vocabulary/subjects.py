"""All subjects in the order in which their wordings are tried, and what is derived from them."""

from __future__ import annotations

from juesuan_analysis.vocabulary.cells import FINAL, TOTAL, Cell
from juesuan_analysis.vocabulary.flows import FLOWS
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES
from juesuan_analysis.vocabulary.matters import MATTERS
from juesuan_analysis.vocabulary.sections import FUNDS, STATE_CAPITAL, THREE_PUBLIC
from juesuan_analysis.vocabulary.subject import Subject
from juesuan_analysis.vocabulary.three_public import BESIDE, TREE
from juesuan_analysis.vocabulary.totals import BALANCES, TOTALS
from juesuan_analysis.vocabulary.tree import said_in

SUBJECTS: tuple[Subject, ...] = (
    *TOTALS,
    Subject((TREE.spoken,), TREE.said),
    *BALANCES,
    *FLOWS,
    *(Subject((name,), said) for line in (*TREE.parts, *BESIDE) for name, said in said_in(line)),
    *MATTERS,
)
# The cell that an amount repeats, by scope and subject; a scope goes before any.
CELLS: dict[tuple[str, str], Cell] = {
    **{
        (scope, name): cell
        for subject in SUBJECTS
        for name in subject.names
        for scope, cell in subject.at
    },
    (FUNDS, "本年收入"): Cell(7, None, TOTAL, "本年收入"),
    (STATE_CAPITAL, "本年收入"): Cell(8, None, TOTAL, "本年收入"),
    **{(THREE_PUBLIC, line.spoken): Cell(9, None, line.name, FINAL) for line in PUBLIC_LINES},
}
_LINES = PUBLIC_LINES[1:]
# What a share can be of, beside the whole of its section.
WHOLES: dict[str, tuple[str, ...]] = {
    **{name: subject.of for subject in SUBJECTS if subject.of for name in subject.names},
    **{part.spoken: (line.spoken,) for line in _LINES for part in line.parts},
    **{some.name: (line.spoken,) for line in _LINES for some in line.narrower},
}
OVERALL_WHOLES: dict[str, tuple[str, ...]] = {
    name: subject.overall_of for subject in SUBJECTS if subject.overall_of for name in subject.names
}
