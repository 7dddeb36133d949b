from pathlib import Path

import pytest
from matplotlib import pyplot as plt

from juesuan_analysis.analysis import DISCLOSURE_CHARTS
from juesuan_analysis.charts import draw_disclosure

pytestmark = pytest.mark.filterwarnings("error:Glyph")
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def test_six_figures_under_their_captions(entries, statements):
    figures = draw_disclosure(entries, statements)
    assert list(figures) == [chart.caption for chart in DISCLOSURE_CHARTS]
    for caption, figure in figures.items():
        figure.canvas.draw()
        assert figure.axes[0].get_title(loc="left") == caption


def test_opens_no_window_figures_and_changes_no_settings(entries, statements):
    before = dict(plt.rcParams)
    draw_disclosure(entries, statements)
    assert plt.get_fignums() == []
    assert dict(plt.rcParams) == before


def test_form_that_was_not_read_is_said(entries, statements):
    figures = draw_disclosure(entries[entries["form"] != 3], statements)
    said = figures["本年支出决算结构图"].axes[0].texts[0].get_text()
    assert said == "没有读到《支出决算表》的合计数，未画图"


def test_year_without_a_predecessor_is_said(entries, statements):
    figure = draw_disclosure(entries, statements)["一般公共预算财政拨款支出决算变动情况图"]
    assert "未给出上年数" in figure.axes[0].get_xlabel()


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="no real disclosures here")
def test_real_disclosure(tmp_path):
    from juesuan_analysis.batch.run import find_tasks, run
    from juesuan_analysis.store import open_store

    pdf = CORPUS / "台儿庄_区政府办公室_2024.pdf"
    list(run(find_tasks([pdf]), tmp_path, 1, False))
    store = open_store(tmp_path)
    figures = draw_disclosure(store.entries(), store.statements())
    first = figures["收、支决算总计变动情况图"].axes[0]
    assert {"989.64", "859.59"} <= {text.get_text() for text in first.texts}
    assert "减少 130.05（−13.14%）" in first.get_xticklabels()[0].get_text()
