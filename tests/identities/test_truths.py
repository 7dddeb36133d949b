"""The forms of real disclosures, where they are: no false conflict, and the known lessons."""

import pytest
from identities.ledger import CORPUS, TRUTHS, statement, truth

from juesuan_analysis.facts.finding import CONFLICT, ROUNDING
from juesuan_analysis.identities import check
from juesuan_analysis.proof import coverage, suspects

pytestmark = pytest.mark.skipif(not TRUTHS, reason="the real disclosures are not here")
PLANNING = CORPUS / "上海普陀_区规划和自然资源局_2024.truth.tsv"
BASIC = "一般公共预算财政拨款基本支出决算情况"


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name.split(".")[0])
def test_the_forms_have_no_conflict_and_every_cell_is_covered(path):
    entries = truth(path)
    findings = check(entries, [], forms={e.form for e in entries} | {7, 8, 9})
    assert [f for f in findings if f.outcome == CONFLICT] == []
    assert coverage(findings, entries).uncovered == ()


def test_a_cent_between_forms_is_rounding():
    found = [f for f in check(truth(PLANNING), []) if f.identity == "F13.by_class"]
    (health,) = [f for f in found if "卫生健康支出" in f.statement]
    assert (health.outcome, str(health.difference)) == (ROUNDING, "-0.01")


@pytest.mark.parametrize(
    ("subject", "stated", "printed"),
    [("基本支出", "5377.64", "5364.75"), ("人员经费", "4896.98", "4884.09")],
)
def test_what_the_narrative_gets_wrong_is_the_narratives_fault(subject, stated, printed):
    entries, told = truth(PLANNING), [statement(BASIC, subject, "金额", stated)]
    findings = check(entries, told)
    (conflict,) = [f for f in findings if f.outcome == CONFLICT]
    assert (str(conflict.left), str(conflict.right)) == (stated, printed)
    first = suspects(findings, entries)[0]
    assert (first.key, str(first.proposed)) == (("文", 0), printed)
