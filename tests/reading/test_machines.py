"""What is read does not depend on the fonts of the machine (figures 虚构)."""

import subprocess
import sys
from pathlib import Path

import pytest
from ruled import canvas, form3

from juesuan_analysis.fonts import FILES

ROWS = [
    ["", "合计", "2,300.50", "200.25", "100.25", "", "", ""],
    ["201", "一般公共服务支出", "2,300.50", "200.25", "100.25", "", "", ""],
]
TESTS = Path(__file__).parents[1]
READ = """
import sys
from pathlib import Path
from form_pages import read
from juesuan_analysis.reading.page import read_chars
from juesuan_analysis.reading.pdf import Pdf
path = Path(sys.argv[1])
print(read(path), [char[:5] for char in read_chars(Pdf(path), 0)])
"""
FONTS = """
import ctypes, sys
import pypdfium2_raw.bindings as raw
start, folders = raw.FPDF_InitLibraryWithConfig, sys.argv[2:]
paths = (ctypes.c_char_p * (len(folders) + 1))(*[folder.encode() for folder in folders], None)
def begin(config):
    config = getattr(config, "contents", config)
    config.m_pUserFontPaths = ctypes.cast(paths, dict(raw.FPDF_LIBRARY_CONFIG._fields_)["m_pUserFontPaths"])
    return start(config)
raw.FPDF_InitLibraryWithConfig = begin
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("machines") / "虚构.pdf"
    page = canvas(path)  # whose font it does not hold
    form3(page, ROWS)
    page.save()
    return path


def _run(path, code, *folders, before=()):
    command = [*before, sys.executable, "-c", code, str(path), *map(str, folders)]
    done = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def here(path):
    return _run(path, READ)


def test_all_is_read(here):
    assert here.count("2,300.50") == 2
    assert "unread=[]" in here


@pytest.mark.parametrize("folders", [(), (FILES[0].parent,)], ids=["no font", "a Chinese font"])
def test_fonts_that_pdfium_is_given(path, here, folders):
    assert _run(path, FONTS + READ, *folders) == here


def test_machine_without_fonts(path, here):
    """In a mount namespace of its own, where that is allowed."""
    hide = "for d in /usr/share/fonts /usr/local/share/fonts; do [ -d $d ] && mount -t tmpfs none $d; done; "
    before = ("unshare", "-rm", "sh", "-c", hide + 'exec "$@"', "sh")
    try:
        allowed = (
            subprocess.run([*before, "true"], capture_output=True, check=False).returncode == 0
        )
    except FileNotFoundError:
        allowed = False
    if not allowed:
        pytest.skip("no mount namespaces here")
    assert _run(path, READ, before=before) == here
