"""Documents of old programs (.doc, .wps, .rtf), through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juesuan_analysis.errors import DocumentError

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 180
_INSTALL = (
    "是旧格式的文档（.doc、.wps 或 .rtf），本机没有 LibreOffice，读不了；"
    "请安装 LibreOffice，或另存为 .docx 再读"
)


def converter() -> str | None:
    """The program that converts, if this machine has it."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


@contextmanager
def as_docx(path: Path) -> Iterator[Path]:
    """A document saved anew as .docx, for as long as it is needed.

    Raises
    ------
    DocumentError
        There is no LibreOffice on this machine, or it cannot convert the document.
    """
    program = converter()
    if program is None:
        raise DocumentError("缺少LibreOffice", _INSTALL)
    with tempfile.TemporaryDirectory(prefix="juesuan-") as folder:
        # A profile of its own: LibreOffice refuses to run twice on one.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        asked = [program, profile, "--headless", "--convert-to", "docx", "--outdir", folder]
        try:
            subprocess.run([*asked, str(path)], timeout=_SECONDS, check=True, capture_output=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise _failed() from error
        made = Path(folder) / f"{path.stem}.docx"
        if not made.is_file():
            raise _failed()
        yield made


def _failed() -> DocumentError:
    return DocumentError("转换失败", "LibreOffice 没有能转换这份文档，请手工另存为 .docx 再读")
