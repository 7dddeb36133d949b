"""Whether this checkout can be released: version, changelog, wheel, a bare installation.

``python tools/release.py`` runs every check, says what is wrong, and leaves the wheel in ``dist``.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]
_HELD = (
    "juesuan_analysis/py.typed",
    "juesuan_analysis/charts/__init__.pyi",
    "juesuan_analysis/cli/__main__.py",
    "juesuan_analysis/fonts/JuesuanSansSC-Regular.otf",
    "juesuan_analysis/vocabulary/regions.csv",
    "share/jupyter/labextensions/juesuan-font/package.json",
)
_ROOMS = re.compile(r"juesuan_analysis/|juesuan_analysis-[^/]+\.(dist-info|data)/")
_FIRST = re.compile(r"^\.venv/bin/(juesuan extract .*?)\s*(?:#.*)?$", re.MULTILINE)
_RELEASED = re.compile(r"^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)$", re.MULTILINE)


def version(project: str) -> str:
    """The version that ``pyproject.toml`` states."""
    return str(tomllib.loads(project)["project"]["version"])


def text_faults(project: str, changelog: str, citation: str) -> list[str]:
    """Say where the version, the changelog and the citation disagree."""
    number, found = version(project), _RELEASED.search(changelog)
    faults = []
    if found is None or found[1] != number:
        faults.append(f"CHANGELOG.md: the newest release is not {number} (date)")
    if re.search(r"^## Unreleased$", changelog, re.MULTILINE):
        faults.append("CHANGELOG.md: what is Unreleased needs a version and a date")
    cited = re.search(r"^version: (.+)$", citation, re.MULTILINE)
    if cited is None or cited[1] != number:
        faults.append(f"CITATION.cff: the version is not {number}")
    dated = re.search(r"^date-released: (.+)$", citation, re.MULTILINE)
    if found is not None and (dated is None or dated[1] != found[2]):
        faults.append(f"CITATION.cff: the date is not {found[2]}")
    return faults


def wheel_faults(names: Iterable[str]) -> list[str]:
    """Say what a wheel lacks, and what does not belong into it."""
    held = list(names)
    missing = [name for name in _HELD if not any(one.endswith(name) for one in held)]
    strange = [name for name in held if not _ROOMS.match(name) or name.endswith(".pyc")]
    return [f"wheel: {name} is missing" for name in missing] + [
        f"wheel: {name} does not belong there" for name in strange
    ]


def first_command(readme: str) -> list[str]:
    """The first command of ``juesuan`` that the README shows.

    Raises
    ------
    ValueError
        It shows none.
    """
    found = _FIRST.search(readme)
    if found is None:
        raise ValueError("README.md shows no `.venv/bin/juesuan extract …`")
    return shlex.split(found[1])


def build(target: Path) -> Path:
    """Build the wheel."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return next(target.glob("*.whl"))


def run_bare(wheel: Path, command: list[str], folder: Path) -> list[str]:
    """Install a wheel into an environment of its own and run a command in an empty folder."""
    venv.create(folder / "bare", with_pip=True)
    binaries, place = folder / "bare" / "bin", folder / "place"
    pip = [str(binaries / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", str(wheel)], check=True)
    (place / command[2]).mkdir(parents=True)
    document = min((ROOT / "data" / "raw").rglob("*.pdf"))
    shutil.copy(document, place / command[2])
    ran = subprocess.run([str(binaries / command[0]), *command[1:]], cwd=place, check=False)
    written = list((place / command[-1]).rglob("*.parquet"))
    return [] if ran.returncode == 0 and written else [f"README: `{shlex.join(command)}` fails"]


def main() -> int:
    """Run all checks; 0 where nothing is wrong."""
    named = ("pyproject.toml", "CHANGELOG.md", "CITATION.cff")
    faults = text_faults(*((ROOT / name).read_text("utf-8") for name in named))
    dist = ROOT / "dist"
    dist.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        wheel = build(Path(name))
        with ZipFile(wheel) as archive:
            faults += wheel_faults(archive.namelist())
        command = first_command((ROOT / "README.md").read_text("utf-8"))
        faults += run_bare(wheel, command, Path(name))
        shutil.copy(wheel, dist)
    for fault in faults:
        print(fault)
    print("not ready" if faults else f"ready: dist/{wheel.name}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
