"""What is told of a document while it is kept, as findings like those of identities.

The batch alone has what they look at: what was printed and not read, and the other edition.
"""

from __future__ import annotations

from juesuan_analysis.facts.finding import EDITION, READING, Finding
from juesuan_analysis.identities.record import BY_DEFINITION, FILES, KEEPING, Identity, Papers


def _by_the_batch(_: Papers) -> tuple[Finding, ...]:
    return ()


IDENTITIES: tuple[Identity, ...] = (
    Identity(
        READING,
        "表上印出的数都读入",
        FILES,
        f"{BY_DEFINITION}：没有读出的要说明",
        _by_the_batch,
        KEEPING,
        quiet=True,
    ),
    Identity(
        EDITION,
        "同一部门同一年度的各版数字一致",
        FILES,
        f"{BY_DEFINITION}：一个部门一个年度只有一套数",
        _by_the_batch,
        KEEPING,
        quiet=True,
    ),
)
