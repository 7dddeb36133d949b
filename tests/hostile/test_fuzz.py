"""Hostile PDFs in whole runs, a bounded number of them; ``make fuzz MINUTES=10`` tries more."""

import os

import pytest
from hostile.fuzz import ALL, batch, crafted, mutants

SEED = int(os.environ.get("FUZZ_SEED", "20241"))
MUTANTS = 40
# These cost their limits, seconds each; the others are over in an instant.
COSTLY = [name for name in ALL if name.startswith(("膨胀", "表单", "两层", "JBIG2"))]
CHEAP = [name for name in ALL if name not in COSTLY]


def told(found) -> None:
    print(f"{sum(found.kinds.values())} 份：{dict(found.kinds.most_common())} {dict(found.odd)}")


@pytest.mark.slow
@pytest.mark.parametrize("names", [COSTLY, CHEAP], ids=["costly", "cheap"])
def test_crafted_files_cost_themselves_only(names):
    found = batch(crafted(names))
    told(found)
    assert found.faults == []
    assert sum(found.kinds.values()) >= len(names)


@pytest.mark.slow
def test_mutants_cost_themselves_only():
    found = batch(mutants(SEED, MUTANTS))
    told(found)
    assert found.faults == []
