"""A number as a workbook shows it: what its format prints, and no more."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.declared.values import UNTOLD

GENERAL = "General"
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 14: "yyyy/m/d", 22: "yyyy/m/d h:mm", 31: 'yyyy"年"m"月"d"日"',
    37: "#,##0 ;-#,##0", 38: "#,##0 ;[Red]-#,##0", 39: "#,##0.00 ;-#,##0.00",
    40: "#,##0.00 ;[Red]-#,##0.00", 41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 49: "@",
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_SIGNIFICANT, _GENERAL = 15, 11  # digits that a workbook keeps, and that it shows by itself
_FIRST_DAY = datetime(1899, 12, 30)
_LAST_DAY = 2_958_465  # 31 December 9999
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|'
    r"\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)|(?P<power>E[+-]0+)|"
    r"(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<date>y+|m+|d+|h+|s+)|"
    r"(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"([<>=]+)(-?[\d.]+)$")
_CURRENCY = re.compile(r"\$([^-]*)")


@frozen
class _Section:
    parts: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, kind: str) -> bool:
        return any(k == kind for k, _ in self.parts)


def shown_number(value: float | int, pattern: str) -> str:
    """Give the text that a cell with this number and this format shows.

    Examples
    --------
    >>> shown_number(1234.5, "#,##0.00"), shown_number(-0.5, "0.00_);(0.00)")
    ('1,234.50', '(0.50)')
    >>> shown_number(0, "#,##0.00;-#,##0.00;"), shown_number(0.1 + 0.2, "General")
    ('', '0.3')
    """
    exact = Decimal(f"{value:.{_SIGNIFICANT}g}")
    sections = _sections(pattern)
    section, signed = _chosen(sections, exact)
    if section.has("date") and not section.has("digit"):
        return _date(section, value)
    if section.has("general") or section.has("text"):
        return _general(section, exact)
    if section.has("power"):
        return f"{exact:.2E}"
    return _number(section, exact, signed)


@lru_cache(maxsize=1024)
def _sections(pattern: str) -> tuple[_Section, ...]:
    """Part a format at its semicolons."""
    out: list[list[tuple[str, str]]] = [[]]
    for match in _PART.finditer(pattern or GENERAL):
        kind = match.lastgroup or "other"
        text = match[kind]
        if kind == "other" and text == ";":
            out.append([])
        else:
            out[-1].append((kind, text))
    return tuple(_section(parts) for parts in out)


def _section(parts: list[tuple[str, str]]) -> _Section:
    condition, kept = None, []
    for kind, text in parts:
        if kind != "bracket":
            kept.append((kind, text))
        elif found := _CONDITION.match(text):
            condition = found[1], Decimal(found[2])
        elif found := _CURRENCY.match(text):
            kept.append(("quoted", found[1]))
    return _Section(tuple(kept), condition)


def _chosen(sections: tuple[_Section, ...], value: Decimal) -> tuple[_Section, bool]:
    """The section for a value, and whether a minus is to be put before what it prints."""
    numeric = [s for s in sections[:3] if not (s.has("text") and len(sections) > 1)]
    if any(section.condition for section in numeric):
        met = (s for s in numeric if s.condition is None or _holds(s.condition, value))
        return next(met, numeric[-1]), value < 0
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return (numeric or [*sections])[0], value < 0


def _holds(condition: tuple[str, Decimal], value: Decimal) -> bool:
    sign, bound = condition
    return (
        ("=" in sign and value == bound and sign != "<>")
        or ("<" in sign and value < bound)
        or (">" in sign and value > bound)
    )


def _general(section: _Section, value: Decimal) -> str:
    rounded = Decimal(f"{value:.{_GENERAL}g}")
    text = f"{rounded.normalize():f}"
    return "".join(
        text if kind in ("general", "text") else _literal(kind, part)
        for kind, part in section.parts
    )


def _literal(kind: str, text: str) -> str:
    return {"space": " ", "fill": ""}.get(kind, text)


def _number(section: _Section, value: Decimal, signed: bool) -> str:
    parts = section.parts
    point = next((i for i, (kind, _) in enumerate(parts) if kind == "point"), len(parts))
    places = [text for kind, text in parts[point:] if kind == "digit"]
    last = max((i for i, (kind, _) in enumerate(parts) if kind == "digit"), default=-1)
    whole_end = max((i for i, (kind, _) in enumerate(parts[:point]) if kind == "digit"), default=-1)
    scale = 3 * sum(kind == "comma" for kind, _ in parts[whole_end + 1 : point])
    scale += 3 * sum(kind == "comma" for kind, _ in parts[max(last, point) + 1 :])
    size = abs(value).scaleb(2 * sum(kind == "percent" for kind, _ in parts) - scale)
    rounded = size.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    grouped = any(kind == "comma" for kind, _ in parts[: max(whole_end, 0)])
    head = _whole(parts[:point], whole, grouped)
    tail = _decimals(parts[point:], decimals)
    minus = "-" if signed and rounded and last >= 0 else ""
    return (minus + head + tail).strip()


def _whole(parts: tuple[tuple[str, str], ...], digits: str, grouped: bool) -> str:
    """Lay the digits before the point into their signs, from the right; the first takes the rest.

    A format may set other signs between them: ``0!.0000`` shows 元 as 万元.
    """
    signs = [i for i, (kind, _) in enumerate(parts) if kind == "digit"]
    required = sum(parts[i][1] == "0" for i in signs)
    digits = "" if digits == "0" and not required else digits.rjust(required, "0")
    laid: dict[int, str] = {}
    for i in reversed(signs):
        laid[i], digits = digits[-1:], digits[:-1]
    if signs:
        laid[signs[0]] = digits + laid[signs[0]]
    if grouped and signs:
        joined = "".join(laid[i] for i in signs)
        laid = dict.fromkeys(signs, "") | {signs[0]: f"{int(joined):,}" if joined else ""}
    return "".join(
        laid[i] if kind == "digit" else "" if kind == "comma" else _literal(kind, text)
        for i, (kind, text) in enumerate(parts)
    )


def _decimals(parts: tuple[tuple[str, str], ...], digits: str) -> str:
    signs = [text for kind, text in parts if kind == "digit"]
    while digits and signs[len(digits) - 1] != "0" and digits.endswith("0"):
        digits = digits[:-1]
    out, left = [], iter(digits)
    for kind, text in parts:
        if kind == "digit":
            out.append(next(left, ""))
        elif kind == "point":
            out.append("." if digits or "0" in signs else "")
        elif kind != "comma":
            out.append(_literal(kind, text))
    return "".join(out)


def _date(section: _Section, value: float) -> str:
    if not 0 <= value <= _LAST_DAY:
        return UNTOLD
    when = _FIRST_DAY + timedelta(days=float(value))
    values = {"y": when.year, "m": when.month, "d": when.day, "h": when.hour, "s": when.second}
    out = []
    for kind, text in section.parts:
        if kind != "date":
            out.append(_literal(kind, text))
            continue
        number = values[text[0].lower()]
        short = text[0].lower() == "y" and len(text) < 3
        out.append(f"{number % 100 if short else number:0{min(len(text), 2)}d}")
    return "".join(out).strip()
