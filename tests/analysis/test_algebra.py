"""Laws that every analysis keeps: parts make totals, groups stay, units stay, blanks stay blank.

Every public function is under a law or excused with a reason. Light ones have all examples each;
those that build everything from entries share theirs, more of them in the slow profile.
"""

import inspect
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from frames import GENERAL, PUBLIC
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import juesuan_analysis.analysis as A  # noqa: N812
from juesuan_analysis.analysis.gate import as_stored

LAWS = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)
PARTS = ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
CENTS = st.integers(0, 500_000).map(lambda cents: cents / 100)
MAYBE = st.one_of(st.none(), CENTS)
REGIONS = ("虚构市甲区", "虚构市乙区")
YEARS = [2022, 2023, 2024]
STANDINGS = st.sampled_from(["已印证", "无旁证", "矛盾"])

EXCUSED = {
    "apply_departments": "adds a name; by_unit is under the laws",
    "as_departments": "a list of names, no figures",
    "belongings": "a list of names, no figures",
    "by_role": "words for page_account",
    "check_table": "outcomes, no figures",
    "cite": "lists cells as they are stored; tests/analysis/test_cite.py",
    "coverage_text": "words",
    "definitions": "takes nothing",
    "edition_differences": "cells as two editions print them; tests/batch/test_edition_table.py",
    "footnotes": "words",
    "form_table": "one form as it is printed",
    "identity_names": "words",
    "linked_index": "takes prices, no accounts; deflated is under the laws",
    "page_account": "pages, no figures",
    "panel": "takes a store; test_a_panel_adds_up",
    "published_figures": "one document; tests/analysis/test_structure.py",
    "chart_data": "one document; tests/charts/test_chart_data.py",
    "read_departments": "reads a file",
    "rounded_shares": "takes a column; test_rounded_shares_keep_their_sum",
    "search_reasons": "filters text",
    "show_form": "styles form_table",
    "unchecked": "outcomes, no figures",
    "with_proved_nil": "takes forms as they are printed; tests/analysis/test_check_table.py",
    "decomposed": "test_factors_add_up_to_the_change",
    "shift_share": "test_within_and_between_and_shift_share_add_up",
    "within_between": "test_within_and_between_and_shift_share_add_up",
}


# ---- what is drawn
@st.composite
def whose(draw):
    """Some departments and years: region, department, year, scope, standing."""
    rows = []
    for region in REGIONS[: draw(st.integers(1, 2))]:
        for n in range(draw(st.integers(1, 2))):
            scope = draw(st.sampled_from(["部门", "部门", "单位"]))
            for year in draw(st.lists(st.sampled_from(YEARS), min_size=1, unique=True)):
                name = f"{region}{'一二三'[n]}局"
                rows.append((region, name, year, scope, draw(STANDINGS)))
    return rows


def framed(rows, columns):
    frame = pd.DataFrame(rows, columns=[*WHO, *columns])
    keys = frame["region"] + "|" + frame["department"] + "|" + frame["scope"]
    return frame.assign(
        disclosure_id=keys + "|" + frame["year"].astype("str"),
        source=frame["department"] + ".pdf",
        measure_unit="万元" if "measure_unit" not in columns else frame["measure_unit"],
    )


WHO = ["region", "department", "year", "scope", "standing"]


@st.composite
def figures(draw):
    """What indicators gives: amounts and a count for each department and year."""
    rows = [
        (*who, name, draw(MAYBE), unit)
        for who in draw(whose())
        for name, unit in (("本年支出", "万元"), ("公务接待费", "万元"), ("公务接待人次", "人次"))
    ]
    return framed(rows, ["indicator", "value", "measure_unit"])


@st.composite
def spent(draw):
    """One amount for each department and year."""
    rows = [(*who, draw(MAYBE)) for who in draw(whose())]
    return framed(rows, ["value"]).assign(indicator="本年支出")


@st.composite
def parts(draw):
    """Amounts of three lines for each department and year."""
    rows = [(*who, line, draw(MAYBE)) for who in draw(whose()) for line in "甲乙丙"]
    return framed(rows, ["line", "amount"]).assign(
        measure="合计", form=5, label=lambda f: f["line"]
    )


