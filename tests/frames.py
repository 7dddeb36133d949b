"""Literal frames in the columns of a store, for the tests of the analysis room; all 虚构."""

import pandas as pd

REGION, DEPARTMENT, YEAR = "虚构市甲区", "虚构市甲区财政局", 2024
GENERAL = "一般公共预算财政拨款支出决算情况"
PUBLIC = "财政拨款“三公”经费支出决算情况"


def entries(*cells, department=DEPARTMENT, year=YEAR, region=REGION, scope="部门"):
    """Cells as (form, side, code, line, measure, amount)."""
    columns = ["form", "side", "code", "line", "measure", "amount"]
    frame = pd.DataFrame(list(cells), columns=columns)
    text = {column: frame[column].astype("str") for column in ("side", "code", "line", "measure")}
    frame = frame.assign(**{c: t.where(frame[c].notna()) for c, t in text.items()})
    level = (frame["code"].str.len() - 1) / 2
    return frame.assign(
        level=level.mask(frame["line"].str.endswith("计"), 0.0),
        amount=frame["amount"].astype(float),
        **_who(region, department, year, scope),
    )


def statements(*said, department=DEPARTMENT, year=YEAR, region=REGION, scope="部门"):
    """Statements as (section, subject, kind, value, base_year, reason); the last two may lack."""
    columns = ["section", "subject", "kind", "value", "base_year", "reason"]
    rows = [(*row, *[None] * (len(columns) - len(row))) for row in said]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(
        value=frame["value"].astype(float),
        reason=frame["reason"].astype("object"),
        stated_year=year,
        sentence=frame["subject"] + "。",
        page=7,
        **_who(region, department, year, scope),
    )


def _who(region, department, year, scope):
    return {
        "region": region,
        "department": department,
        "year": year,
        "disclosure_id": f"{region}|{department}|{scope}|{year}",
        "source": f"{department}_{year}.pdf",
    }


def items(final, budget=None, **who):
    """Form 9 from the final accounts of some items, and their budgets."""
    cells = [(9, None, None, item, "决算数", amount) for item, amount in final.items()]
    cells += [(9, None, None, item, "预算数", amount) for item, amount in (budget or {}).items()]
    return entries(*cells, **who)


def departments(*rows):
    """Rows of a departments.csv as (department, year_from, year_to, unit)."""
    columns = ["department", "year_from", "year_to", "entity"]
    return pd.DataFrame(list(rows), columns=columns).assign(region=REGION, note="虚构")
