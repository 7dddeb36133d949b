"""A reader that does to its process what the file's name says; worker processes import it."""

import ctypes
import os
import re
import signal
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from juesuan_analysis.batch.packed import Packed, pack
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.disclosure.attribution import Attribution
from juesuan_analysis.disclosure.document import Extract, sha256_of
from juesuan_analysis.facts import Entry, Place
from juesuan_analysis.proof.verdict import judge

MB = 1 << 20


def extract_of(task: Task, amount: str = "1.00", department: str = "") -> Packed:
    """What a small document gives, named after the file."""
    place = Place(1, 0, 0, 1, 1)
    entry = Entry(3, None, None, "合计", 0, "本年支出合计", Decimal(amount), amount, "万元", place)
    department = department or f"虚构{task.path.stem}局"
    attribution = Attribution(None, None, department, "部门", 2024)
    sha = sha256_of(task.path)
    verdict = judge([entry], [])
    return pack(
        Extract(task.source, sha, 1, attribution, [3], [entry], [], [], [], verdict, []), task
    )


def _grow() -> None:
    held = []
    while True:
        held.append(bytearray(4 * MB))
        time.sleep(0.005)


def _swallow() -> None:
    """Take a MemoryError for an answer, as libraries do."""
    held = []
    try:
        while True:
            held.append(bytearray(64 * MB))
    except MemoryError:
        return


def _unpicklable() -> None:
    class LocalError(Exception):
        pass

    raise LocalError(lambda: None)


def _litter() -> None:
    tempfile.mkdtemp()
    Path(tempfile.mkstemp()[1]).write_bytes(b"x" * MB)


def _endless() -> None:
    _endless()


def _long(name: str) -> None:
    time.sleep(float(name.partition("睡")[2]))


DEEDS = {
    "睡死": lambda: time.sleep(3600),
    "死循环": lambda: re.fullmatch(r"(a|a)*b", "a" * 64),  # in C, holding the interpreter
    "段错误": lambda: ctypes.string_at(0),
    "被杀": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "自尽": lambda: os._exit(3),
    "慢慢吃内存": _grow,
    "一口吃内存": lambda: bytearray(64 << 30),
    "吞掉内存错误": _swallow,
    "怪错误": _unpicklable,
    "无底": _endless,
    "控制字符": lambda: (_ for _ in ()).throw(ValueError("\x1b[31m红\n\u202e反")),
}


def read(task: Task) -> Packed:
    """Do what the name says; else give an extract, and leave temporary files."""
    print("\x1b[31m库的输出", flush=True)
    _litter()
    stem = task.path.stem
    if deed := DEEDS.get(stem):
        deed()
    if "睡" in stem:
        _long(stem)
    return extract_of(task)