@st.composite
def documents(draw):
    """Entries and statements of some departments and years, some blank, some missing."""
    forms, said = [], []
    for who in draw(whose()):
        forms += [(*who, *cell) for cell in draw(cells())]
        said.append((*who, PUBLIC, "公务接待人次", "数量", draw(CENTS)))
        said.append((*who, GENERAL, "一般公共预算财政拨款支出", "年初预算", draw(CENTS)))
    entries = framed(forms, ["form", "side", "code", "line", "measure", "amount"])
    text = {c: entries[c].astype("str").where(entries[c].notna()) for c in ("side", "code")}
    level = (entries["code"].str.len() - 1) / 2
    entries = entries.assign(
        **text,
        unit="万元",
        level=level.mask(entries["line"].str.endswith("计"), 0.0),
        amount=entries["amount"].astype(float),
    )
    statements = framed(said, ["section", "subject", "kind", "value"]).assign(
        unit="万元", reason=None, base_year=np.nan, sentence="虚构。", page=7, named=True
    )
    statements["stated_year"] = statements["year"]
    drop = ["measure_unit"]
    return entries.drop(columns=drop), statements.drop(columns=drop)


@st.composite
def cells(draw):
    out, buy, run, host = (draw(MAYBE) for _ in PARTS)
    car = None if buy is None and run is None else round((buy or 0) + (run or 0), 2)
    known = [part for part in (out, car, host) if part is not None]
    values = {
        "因公出国（境）费": out,
        "公务用车购置及运行维护费": car,
        "公务用车购置费": buy,
        "公务用车运行维护费": run,
        "公务接待费": host,
        "合计": round(sum(known), 2) if known else draw(st.sampled_from([None, 0.0])),
    }
    rows = [
        (9, None, None, item, measure, value)
        for item, value in values.items()
        for measure in ("决算数", "预算数")
    ]
    basic, project = draw(CENTS), draw(MAYBE)
    whole = round(basic + (project or 0), 2)
    for line, code in (
        ("合计", None),
        ("农林水支出", "213"),
        ("林业", "21302"),
        ("行政运行", "2130201"),
    ):
        for form, total in ((3, "本年支出合计"), (5, "合计")):
            for measure, value in ((total, whole), ("基本支出", basic), ("项目支出", project)):
                rows.append((form, None, code, line, measure, value))
    return rows


def prices():
    return pd.DataFrame({"year": YEARS, "index": [100.0, 101.0, 103.0]})


def people():
    return pd.DataFrame({"year": YEARS, "population": [3.0, 3.1, 3.2]})


UNITED = pd.DataFrame(
    {
        "region": REGIONS[0],
        "department": [f"{REGIONS[0]}一局", f"{REGIONS[0]}二局"],
        "year_from": [None, None],
        "year_to": [None, None],
        "entity": "虚构一二局",
        "note": "虚构",
    }
)


def last_two(frame, function):
    now, before = (frame[frame["year"] == year] for year in (2024, 2023))
    return function(now, before)


