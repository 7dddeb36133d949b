"""The catalogue and the diagram hold every identity that a run can report."""

import re

from docs.generate import identities, relations
from juesuan_analysis.identities import IDENTITIES, catalogue


def listed():
    return re.findall(r"^\| `([^`]+)` \|", identities.page(), re.MULTILINE)


def test_every_identity_is_listed_once():
    assert sorted(listed()) == sorted(identity.id for identity in IDENTITIES)


def test_every_pair_of_forms_with_rules_has_words_in_the_diagram():
    assert [pair for pair in relations.pairs() if not relations.said(pair)] == []


def test_every_identity_that_a_store_reports_has_a_name(store):
    assert set(store.findings()["identity"]) - set(catalogue()) == set()


def test_names_do_not_say_twice_what_they_are_about():
    assert not [name for name in catalogue().values() if re.match(r"(.+)：\1", name)]
