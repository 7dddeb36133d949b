"""The statute as tables: what each holds, with the files to take away."""

from __future__ import annotations

from docs.generate.table import table
from juesuan_analysis.show.statute import COLUMNS, statute

_INTRO = """\
# 规定成表

部门决算的表、栏次、行、科目、说法和勾稽关系，做成表格文件（CSV，UTF-8）。它们由程序自己用的数据生成，程序怎样认、
怎样核对，这里就怎样写。在笔记本里写到自己的文件夹：

```python
from juesuan_analysis.show.statute import write_statute

write_statute("规定")
```
"""


def _section(name: str, rows: int) -> str:
    meanings = [(f"`{column}`", said) for column, said in COLUMNS[name].items()]
    link = f"{{download}}`{name}.csv <statute/{name}.csv>`"
    return f"## {name}\n\n{link}，{rows} 行。\n\n{table(['列', '说明'], meanings)}"


def page() -> str:
    """Write the page."""
    rows = {name: len(found) for name, found in statute().items()}
    return "\n\n".join([_INTRO, *(_section(name, rows[name]) for name in COLUMNS), ""])
