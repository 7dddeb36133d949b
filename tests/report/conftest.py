"""A small invented disclosure (虚构) with a conflict, a correction and a form that is missing."""

import hashlib
import shutil
from decimal import Decimal

import pandas as pd
import pytest
from tracing.pictures import drawn

from juesuan_analysis.show.report.dossier import Dossier

SOURCE = "虚构.pdf"
LAST_YEAR = "虚构|虚构局|2023"
PLACE = {"page": 1, "x0": 100.0, "y0": 84.0, "x1": 160.0, "y1": 100.0}
_ENTRIES = [
    (2, None, None, "合计", 0, "本年收入合计", "123.45", "123.45", "已印证"),
    (2, None, "201", "一般公共服务支出", 1, "本年收入合计", "120.00", "120.00", "矛盾"),
    (2, None, "201", "一般公共服务支出", 1, "财政拨款收入", "27.9818", "279,818.00", "无旁证"),
    (2, None, "201", "一般公共服务支出", 1, "其他收入", None, "", None),
    (5, None, None, "合计", 0, "合计", "7.50", "9.50", "已印证"),
]
_COLUMNS = ["form", "side", "code", "line", "level", "measure", "amount", "printed", "standing"]


@pytest.fixture(scope="module")
def drawn_once(tmp_path_factory):
    """The folder of the PDF, for those who leave it as it is."""
    folder = tmp_path_factory.mktemp("pdfs")
    drawn(folder / SOURCE)
    return folder


@pytest.fixture
def pdfs(drawn_once, tmp_path):
    return shutil.copytree(drawn_once, tmp_path / "pdfs")


@pytest.fixture(scope="module")
def make(drawn_once):
    """Make the dossier, with a department of any name."""
    sha256 = hashlib.sha256((drawn_once / SOURCE).read_bytes()).hexdigest()

    def dossier(department="虚构局", statement="合计 = 各部分之和"):
        who = {"disclosure_id": f"虚构|{department}|2024", "source": SOURCE, "year": 2024}
        who |= {"department": department, "source_sha256": sha256}
        entries = pd.DataFrame(_ENTRIES, columns=_COLUMNS).assign(**who, **PLACE)
        entries["amount"] = [None if a is None else Decimal(a) for a in entries["amount"]]
        entries = entries.assign(checks=3, confidence=None, unit="万元")
        entries["ref"] = [f"{who['disclosure_id']}|表/{n}" for n in range(len(entries))]
        fixed = entries["form"] == 5
        entries["published_amount"] = [Decimal("9.50") if f else None for f in fixed]
        entries["override_reason"] = ["印刷错误" if f else None for f in fixed]
        entries["override_author"] = ["张三" if f else None for f in fixed]
        about = who | {
            "region": "虚构区",
            "region_code": None,
            "scope": "部门",
            "pages": 1,
            "forms": [2, 5, 7],
            "cells": 5,
            "printed": 4,
            "unread": 0,
            "address": None,
            "fetched": None,
        }
        return Dossier(about, entries, _statements(who), _findings(who, statement), None)

    return dossier


@pytest.fixture
def dossier(make):
    return make()


def _statements(who):
    columns = ["section", "subject", "kind", "value", "stated_year", "base_year", "standing"]
    return pd.DataFrame(columns=columns).assign(**who)


def _term(disclosure, name, amount):
    where = {"disclosure_id": disclosure, "dataset": "entries", "ref": f"{disclosure}|表2/合计/数"}
    return where | {"name": name, "amount": amount, "role": "数", "unit": "万元"} | PLACE


def _findings(who, statement):
    terms = [
        _term(who["disclosure_id"], "表2 合计 本年收入合计", Decimal("123.45")),
        _term(LAST_YEAR, "上年表2 合计", Decimal("1")),
    ]
    conflict = {
        **who,
        **PLACE,
        "identity": "F2.by_class",
        "statement": statement,
        "outcome": "不符",
        "left": 123.45,
        "right": 120.0,
        "difference": 3.45,
        "tolerance": 0.015,
        "unit": "万元",
        "form": 2,
        "reason": None,
        "explanation": "表2 由 120.00 改为 123.45",
        "mends": 1,
        "printed": None,
        "terms": terms,
    }
    nothing = dict.fromkeys([*PLACE, "left", "right", "difference", "tolerance"], float("nan"))
    quiet = {
        "terms": [],
        "explanation": None,
        "mends": None,
        "printed": None,
        "statement": "年初 = 上年年末",
    }
    missing = conflict | nothing | quiet | {"identity": "Y.opening", "outcome": "数据不足"}
    return pd.DataFrame([conflict, missing | {"reason": "没有上年的决算公开文件"}])
