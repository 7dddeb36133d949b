"""The store: plain parquet, one file for each document and dataset, partitioned by year."""

from juesuan_analysis.store.read import Store, open_store

__all__ = ["Store", "open_store"]
