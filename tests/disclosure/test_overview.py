"""What a 部门概况 tells of people is read, and changes nothing else."""

import pytest

from juesuan_analysis.disclosure.document import extract_document
from specimens import typeset
from specimens.layouts import LAYOUTS
from specimens.panel import panel

SAID = "本部门共有编制30人，年末实有在职人员28人，离退休12人。"


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """The same accounts without and with a line on the office's people."""
    folder = tmp_path_factory.mktemp("pdf")
    accounts, layout = next(panel())
    (folder / "虚构.pdf").write_bytes(typeset.typeset(accounts, LAYOUTS[layout]))
    plain = typeset._overview

    def with_people(given):
        page = plain(given)
        lines = [typeset._line("heading", "二、人员情况"), typeset._line("para", SAID)]
        return {**page, "content": [*page["content"], *lines]}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typeset, "_overview", with_people)
        (folder / "人.pdf").write_bytes(typeset.typeset(accounts, LAYOUTS[layout]))
    return extract_document(folder / "虚构.pdf"), extract_document(folder / "人.pdf")


def test_people_are_statements_with_their_page(read):
    before, after = read
    found = [one for one in after.statements if one not in before.statements]
    told = [(one.section, one.subject, one.value, one.place.page) for one in found]
    page = next(account.page for account in after.accounts if account.role == "概况")
    assert told == [("部门概况", "编制人数", 30, page), ("部门概况", "在职人数", 28, page)]


def test_nothing_else_changes(read):
    before, after = read
    assert [one for one in after.statements if one.section != "部门概况"] == before.statements
    assert after.entries == before.entries
    assert [account.role for account in after.accounts] == [one.role for one in before.accounts]
    assert [(one.identity, one.outcome) for one in after.verdict.findings] == [
        (one.identity, one.outcome) for one in before.verdict.findings
    ]
