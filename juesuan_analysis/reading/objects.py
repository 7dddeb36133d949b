"""What a page draws: its objects, those within forms too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Objects:
    """The text objects of a page in their order, and whether it has pictures."""

    texts: list[Any] = field(default_factory=list)
    pictures: bool = False
