"""Elements of HTML, escaped; the look is in each element.

JupyterLab takes style sheets, ``var()`` and ``color-mix()`` out of a notebook that it does not
trust. So the styles are inline, text keeps the colour of the page, and the few colours are ones
that can be read on white and on black.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

RED, AMBER, GREEN = "rgb(217,64,64)", "rgb(190,120,20)", "rgb(40,150,90)"
LINE = "rgba(128,128,128,0.45)"
SHADE = "rgba(128,128,128,0.14)"
FAINT = "opacity:0.72"
_TABLE = "border-collapse:collapse;table-layout:auto;margin:4px 0;font-size:13px"
_CELL = f"border:1px solid {LINE};padding:2px 8px;white-space:nowrap"
LEFT, RIGHT, CENTRE = (f"{_CELL};text-align:{side}" for side in ("left", "right", "center"))
HEAD = f"{CENTRE};background-color:{SHADE};font-weight:600"


def tag(name: str, *children: object, **attributes: object) -> Markup:
    """Make an element; children that are no markup are escaped, attributes of None left out.

    Examples
    --------
    >>> tag("td", "a<b", colspan=2, title=None)
    Markup('<td colspan="2">a&lt;b</td>')
    """
    given = Markup("").join(
        Markup(' {}="{}"').format(key, value)
        for key, value in attributes.items()
        if value is not None
    )
    inner = Markup("").join(escape(child) for child in children)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), given, inner)


def span(value: int) -> int | None:
    """Give a colspan or rowspan its attribute, unless it is 1."""
    return value if value > 1 else None


def table(rows: Iterable[Markup], heads: Iterable[Markup] = ()) -> Markup:
    """Make a table of rows; it scrolls by itself where it is wider than the page."""
    made = tag("table", tag("thead", *heads), tag("tbody", *rows), style=_TABLE)
    return tag("div", made, style="overflow-x:auto")


def row(*cells: Markup) -> Markup:
    """Make a row."""
    return tag("tr", *cells)


def block(*children: object) -> Markup:
    """Wrap what one object shows."""
    return tag("div", *children, **{"class": "juesuan", "style": "line-height:1.5"})


def headline(text: str, more: str) -> Markup:
    """Name the object, and say in small what it is of."""
    return tag(
        "div",
        tag("span", text, style="font-weight:600;font-size:15px"),
        " ",
        tag("span", more, style=f"font-size:13px;{FAINT}"),
    )


def note(*children: object) -> Markup:
    """Say something below a table."""
    return tag("div", *children, style="font-size:12px")
