"""Documents of old programs (虚构), through the LibreOffice of this machine if it has one."""

import subprocess

import pytest
from declared import small

from juesuan_analysis.disclosure.document import extract_document
from juesuan_analysis.reading.declared.office import converter

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(converter() is None, reason="needs LibreOffice"),
]


@pytest.mark.parametrize("end", ["doc", "rtf", "wps"])
def test_an_old_document_is_read_as_the_new_one_is(tmp_path, end):
    small.document(tmp_path / "甲.docx")
    kind = "rtf" if end == "rtf" else "doc:MS Word 97"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [converter(), profile, "--headless", "--convert-to", kind, "--outdir", tmp_path]
    subprocess.run([*asked, tmp_path / "甲.docx"], check=True, capture_output=True, timeout=120)
    if end == "wps":
        (tmp_path / "甲.doc").rename(tmp_path / "甲.wps")
    assert small.amounts(extract_document(tmp_path / f"甲.{end}")) == small.RIGHT
