"""A transfer file's header and pupils, one at a time, with nothing outside the file ever read.

Any DOCTYPE is refused before anything else: no real transfer file has one, and with it an XML
reader can be made to fetch files, to grow without end, or to read a name as empty.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.parsers import expat

from desktop.errors import FileRefused
from desktop.exchange.formats.letters import WINDOWS, find_encoding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.exchange.formats.watching import Watch

SENSITIVE = frozenset(
    {
        "fsmhistory", "lookedafter", "senhistory", "ethnicity", "ethnicitysource", "languages",
        "language", "medicalflag", "disabilities", "stageassessments", "religion", "servicechild",
        "pupilpremium", "sen", "asylumstatus", "nationality", "countryofbirth", "nationalities",
        "firstlanguage", "youngcarer", "medical", "ethnicgroup", "religiousaffiliation",
    }
)  # fmt: skip
_NOT_NEEDED = frozenset({"schoolhistory", "uniquelearnernumber", "uci"})
_SKIPPED = SENSITIVE | _NOT_NEEDED
_ROOTS = {"ctfile": "CTF", "atfile": "ATF"}
_TOPS = frozenset({"header", "pupil"})
_CHUNK = 1 << 16
_DEEPEST, _MOST_ELEMENTS, _LONGEST_TEXT = 30, 20_000, 200_000
_DECLARED = re.compile(rb"""[^<]{0,9}<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_NOT_PLAIN = ("utf-7", "utf7", "cp037", "cp500", "ebcdic", "ibm", "iso-2022", "hz-")
_ONE_BYTE = re.compile(r"iso-8859-(?:[2-9]|10|1[3-6])|windows-125[0134-8]")
_AT_THE_END = (True,)
_CUT_SHORT = frozenset({3, 5, 20})


class Element:
    """One element with its text and children; names are matched without regard to case."""

    __slots__ = ("children", "name", "texts", "written")

    def __init__(self, name: str) -> None:
        self.name = name
        self.written = ""
        self.texts: dict[str, str] = {}
        self.children: list[Element] = []

    def add(self, child: Element) -> None:
        """Take a child that is complete; the first text of a name is the one read."""
        self.children.append(child)
        text = child.written.strip()
        if text:
            self.texts.setdefault(child.name, text)

    def all(self, name: str) -> list[Element]:
        """Each child of this name, given in small letters."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Element | None:
        """The first child of this name that holds anything, else None."""
        for child in self.children:
            if child.name == name and (child.written or child.children):
                return child
        return None

    def read(self, *names: str) -> str:
        """The text of the first child of any of these names; empty when there is none."""
        for name in names:
            if name in self.texts:
                return self.texts[name]
        return ""


class TransferReader:
    """Takes a file's events and gives each header and pupil away as soon as it is complete."""

    def __init__(self, source_name: str, give: Callable[[Element], None]) -> None:
        self.kind = self.encoding = ""
        self.skipped: dict[str, str] = {}
        self._source_name = source_name
        self._give = give
        self._stack: list[Element] = []
        self._depth = self._skipping = self._elements = 0
        self._length = 0

    def start(self, tag: str, _attributes: object) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._not_a_transfer(f"elements inside each other {_DEEPEST} deep")
        name = _folded(tag)
        if self._depth == 1:
            self._root(tag, name)
        elif self._skipping:
            self._skipping += 1
        elif self._stack or name in _TOPS:
            self._inside(tag, name)

    def text(self, text: str) -> None:
        """Text between two tags; expat may give it in pieces."""
        if self._stack and not self._skipping:
            self._length += len(text)
            if self._length > _LONGEST_TEXT:
                raise self._not_a_transfer(f"a pupil with more than {_LONGEST_TEXT} letters")
            self._stack[-1].written += text

    def end(self, _tag: str) -> None:
        """An element is complete."""
        self._depth -= 1
        if self._skipping:
            self._skipping -= 1
        elif self._stack:
            element = self._stack.pop()
            if self._stack:
                self._stack[-1].add(element)
            else:
                self._elements = self._length = 0
                self._give(element)

    def doctype(self, *_: object) -> None:
        """A document type begins: refuse the file."""
        raise FileRefused(
            f"{self._source_name} holds a DOCTYPE, which no transfer file has and which can be "
            "used to do harm.",
            "Ask where the file comes from, and have it exported again.",
        )

    def _root(self, tag: str, name: str) -> None:
        if name not in _ROOTS:
            raise FileRefused(
                f"{self._source_name} is XML, but not a transfer file: it begins with <{tag[:60]}> "
                "and a Common Transfer File begins with <CTfile>.",
                "Export the pupils as a Common Transfer File, CSV or an Excel workbook.",
            )
        self.kind = _ROOTS[name]

    def _inside(self, tag: str, name: str) -> None:
        if self._stack and name in _SKIPPED:
            self._skipping = 1
            if name in SENSITIVE:
                self.skipped.setdefault(name, tag)
            return
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise self._not_a_transfer(f"a pupil of more than {_MOST_ELEMENTS} elements")
        self._stack.append(Element(name))

    def _not_a_transfer(self, what: str) -> FileRefused:
        return FileRefused(
            f"{self._source_name} has {what}, which no transfer file has.",
            "Ask where the file comes from, and have it exported again.",
        )


@lru_cache(maxsize=1000)
def _folded(tag: str) -> str:
    return tag.rpartition(":")[2].casefold()


def _encoding(path: Path, watch: Watch) -> str:
    """How the file writes its letters: as they are found, or as it declares when that is plain."""
    found = find_encoding(path, watch)
    with path.open("rb") as file:
        declared = _DECLARED.match(file.read(200).replace(b"\0", b""))
    if declared is None:
        return found
    named = declared[1].decode().casefold()
    if named.startswith(_NOT_PLAIN):
        raise FileRefused(
            f"{path.name} says that its letters are written as {declared[1].decode()}, which no "
            "transfer file uses and which can hide what it holds.",
            "Ask where the file comes from, and have it exported again as UTF-8.",
        )
    return named if found == WINDOWS and _ONE_BYTE.fullmatch(named) else found


def read_transfer(path: Path, give: Callable[[Element], None], watch: Watch) -> TransferReader:
    """Give every header and pupil to `give`; return what was left aside."""
    reader = TransferReader(path.name, give)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.doctype
    reader.encoding = encoding = _encoding(path, watch)
    size = path.stat().st_size
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            start = decoder.decode(file.read(_CHUNK)).lstrip("\ufeff\r\n\t ")
            parser.Parse(start)
            while chunk := file.read(_CHUNK):
                parser.Parse(decoder.decode(chunk))
                watch.at(file.tell(), size)
        watch.at(size, size)
        parser.Parse("", *_AT_THE_END)
    except expat.ExpatError as error:
        raise _broken(path, error) from error
    return reader


def _broken(path: Path, error: expat.ExpatError) -> FileRefused:
    if error.code in _CUT_SHORT:
        return FileRefused(
            f"{path.name} is cut short: it stops in the middle, on line {error.lineno}.",
            "Export or download it again.",
        )
    return FileRefused(
        f"{path.name} is damaged: line {error.lineno}, column {error.offset + 1} is not right XML "
        f"({expat.ErrorString(error.code)}).",
        "Export it again from the program it came from.",
    )
