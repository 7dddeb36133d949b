import pytest
from matplotlib import pyplot as plt
from matplotlib.text import Text

from juesuan_analysis.analysis.performance import performance_table
from juesuan_analysis.show.explorer import VIEWS, Accounts, picture


@pytest.fixture(scope="module")
def accounts(store):
    row = store.disclosures(year=2024).iloc[0]
    ids = [row["disclosure_id"]]
    rows = store.projects(), store.project_funds(), store.indicators()
    projects = performance_table(*(frame[frame["disclosure_id"].isin(ids)] for frame in rows))
    read = store.entries(disclosure=ids), store.statements(disclosure=ids)
    return Accounts(*read, 2024, projects)


def _all_words(figure):
    return "\n".join(
        words
        for ax in figure.axes
        for words in (ax.get_title(loc="left"), ax.get_xlabel(), *map(Text.get_text, ax.texts))
    )


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_draws_a_chart_for_each_of_its_parts(accounts, name):
    figure = picture(VIEWS[name], accounts)
    assert len(figure.axes) == len(VIEWS[name].draws)
    assert "未画图" not in _all_words(figure)
    assert "没有可以画图的数" not in _all_words(figure)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_without_figures_says_so(accounts, name):
    empty = Accounts(accounts.entries.iloc[:0], accounts.statements.iloc[:0], 2024)
    words = _all_words(picture(VIEWS[name], empty))
    assert "未画图" in words or "没有可以画图的数" in words


def test_last_year_comes_from_the_narrative_where_the_store_has_no_such_document(accounts):
    assert "按情况说明所述增减推算" in _all_words(picture(VIEWS["收入、支出总计"], accounts))


def test_three_public_without_last_year_is_not_compared(accounts):
    assert "缺上年数，未比较" in _all_words(picture(VIEWS["“三公”经费"], accounts))


def test_pyplot_knows_nothing_of_the_pictures(accounts):
    before = plt.get_fignums()
    picture(VIEWS["收入结构"], accounts)
    assert plt.get_fignums() == before
