"""Where there is no room left, the run stops, says so, and keeps what it had read."""

import errno
from pathlib import Path

import pytest
from hostile.misbehave import extract_of
from store.test_diff import put

from juesuan_analysis import open_store
from juesuan_analysis.batch.run import find_tasks, run
from juesuan_analysis.cli.audit import audited
from juesuan_analysis.cli.watch import Log
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.disk import LocalDisk
from juesuan_analysis.store.write import replace_document

resource = pytest.importorskip("resource")
NAMES = "甲乙丙丁"
FULL = "磁盘已满，写不进 {}；已读完的都已保存，腾出空间后再次运行会接着读"


@pytest.fixture
def folder(tmp_path):
    for name in NAMES:
        (tmp_path / f"{name}.pdf").write_text(name)
    return tmp_path


def extracts(tasks):
    for task in tasks:
        yield task, extract_of(task)


def staged(store: Path) -> list[Path]:
    return [p for name in (".staged", ".journal") for p in (store / name).glob("*")]


@pytest.mark.parametrize("size", [0, 100, 3000, 5000])
def test_a_write_that_finds_no_room_is_undone(folder, size):
    store = folder / "store"
    settled = run(find_tasks([folder]), store, extracts=extracts)
    first, second = next(settled), next(settled)
    assert (first.state, second.state) == ("read", "read")
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        with pytest.raises(JuesuanError, match="磁盘已满") as told:
            list(settled)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
    assert str(told.value) == FULL.format(store)
    assert staged(store) == []
    assert len(open_store(store).disclosures()) == 2
    assert [o.state for o in run(find_tasks([folder]), store, extracts=extracts)].count("read") == 2


def test_a_worker_without_room_is_not_its_documents_fault(folder):
    def full(tasks):
        for task in tasks:
            yield task, OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(JuesuanError, match="磁盘已满"):
        list(run(find_tasks([folder]), folder / "store", extracts=full))
    assert not (folder / "store" / "failures").exists()


def test_a_store_that_may_not_be_written(tmp_path):
    (tmp_path / "甲.pdf").write_text("甲")
    (tmp_path / "store").write_text("a file")
    with pytest.raises(JuesuanError, match=r"读写 .* 出错"):
        list(run(find_tasks([tmp_path / "甲.pdf"]), tmp_path / "store"))


def test_a_disk_that_is_full_leaves_nothing_of_a_compaction(folder, monkeypatch):
    store = folder / "store"
    list(run(find_tasks([folder]), store, extracts=extracts))
    write, calls = LocalDisk.write, []

    def full(self, files):
        calls.append(files)
        if len(calls) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(self, files)

    monkeypatch.setattr(LocalDisk, "write", full)
    with pytest.raises(JuesuanError, match=r"磁盘已满.*数据没有变"):
        list(compact(store))
    assert [p for p in (store / ".staged").rglob("*") if p.is_file()] == []
    assert len(open_store(store).disclosures()) == 4


def test_a_document_that_finds_no_room_leaves_nothing_aside(folder):
    store = folder / "store"
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    task = find_tasks([folder])[0]
    files = extract_of(task).files
    store.mkdir()
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, former[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            replace_document(store, "虚构", 2024, files)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
    assert staged(store) == []


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_findings_of_a_store_that_may_only_be_read_are_told_as_they_are(
    tmp_path, monkeypatch, capsys, code
):
    put(tmp_path, [("合计", "1.00")])

    def closed(*_):
        raise OSError(code, "closed")

    monkeypatch.setattr("juesuan_analysis.batch.recheck.audit_store", closed)
    assert audited(tmp_path) == 0
    assert "所以没有与上年决算、所属单位或人工更正一并重新核对" in capsys.readouterr().err


def test_a_log_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(JuesuanError, match="写不了日志"), Log(tmp_path):
        pass
