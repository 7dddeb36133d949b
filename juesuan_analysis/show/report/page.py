"""One disclosure as one HTML page that needs no other file, no script and no network."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache
from importlib.resources import files

import jinja2

from juesuan_analysis.fonts import FAMILY
from juesuan_analysis.fonts.subset import font_faces
from juesuan_analysis.show.cards import missing
from juesuan_analysis.show.marks import CORRECTED, MARKS, STANDING_MARKS
from juesuan_analysis.show.report import facts
from juesuan_analysis.show.report.dossier import Dossier
from juesuan_analysis.show.report.form_view import shown_forms
from juesuan_analysis.show.report.page_rows import page_rows
from juesuan_analysis.show.report.pictures import charts, evidence
from juesuan_analysis.show.report.projects import shown_projects
from juesuan_analysis.show.trace import Library

_TAGS = re.compile(r"<[^>]*>")
_ASCII = "".join(map(chr, range(32, 127)))
_SHOWN_SHA = 16


@cache
def template(name: str) -> jinja2.Template:
    """Give a template of this room: ``page`` or ``index``."""
    source = files(__package__).joinpath(f"{name}.html.j2").read_text("utf-8")
    # Not strict, a name misspelt in a template prints nothing, and nobody misses it.
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source)


@cache
def _style() -> str:
    style = files(__package__).joinpath("page.css").read_text("utf-8")
    signs = {mark.css: mark.sign for mark in MARKS.values()}
    rules = "".join(f'.{css}::before {{ content: "{sign}"; }}\n' for css, sign in signs.items())
    return style.replace("FAMILY", FAMILY) + rules


def page(dossier: Dossier, library: Library) -> str:
    """Write the report of a disclosure.

    Parameters
    ----------
    dossier
        The disclosure.
    library
        Where its PDF is; without it, the report says so in place of the pictures.

    Returns
    -------
    str
        HTML. The same store and PDFs give the same text.
    """
    mistakes = facts.mistakes(dossier.findings, dossier.others)
    conflicts = [conflict for mistake in mistakes for conflict in mistake.conflicts]
    pictures = evidence(dossier, conflicts, library)
    body = template("page").render(
        dossier=dossier,
        about=dossier.about,
        sha=dossier.about["source_sha256"][:_SHOWN_SHA],
        facts=facts,
        mistakes=mistakes,
        conflicts=conflicts,
        count=len(conflicts) + sum(len(mistake.more) for mistake in mistakes),
        pictures={one.index: shown for one, shown in zip(conflicts, pictures, strict=True)},
        missing=missing(dossier.findings),
        roundings=facts.roundings(dossier.findings),
        corrections=facts.corrections(dossier.entries),
        gaps=facts.gaps(dossier),
        pages=page_rows(dossier.about.get("accounts")),
        forms=shown_forms(dossier),
        charts=charts(dossier),
        projects=shown_projects(dossier),
        marks=STANDING_MARKS,
        corrected=MARKS[CORRECTED],
    )
    return document(dossier.name, body)


def document(title: str, body: str) -> str:
    """Put style, font and policy around the body: nothing may be fetched, and nothing may run."""
    shown = html.unescape(_TAGS.sub("", body)) + _style() + _ASCII
    style = font_faces(shown) + _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{html.escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
