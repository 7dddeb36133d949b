"""Typeset departmental final accounts as PDF, for ``data/raw`` and for the tests.

A development package: plain accounts (:mod:`specimens.accounts`) become the nine forms as tables of
text (:mod:`specimens.forms`) and a narrative (:mod:`specimens.narrative`), set by Typst in one of
several layouts (:mod:`specimens.layouts`).
"""
