"""The catalogue and the diagram hold every identity that a run can report."""

import re

from docs.generate import identities, relations
from juesuan_analysis.identities.check import RULES

READING = "读取"  # no identity: what could not be read


def listed():
    return re.findall(r"^\| `([^`]+)` \|", identities.page(), re.MULTILINE)


def test_every_rule_is_listed_once():
    assert sorted(name for name in listed() if name in {rule.id for rule in RULES}) == sorted(
        rule.id for rule in RULES
    )


def test_every_identity_that_a_store_reports_is_listed(store):
    assert set(store.findings()["identity"]) - {READING} - set(listed()) == set()


def test_every_pair_of_forms_with_rules_has_words_in_the_diagram():
    assert set(relations.pairs()) == set(relations.SAID)
