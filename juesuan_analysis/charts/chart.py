"""What a chart says of itself, in its own module: which axis its figures run along, its English."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeVar

from juesuan_analysis.charts.english import NAMES, SENTENCES
from juesuan_analysis.frozen import frozen

Plot = Callable[..., Any]
Sentence = tuple[re.Pattern[str], str]
_P = TypeVar("_P", bound=Plot)


@frozen
class Chart:
    """How charts of a kind are set beside each other.

    ``values`` is the axis whose ends ``limits`` gives; a chart of cells has none. ``figure`` is the
    column by which things are ranked, where the function takes no ``y``.
    """

    values: Literal["x", "y"] | None = None
    figure: str | None = None


# Filled as modules are imported: the public chart functions, and all that charts can say.
CHARTS: dict[str, Plot] = {}
WORDS: dict[str, str] = dict(NAMES)
SAID: list[Sentence] = [(re.compile(chinese), english) for chinese, english in SENTENCES]


def chart(
    *,
    values: Literal["x", "y"] | None = None,
    figure: str | None = None,
    english: Mapping[str, str] | None = None,
    sentences: Sequence[tuple[str, str]] = (),
) -> Callable[[_P], _P]:
    """Declare a public chart function.

    Parameters
    ----------
    values, figure
        As :class:`Chart` has them.
    english
        Words that this chart alone says, and their English.
    sentences
        Sentences with holes that it alone says: a pattern of the whole, and its English.
    """

    def declare(plot: _P) -> _P:
        plot.__dict__["chart"] = Chart(values, figure)
        CHARTS[plot.__name__] = plot
        WORDS.update(english or {})
        SAID[:0] = [(re.compile(chinese), words) for chinese, words in sentences]
        return plot

    return declare


def chart_of(plot: Plot) -> Chart:
    """What a chart function declares, also behind a ``partial``; nothing where it is a user's own.

    Examples
    --------
    >>> from functools import partial
    >>> from juesuan_analysis.charts import plot_trend
    >>> chart_of(partial(plot_trend, by="item")).values
    'y'
    """
    declared = getattr(getattr(plot, "func", plot), "chart", None)
    return declared if isinstance(declared, Chart) else Chart()
