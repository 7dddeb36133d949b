"""Filters that answer: what an analyst types is found, or the answer lists what there is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.facts.finding import OUTCOMES
from juesuan_analysis.store.find import YEAR, names_of, unknown
from juesuan_analysis.store.schema import DATASETS, PARTITION
from juesuan_analysis.vocabulary.forms import FORMS

if TYPE_CHECKING:
    import pandas as pd

Values = object  # one value or a sequence of values
_FORM = re.compile(r"\s*(?:公开)?(?:表|0)?([1-9])\s*(?:号?表)?\s*")
_QUOTES = str.maketrans("", "", "“”\"'《》 ")
NAMED = ("department", "region")


def resolved(
    wanted: Mapping[str, Values], known: pd.DataFrame | None, years: Iterable[int]
) -> dict[str, Values]:
    """Turn what an analyst types into values that the store has.

    Parameters
    ----------
    wanted
        Columns and one value or several, None for any.
    known
        ``department`` and ``region`` of the disclosures; None where neither is wanted.
    years
        Fiscal years of the store.

    Raises
    ------
    JuesuanError
        The store has no such year, form, region, department or outcome; the message lists what
        there is.
    """
    found = {name: value for name, value in wanted.items() if value is not None}
    there = sorted(set(years))
    if "year" in found:
        found["year"] = [_year(one, there) for one in several(found["year"])]
    if "form" in found:
        found["form"] = [form_number(one) for one in several(found["form"])]
    if "outcome" in found:
        found["outcome"] = [_word(one, OUTCOMES, "核对结果") for one in several(found["outcome"])]
    for name in NAMED:
        if name in found and known is not None:
            found[name] = _named(name, found[name], known)
    return found


def columns(name: str, wanted: Sequence[str] | None) -> list[str] | None:
    """Columns of a dataset that are to be read, ``disclosure_id`` with them; None for all.

    Raises
    ------
    JuesuanError
        The dataset has no such column; the message lists what there is.
    """
    if wanted is None:
        return None
    there = [*DATASETS[name].names, *PARTITION.names]
    for one in wanted:
        _word(one, there, "列")
    return list(dict.fromkeys(["disclosure_id", *wanted]))


def known_ids(wanted: Values, there: Iterable[str]) -> None:
    """Refuse a disclosure_id that the store does not have.

    Raises
    ------
    JuesuanError
        There is none; the message lists the nearest, or what there is.
    """
    names = sorted(set(there))
    for one in several(wanted):
        if one not in names:
            raise unknown(" disclosure_id", str(one), names)


def several(value: Values) -> list[object]:
    """One value or several, as a list."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [value]
    return list(value)


def _year(value: object, there: Sequence[int]) -> int:
    match = YEAR.fullmatch(str(value))
    if match and int(match[1]) in there:
        return int(match[1])
    raise JuesuanError(
        f"库里没有 {value} 年度。现有：{'、'.join(map(str, there)) or '没有任何决算'}"
    )


def form_number(value: object) -> int:
    """Give the number of a form that is named by number, title or a part of its title.

    Raises
    ------
    JuesuanError
        No form, or several, are called so.

    Examples
    --------
    >>> [form_number(name) for name in (9, "9", "公开09表", "三公", "基本支出")]
    [9, 9, 9, 9, 6]
    """
    match = _FORM.fullmatch(re.sub(r"^公开0", "公开", str(value).removesuffix(".0")))
    if match:
        return int(match[1])
    name = str(value).translate(_QUOTES)
    titles = {form: [title.translate(_QUOTES) for title in form.titles] for form in FORMS}
    exact = [form.number for form, said in titles.items() if name in said]
    parts = [form.number for form, said in titles.items() if any(name in title for title in said)]
    found = exact or (parts if name else [])
    if len(found) == 1:
        return found[0]
    every = "；".join(f"表{form.number} {form.title}" for form in FORMS)
    what = (
        f"“{value}”可能是{'、'.join(f'表{n}' for n in found)}" if found else f"没有“{value}”这张表"
    )
    raise JuesuanError(f"{what}。九张表是：{every}")


def _word(value: object, words: Sequence[str], what: str) -> str:
    if value in words:
        return str(value)
    raise JuesuanError(f"没有“{value}”这种{what}。可选：{'、'.join(words)}")


def _named(name: str, wanted: Values, known: pd.DataFrame) -> list[str]:
    names = sorted(set(known[name].dropna()))
    if name == "department":
        return [found for one in several(wanted) for found in names_of(names, str(one))]
    codes = known.dropna(subset=["region"]) if "region_code" in known.columns else known.iloc[:0]
    return [
        found
        for one in several(wanted)
        for found in _by_code(codes, str(one)) or _regions(names, str(one))
    ]


def _by_code(known: pd.DataFrame, wanted: str) -> list[str]:
    """The regions of a code (GB/T 2260); 370400 is the city and 3704 all of it."""
    if known.empty or not wanted.isdigit():
        return []
    own = known["region_code"].fillna("").astype("str")
    stem = wanted.rstrip("0") if wanted.endswith("00") else wanted
    return sorted(set(known.loc[own.str.startswith(stem), "region"]))


def _regions(names: Sequence[str], wanted: str) -> list[str]:
    """The regions whose names hold what is wanted: a city is all of its districts."""
    if wanted in names:
        return [name for name in names if name.startswith(wanted)]
    if holding := [name for name in names if wanted and wanted in name]:
        return holding
    raise unknown("地区", wanted, names)
