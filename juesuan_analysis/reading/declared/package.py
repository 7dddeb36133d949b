"""Packages of XML (.docx, .xlsx, .ods), opened within limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from juesuan_analysis.errors import DocumentError

_PARTS = 5000
_WHOLE = 256 << 20  # bytes of all parts; the largest disclosure seen has 3 MB
_PART = 96 << 20  # bytes of one part
_CELLS = 300_000  # that hold something: each is looked at
_DAMAGED = "文件已损坏或不完整（可能没有下载完），请重新下载"
_TOO_LARGE = "压缩包里的内容解开后过大，不像一份决算，没有读取"

Element = etree._Element


class Package:
    """An open package."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower().lstrip("/"): name for name in archive.namelist()}

    def xml(self, name: str) -> Element | None:
        """Parse a part; None where there is none.

        Raises
        ------
        DocumentError
            The part is damaged, or encrypted.
        """
        found = self._names.get(name.lower().lstrip("/"))
        return None if found is None else parse(self._archive.read(found))

    def count(self, folder: str) -> int:
        """Count the parts in a folder."""
        return sum(name.startswith(folder) for name in self._names)


def parse(content: bytes) -> Element:
    """Parse XML without following entities or addresses."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content, parser)
    if root is None:
        raise DocumentError("已损坏", _DAMAGED)
    return root


def check_cells(number: int) -> None:
    """Refuse what has more cells than any disclosure."""
    if number > _CELLS:
        raise DocumentError("过大", f"有超过 {_CELLS} 个单元格，不像一份决算，没有读取")


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """Open a package.

    Raises
    ------
    DocumentError
        It is damaged, encrypted, or far larger inside than any disclosure.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive)
            yield Package(archive)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, zlib.error) as error:
        raise DocumentError("已损坏", _DAMAGED) from error
    except (RuntimeError, NotImplementedError) as error:  # a part asks for a password
        raise DocumentError("已加密", "文件加了密码，无法读取；请另存为不加密的文件") from error


def _check(archive: zipfile.ZipFile) -> None:
    # The reader gives no more bytes of a part than its entry claims, so that claims suffice.
    sizes = [info.file_size for info in archive.infolist()]
    if len(sizes) > _PARTS or sum(sizes) > _WHOLE or max(sizes, default=0) > _PART:
        raise DocumentError("过大", _TOO_LARGE)


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute by its name alone, whatever its namespace is."""
    if (plain := element.get(name)) is not None:
        return plain
    ends = f"}}{name}"
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith(ends)), default)


def children(element: Element | None, *names: str) -> list[Element]:
    """The children of these names."""
    return [] if element is None else [child for child in element if local(child) in names]


def opened(parent: Iterable[Element], holders: Container[str]) -> Iterator[Element]:
    """What stands in one element in order, with what a holder holds in place of the holder."""
    for element in parent:
        if local(element) in holders:
            yield from opened(element, holders)
        else:
            yield element


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next(iter(children(element, name)), None)


def is_switched_on(properties: Element | None, name: str) -> bool:
    """Whether a property of text is on: hidden, struck out. Without a value it is."""
    told = child(properties, name)
    return told is not None and attribute(told, "val", "1") not in ("0", "false", "off")
