"""``juesuan departments``: who continues whom, proposed for a person to confirm."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan_analysis.cli.audit import audited
from juesuan_analysis.cli.words import command, opened, store_argument


@command(
    "起草部门对照表：哪些部门更名、合并、拆分了。\n\n每条建议一行，写明依据和把握；在 confirmed "
    "一列写“是”才算数。再次运行时，已有的行不动，只在后面加新的建议。对照表交给 "
    "juesuan panel --departments 或 read_departments。"
)
@store_argument
@click.option(
    "--out",
    default="departments.csv",
    show_default=True,
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help="对照表写到哪里",
)
@click.option(
    "--register",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另写主体名册：每个主体历年叫什么，按已确认的对照表",
)
def departments(store: Path | str, out: Path, register: Path | None) -> None:
    """Draft departments.csv, and write the register of entities."""
    found = opened(store)
    audited(store)
    from juesuan_analysis.analysis import entity_register, one_each, propose_matches
    from juesuan_analysis.analysis.departments.draft import drafted, read_draft, write_draft

    own = read_draft(out) if out.exists() else None
    proposals = propose_matches(one_each(found.entries()), one_each(found.statements()))
    table, added = drafted(proposals, own)
    write_draft(table, out)
    if register is not None:
        listed = read_draft(out, confirmed=True)
        write_draft(entity_register(found.disclosures(), listed), register)
    kept = len(table) - added
    click.echo(f"已写 {out}：新提 {added} 条" + (f"，原有 {kept} 条没有动" if kept else ""))
    if added:
        click.echo("请逐条核对依据，确认的在 confirmed 一列写“是”，再运行一次写出名册")
    if register is not None:
        click.echo(f"已写 {register}")
