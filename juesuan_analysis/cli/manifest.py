"""``juesuan manifest``: a manifest of a folder, drafted from what its documents say."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan_analysis.cli.words import Failure, command, tell

_DRAFT = "manifest.draft.csv"


@command("为文件夹里的决算文件起草一份清单（manifest.csv），存疑处写在备注里，改好即可用。")
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="文件", help="清单写到哪里，默认写在文件夹里"
)
def manifest(folder: Path, out: Path | None) -> None:
    """Draft a manifest."""
    from tqdm import tqdm

    from juesuan_analysis.batch.draft import as_text, drafted, look
    from juesuan_analysis.batch.manifest import NAME
    from juesuan_analysis.batch.tasks import look_for

    if not folder.is_dir():
        raise Failure(f"{folder} 不是文件夹")
    found = look_for([folder])
    for line in found.told:
        tell(line)
    files = [task for task in found.tasks if isinstance(task.path, Path) and task.path.is_file()]
    rows = drafted(folder, map(look, tqdm(files, desc="查看", unit="份", disable=None)))
    own = folder / NAME
    target = out or (folder / _DRAFT if own.exists() else own)
    draft = target.with_name(f".{target.name}.draft")
    draft.write_bytes(as_text(rows))
    draft.replace(target)
    noted = [row for row in rows if row["note"]]
    if not out and target != own:
        click.echo(f"已有 {own}，没有动它；其中填好的都抄进了草稿")
    click.echo(f"已写 {target}：{len(rows)} 份，其中 {len(noted)} 份有存疑，见备注一列")
