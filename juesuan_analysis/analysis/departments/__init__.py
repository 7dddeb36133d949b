"""Departments over years: what was renamed and merged, as proposals, as a list, as entities."""
