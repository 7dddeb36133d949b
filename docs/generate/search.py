"""Search in Chinese.

Nothing in a browser cuts a query as a Chinese tokenizer cuts the pages, and words that are cut
differently are not found. So both sides are cut into pairs of neighbouring characters.
"""

from __future__ import annotations

import re

from sphinx.search.en import SearchEnglish

_HAN_OR_LATIN = re.compile(r"[\u3400-\u9fff]+|[a-zA-Z0-9_]+")
_SPLITTER = r"""
var splitQuery = (query) =>
  (query.match(/[\u3400-\u9fff]+|[a-zA-Z0-9_]+/g) || []).flatMap((run) =>
    run.length > 2 && run.charCodeAt(0) >= 0x3400
      ? Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))
      : [run]
  );
"""


def pairs(text: str) -> list[str]:
    """Cut a text into pairs of Chinese characters and whole Latin words.

    Examples
    --------
    >>> pairs("“三公”经费合计 Store")
    ['三公', '经费', '费合', '合计', 'Store']
    """
    return [piece for run in _HAN_OR_LATIN.findall(text) for piece in _cut(run)]


def _cut(run: str) -> list[str]:
    if run.isascii() or len(run) < 3:
        return [run]
    return [run[i : i + 2] for i in range(len(run) - 1)]


class Chinese(SearchEnglish):
    """Search by pairs of characters; Latin words by their stems.

    ``language_name`` stays English: Sphinx names the stemmer in JavaScript after it.
    """

    lang = "zh"
    js_splitter_code = _SPLITTER

    def split(self, input: str) -> list[str]:
        """Cut a text as the browser cuts a query."""
        return pairs(input)
