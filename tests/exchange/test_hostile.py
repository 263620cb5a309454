"""No file that means harm, or has come to harm, does any: one sentence that names it, and no more.

Each is refused with a title and advice that are whole sentences, reads nothing but itself, and
takes no more memory than a list of its size would.
"""

from __future__ import annotations

import io
import sys
import tracemalloc
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from desktop.errors import FileRefused
from desktop.exchange.detect import read_file
from tests.exchange.conftest import SAMPLES, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HEAD = "UPN,Surname,Forename,DOB\n"
GOOD = "R940000020001,Example,Ann,14/03/2017\n"
PUPIL = "<Pupil><Surname>Example</Surname><Forename>Ann</Forename><DOB>2017-03-14</DOB>{}</Pupil>"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TENFOLD = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE CTfile [<!ENTITY l0 "ha">{TENFOLD}]>'
READS_A_FILE = '<!DOCTYPE CTfile [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
_MOST_MEMORY = 80_000_000
_opened: list[str] | None = None


def _note_what_is_opened(event: str, arguments: tuple[Any, ...]) -> None:
    if _opened is not None and event in {"open", "socket.connect", "socket.getaddrinfo"}:
        _opened.append(str(arguments[0]))


sys.addaudithook(_note_what_is_opened)


@contextmanager
def opened_meanwhile() -> Iterator[list[str]]:
    """What is opened in the meantime that is no part of Python's own library."""
    global _opened  # noqa: PLW0603 - a hook of the interpreter cannot be taken away again
    found: list[str] = []
    _opened = found
    try:
        yield found
    finally:
        _opened = None
        found[:] = [one for one in found if "python" not in one and "site-packages" not in one]


def transfer(inside: str = "", before: str = "") -> str:
    return f"{before}<CTfile><CTFpupilData>{PUPIL.format(inside)}</CTFpupilData></CTfile>"


def zipped(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return packed.getvalue()


def workbook_with(part: str, change: Callable[[bytes], bytes]) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(SAMPLES / "good.xlsx") as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name.endswith(part) else old.read(name))
    return packed.getvalue()


def claiming(size: int) -> bytes:
    """A workbook whose sheet claims to unpack to a size, in both places that say so."""
    content = bytearray(workbook_with("none", bytes))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = -1
        while (place := content.find(mark, place + 1)) >= 0:
            content[place + at : place + at + 4] = size.to_bytes(4, "little")
    return bytes(content)


def before_root(text: str) -> Callable[[bytes], bytes]:
    def change(old: bytes) -> bytes:
        start = old.index(b"?>") + 2 if old.startswith(b"<?xml") else 0
        return old[:start] + text.encode() + old[start:]

    return change