KEYS = ["region", "department", "line"]
ONE = ["region", "department", "year"]
# A light function with what it takes: (frame drawn, call).
LIGHT = {
    "balanced": (spent(), lambda f: A.balanced(f, value="value")[0]),
    "benford": (spent(), lambda f: A.benford(f, value="value")),
    "chained_totals": (spent(), lambda f: A.chained_totals(f, value="value")),
    "change": (parts(), lambda f: last_two(f, lambda a, b: A.change(a, b, on=KEYS))),
    "compare": (spent(), lambda f: A.compare(f, "value").reset_index()),
    "concentration": (parts(), lambda f: A.concentration(f, within=ONE)),
    "contribution": (
        parts(),
        lambda f: A.contribution(
            last_two(f, lambda a, b: A.change(a, b, on=KEYS)), within=["region", "department"]
        ),
    ),
    "cost_without_count": (figures(), A.cost_without_count),
    "deflated": (spent(), lambda f: A.deflated(f, prices(), 2022, value="value")),
    "entity_register": (spent(), A.entity_register),
    "equal_figures": (spent(), lambda f: A.equal_figures(f, value="value")),
    "heaping": (spent(), lambda f: A.heaping(f, value="value")),
    "largest_block": (spent(), lambda f: A.largest_block(f, value="value")[0]),
    "longest_window": (spent(), lambda f: A.longest_window(f, value="value")[0]),
    "one_each": (spent(), A.one_each),
    "peer_position": (
        figures(),
        lambda f: A.peer_position(f, "value", within=["year", "indicator"]),
    ),
    "per_capita": (spent(), lambda f: A.per_capita(f, people(), value="value", people="万人")),
    "proved": (parts().map(lambda f: f.assign(grade=np.nan, form=5, source="虚构.pdf")), A.proved),
    "share_change": (
        parts(),
        lambda f: last_two(
            f,
            lambda a, b: A.share_change(
                A.structure(a, within=ONE), A.structure(b, within=ONE), on=KEYS
            ),
        ),
    ),
    "structure": (parts(), lambda f: A.structure(f, within=ONE)),
}
# Those that work from entries and statements.
HEAVY = {
    "by_unit": lambda e, s: A.by_unit(
        A.indicators(e, s), UNITED, on=["indicator"], values=["value"]
    ),
    "district_totals": lambda e, s: A.district_totals(A.three_public(e, s)),
    "execution": A.execution,
    "indicators": A.indicators,
    "narrated_previous": lambda e, s: A.narrated_previous(A.indicators(e), s),
    "peer_groups": lambda e, s: A.peer_groups(e),
    "propose_matches": A.propose_matches,
    "reasons": A.reasons,
    "structure_of": lambda e, s: A.structure_of(e, "基本支出与项目支出"),
    "three_public": A.three_public,
    "three_public_ratios": A.three_public_ratios,
    "yearly_change": lambda e, s: A.yearly_change(A.indicators(e, s), value="value"),
}


def test_every_public_function_is_under_a_law_or_excused():
    public = {name for name in A.__all__ if inspect.isfunction(getattr(A, name))}
    assert public == {*LIGHT, *HEAVY, *EXCUSED}


# ---- the laws
def canonical(frame):
    """Names of columns, and rows as text in one order; without lists in the order of rows."""
    lists = ["missing", "dropped", "coverage", "disclosure_id", "ref", "who", "why"]
    shown = frame.drop(columns=[name for name in lists if name in frame.columns])
    cells = [[_text(value) for value in shown.iloc[:, i].tolist()] for i in range(shown.shape[1])]
    return [str(column) for column in shown.columns], sorted(zip(*cells, strict=True))


def _text(value):
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return ""
    return str(round(value, 6) if isinstance(value, float) else value)


def shuffled(frame, seed):
    return frame.sample(frac=1, random_state=seed).set_axis([7] * len(frame))


def typed_otherwise(frame):
    """The same figures as exact decimals, categories and text."""
    changed = frame.astype(dict.fromkeys(("region", "department", "standing"), "category"))
    for name in ("amount", "value"):
        if name in frame:
            exact = [None if pd.isna(v) else Decimal(str(v)) for v in frame[name]]
            changed[name] = pd.Series(exact, index=frame.index, dtype=object)
    return changed.assign(year=frame["year"].astype("str"))


def same(found, expected, name):
    assert canonical(found) == canonical(expected), name


@pytest.mark.slow
@pytest.mark.parametrize("name", LIGHT)
def test_rows_and_types_do_not_matter(name):
    drawn, call = LIGHT[name]

    @LAWS
    @given(drawn, st.integers(0, 9))
    def law(frame, seed):
        before = frame.copy()
        found = call(frame)
        pd.testing.assert_frame_equal(frame, before)  # the input is left as it was
        same(call(shuffled(frame, seed)), found, name)

    law()


@pytest.mark.parametrize("name", LIGHT)
def test_types_do_not_matter(name):
    drawn, call = LIGHT[name]

    @settings(LAWS, max_examples=2)
    @given(drawn)
    def law(frame):
        same(call(as_stored(typed_otherwise(frame))), call(frame), name)

    law()


