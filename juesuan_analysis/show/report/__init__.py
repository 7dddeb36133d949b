"""Reports of a store for people who open no notebook: HTML pages, workbooks, CSV.

- :func:`write_pages`: one self-contained HTML page for each disclosure;
- :func:`write_workbooks`: one workbook for each disclosure, laid out like the official forms;
- :func:`write_papers`: a draft letter to the office and a working paper, where there are conflicts;
- :func:`write_csv`: the four datasets as tables.
"""

from juesuan_analysis.show.report.tables import write_csv
from juesuan_analysis.show.report.write import write_pages, write_papers, write_workbooks

__all__ = ["write_csv", "write_pages", "write_papers", "write_workbooks"]
