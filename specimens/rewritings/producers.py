"""Other programs that write the same pages anew, where this machine has them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

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


def producers() -> dict[str, Callable[[bytes], bytes]]:
    """Give the rewritings by programs that are installed."""
    return {name: _by(command) for name, command in _COMMANDS.items() if shutil.which(command[0])}


def _by(command: Sequence[str]) -> Callable[[bytes], bytes]:
    def rewrite(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            paths = {"in": f"{folder}/in.pdf", "out": f"{folder}/out.pdf"}
            Path(paths["in"]).write_bytes(data)
            subprocess.run([part.format(**paths) for part in command], check=True, timeout=_LIMIT)
            return Path(paths["out"]).read_bytes()

    return rewrite
