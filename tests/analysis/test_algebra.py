"""Laws that every analysis keeps: parts make totals, groups stay, units stay, blanks stay blank."""

import numpy as np
import pandas as pd
import pytest
from frames import GENERAL, PUBLIC, entries, statements
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import juesuan_analysis.analysis as A  # noqa: N812

LAWS = settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
PARTS = ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
CENTS = st.integers(0, 500_000).map(lambda cents: cents / 100)
MAYBE = st.one_of(st.none(), CENTS)
REGIONS = ("虚构市甲区", "虚构市乙区")


@st.composite
def documents(draw):
    """Entries and statements of some departments and years, some blank, some missing."""
    forms, said = [], []
    for region in REGIONS[: draw(st.integers(1, 2))]:
        for n in range(draw(st.integers(1, 3))):
            scope = draw(st.sampled_from(["部门", "部门", "单位"]))
            for year in draw(
                st.lists(st.sampled_from([2022, 2023, 2024]), min_size=1, unique=True)
            ):
                who = {"department": f"{region}{'一二三'[n]}局", "year": year, "region": region}
                forms.append(entries(*draw(cells()), **who, scope=scope).assign(**draw(proof())))
                facts = [
                    (PUBLIC, "公务接待人次", "数量", draw(CENTS)),
                    (GENERAL, "一般公共预算财政拨款支出", "年初预算", draw(CENTS)),
                ]
                said.append(statements(*facts, **who, scope=scope).assign(unit="万元"))
    return pd.concat(forms, ignore_index=True), pd.concat(said, ignore_index=True)


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


@st.composite
def proof(draw):
    return {"standing": draw(st.sampled_from(["已印证", "无旁证", "矛盾"])), "unit": "万元"}


def every(forms, said):
    """Every public analysis on one pair of frames, by name."""
    figures = A.indicators(forms, said)
    public = A.three_public(forms, said)
    done = A.execution(forms, said)
    structures = A.structure_of(forms, "基本支出与项目支出")
    spent = figures[figures["indicator"] == "本年支出"]
    return {
        "indicators": figures,
        "three_public": public,
        "execution": done,
        "structure_of": structures,
        "concentration": A.concentration(structures, within=["region", "department", "year"]),
        "yearly_change": A.yearly_change(figures, value="value"),
        "district_totals": A.district_totals(public),
        "whoever": A.district_totals(public, balanced=False),
        "figures": A.district_totals(figures),
        "ratios": A.three_public_ratios(forms, said),
        "peer_position": A.peer_position(figures, "value", within=["year", "indicator"]),
        "compare": A.compare(spent, "value").reset_index(),
        "reasons": A.reasons(forms, said),
        "peer_groups": A.peer_groups(forms),
        "chained": A.chained_totals(spent, value="value"),
        "balanced": A.balanced(spent, value="value")[0],
        "block": A.largest_block(spent, value="value")[0],
        "window": A.longest_window(spent, value="value")[0],
        "heaping": A.heaping(forms),
        "benford": A.benford(forms),
        "equal": A.equal_figures(forms),
        "odd": A.cost_without_count(figures),
        "register": A.entity_register(forms),
        "matches": A.propose_matches(forms, said),
        "previous": A.narrated_previous(figures, said),
        "real": A.deflated(spent, prices(), 2022, value="value"),
        "heads": A.per_capita(spent, people(), value="value", people="万人"),
    }


def prices():
    return pd.DataFrame({"year": [2022, 2023, 2024], "index": [100.0, 101.0, 103.0]})


def people():
    return pd.DataFrame({"year": [2022, 2023, 2024], "population": [3.0, 3.1, 3.2]})


def canonical(frame):
    """Rows in one order, without their index."""
    shown = frame.copy()
    shown.columns = [str(column) for column in shown.columns]
    for column in shown.select_dtypes("float"):
        shown[column] = shown[column].round(6)
    text = shown.astype("str")
    order = text.sort_values(list(text.columns)).index
    return text.loc[order].reset_index(drop=True)


def without_lists(frame):
    """Without what lists names in the order in which they were met."""
    lists = ["missing", "dropped", "coverage", "disclosure_id", "ref", "who"]
    return frame.drop(columns=[name for name in lists if name in frame.columns])


def parts_make_totals(pair, made):
    for name in ("district_totals", "whoever"):
        for _, part in made[name].groupby(["region", "year"]):
            final = part.set_index("item")["final"]
            parts = final.reindex(PARTS)
            if pd.notna(final["合计"]):
                assert parts.notna().all()
                assert final["合计"] == pytest.approx(parts.sum(), abs=0.011)
            assert part["n_departments"].nunique() == 1


def items_of_the_form_make_the_department(pair, made):
    done = made["execution"]
    for _, part in done[done["in_form"]].groupby(["region", "department", "year"]):
        sums = part.groupby("level")["final"].sum()
        assert sums["项"] == pytest.approx(sums["部门"], abs=0.011)


def groups_in_are_groups_out(pair, made):
    who = ["region", "department", "year"]
    there = set(map(tuple, pair[0][who].drop_duplicates().to_numpy()))
    for name in ("three_public", "ratios", "concentration", "structure_of", "peer_groups"):
        assert set(map(tuple, made[name][who].drop_duplicates().to_numpy())) == there, name


def a_region_that_nobody_knows_loses_no_group(pair, made):
    parts = made["structure_of"].assign(region=None)
    found = A.concentration(parts, within=["region", "department", "year"])
    assert len(found) == len(made["concentration"])


def unit_in_is_unit_out(pair, made):
    assert set(made["three_public"]["measure_unit"]) == {"万元"}
    for name in ("yearly_change", "figures", "peer_position"):
        units = made[name].groupby("indicator")["measure_unit"].agg(set)
        assert units.get("公务接待人次") == {"人次"}, name
        assert units.get("本年支出") == {"万元"}, name


def a_contradicted_addend_is_counted(pair, made):
    table = made["whoever"]
    against = table["n_contradicted"].fillna(0) > 0
    assert (table.loc[against, "standing"] == "矛盾").all()


STATED = (
    parts_make_totals,
    items_of_the_form_make_the_department,
    groups_in_are_groups_out,
    a_region_that_nobody_knows_loses_no_group,
    unit_in_is_unit_out,
    a_contradicted_addend_is_counted,
)


@LAWS
@given(documents(), st.integers(0, 9))
def test_laws_of_every_analysis(pair, seed):
    before = [frame.copy() for frame in pair]
    made = every(*pair)
    for frame, was in zip(pair, before, strict=True):
        pd.testing.assert_frame_equal(frame, was)  # inputs are left as they were
    for law in STATED:
        law(pair, made)
    mixed = [frame.sample(frac=1, random_state=seed).set_axis([7] * len(frame)) for frame in pair]
    for name, found in every(*mixed).items():
        one, other = (canonical(without_lists(frame)) for frame in (found, made[name]))
        pd.testing.assert_frame_equal(one, other, obj=name)


@LAWS
@given(documents())
def test_blanks_stay_blank(pair):
    forms, said = pair
    forms = forms.assign(amount=np.nan)
    public = A.three_public(forms)
    assert public["final"].isna().all()
    assert A.district_totals(public)["final"].isna().all()
    parts = A.structure_of(forms, "基本支出与项目支出")
    assert A.concentration(parts, within=["region", "department", "year"])["hhi"].isna().all()
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
