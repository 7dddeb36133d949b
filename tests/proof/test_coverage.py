"""How many printed cells the identities reach."""

from identities.ledger import accounts, entry

from juesuan_analysis.identities import check
from juesuan_analysis.proof import coverage


def test_every_cell_of_consistent_accounts_is_covered():
    entries = accounts()
    cover = coverage(check(entries, []), entries)
    assert cover.printed == sum(e.amount is not None for e in entries) == 325
    assert cover.covered == cover.printed
    assert sum(cover.by_identities.values()) == cover.printed
    assert cover.share == 1


def test_a_cell_that_nothing_checks_is_named():
    lonely = entry(9, "会议费", "决算数", "3.20")
    cover = coverage(check([lonely], []), [lonely])
    assert cover.uncovered == (lonely,)
    assert cover.by_identities == {0: 1}


def test_what_was_not_evaluated_covers_nothing():
    entries = [e for e in accounts() if e.form == 1 and e.line == "总计" and e.side == "收入"]
    assert coverage(check(entries, []), entries).covered == 0


def test_no_share_of_nothing():
    assert coverage([], []).share is None
