"""How a file writes its letters: by its mark, else strict UTF-8, else Windows-1252.

Latin-1 is never tried (it hides ’ as a control character) and no letter is ever replaced by a
guess: a file that mixes two ways is refused at its first wrong line.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.formats.watching import Watch

if TYPE_CHECKING:
    from pathlib import Path

WINDOWS = "cp1252"
WINDOWS_NOTE = (
    "The file does not say how its letters are written; they were read as Windows does. "
    "Look at names with accents and apostrophes in the preview."
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE_AGAIN = "Open it in the program it came from and save it again as UTF-8 (CSV UTF-8 in Excel)."
_WELL_FORMED = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf1-\xf4][\x80-\xbf]{3}"
)
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CHUNK = 1 << 20


def find_encoding(path: Path, watch: Watch | None = None) -> str:
    """Return the codec's name that reads the whole file; FileRefused when none does."""
    with path.open("rb") as file:
        head = file.read(4096)
    encoding = _marked(head) or _unmarked_wide(head) or "utf-8"
    fault = _first_fault(path, encoding, watch or Watch())
    if fault is None:
        return encoding
    if encoding != "utf-8":
        raise _mixed(path, fault)
    return _windows(path, fault)


def read_text(path: Path, watch: Watch | None = None) -> tuple[str, list[str]]:
    """Return the file's text and what must be said of how it was read."""
    encoding = find_encoding(path, watch)
    text = path.read_bytes().decode(encoding)
    notes = [WINDOWS_NOTE] if encoding == WINDOWS else []
    nothings = text.count("\0")
    if nothings * 100 > len(text):
        raise FileRefused(
            f"{path.name} is full of zero bytes: it was damaged on a disk or on the way.",
            "Export it again from the program it came from.",
        )
    if nothings:
        notes.append(f"{nothings} zero bytes in the file were left out.")
        text = text.replace("\0", "")
    return text, notes


def _marked(head: bytes) -> str:
    return next((codec for mark, codec in _MARKS if head.startswith(mark)), "")


def _unmarked_wide(head: bytes) -> str:
    """UTF-16 without its mark: every other byte of English text is zero."""
    half = len(head) // 2
    if half >= 4 and head[1::2].count(0) > half * 0.7 and head[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if half >= 4 and head[0::2].count(0) > half * 0.7 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _first_fault(path: Path, encoding: str, watch: Watch) -> int | None:
    """The offset, near enough to name the line, of the first bytes that the codec cannot read."""
    decoder = codecs.getincrementaldecoder(encoding)()
    done = 0
    with path.open("rb") as file:
        while True:
            watch.poll()
            chunk = file.read(_CHUNK)
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeError as error:
                return done + (error.start if isinstance(error, UnicodeDecodeError) else 0)
            if not chunk:
                return None
            done += len(chunk)


def _windows(path: Path, fault: int) -> str:
    """Windows-1252, unless the file is mostly UTF-8 and only broken in places."""
    well_formed = foreign = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            rest, found = _WELL_FORMED.subn(b"", chunk)
            well_formed += found
            foreign += len(rest) - len(rest.translate(None, bytes(range(0x80, 0x100))))
            if _NOT_WINDOWS.search(chunk):
                raise _mixed(path, fault)
    if well_formed >= foreign:
        raise _mixed(path, fault)
    return WINDOWS


def _mixed(path: Path, fault: int) -> FileRefused:
    with path.open("rb") as file:
        before = file.read(fault)
    line = len(before.splitlines()) + before.endswith((b"\n", b"\r")) or 1
    return FileRefused(
        f"{path.name} has letters on line {line} that cannot be read: they are written in another "
        "way than the rest, or the file is cut short or damaged.",
        _SAVE_AGAIN,
    )
