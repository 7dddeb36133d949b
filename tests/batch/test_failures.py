"""What failed is tried again as long as another try could end otherwise."""

from pathlib import Path

import pytest

from juesuan_analysis.batch.run import Limits, Task, run
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.store.failures import failures

SLOW = DocumentError("超时", "读取超过 300 秒，已放弃")
BUDGET = DocumentError("不是决算", "是部门预算，不是部门决算")


@pytest.fixture
def task(tmp_path):
    (tmp_path / "甲.pdf").write_text("甲")
    return Task(tmp_path / "甲.pdf")


def attempt(task: Task, error: Exception, **options) -> tuple[int, str]:
    """How often a run asked for the document, and what it said of it."""
    asked: list[Task] = []

    def extracts(tasks):
        for each in tasks:
            asked.append(each)
            yield each, error

    (outcome,) = run([task], task.path.parent / "store", extracts=extracts, **options)
    assert outcome.state == "failed"
    return len(asked), outcome.message


def test_what_is_no_final_account_is_looked_at_once(task):
    assert attempt(task, BUDGET) == (1, "是部门预算，不是部门决算")
    told = "上次读取失败（是部门预算，不是部门决算），文件未变，跳过；--retry 重试"
    assert attempt(task, BUDGET) == (0, told)


def test_what_was_too_slow_gets_a_second_try_and_no_third(task):
    assert [attempt(task, SLOW)[0] for _ in range(4)] == [1, 1, 0, 0]


def test_wider_limits_are_another_try(task):
    assert [attempt(task, SLOW)[0] for _ in range(3)] == [1, 1, 0]
    assert attempt(task, SLOW, limits=Limits(seconds=900))[0] == 1
    assert attempt(task, SLOW, limits=Limits(seconds=900))[0] == 0


@pytest.mark.parametrize("option", ["retry", "force"])
def test_the_analyst_can_ask_for_another_try(task, option):
    attempt(task, BUDGET)
    assert attempt(task, BUDGET, **{option: True})[0] == 1
    assert failures(task.path.parent / "store")[0].attempts == 2


def test_a_row_in_the_manifest_is_another_try(task):
    attempt(task, BUDGET)
    assert attempt(Task(task.path, {"department": "虚构市乙局"}), BUDGET)[0] == 1


def test_another_content_is_another_try(task):
    attempt(task, BUDGET)
    task.path.write_text("乙")
    assert attempt(task, BUDGET)[0] == 1


def test_a_store_without_failures(tmp_path):
    assert failures(tmp_path / "nowhere") == []


def test_a_damaged_record_is_no_failure(tmp_path):
    (tmp_path / "failures").mkdir()
    Path(tmp_path, "failures", "x.json").write_text("{")
    assert failures(tmp_path) == []
