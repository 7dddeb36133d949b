"""Other programs that write the same pages anew, where this machine has them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from specimens.rewritings.reprinted import as_web_page, as_workbook

_LIMIT = 180  # seconds
_COMMANDS: dict[str, Sequence[str]] = {
    "Ghostscript 重写": (
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-sDEVICE=pdfwrite",
        "-o",
        "{out}",
        "{in}",
    ),
    "cairo 重写": ("pdftocairo", "-pdf", "{in}", "{out}"),
    "MuPDF 清理": ("mutool", "clean", "-gggg", "{in}", "{out}"),
    "qpdf 重写": ("qpdf", "--coalesce-contents", "--object-streams=generate", "{in}", "{out}"),
}
_OFFICE = ("soffice", "--headless", "--convert-to", "pdf", "--outdir", "{folder}", "{in}")
_PRINTED: dict[str, tuple[Sequence[str], str]] = {
    "浏览器打印（Chromium）": (
        (
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
            *("--print-to-pdf={out}", "{in}"),
        ),
        "html",
    ),
    "浏览器打印（WebKit）": (("wkhtmltopdf", "-q", "{in}", "{out}"), "html"),
    "文字处理软件打印（LibreOffice）": (_OFFICE, "html"),
    "电子表格打印（LibreOffice）": (_OFFICE, "xlsx"),
}


def producers() -> dict[str, Callable[[bytes], bytes]]:
    """Give the rewritings by programs that are installed."""
    rewritten = {name: _by(c) for name, c in _COMMANDS.items() if shutil.which(c[0])}
    printed = {
        name: partial(_printed, command, kind=kind)
        for name, (command, kind) in _PRINTED.items()
        if shutil.which(command[0])
    }
    return rewritten | printed


def _by(command: Sequence[str]) -> Callable[[bytes], bytes]:
    def rewrite(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            paths = {"in": f"{folder}/in.pdf", "out": f"{folder}/out.pdf"}
            Path(paths["in"]).write_bytes(data)
            subprocess.run([part.format(**paths) for part in command], check=True, timeout=_LIMIT)
            return Path(paths["out"]).read_bytes()

    return rewrite


def _printed(command: Sequence[str], data: bytes, kind: str) -> bytes:
    """Write the pages as a web page or a workbook and let a program print that."""
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder) / f"虚构.{kind}", Path(folder) / "虚构.pdf"
        if kind == "html":
            page.write_text(as_web_page(data), "utf-8")
        else:
            as_workbook(data).save(page)
        paths = {"in": str(page), "out": str(out), "folder": folder}
        subprocess.run(
            [part.format(**paths) for part in command],
            check=True,
            timeout=_LIMIT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return out.read_bytes()
