"""Fetching what a manifest lists: politely, within limits, and nothing that it does not list."""

from juesuan_analysis.batch.fetch.run import Fetched, Settings, fetch

__all__ = ["Fetched", "Settings", "fetch"]
