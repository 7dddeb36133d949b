"""Charts for readers of English: words are exchanged as colours are, at the end.

What measures a text measures the words that will be shown, so that they find their room.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import field
from typing import Any, Literal

from matplotlib.figure import Figure
from matplotlib.text import Text

from juesuan_analysis.analysis.frame import FrameError
from juesuan_analysis.charts.chart import SAID, WORDS
from juesuan_analysis.frozen import frozen

Language = Literal["zh", "en"]
LANGUAGES = ("zh", "en")
_English = Callable[[str], str]
_Way = Callable[[str, _English], str | None]
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WIDE = re.compile(r"[　；，、：（）]")
_FIGURE = r"[−+]?[\d,]+(?:\.\d+)?%?"
# Marks between sentences, after what is stated, and between words; what English sets instead.
_SIDES = {"\n": "\n", "　": "   ", "；": "; ", "｜": " | ", " → ": " → "}
_STATED = {"：": ": "}
_PARTS = {"，": ", ", "、": ", ", "—": "–", "/": "/"}
_BRACKETS = re.compile(r"(.*?)（([^（）]*)）(.*)", re.DOTALL)
_AROUND = re.compile(rf"(×|{_FIGURE}|\d{{4}}) (.+)|(.+?) ({_FIGURE}|\d{{4}})", re.DOTALL)
_BETWEEN = re.compile(rf"[()\n|　]|[,;:] | of |   |(?<!\S){_FIGURE}(?!\S)|×")


@frozen
class Speech:
    """A language, and names of the user's own in it (departments have no official ones here)."""

    language: Language = "zh"
    names: Mapping[str, str] = field(default_factory=dict)


_CHINESE_ONLY = Speech()
_SPEECH: ContextVar[Speech] = ContextVar("speech", default=_CHINESE_ONLY)


def speech_of(language: str, names: Mapping[str, str]) -> Speech:
    """Put a speech together.

    Raises
    ------
    FrameError
        There is no such language.
    """
    if language not in LANGUAGES:
        raise FrameError(f"没有“{language}”这种文字。可选：zh（中文）、en（英文）")
    return Speech(language, dict(names))  # type: ignore[arg-type]


@contextlib.contextmanager
def speaking(language: str | None, names: Mapping[str, str] | None) -> Iterator[None]:
    """Say things in a language inside the ``with`` block; None leaves what is around."""
    outer = _SPEECH.get()
    speech = speech_of(language or outer.language, {**outer.names, **(names or {})})
    token = _SPEECH.set(speech)
    try:
        yield
    finally:
        _SPEECH.reset(token)


def said(text: str) -> str:
    """Say a text in the language of the block around.

    Examples
    --------
    >>> said("教育支出")
    '教育支出'
    """
    speech = _SPEECH.get()
    return text if speech.language == "zh" else in_english(text, speech.names)


def in_english(text: str, names: Mapping[str, str] | None = None) -> str:
    """Put a name, a label or a sentence below a chart into English, as far as it is known.

    Examples
    --------
    >>> in_english("8.00（预算 10.00，超）")
    '8.00 (budget 10.00, over)'
    >>> in_english("单位：万元　来源：虚构市甲局2024年度部门决算公开")
    'Unit: 10,000 yuan   Source: departmental final accounts of 虚构市甲局, 2024'
    """
    own = names or {}
    known = own.get(text) or WORDS.get(text)
    if known is not None or not _foreign(text):
        return known or text
    # Marks between sentences first: a sentence with holes would take two for one.
    for way in (_sides, _sentence, _stated, _bracketed, _parted, _with_figure):
        if (found := way(text, lambda part: in_english(part, own))) is not None:
            return found
    return text


def _foreign(text: str) -> bool:
    return bool(_CHINESE.search(text) or _WIDE.search(text))


def _sentence(text: str, english: _English) -> str | None:
    for pattern, words in SAID:
        if match := pattern.fullmatch(text):
            return words.format(*map(english, match.groups()))
    return None


def _split(marks: Mapping[str, str]) -> _Way:
    """A way that puts both sides of the first of some marks into English."""

    def way(text: str, english: _English) -> str | None:
        for mark, instead in marks.items():
            before, found, after = text.partition(mark)
            if found:
                return f"{english(before)}{instead}{english(after)}"
        return None

    return way


_sides, _stated, _parted = _split(_SIDES), _split(_STATED), _split(_PARTS)


def _bracketed(text: str, english: _English) -> str | None:
    match = _BRACKETS.fullmatch(text)
    if match is None:
        return None
    before, inside, after = (english(part) if part else "" for part in match.groups())
    if _CHINESE.search(before) and inside == match[2]:
        return text  # a name that nobody has given in English
    return f"{before} ({inside}){f' {after}' if after else ''}".strip()


def _with_figure(text: str, english: _English) -> str | None:
    match = _AROUND.fullmatch(text)
    if match is None:
        return None
    mark, name, named, figure = match.groups()
    return f"{mark} {english(name)}" if mark else f"{english(named)} {figure}"


def speak(figure: Figure) -> None:
    """Put what a figure still says in Chinese into the language of the block around."""
    if _SPEECH.get().language == "zh":
        return
    for text in figure.findobj(Text):
        if isinstance(text, Text) and _foreign(text.get_text()):
            text.set_text(said(text.get_text()))


def untranslated(figure: Figure | Any) -> list[str]:  # noqa: ANN401
    """List what an English figure says in Chinese, for want of an English name.

    Parameters
    ----------
    figure
        A figure, or axes of one.

    Returns
    -------
    list
        Names in their order, each once; give names for them as ``style(lang="en", english={…})``.

    Examples
    --------
    >>> import pandas as pd
    >>> from juesuan_analysis.charts import plot_trend
    >>> rows = pd.DataFrame({"year": [2023, 2024], "line": "虚构费", "amount": [1.0, 2.0]})
    >>> untranslated(plot_trend(rows, lang="en"))
    ['虚构费']
    """
    whole = figure if isinstance(figure, Figure) else figure.get_figure(root=True)
    whole.canvas.draw()
    texts = [text.get_text() for text in whole.findobj(Text)]
    parts = [part.strip() for text in texts for part in _BETWEEN.split(text)]
    return list(dict.fromkeys(part for part in parts if _CHINESE.search(part)))
