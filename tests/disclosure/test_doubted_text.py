"""Of a document whose text is not believed a few pages are recognised first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from juesuan_analysis.disclosure import pages
from juesuan_analysis.disclosure.nature import refuse_empty
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import Place, TextLine

_LATIN = "qzx vkw 8812 lorem ipsum dolor sit amet " * 8
_CHINESE = "一般公共预算财政拨款支出决算表单位万元科目编码科目名称合计基本支出项目支出" * 4


def _recognise(monkeypatch: pytest.MonkeyPatch, text: str) -> list[int]:
    seen: list[int] = []

    def read(document: Any, index: int) -> Any:
        seen.append(index)
        return SimpleNamespace(lines=[TextLine(text, Place(index + 1, 0, 0, 100, 10))])

    monkeypatch.setattr(pages, "read_scan", read)
    return seen


def test_refused_after_four_pages_that_are_not_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _recognise(monkeypatch, _LATIN)
    with pytest.raises(DocumentError, match="也认不出中文"):
        pages._recognised(None, range(1, 30), doubted=True)  # type: ignore[arg-type]
    assert seen == [0, 1, 2, 3]


def test_recognised_whole_where_the_pages_are_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _recognise(monkeypatch, _CHINESE)
    scans = pages._recognised(None, range(1, 10), doubted=True)  # type: ignore[arg-type]
    assert len(seen) == len(scans) == 9


def _forms(printed: str = "", unread: str = "") -> Any:
    entry = SimpleNamespace(amount=None, printed=printed)
    told = [SimpleNamespace(printed=unread)]
    return SimpleNamespace(forms=[1, 2, 3], entries=[entry], unread=told)


def test_forms_without_a_number_are_a_blank_template() -> None:
    with pytest.raises(DocumentError, match="空白模板"):
        refuse_empty([["收入支出决算总表"]], _forms(), 0, "某局")


@pytest.mark.parametrize("read", [_forms("1,300.50"), _forms(unread="1,300.50")])
def test_forms_whose_numbers_are_not_taken_are_no_template(read: Any) -> None:
    refuse_empty([["收入支出决算总表"]], read, 0, "某局")
