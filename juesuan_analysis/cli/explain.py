"""``juesuan explain``: how a number was got from its page, stage by stage."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan_analysis.cli.words import command


@command(
    "说明一个数是怎样从页面读出来的，一步一步：表格线、表头、行、格、核对；没有读出的，说停在哪一步、为什么。\n\n"
    "REF 是数的地址（数据里的 ref 一列，例如 甲局|2024|表4/支出/教育支出/合计；"
    "项目绩效的行和指标也可以；只写到“表4”说明这张表读到哪里），"
    "或 PDF 的文件名（用 --page 指明页）。"
)
@click.argument("ref", metavar="REF")
@click.option(
    "--pdfs",
    multiple=True,
    default=("data/raw",),
    metavar="文件夹",
    show_default=True,
    type=click.Path(path_type=Path),
    help="PDF 所在的文件夹，可以多次给出",
)
@click.option(
    "--store", default="data/processed", metavar="文件夹", show_default=True, help="数据文件夹"
)
@click.option("--page", type=click.IntRange(1), metavar="页", help="说明哪一页（从 1 数起）")
@click.option(
    "--out",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help="画成图片（.png）或网页（.html）；不给则在终端里用文字说明",
)
def explain(
    ref: str, pdfs: tuple[Path, ...], store: str, page: int | None, out: Path | None
) -> None:
    """Print or draw how a number was read."""
    from juesuan_analysis.show.explain import explain as explained

    found = explained(ref, pdfs, page=page, store=store)
    click.echo(str(found) if out is None else f"已写 {found.save(out)}")
