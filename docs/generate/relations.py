"""How the nine forms hang together: a diagram whose lines are the rules between forms."""

from __future__ import annotations

from collections import Counter
from html import escape

from juesuan_analysis.identities import IDENTITIES
from juesuan_analysis.identities.between_forms import BETWEEN_FORMS
from juesuan_analysis.vocabulary.forms import BY_NUMBER

_SIZE = (740, 540)
_BOX = (206, 66)
_LINE = 15  # characters of a title in one line
_AT = {
    1: (370, 45),
    2: (110, 190),
    4: (370, 190),
    3: (630, 190),
    7: (110, 345),
    8: (370, 345),
    5: (630, 345),
    9: (370, 495),
    6: (630, 495),
}
_INK, _PAPER, _SOFT = (
    "var(--color-foreground-primary, #222)",
    "var(--color-background-primary, #fff)",
    "var(--color-background-secondary, #f4f4f4)",
)


def pairs() -> Counter[tuple[int, int]]:
    """Count the identities between each two forms, in which a relation of cells is stated."""
    found = (sorted(one.forms) for one in IDENTITIES if one.relation and len(one.forms) == 2)
    return Counter((forms[0], forms[1]) for forms in found)


def said(pair: tuple[int, int]) -> str:
    """What the rules between two forms are about, for those who do not read the rules."""
    rules = (rule for rule in BETWEEN_FORMS if pair == (min(rule.forms), max(rule.forms)))
    return next((rule.brief for rule in rules if rule.brief), "")


def _line(pair: tuple[int, int], rules: int) -> str:
    (x1, y1), (x2, y2) = (_AT[form] for form in pair)
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{_INK}" stroke-opacity="0.45">'
        f"<title>表{pair[0]} 与 表{pair[1]}：{rules} 条关系</title></line>"
    )


def _words(pair: tuple[int, int]) -> str:
    (x1, y1), (x2, y2) = (_AT[form] for form in pair)
    level = y1 == y2
    x, y = (x1 + x2) / 2, (y1 + y2) / 2 + (-10 if level else 4)
    return (
        f'<text x="{x}" y="{y}" text-anchor="middle" font-size="12" fill="{_INK}" '
        f'stroke="{_PAPER}" stroke-width="5" paint-order="stroke">{said(pair)}</text>'
    )


def _box(form: int) -> str:
    (x, y), (width, height) = _AT[form], _BOX
    title = escape(BY_NUMBER[form].title)
    lines = [f"表{form}", *(title[i : i + _LINE] for i in range(0, len(title), _LINE))]
    top = y - (len(lines) - 1) * 9 + 4
    return (
        f'<rect x="{x - width / 2}" y="{y - height / 2}" width="{width}" height="{height}" '
        f'rx="4" fill="{_SOFT}" stroke="{_INK}" stroke-opacity="0.6"/>'
        + "".join(
            f'<text x="{x}" y="{top + i * 18}" text-anchor="middle" fill="{_INK}" '
            f'font-size="13" font-weight="{400 if i else 700}">{line}</text>'
            for i, line in enumerate(lines)
        )
    )


def svg() -> str:
    """Draw the diagram in the colours of the page around it."""
    width, height = _SIZE
    found = pairs()
    parts = [
        *(_line(pair, rules) for pair, rules in found.items()),
        *(_words(pair) for pair in found),
        *map(_box, _AT),
    ]
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" '
        f'aria-label="九张表之间的勾稽关系">{"".join(parts)}</svg>'
    )


def page() -> str:
    """Wrap the diagram for inclusion in a page."""
    return f'```{{raw}} html\n<figure class="relations">{svg()}</figure>\n```\n'
