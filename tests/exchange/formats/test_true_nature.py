"""A file is named by its true nature, whatever its name ends in."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused
from desktop.exchange.formats.true_nature import true_nature

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\0\0", "is empty"),
        (b"%PDF-1.7 x", "a PDF"),
        (b"\n%PDF-1.7 x", "a PDF"),
        (b"\xff\xd8\xff\xe0JFIF", "a JPEG"),
        (b"\x89PNG\r\n", "a PNG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 x}", "Rich Text"),
        (b"SQLite format 3\0", "a database"),
        (b"MZ\x90", "a program"),
        (OLE + "Workbook".encode("utf-16-le"), "old form"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word"),
        (b"PK\x03\x04 broken", "damaged workbook"),
        (zipped("a.csv"), "compressed folder"),
        (zipped("word/document.xml"), "a Word document"),
        (zipped("xl/workbook.bin"), "xlsb"),
        (zipped("content.xml"), "OpenDocument"),
        (zipped("Index/Document.iwa"), "Numbers"),
        (b"<html><table><tr><td>UPN</td></tr></table></html>", "a web page"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>", "a web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
         "old XML form"),
        (bytes(range(1, 32)) * 40, "not a text file"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "pupils.csv"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=said):
        true_nature(path)


@pytest.mark.parametrize(
    ("content", "nature"),
    [
        (b"UPN,Surname\n", "text"),
        (zipped("xl/workbook.xml"), "xlsx"),
        (b"\xef\xbb\xbf<CTfile>", "xml"),
        ("<CTfile/>".encode("utf-16"), "xml"),
        (b"\r\nBEGIN:VCALENDAR\r\n", "ics"),
    ],
)
def test_what_can_be_read_is_known(tmp_path: Path, content: bytes, nature: str) -> None:
    path = tmp_path / "file.dat"
    path.write_bytes(content)
    assert true_nature(path) == nature


def test_a_file_larger_than_any_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.xlsx"
    path.write_bytes(zipped("xl/workbook.xml"))
    with path.open("ab") as file:
        file.truncate(300_000_000)
    with pytest.raises(FileRefused, match=r"larger than any list|damaged"):
        true_nature(path)


@pytest.mark.parametrize("name", ["gone.csv", "."])
def test_a_missing_file_or_a_folder_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRefused, match="could not be opened"):
        true_nature(tmp_path / name)