def heavy_law(name, pair, seed):
    before = [frame.copy() for frame in pair]
    found = HEAVY[name](*pair)
    for frame, was in zip(pair, before, strict=True):
        pd.testing.assert_frame_equal(frame, was)
    same(HEAVY[name](*(shuffled(frame, seed) for frame in pair)), found, name)


def parts_make_totals(entries, statements):
    public = A.three_public(entries, statements)
    for table in (A.district_totals(public), A.district_totals(public, balanced=False)):
        for _, part in table.groupby(["region", "year"]):
            final = part.set_index("item")["final"]
            addends = final.reindex(PARTS)
            if pd.notna(final["合计"]):
                assert addends.notna().all()
                assert final["合计"] == pytest.approx(addends.sum(), abs=0.011)
            assert part["n_departments"].nunique() == 1
        against = table["n_contradicted"].fillna(0) > 0
        assert (table.loc[against, "standing"] == "矛盾").all()


def items_of_the_form_make_the_department(entries, statements):
    done = A.execution(entries, statements)
    for _, part in done[done["in_form"]].groupby(ONE):
        sums = part.groupby("level")["final"].sum()
        assert sums["项"] == pytest.approx(sums["部门"], abs=0.011)


def groups_in_are_groups_out(entries, statements):
    there = set(map(tuple, entries[ONE].drop_duplicates().to_numpy()))
    for name in ("three_public", "three_public_ratios", "structure_of", "peer_groups"):
        made = HEAVY[name](entries, statements)
        assert set(map(tuple, made[ONE].drop_duplicates().to_numpy())) == there, name


def unit_in_is_unit_out(entries, statements):
    assert set(A.three_public(entries, statements)["measure_unit"]) == {"万元"}
    made = A.indicators(entries, statements)
    changes = A.yearly_change(made, value="value")
    for table in (made, changes, A.district_totals(made)):
        units = table.groupby("indicator")["measure_unit"].agg(set)
        assert units.get("公务接待人次", {"人次"}) == {"人次"}
        assert units.get("本年支出", {"万元"}) == {"万元"}


STATED = (
    parts_make_totals,
    items_of_the_form_make_the_department,
    groups_in_are_groups_out,
    unit_in_is_unit_out,
)
ONE_OF_ALL = st.one_of(st.sampled_from(sorted(HEAVY)), st.sampled_from(STATED))


def one_law(which, pair, seed):
    if isinstance(which, str):
        heavy_law(which, pair, seed)
    else:
        which(*pair)


@pytest.mark.slow
@settings(LAWS, max_examples=12)
@given(ONE_OF_ALL, documents(), st.integers(0, 9))
def test_laws_of_what_is_built_from_entries(which, pair, seed):
    one_law(which, pair, seed)


@pytest.mark.slow
@settings(LAWS, max_examples=40)
@given(ONE_OF_ALL, documents(), st.integers(0, 9))
def test_more_laws_of_what_is_built_from_entries(which, pair, seed):
    one_law(which, pair, seed)


class Shelf:
    """Drawn documents as a store gives them."""

    def __init__(self, pair):
        self._pair = pair

    def disclosures(self):
        kept = ["disclosure_id", "source", "region", "department", "year", "scope"]
        return self._pair[0][kept].drop_duplicates("disclosure_id")

    def entries(self):
        return self._pair[0]

    def statements(self):
        return self._pair[1]


@settings(LAWS, max_examples=2)
@given(documents(), st.sampled_from(["balanced", "window", "any"]), st.integers(0, 9))
def test_a_panel_adds_up(pair, balance, seed):
    names = ["“三公”经费合计", *PARTS, "公务接待人次"]
    made = A.panel(Shelf(pair), names, balance=balance)
    data, coverage = made.data, made.coverage
    assert len(data) == (coverage["state"] == "在内").sum()
    assert not data.duplicated(["region", "entity", "year", "indicator"]).any()
    assert data["value"].notna().all()
    units = data.groupby("indicator")["measure_unit"].agg(set)
    assert units.get("公务接待人次", {"人次"}) == {"人次"}
    if balance == "balanced":
        years = data.groupby(["region", "entity", "indicator"]).size()
        every = coverage.groupby("region")["year"].nunique()
        assert all(count == every[region] for (region, *_), count in years.items())
    assert made.additivity.empty  # what was drawn adds up
    other = A.panel(Shelf([shuffled(f, seed) for f in pair]), names, balance=balance)
    same(other.data, data, "panel")


