"""What :func:`explain` gives: stages that a notebook draws, a terminal prints, a file keeps."""

from __future__ import annotations

import base64
from pathlib import Path

from markupsafe import Markup

from juesuan_analysis.fonts import FAMILY
from juesuan_analysis.fonts.subset import font_faces
from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.explain.picture import picture, sheet
from juesuan_analysis.show.explain.stage import Stage
from juesuan_analysis.show.html import RED, block, tag
from juesuan_analysis.show.trace.drawing import as_png

_FONTS = f'body {{font-family: "PingFang SC", "Microsoft YaHei", "{FAMILY}", sans-serif}}'


@frozen
class Explanation:
    """How a number was read, stage by stage.

    Attributes
    ----------
    heading
        What is explained: department, year, form, line, measure.
    source, page
        File name of the document, and the page, counted from 1.
    stages
        Page and grid, header and columns, row, cell, checks; as far as the reading came.
    """

    heading: str
    source: str
    page: int
    stages: tuple[Stage, ...]
    path: Path

    @property
    def stopped(self) -> str:
        """The stage at which the reading stopped; empty where the number was read."""
        return next((stage.title for stage in self.stages if stage.stopped), "")

    def __str__(self) -> str:
        lines = [f"{self.heading}（{self.source} 第 {self.page} 页）"]
        for number, stage in enumerate(self.stages, start=1):
            lines.append(f"{number}. {stage.title}{'（停在这里）' if stage.stopped else ''}")
            lines += [f"   {words}" for words in stage.words]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = [tag("div", f"{self.heading}（{self.source} 第 {self.page} 页）", style=_HEADING)]
        for number, stage in enumerate(self.stages, start=1):
            parts.append(self._figure(number, stage))
        return str(block(*parts))

    def _figure(self, number: int, stage: Stage) -> Markup:
        drawn = picture(self.path, stage)
        shown: tuple[Markup, ...] = ()
        if drawn:
            data = base64.b64encode(as_png(drawn)).decode("ascii")
            uri = f"data:image/png;base64,{data}"
            shown = (tag("img", src=uri, alt=stage.title, style="max-width:100%"),)
        style = f"font-weight:600{f';color:{RED}' if stage.stopped else ''}"
        title = f"{number}. {stage.title}{'（停在这里）' if stage.stopped else ''}"
        words = (tag("div", line) for line in stage.words)
        return tag("figure", tag("div", title, style=style), *shown, *words, style="margin:8px 0")

    def _page(self) -> str:
        """Give a page of its own, with the carried font for machines that have no Chinese one."""
        style = Markup(font_faces(f"{self.heading}{self}") + _FONTS)
        head = Markup('<!doctype html><html lang="zh-CN"><meta charset="utf-8">')
        return str(head + tag("title", self.heading) + tag("style", style)) + self._repr_html_()

    def save(self, path: str | Path) -> Path:
        """Write it as a picture (``.png``), a page (``.html``) or text, and return the path."""
        target = Path(path)
        if target.suffix.lower() == ".html":
            target.write_text(self._page(), "utf-8")
        elif target.suffix.lower() == ".png":
            stages = [(stage, picture(self.path, stage)) for stage in self.stages]
            target.write_bytes(as_png(sheet(self.heading, stages)))
        else:
            target.write_text(f"{self}\n", "utf-8")
        return target


_HEADING = "font-weight:600;font-size:15px"
