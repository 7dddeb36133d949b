from dataclasses import replace

from juesuan_analysis.facts import Place
from juesuan_analysis.show.form_cells import BodyCell
from juesuan_analysis.show.report import facts
from juesuan_analysis.show.report.cell_words import cell_title


def test_a_conflict_has_both_sides_in_words(dossier):
    [one] = facts.disagreements(dossier.findings)
    assert (one.left, one.right, one.difference) == ("123.45", "120.00", "3.45")


def test_shares_and_rates_are_in_percent(dossier):
    findings = dossier.findings.assign(unit="%")
    assert facts.disagreements(findings)[0].left == "123.45%"


def test_forms_that_are_not_there_come_first_among_the_gaps(dossier):
    gap = facts.gaps(dossier)[0]
    assert (gap.outcome, len(gap.items)) == ("未读出", 6)


def test_what_was_not_checked_is_grouped_by_reason(dossier):
    reasons = {gap.reason: gap.items for gap in facts.gaps(dossier)}
    assert reasons["没有上年的决算公开文件"] == ("年初 = 上年年末",)


def test_cells_that_no_identity_reaches_are_named(dossier):
    entries = dossier.entries.assign(checks=[0, 1, 1, 0, 1])
    gaps = facts.gaps(replace(dossier, entries=entries))
    assert gaps[-1].items == ("公开02表 合计 本年收入合计（第 1 页）",)


def test_what_ocr_read_is_named_with_its_certainty(dossier):
    entries = dossier.entries.assign(confidence=[0.87, None, None, None, None])
    gaps = facts.gaps(replace(dossier, entries=entries))
    assert gaps[-1].items == ("公开02表 合计 本年收入合计 123.45（第 1 页，把握 87%）",)


def test_without_corrections_there_are_none(dossier):
    assert facts.corrections(dossier.entries.drop(columns="override_reason")) == []


def test_a_repaired_cell_tells_what_ocr_read():
    place = Place(1, 0, 0, 1, 1)
    title = cell_title(
        BodyCell(0, 0, "amount", "1.28", 1.2, place=place),
        {"repaired": "1.28", "ref": "甲|表2/合计/x"},
    )
    assert title == "OCR 识读为 1.28；第 1 页；按勾稽关系改正为 1.20；甲|表2/合计/x"


def test_what_found_no_cells_says_in_which_form(dossier):
    findings = dossier.findings.iloc[[0]].assign(
        identity="F7.kinds",
        statement="本年支出 = 基本支出 + 项目支出",
        outcome="不适用",
        reason="没有数",
        form=None,
    )
    reasons = {gap.reason: gap.items for gap in facts.gaps(replace(dossier, findings=findings))}
    assert reasons["没有数"] == ("表7：本年支出 = 基本支出 + 项目支出",)


def test_a_difference_below_zero_has_a_true_minus(dossier):
    findings = dossier.findings.assign(difference=-3.45)
    assert facts.disagreements(findings)[0].difference == "−3.45"
