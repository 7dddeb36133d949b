import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from juesuan_analysis.analysis import FrameError, compare
from juesuan_analysis.charts import (
    plot_change,
    plot_heatmap,
    plot_structure,
    plot_three_public,
    plot_trend,
    plot_waterfall,
    save,
    style,
)

pytestmark = pytest.mark.filterwarnings("error:Glyph")
ROWS = pd.DataFrame({"year": [2021, 2022, 2024], "line": "虚构支出", "amount": [1.0, 2.0, 3.0]})
PARTS = pd.DataFrame({"label": ["甲", "乙"], "amount": [61.0, 39.0], "share": [61.0, 39.0]})


def test_dark_paper_and_light_ink():
    with style("dark"):
        ax = plot_trend(ROWS, title="虚构")
    assert to_hex(ax.figure.get_facecolor()) == "#1b1f24"
    assert to_hex(ax.texts[0].get_color()) == "#f2f2f2"


def test_a_theme_ends_with_its_block():
    with style("dark"):
        pass
    assert to_hex(plot_trend(ROWS).figure.get_facecolor()) == "#ffffff"


def test_own_palette_and_size():
    with style(palette=["#AA0000"], size=(5, 2)):
        ax = plot_waterfall(
            pd.DataFrame({"line": ["甲"], "current": [2.0], "previous": [1.0], "change": [1.0]})
        )
    assert ax.figure.get_size_inches()[0] == 5
    assert "#aa0000" in {to_hex(bar.get_facecolor()) for bar in ax.patches}


def test_unknown_theme():
    with pytest.raises(FrameError, match="可选：report、print、dark、grey"), style("neon"):
        pass


@pytest.mark.parametrize("suffix", ["jpg", "tiff", "webp"])
def test_kinds_of_pictures(tmp_path, suffix):
    assert save(plot_trend(ROWS).figure, tmp_path / f"图.{suffix}").stat().st_size > 1000


def test_unknown_kind_of_picture(tmp_path):
    with pytest.raises(FrameError, match="可以写成"):
        save(plot_trend(ROWS).figure, tmp_path / "图.bmp2")


def test_only_years_with_figures_have_ticks():
    ax = plot_trend(ROWS)
    ax.figure.canvas.draw()
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["2021", "2022", "2024"]


def test_contradicted_bar_is_hatched_and_told():
    rows = pd.DataFrame(
        {
            "department": ["甲局", "乙局"],
            "item": "合计",
            "budget": [3.0, 1.0],
            "final": [2.0, 1.0],
            "standing": ["矛盾", "已印证"],
        }
    )
    ax = plot_three_public(rows)
    bars = [p for p in ax.patches if isinstance(p, Rectangle) and p.get_hatch()]
    assert len(bars) == 1
    assert "带 × 的数与别的数矛盾，未经证实：甲局" in ax.get_xlabel()


def test_contradicted_cell_of_a_heatmap_is_told():
    rows = pd.DataFrame(
        {
            "department": ["甲局", "乙局"],
            "year": 2024,
            "value": [1.0, 2.0],
            "measure_unit": "人次",
            "standing": ["已印证", "矛盾"],
        }
    )
    ax = plot_heatmap(compare(rows, "value", index=["department"]))
    assert "单位：人次" in ax.get_xlabel()
    assert "未经证实：乙局 2024" in ax.get_xlabel()


@pytest.mark.parametrize(("scale", "words"), [("log", "颜色按对数"), ("row", "颜色按行")])
def test_scales_of_a_heatmap(scale, words):
    ax = plot_heatmap(pd.DataFrame({2023: [1.0, 100.0], 2024: [10.0, 0.0]}), scale=scale)
    assert words in ax.get_xlabel()
    assert [text.get_text() for text in ax.texts] == ["1.00", "10.00", "100.00", "0.00"]


def test_amounts_in_yuan_are_converted_and_persons_refused():
    pair = pd.DataFrame(
        {
            "label": ["甲"],
            "current": [4.85],
            "previous": [2.85],
            "change": [2.0],
            "rate": [70.2],
            "state": ["增加"],
        }
    )
    shown = {text.get_text() for text in plot_change(pair, unit="元").texts}
    assert shown == {"48,500.00", "28,500.00"}
    with pytest.raises(FrameError, match="不能按元画"):
        plot_change(pair.assign(measure_unit="人次"), unit="元")


def test_figures_whose_unit_nobody_says():
    ax = plot_trend(ROWS.rename(columns={"amount": "value"}), y="value")
    assert "计量单位未注明" in ax.get_xlabel()


def test_several_departments_are_not_one():
    two = PARTS.assign(department=["甲局", "乙局"])
    with pytest.raises(FrameError, match="一张图只画一个主体"):
        plot_structure(pd.concat([two, two.assign(department="丙局")]))


def test_nothing_to_draw_is_said():
    empty = pd.DataFrame(columns=["label", "current", "previous", "change", "rate", "state"])
    assert plot_change(empty).texts[0].get_text() == "没有可以画图的数"
