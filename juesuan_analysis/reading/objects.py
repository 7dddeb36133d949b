"""What a page draws: its objects, those within forms too."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Objects:
    """The addresses of a page's text objects in their order, and whether it has pictures."""

    texts: list[int] = field(default_factory=list)
    pictures: bool = False
