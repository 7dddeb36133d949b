"""Numbers at the axes."""

import pandas as pd
import pytest

from juesuan_analysis.charts import plot_heatmap
from juesuan_analysis.charts.labels import number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (1234.5, "1,234.5"),
        (-2e9, "−2,000,000,000"),
        (9_999_999_999.7, "10,000,000,000"),
        (1.25e10, "12,500,000,000"),
        (0.00001, "0.00001"),
    ],
)
def test_a_tick_has_no_exponent(value, text):
    assert number_text(value) == text


def test_the_middle_of_shades_has_no_exponent():
    matrix = pd.DataFrame({2023: [1e10], 2024: [4e10]}, index=["甲局"])
    ax = plot_heatmap(matrix, center=2e10)
    figure = ax.get_figure()
    said = " ".join(text.get_text() for text in [*figure.texts, *ax.texts, ax.xaxis.label])
    assert "颜色以 20,000,000,000 为界" in said