# ---- blanks and sums
def a_region_that_nobody_knows_loses_no_group(frame):
    one, other = (A.concentration(f, within=ONE) for f in (frame, frame.assign(region=None)))
    assert len(one) == len(other)


def blanks_stay_blank(frame):
    blank = frame.assign(amount=np.nan)
    assert A.concentration(blank, within=ONE)["hhi"].isna().all()
    assert A.structure(blank, within=ONE)["share"].isna().all()
    assert last_two(blank, lambda a, b: A.change(a, b, on=KEYS))["change"].isna().all()


def shares_make_a_hundred(frame):
    shares = A.structure(frame, within=ONE)
    for _, part in shares.groupby(ONE):
        if part["share"].notna().any():
            assert part["share"].sum() == pytest.approx(100)


@pytest.mark.slow
@pytest.mark.parametrize(
    "law", [a_region_that_nobody_knows_loses_no_group, blanks_stay_blank, shares_make_a_hundred]
)
def test_laws_of_parts(law):
    LAWS(given(parts())(lambda frame: law(frame)))()


@settings(LAWS, max_examples=3)
@given(documents())
def test_blank_forms_stay_blank(pair):
    forms, said = pair
    forms = forms.assign(amount=np.nan)
    public = A.three_public(forms)
    assert public["final"].isna().all()
    assert A.district_totals(public)["final"].isna().all()
    assert not A.indicators(forms, said)["value_source"].str.startswith("表").any()


@LAWS
@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=12), st.integers(0, 3))
def test_rounded_shares_keep_their_sum(parts, digits):
    whole = sum(parts)
    if whole <= 0:
        return
    shares = pd.Series(parts, index=[0] * len(parts)) / whole * 100
    rounded = A.rounded_shares(shares, digits)
    assert rounded.sum() == pytest.approx(100)
    assert ((rounded - shares).abs() < 10.0**-digits + 1e-6).all()


FACTORS = st.lists(st.tuples(st.floats(0.1, 100), st.floats(0.1, 100)), min_size=1, max_size=4)


@LAWS
@given(FACTORS)
def test_factors_add_up_to_the_change(pairs):
    row = {}
    for i, (now, before) in enumerate(pairs):
        row |= {f"f{i}": [now], f"f{i}_previous": [before]}
    found = A.decomposed(pd.DataFrame(row), [f"f{i}" for i in range(len(pairs))]).iloc[0]
    parts = sum(found[f"due_to_f{i}"] for i in range(len(pairs)))
    assert parts == pytest.approx(found["product_change"], rel=1e-6, abs=1e-6)


AMOUNTS = st.lists(st.floats(1, 1e4), min_size=12, max_size=12)


@LAWS
@given(AMOUNTS, AMOUNTS)
def test_within_and_between_and_shift_share_add_up(one, other):
    rows = pd.DataFrame(
        [(d, line, y) for y in (2023, 2024) for d in "甲乙" for line in "abc"],
        columns=["department", "line", "year"],
    ).assign(amount=one, rate=other)
    shift = A.shift_share(rows, years=(2023, 2024))
    assert (shift["common"] + shift["mix"] + shift["own"]).to_numpy() == pytest.approx(
        shift["change"].to_numpy(), rel=1e-6, abs=1e-6
    )
    a = rows[rows["line"] == "a"]
    parts = A.within_between(a, rate="rate", weight="amount", years=(2023, 2024))
    means = {y: np.average(p["rate"], weights=p["amount"]) for y, p in a.groupby("year")}
    assert parts[["within", "between"]].to_numpy().sum() == pytest.approx(
        means[2024] - means[2023], rel=1e-6, abs=1e-6
    )
