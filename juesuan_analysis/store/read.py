"""Open a store and read its datasets as DataFrames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.types as pt

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store import overrides
from juesuan_analysis.store.schema import DATASETS, PARTITION
from juesuan_analysis.store.write import recover

Values = object  # one value or a sequence of values


def _condition(column: str, wanted: Values) -> pc.Expression:
    if isinstance(wanted, Sequence) and not isinstance(wanted, str):
        return pc.field(column).isin(list(wanted))
    return pc.field(column) == wanted


def _filter(wanted: dict[str, Values]) -> pc.Expression | None:
    conditions = [
        _condition(column, value) for column, value in wanted.items() if value is not None
    ]
    combined = None
    for condition in conditions:
        combined = condition if combined is None else combined & condition
    return combined


def _analyst(table: pa.Table) -> pd.DataFrame:
    """Amounts as floats in 万元 (blank: NaN), the rest as pandas has it."""
    for i, column in enumerate(table.schema):
        if pt.is_decimal(column.type):
            table = table.set_column(i, column.name, table[column.name].cast(pa.float64()))
    frame: pd.DataFrame = table.to_pandas()
    return frame


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of extracted accounts.

    Every reading method takes filters that are pushed down to parquet: one value or several.
    Amounts come as floats in 万元 unless ``exact=True``, which keeps decimals.
    """

    path: Path

    def table(self, name: str, **wanted: Values) -> pa.Table:
        """Rows of a dataset as Arrow, as they were read: without corrections."""
        recover(self.path)
        schema = pa.schema([*DATASETS[name], *PARTITION])
        files = sorted((self.path / name).glob("year=*/*.parquet"))
        data = ds.dataset(
            [str(file) for file in files],
            schema=schema,
            format="parquet",
            partitioning=ds.partitioning(PARTITION, flavor="hive"),
        )
        return data.to_table(filter=_filter(wanted))

    def _read(self, name: str, wanted: dict[str, Values], exact: bool) -> pd.DataFrame:
        table = self.table(name, **wanted)
        return table.to_pandas(types_mapper=pd.ArrowDtype) if exact else _analyst(table)

    def overrides(self) -> pd.DataFrame:
        """Corrections in ``overrides.csv``, one row each, and whether each finds its cell."""
        given = overrides.read_overrides(self.path / overrides.FILE)
        rows = pd.DataFrame(
            [asdict(override) for override in given], columns=[*overrides.COLUMNS, "side"]
        )
        if not given:
            return rows.assign(state=None)
        forms = sorted({override.form for override in given})
        return rows.assign(
            state=overrides.states(self._read("entries", {"form": forms}, False), given)
        )

    def disclosures(
        self,
        *,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
    ) -> pd.DataFrame:
        """One row for each document: who, when, which forms, how many cells, where it came from."""
        wanted = {"year": year, "region": region, "department": department}
        wanted["disclosure_id"] = disclosure
        return self._read("disclosures", wanted, exact=False)

    def entries(
        self,
        *,
        form: Values = None,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
        exact: bool = False,
    ) -> pd.DataFrame:
        """Cells of the nine forms, one row each; ``amount`` in 万元, missing where it is blank.

        Corrections in the store's ``overrides.csv`` are laid over the amounts; then the columns
        ``published_amount``, ``override_reason`` and ``override_author`` tell of them.
        """
        wanted = {"form": form, "year": year, "region": region, "department": department}
        wanted["disclosure_id"] = disclosure
        rows = self._read("entries", wanted, exact)
        return overrides.corrected(rows, overrides.read_overrides(self.path / overrides.FILE))

    def statements(
        self,
        *,
        section: Values = None,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
        exact: bool = False,
    ) -> pd.DataFrame:
        """Figures that the narratives state; ``stated_year`` is the year that one speaks of."""
        wanted = {"section": section, "year": year, "region": region, "department": department}
        wanted["disclosure_id"] = disclosure
        return self._read("statements", wanted, exact)

    def findings(
        self,
        *,
        outcome: Values = None,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
        exact: bool = False,
    ) -> pd.DataFrame:
        """What was checked, what could not be read, and where."""
        wanted = {"outcome": outcome, "year": year, "region": region, "department": department}
        wanted["disclosure_id"] = disclosure
        return self._read("findings", wanted, exact)


def open_store(path: str | Path = "data/processed") -> Store:
    """Open the store in a folder.

    Raises
    ------
    JuesuanError
        The folder holds no store.
    """
    folder = Path(path)
    if not (folder / "disclosures").is_dir() and not (folder / ".journal").is_dir():
        raise JuesuanError(
            f"no store at {folder}: run `juesuan extract PDF_OR_FOLDER --out {folder}` first"
        )
    return Store(folder)
