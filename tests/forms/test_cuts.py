"""Forms that end a page without the note that the others have (texts 虚构)."""

from types import SimpleNamespace as Part

import pytest

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.cuts import cut_forms

NOTE, FOLIO, TITLE = "注：本表反映部门本年度收支情况。", "- 5 -", "支出决算表"


def _pages(*below, feet=()):
    """Form 1, 2 … each on a page, with a table down to 700 (or its foot) and lines below it."""
    pages, chains = {}, {}
    for number, texts in enumerate(below, start=1):
        lines = [TextLine(TITLE, Place(number, 50, 40, 200, 50))]
        for at, text in enumerate(texts):
            lines.append(TextLine(text, Place(number, 50, 710 + 20 * at, 300, 720 + 20 * at)))
        grid = Part(ys=(60.0, feet[number - 1] if feet else 700.0))
        reading = Part(form=Part(number=number), stopped="", spot=Part(table=Part(grid=grid)))
        pages[number], chains[number] = PageContent(lines, [], []), Part(readings=[reading])
    return pages, chains


def test_a_form_without_the_note_that_the_others_have():
    assert list(cut_forms(*_pages([NOTE], [NOTE, FOLIO], [FOLIO], [NOTE]))) == [3]


def test_forms_that_all_have_their_note():
    assert cut_forms(*_pages([NOTE], [NOTE], [NOTE], [NOTE])) == {}


def test_forms_of_which_most_have_no_note():
    assert cut_forms(*_pages([NOTE], [NOTE], [NOTE], [], [], [])) == {}


def test_a_form_with_other_words_below_it():
    assert cut_forms(*_pages([NOTE], [NOTE], ["公开部门：虚构市甲局"], [NOTE])) == {}


@pytest.mark.parametrize(("foot", "cut"), [(421.0, [3]), (419.0, [])])
def test_a_form_that_ends_well_above_the_foot_is_not_cut(foot, cut):
    pages = _pages([NOTE], [NOTE], [], [NOTE], feet=(700.0, 700.0, foot, 700.0))
    assert list(cut_forms(*pages)) == cut