FILES: dict[str, tuple[bytes | str, str]] = {
    "empty": (b"", "is empty"),
    "only zero bytes": (bytes(100_000), "is empty"),
    "only spaces": (b" \r\n" * 9000, "is empty"),
    "a picture": (b"\xff\xd8\xff\xe0JFIF", "a JPEG"),
    "a PDF": (b"%PDF-1.7", "a PDF"),
    "a program": (b"MZ\x90", "a program"),
    "gzip": (b"\x1f\x8b\x08", "gzip"),
    "an old workbook": (OLD_OFFICE + "Workbook".encode("utf-16-le"), "in the old form"),
    "a locked workbook": (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "with a password"),
    "a folder of files": (zipped(a_xml=b"x"), "compressed folder"),
    "a web page": ("<html><table><tr><td>UPN</td></tr></table></html>", "a web page"),
    "noise": (bytes(range(1, 32)) * 40, "not a text file"),
    "half zero bytes": (HEAD.encode() + GOOD.encode() + bytes(9000), "zero bytes"),
    "cut in a letter": (f"{HEAD},Siân,Zoë,1/2/2017\nSi".encode() + b"\xc3", "on line 3"),
    "two ways of letters": (f"{HEAD}{GOOD},Siân,B,1/2/17\n".encode() + b",Si\xe2n,B,\n", "line 4"),
    "UTF-16 cut": ((HEAD + GOOD).encode("utf-16")[:-1], "cut short or damaged"),
    "UTF-16 by name only": ("\ufeff".encode("utf-16-le") + HEAD.encode() + b"x", "no headings"),
    "no headings": ("1,2,3\n4,5,6\n", "no headings that are known"),
    "headings alone": (HEAD, "nothing below"),
    "another list": ("Surname,Shoe,Size\nA,left,5\n", "no list that is known"),
    "two Surnames": ("Surname,Forename,Surname,DOB\nA,B,C,1/2/17\n", "two headings “Surname”"),
    "month first": (f"{HEAD}{GOOD},B,C,03/14/2017\n,D,E,04/15/2017\n", "(03/14/2017)"),
    "weeks month first": ("UPN,09/14/2026 AM,09/15/2026 AM\nR940000020001,/,/\n", "09/14/2026"),
    "days without a week": ("UPN,Mon AM,Mon PM\nR940000020001,/,\\\n", "which week"),
    "quotes everywhere": (HEAD + '"A"x,B,C,D\n' * 1100, "broken quotation marks"),
    "a thousand columns": (HEAD.strip() + "," * 2000 + "\n" + GOOD, "no headings that are known"),
    "a DOCTYPE": (transfer(before="<!DOCTYPE CTfile>"), "holds a DOCTYPE"),
    "a DOCTYPE below a remark": (transfer(before="<!-- x --><?a b?>\n<!DOCTYPE a>"), "a DOCTYPE"),
    "a DOCTYPE in UTF-16": (transfer(before="<!DOCTYPE a>").encode("utf-16"), "holds a DOCTYPE"),
    "a DOCTYPE unmarked": (transfer(before="<!DOCTYPE a>").encode("utf-16-be"), "a DOCTYPE"),
    "a DOCTYPE in UTF-32": (transfer(before="<!DOCTYPE a>").encode("utf-32"), "holds a DOCTYPE"),
    "a DOCTYPE far down": (transfer(before=" " * 70_000 + "<!DOCTYPE a>"), "holds a DOCTYPE"),
    "a file fetched": (transfer("&e;", READS_A_FILE), "holds a DOCTYPE"),
    "a page fetched": (transfer(before='<!DOCTYPE a SYSTEM "http://x.invalid/">'), "a DOCTYPE"),
    "a billion laughs": (transfer("&l9;", LAUGHS), "holds a DOCTYPE"),
    "an unknown entity": (transfer("&e;"), "is damaged: line 1"),
    "a control character": (transfer("&#1;"), "is damaged: line 1"),
    "UTF-7": ('<?xml version="1.0" encoding="UTF-7"?>+ADw-CTfile/+AD4-', "written as UTF-7"),
    "EBCDIC by name": (transfer(before='<?xml version="1.0" encoding="cp037"?>'), "as cp037"),
    "another root": ("<Census><Pupil/></Census>", "begins with <Census>"),
    "no pupil": ("<CTfile><CTFpupilData/></CTfile>", "without a pupil"),
    "very deep": ("<CTfile><Pupil>" + "<a>" * 100_000, "30 deep"),
    "very many parts": (transfer("<a/>" * 20_001), "20000 elements"),
    "a very long name": (transfer("<MiddleNames>" + "A" * 300_000), "200000 letters"),
    "cut short": (transfer()[:90], "is cut short"),
    "a second root": (transfer() + transfer(), "is damaged: line 1"),
    "a broken workbook": (b"PK\x03\x04 broken", "damaged workbook"),
    "a workbook cut short": ((SAMPLES / "good.xlsx").read_bytes()[:3000], "damaged workbook"),
    "a sheet cut short": (workbook_with("sheet1.xml", lambda old: old[:900]), "damaged workbook"),
    "a workbook of nothing": (zipped(xl__workbook_xml=b"<workbook/>"), "damaged|no sheet"),
    "a sheet with a DOCTYPE": (
        workbook_with("sheet1.xml", before_root('<!DOCTYPE a [<!ENTITY e "x">]>')), "a DOCTYPE"),
    "strings with a DOCTYPE in UTF-16": (
        workbook_with("styles.xml", lambda _: "<!DOCTYPE a><a/>".encode("utf-16")), "a DOCTYPE"),
    "a strict workbook": (
        workbook_with("xl/workbook.xml", before_root("<!--http://purl.oclc.org/ooxml/-->")),
        "strict form"),
    "a bomb": (workbook_with("sheet1.xml", lambda old: old + b" " * 60_000_000), "unpacks to"),
    "a part that is too large": (
        workbook_with("app.xml", lambda old: old + bytes(range(256)) * 600_000), "unpacks to"),
    "a gigabyte claimed": (claiming(1 << 30), "unpacks to"),
    "an empty calendar": (CALENDAR + b"END:VCALENDAR\r\n", "0 events"),
    "a calendar cut short": (CALENDAR + b"BEGIN:VEVENT\r\nSUMMARY:Term\r\n", "calendar"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_in_whole_sentences_that_name_it(tmp_path: Path, name: str) -> None:
    content, said = FILES[name]
    path = tmp_path / "from outside.dat"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with opened_meanwhile() as opened, pytest.raises(FileRefused, match=r".") as refused:
        read_file(path, today=TODAY)
    error = refused.value
    assert any(words in error.title for words in said.split("|"))
    assert error.title.startswith(("from outside.dat", "The ", "A column", "More than"))
    for sentence in (error.title, error.advice):
        assert sentence[-1] == "."
        assert "Error" not in sentence
        assert "<class" not in sentence
    assert {one for one in opened if not one.isdigit()} <= {str(path)}


def far_cell() -> bytes:
    book, saved = openpyxl.Workbook(), io.BytesIO()
    for row in (["Surname", "Forename", "DOB"], ["Example", "Ann", "14/03/2017"]):
        book.worksheets[0].append(row)
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(saved)
    return saved.getvalue()


def wide_text() -> bytes:
    return (HEAD + GOOD + "," * 2_000_000 + "x\n" + GOOD.replace("Ann", "Bea")).encode()


def many_contacts() -> bytes:
    one = "<Contact><Order>{0}</Order><Surname>Other{0}</Surname><Forename>P</Forename></Contact>"
    return transfer(f"<Contacts>{''.join(map(one.format, range(1, 501)))}</Contacts>").encode()


@pytest.mark.parametrize(
    ("content", "pupils"),
    [
        (far_cell(), 1),
        (wide_text(), 0),
        (many_contacts(), 1),
        (HEAD.encode() + GOOD.encode() + b'"' * 120_000 + b"\n", 1),
        (HEAD.encode() + GOOD.encode() + b",A,B,1/2/2017" * 9000 + b"\n", 1),
        (transfer(f"<Contacts>{'<Contact/>' * 900}</Contacts>").encode(), 1),
        (transfer('<x href="file:///etc/passwd"/><?php x?><!-- y -->').encode(), 1),
    ],
    ids=["XFD1048576", "two million cells", "500 contacts", "quotes", "one row", "no names", "PI"],
)
def test_what_can_be_read_of_it_is_read_in_bounds(
    tmp_path: Path, content: bytes, pupils: int
) -> None:
    path = tmp_path / "from outside.dat"
    path.write_bytes(content)
    tracemalloc.start()
    try:
        with opened_meanwhile() as opened:
            file = read_file(path, today=TODAY)
        assert tracemalloc.get_traced_memory()[1] < _MOST_MEMORY
    finally:
        tracemalloc.stop()
    assert len(file.pupils) == pupils
    assert {one for one in opened if not one.isdigit()} <= {str(path)}


@pytest.mark.parametrize("name", ["a bomb", "a billion laughs", "a gigabyte claimed", "very deep"])
def test_a_bomb_takes_little_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / "from outside.dat"
    content = FILES[name][0]
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    tracemalloc.start()
    try:
        with pytest.raises(FileRefused, match=r"."):
            read_file(path, today=TODAY)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
