"""Open a store and read its datasets as DataFrames."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyarrow as pa

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.facts.ref import LATER_EDITION, Ref
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store import filters, overrides
from juesuan_analysis.store.about import require_format
from juesuan_analysis.store.department import Department
from juesuan_analysis.store.disk import disk_of, is_remote
from juesuan_analysis.store.doubled import DoubledWarning, doubled, told_of_doubled
from juesuan_analysis.store.find import find_department
from juesuan_analysis.store.journal import JOURNALS
from juesuan_analysis.store.listing import Values
from juesuan_analysis.store.lock import finish
from juesuan_analysis.store.select import as_decimals, as_floats, select
from juesuan_analysis.store.snapshot import snapshot, snapshot_id

if TYPE_CHECKING:
    import pandas as pd

# Of these no two editions may be counted.
_FIGURES = ("entries", "statements", "findings", "projects", "project_funds", "indicators")
Columns = Sequence[str] | None  # None: all


def parsed_ref(ref: Ref | str) -> Ref:
    """Read the reference of a figure.

    Raises
    ------
    JuesuanError
        It is none, as one of a form alone.
    """
    try:
        address = ref if isinstance(ref, Ref) else Ref.parse(str(ref))
        assert address.dataset
    except ValueError as error:
        example = "甲局|2024|表4/支出/一般公共服务支出/合计"
        raise JuesuanError(f"“{ref}”不是一个数的标识，标识的样子是 {example}") from error
    return address


def _who(disclosure: Values, department: Values, region: Values, year: Values) -> dict[str, Values]:
    """What every dataset can be asked for."""
    named = {"region": region, "department": department, "disclosure_id": disclosure}
    return {"year": year} | named


@frozen
class Store:
    """A folder of extracted accounts, or an address such as ``s3://bucket/store``.

    Every reading method takes filters that are pushed down to parquet: one value or several. They
    answer to what people type: a part of a name is every department or region that has it, 2024 and
    "2024" are one year, 9, "表9" and "三公" one form; what the store does not have is refused, with
    a list of what there is.
    Amounts come as floats in 万元 unless ``exact=True``, which keeps decimals. Reading while
    another process writes gives each document's rows as they were or as they are now, each once.
    """

    path: Path | str

    def rows(self, name: str, columns: Sequence[str] | None = None, **wanted: Values) -> pa.Table:
        """Rows of a dataset as an Arrow table; any column may be filtered.

        Raises
        ------
        JuesuanError
            Files keep vanishing, although no writer moves rows: the store is damaged.
        """
        return select(self.path, name, columns, wanted)

    @property
    def snapshot_id(self) -> str:
        """A name for what the store holds now, to cite: the same content has the same name."""
        return snapshot_id(self)

    def snapshot(self) -> AbstractContextManager[Self]:
        """Give a store that stays as it is at this moment, whatever is written meanwhile.

        >>> with store.snapshot() as now:  # doctest: +SKIP
        ...     now.entries(), now.findings(), now.snapshot_id
        """
        return snapshot(self)

    def _read(
        self, name: str, wanted: dict[str, Values], exact: bool, columns: Columns = None
    ) -> pd.DataFrame:
        table = self.rows(name, filters.columns(name, columns), **wanted)
        return as_decimals(table) if exact else as_floats(table)

    def _asked(
        self, name: str, wanted: dict[str, Values], exact: bool = False, columns: Columns = None
    ) -> pd.DataFrame:
        """Read what an analyst asks for in their own words; of editions, the one in force."""
        found = self._read(name, self._resolved(wanted), exact, columns)
        if (ids := wanted.get("disclosure_id")) is not None:
            # The list of documents is only read for ids that no row has.
            lacking = set(filters.several(ids)) - set(found["disclosure_id"])
            if lacking:
                filters.known_ids(lacking, self._known()["disclosure_id"])
        if name not in _FIGURES or wanted.get("disclosure_id") is not None:
            return found
        ids = found["disclosure_id"].unique()  # of half a million rows, a thousand
        other = [each for each in ids if re.search(LATER_EDITION, str(each))]
        if not other:
            return found
        return found[~found["disclosure_id"].isin(other)].reset_index(drop=True)

    def _resolved(self, wanted: dict[str, Values]) -> dict[str, Values]:
        named = any(wanted.get(column) is not None for column in filters.NAMED)
        known = self._known() if named else None
        years = self.years() if wanted.get("year") is not None else []
        return filters.resolved(wanted, known, years)

    def _known(self) -> pd.DataFrame:
        columns = ["disclosure_id", "region", "region_code", "department", "scope", "year"]
        return as_floats(self.rows("disclosures", columns))

    def years(self) -> list[int]:
        """Fiscal years that the store has disclosures of."""
        return sorted({int(year) for year in self._known()["year"]})

    def regions(self) -> list[str]:
        """Regions that the store has disclosures of."""
        return sorted(set(self._known()["region"].dropna()))

    def departments(self) -> pd.DataFrame:
        """One row for each department: ``region``, ``department``, ``scope``, ``years``."""
        import pandas as pd

        known = self._known()
        keys = ["region", "department", "scope"]
        found: dict[int, set[int]] = {}
        number = known.groupby(keys, dropna=False).ngroup()
        for which, year in zip(number, known["year"], strict=True):
            found.setdefault(int(which), set()).add(int(year))
        table = known[keys].drop_duplicates().reset_index(drop=True)
        order = number.drop_duplicates().astype(int)
        years = [tuple(sorted(found[which])) for which in order]
        return table.assign(years=pd.Series(years, dtype="object"))

    def department(self, name: str, region: str | None = None) -> Department:
        """Give one department over its years.

        Parameters
        ----------
        name
            The department's name, or a part of it that only one department has.
        region
            Needed where departments of several regions have one name.

        Raises
        ------
        JuesuanError
            None, or more than one; the message lists what there is.
        """
        row = find_department(self._known(), name, region)
        region = row["region"] if isinstance(row["region"], str) else None
        return Department(row["department"], region, self)

    def corrections(self) -> list[overrides.Override]:
        """Corrections in the store's ``overrides.csv``.

        Raises
        ------
        JuesuanError
            The file is faulty; every faulty row is named.
        """
        disk = disk_of(self.path)
        if not disk.exists(overrides.FILE):
            return []
        return overrides.read_overrides(disk.read(overrides.FILE))

    def overrides(self) -> pd.DataFrame:
        """Corrections in ``overrides.csv``, one row each, and whether each finds its cell."""
        given = self.corrections()
        forms = sorted({override.form for override in given})
        entries = self._read("entries", {"form": forms}, exact=False)
        return overrides.table(given, entries)

    def find(self, ref: Ref | str) -> pd.Series:
        """Give the row of one figure by its reference, with its dataset as ``name``.

        Parameters
        ----------
        ref
            As the columns ``ref`` and the terms of findings have it:
            ``甲局|2024|表4/支出/一般公共服务支出/合计``.

        Raises
        ------
        JuesuanError
            It is no reference, or the store has no such figure.
        """
        address = parsed_ref(ref)
        dataset = address.dataset
        held = self._read(dataset, {"disclosure_id": address.disclosure_id}, exact=False)
        if dataset == "entries":
            held = overrides.corrected(held, self.corrections())
        found = held[held["ref"] == str(address)]
        if found.empty:
            known = "没有这份决算" if held.empty else "这份决算里没有这个数"
            raise JuesuanError(f"库里找不到 {address}：{known}")
        return found.iloc[0].rename(dataset)

    def disclosures(
        self,
        *,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
    ) -> pd.DataFrame:
        """One row for each document: who, when, which forms, how many cells, where it came from."""
        return self._asked("disclosures", _who(disclosure, department, region, year))

    def editions(self, *, year: Values = None, department: Values = None) -> pd.DataFrame:
        """Disclosures of which the store holds several editions, those in force first.

        ``edition`` says which is in force; figures of the others are given by their ids only. What
        they print otherwise is told by :func:`juesuan_analysis.analysis.edition_differences`.
        """
        found = self.disclosures(year=year, department=department)
        own = found["disclosure_id"].astype(str)
        base = own.str.replace(LATER_EDITION, "", regex=True)
        several = found[base.isin(set(base[base != own]))]
        return several.sort_values("disclosure_id").reset_index(drop=True)

    def entries(
        self,
        *,
        form: Values = None,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
        exact: bool = False,
        columns: Columns = None,
    ) -> pd.DataFrame:
        """Cells of the nine forms, one row each; ``amount`` in 万元, missing where it is blank.

        Of a department and year with several editions, only the one in force is given; another by
        its ``disclosure``.

        Corrections in the store's ``overrides.csv`` are laid over the amounts; then the columns
        ``published_amount``, ``override_reason`` and ``override_author`` tell of them.

        ``columns`` names those that are needed, where all take too long; ``disclosure_id`` comes
        with them, and all come where there are corrections.
        """
        wanted = {"form": form} | _who(disclosure, department, region, year)
        given = self.corrections()
        found = self._asked("entries", wanted, exact, None if given else columns)
        return overrides.corrected(found, given)

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
        wanted = {"section": section} | _who(disclosure, department, region, year)
        return self._asked("statements", wanted, exact)

    def projects(
        self,
        *,
        origin: Values = None,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
        exact: bool = False,
    ) -> pd.DataFrame:
        """Projects as their tables, the summary, reports and the narrative print them."""
        wanted = {"origin": origin} | _who(disclosure, department, region, year)
        return self._asked("projects", wanted, exact)

    def project_funds(
        self,
        *,
        origin: Values = None,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
        exact: bool = False,
    ) -> pd.DataFrame:
        """Lines of the funds of projects, in 万元."""
        wanted = {"origin": origin} | _who(disclosure, department, region, year)
        return self._asked("project_funds", wanted, exact)

    def indicators(
        self,
        *,
        origin: Values = None,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
        exact: bool = False,
    ) -> pd.DataFrame:
        """Indicators of projects: target, result, points."""
        wanted = {"origin": origin} | _who(disclosure, department, region, year)
        return self._asked("indicators", wanted, exact)

    def findings(
        self,
        *,
        outcome: Values = None,
        year: Values = None,
        region: Values = None,
        department: Values = None,
        disclosure: Values = None,
        exact: bool = False,
        columns: Columns = None,
    ) -> pd.DataFrame:
        """What was checked, what could not be read, and where; of editions, the one in force.

        ``columns`` names those that are needed, where all take too long; ``disclosure_id`` comes
        with them.
        """
        wanted = {"outcome": outcome} | _who(disclosure, department, region, year)
        return self._asked("findings", wanted, exact, columns)


def open_store(path: Path | str = "data/processed") -> Store:
    """Open the store in a folder or at an address that fsspec knows.

    Where documents lie in a folder more than once, so that sums count them more than once, it warns
    (:class:`~juesuan_analysis.store.doubled.DoubledWarning`).

    Raises
    ------
    JuesuanError
        There is no store, or it is of another format.
    """
    if not isinstance(path, str | Path):
        raise JuesuanError(f"要给出数据文件夹的路径，给出的是 {type(path).__name__}")
    disk = disk_of(path)
    if not disk.folders("disclosures") and not disk.files(JOURNALS):
        raise JuesuanError(_no_store(path))
    require_format(path)
    finish(path)
    if not is_remote(path) and (twice := doubled(path)):
        warnings.warn(told_of_doubled(path, twice), DoubledWarning, stacklevel=2)
    return Store(path if is_remote(path) else Path(path))


def _no_store(path: Path | str) -> str:
    """Say that there is no store, and where there may be one."""
    if is_remote(path):
        return f"{path} 里没有数据，请先运行 juesuan extract PDF文件夹 --out {path}"
    near = [other for other in (Path("..") / path, *Path(path).parents) if _is_store(other)]
    told = f"；上一级有：{near[0]}" if near else ""
    whole = Path(path).absolute()
    if any((Path(path) / name).is_dir() for name in ("entries", "findings")):
        return (
            f"{whole} 里没有 disclosures 文件夹，多半只复制了一半：请重新复制整个数据文件夹，"
            f"或运行 juesuan extract PDF文件夹 --out {path} 重新读取"
        )
    return f"{whole} 里没有数据，请先运行 juesuan extract PDF文件夹 --out {path}{told}"


def _is_store(path: Path) -> bool:
    return (path / "disclosures").is_dir() and (path / "entries").is_dir()
