"""The command line: ``juesuan``, one module for each command.

Heavy imports wait until a command runs, so that help is there at once.
"""

from juesuan_analysis.cli.check import check
from juesuan_analysis.cli.compact import compact
from juesuan_analysis.cli.departments import departments
from juesuan_analysis.cli.diff import diff
from juesuan_analysis.cli.explain import explain
from juesuan_analysis.cli.export import export
from juesuan_analysis.cli.extract import extract
from juesuan_analysis.cli.fetch import fetch
from juesuan_analysis.cli.letter import letter
from juesuan_analysis.cli.manifest import manifest
from juesuan_analysis.cli.merge import merge
from juesuan_analysis.cli.panel import panel
from juesuan_analysis.cli.report import report
from juesuan_analysis.cli.status import status
from juesuan_analysis.cli.words import group

main = group("部门决算工具：把公开的 PDF 变成可以核对、分析和画图的数据。")
for _command in (
    extract,
    check,
    report,
    letter,
    explain,
    export,
    panel,
    departments,
    status,
    diff,
    compact,
    merge,
    manifest,
    fetch,
):
    main.add_command(_command)

__all__ = ["main"]
