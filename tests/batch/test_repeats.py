"""A PDF that prints what another does is read once, as long as that other one stays."""

import pytest
from hostile.misbehave import extract_of

from juesuan_analysis.batch.run import find_tasks, run
from juesuan_analysis.store.repeats import repeats


@pytest.fixture
def folder(tmp_path):
    for name in "甲乙":
        (tmp_path / f"{name}.pdf").write_text(name)
    return tmp_path


def outcomes(folder, **options):
    """What became of each, and which were read: all are of one department and year."""
    asked = []

    def extracts(tasks):
        for task in tasks:
            asked.append(task.path.stem)
            yield task, extract_of(task, department="虚构局")

    found = run(find_tasks([folder]), folder / "store", extracts=extracts, **options)
    return {o.source: o.state for o in found}, "".join(asked)


def test_it_is_read_once(folder):
    assert sorted(outcomes(folder)[1]) == sorted("甲乙")
    states, asked = outcomes(folder)
    assert sorted(states.values()) == ["duplicate", "unchanged"]
    assert asked == ""


def test_it_is_read_when_the_other_one_has_gone(folder):
    outcomes(folder)
    (repeat,) = repeats(folder / "store").values()
    (stored,) = {"甲.pdf", "乙.pdf"} - {repeat.source}
    (folder / stored).unlink()
    assert outcomes(folder)[0] == {repeat.source: "read"}
    assert repeats(folder / "store") == {}


def test_it_is_read_when_it_is_asked_for(folder):
    outcomes(folder)
    assert sorted(outcomes(folder, force=True)[1]) == sorted("甲乙")


def test_a_copy_of_what_lies_elsewhere_is_told_by_the_name_of_that(tmp_path):
    for place, content in (("旧", "甲"), ("新", "乙")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "决算.pdf").write_text(content)
    told = []
    for place in ("旧", "新"):
        extracts = lambda tasks: ((t, extract_of(t, department="虚构局")) for t in tasks)  # noqa: E731
        found = run(find_tasks([tmp_path / place]), tmp_path / "store", extracts=extracts)
        told += [(outcome.state, outcome.message) for outcome in found]
    same = "与 决算.pdf 是同一部门同一年度的决算，数字相同，已跳过"
    assert told == [("read", ""), ("duplicate", same)]
