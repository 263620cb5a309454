"""What a file really is, whatever its name ends in."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.formats.letters import find_encoding

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.exchange.formats.watching import Watch

_HEAD = 8192
_BLANK = b"\0 \t\r\n"
_FEWEST_ODD = 4
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = {"text": 200_000_000, "ics": 20_000_000, "xml": 500_000_000, "xlsx": 200_000_000}
_BY_START = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"SQLite format 3", "a database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_BY_MEMBER = (
    ("xl/workbook.bin", "an Excel binary workbook (.xlsb)"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("Index/Document.iwa", "an Apple Numbers or Pages document"),
    ("content.xml", "an OpenDocument file"),
)
_AS_TABLE = "Export it again as CSV or as an Excel workbook (.xlsx)."


def true_nature(path: Path, watch: Watch | None = None) -> str:
    """Return xlsx, xml, ics or text; FileRefused, naming what it is, for anything else."""
    head = _head(path)
    if head.startswith(b"PK"):
        nature = _zipped(path)
    else:
        _refuse_known(path, head)
        nature = _written(path, head, watch)
    if path.stat().st_size > _MOST_BYTES[nature]:
        raise FileRefused(
            f"{path.name} is larger than any list of a school ({_MOST_BYTES[nature] // 10**6} MB).",
            "Check that it is the right file, or export a year at a time.",
        )
    return nature


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            while head and not head.strip(_BLANK):
                head = file.read(_HEAD)
    except OSError as error:
        raise FileRefused(
            f"{path.name} could not be opened: {error.strerror or error}.",
            "Check that it is still there and that you may read it.",
        ) from error
    if not head:
        raise FileRefused(f"{path.name} is empty.", "Export it again; nothing was in it.")
    return head


def _refuse_known(path: Path, head: bytes) -> None:
    kind = next((kind for start, kind in _BY_START if head.startswith(start)), "")
    if b"%PDF-" in head[:1024]:
        kind = "a PDF document"
    if head.startswith(_OLD_OFFICE):
        kind = _old_office(path)
    if kind:
        raise FileRefused(f"{path.name} is {kind}, not a list.", _AS_TABLE)


def _old_office(path: Path) -> str:
    content = path.read_bytes()[:50_000_000] if path.stat().st_size < 50_000_000 else b""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "a workbook locked with a password"
    if "WordDocument".encode("utf-16-le") in content:
        return "an old Word document"
    return "an Excel workbook in the old form (.xls)"


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileRefused(
            f"{path.name} is a damaged workbook or compressed file: it is cut short or broken.",
            "Export or download it again.",
        ) from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    kind = next((kind for member, kind in _BY_MEMBER if member in names), "")
    if kind:
        raise FileRefused(f"{path.name} is {kind}, not a list.", _AS_TABLE)
    raise FileRefused(
        f"{path.name} is a compressed folder (zip).", "Take the file out of it and import that."
    )


def _written(path: Path, head: bytes, watch: Watch | None) -> str:
    encoding = find_encoding(path, watch)
    start = head[: _HEAD - 4].decode(encoding, errors="ignore").lstrip("\ufeff \t\r\n").casefold()
    if start.startswith("begin:vcalendar"):
        return "ics"
    if start.startswith("<"):
        return _marked_up(path, start)
    odd = sum(sign < " " and sign not in "\t\r\n\f\0" for sign in start)
    if odd > _FEWEST_ODD and odd * 50 > len(start):
        raise FileRefused(f"{path.name} is not a text file, nor a workbook.", _AS_TABLE)
    return "text"


def _marked_up(path: Path, start: str) -> str:
    if any(sign in start for sign in ("<html", "<!doctype html", "<table", "<meta ")):
        raise FileRefused(
            f"{path.name} is a web page, though its name may end in .xls.",
            "Open it in Excel and save it as an Excel workbook (.xlsx).",
        )
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise FileRefused(
            f"{path.name} is a workbook in an old XML form.",
            "Open it in Excel and save it as an Excel workbook (.xlsx).",
        )
    return "xml"
