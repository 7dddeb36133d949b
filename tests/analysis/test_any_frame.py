"""Every analysis takes whatever a store gives: exact amounts, no region, one document, none."""

import pytest

from juesuan_analysis.analysis import (
    STRUCTURES,
    as_departments,
    by_unit,
    check_table,
    compare,
    coverage_text,
    district_totals,
    execution,
    indicators,
    narrated_previous,
    one_each,
    peer_position,
    propose_matches,
    reasons,
    structure_of,
    three_public,
    three_public_ratios,
    unchecked,
    yearly_change,
)

DEPARTMENT = "枣庄市台儿庄区人民政府办公室"
ON = ["region", "department", "indicator"]


def every(entries, statements, findings):
    figures = indicators(entries, statements)
    panel = three_public(entries, statements)
    totals = district_totals(panel)
    listed = as_departments(propose_matches(entries, statements))
    told = narrated_previous(figures, statements)
    return {
        "changes": len(yearly_change(figures, on=ON, value="value", narrated=told)),
        "lines": len(yearly_change(one_each(entries), absent="zero")),
        "structures": sum(len(structure_of(entries, name)) for name in STRUCTURES),
        "execution": len(execution(entries, statements)),
        "totals": len(totals) + len(district_totals(figures)) + bool(coverage_text(totals)),
        "ratios": len(three_public_ratios(entries, statements)),
        "units": len(by_unit(figures, listed, on=["indicator"], values=["value"])),
        "reasons": len(reasons(entries, statements)),
        "peers": len(peer_position(figures, "value", within=["year", "indicator"])),
        "matrix": len(compare(figures[figures["indicator"] == "支出总计"], "value")),
        "checks": len(check_table(findings)) + len(unchecked(findings)),
    }


@pytest.fixture(scope="module")
def called(store):
    """What is counted, what it was counted from, and what that was before."""
    frames = store.entries(), store.statements(), store.findings()
    before = [frame.copy() for frame in frames]
    return every(*frames), frames, before


@pytest.fixture
def expected(called):
    return called[0]


def test_specimens(expected):
    assert min(value for name, value in expected.items() if name != "units") > 0


@pytest.mark.slow
def test_exact_amounts(store, expected):
    frames = (read(exact=True) for read in (store.entries, store.statements, store.findings))
    assert every(*frames) == expected


@pytest.mark.slow
def test_no_region(store, expected):
    frames = [f.assign(region=None) for f in (store.entries(), store.statements())]
    found = every(*frames, store.findings())
    assert found | {"totals": 0} == expected | {"totals": 0}


@pytest.mark.slow
def test_other_order_of_rows(store, expected):
    frames = [f.sample(frac=1, random_state=1) for f in (store.entries(), store.statements())]
    assert every(*frames, store.findings()) == expected


@pytest.mark.slow
def test_no_statements(store):
    found = every(store.entries(), store.statements().iloc[:0], store.findings())
    assert found["reasons"] == 0
    assert found["execution"] > 0


def test_nothing(store):
    frames = [f.iloc[:0] for f in (store.entries(), store.statements(), store.findings())]
    assert set(every(*frames).values()) == {0, 1}  # 1: the words for nothing


def test_inputs_are_left_as_they_were(called):
    _, frames, before = called
    assert [frame.equals(was) for frame, was in zip(frames, before, strict=True)] == [True] * 3
