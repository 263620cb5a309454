"""The shipped faces on paper: each letter in a face that has it, embedded, and names that fit."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "NotoSans", "NotoSans-SemiBold"
SIGNS, SIGNS_BOLD, CHINESE = "DejaVuSans", "DejaVuSans-Bold", "NotoSansSC"
_FILES = {
    REGULAR: "fonts/NotoSans-Regular.ttf",
    BOLD: "fonts/NotoSans-SemiBold.ttf",
    SIGNS: "fonts/DejaVuSans.ttf",
    SIGNS_BOLD: "fonts/DejaVuSans-Bold.ttf",
    CHINESE: "fonts/NotoSansSC-Regular.ttf",
}
_FIRST = {False: (REGULAR, SIGNS), True: (BOLD, SIGNS_BOLD)}
# The rest needs its letters joined or turned round, which no face here does by itself.
_EASTERN = ("CJK", "IDEOGRAPHIC", "FULLWIDTH", "HIRAGANA", "KATAKANA")
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", *_EASTERN, "MODIFIER", "MICRO", "FEMININE", "MASCULINE")
_NO_LETTER = "?"  # an empty box would be taken for a fault of the printer
_ELLIPSIS = "…"
_REMEMBERED = 20_000  # a school's papers say the same words over and over


@cache
def face(name: str) -> TTFont:
    """Make a face known to ReportLab when it is first needed; only the letters used are embedded.

    The Chinese one is ten megabytes: a school without a Chinese name never reads it.
    """
    from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415 - when paper is made

    made = ttfonts.TTFont(name, str(resource(_FILES[name])))
    pdfmetrics.registerFont(made)
    return made


@lru_cache(maxsize=_REMEMBERED)
def runs(text: str, *, bold: bool = False) -> tuple[tuple[str, str], ...]:
    """Split text into parts that one face prints each, as (face, part)."""
    composed = unicodedata.normalize("NFC", text)
    faces = [_face_of(letter, bold=bold) for letter in composed]
    letters = (letter if name else _NO_LETTER for letter, name in zip(composed, faces, strict=True))
    pairs = zip((name or _FIRST[bold][0] for name in faces), letters, strict=True)
    return tuple(
        (name, "".join(letter for _, letter in part)) for name, part in groupby(pairs, _face)
    )


def _face(pair: tuple[str, str]) -> str:
    return pair[0]


@cache
def _face_of(letter: str, *, bold: bool) -> str:
    """Return the first face that prints the letter rightly; empty when none does."""
    if not _is_promised(letter):
        return ""
    code = ord(letter)
    for name in _FIRST[bold]:
        if code in face(name).face.charToGlyph:
            return name
    if _is_eastern(letter) and code in face(CHINESE).face.charToGlyph:
        return CHINESE
    return ""


def _is_promised(letter: str) -> bool:
    if unicodedata.category(letter)[0] not in "LM":
        return letter.isprintable()
    name = unicodedata.name(letter, "")
    return name.startswith((*_SCRIPTS, "COMBINING"))


def _is_eastern(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_EASTERN)


def can_print(text: str) -> bool:
    """Whether every letter prints as it is written: Latin, Greek, Cyrillic, Chinese, kana."""
    return all(_face_of(letter, bold=False) for letter in unicodedata.normalize("NFC", text))


@lru_cache(maxsize=_REMEMBERED)
def _unit_width(text: str, *, bold: bool) -> float:
    return sum(face(name).stringWidth(part, 1000) for name, part in runs(text, bold=bold)) / 1000


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide text prints, in points."""
    return _unit_width(text, bold=bold) * size


@lru_cache(maxsize=_REMEMBERED)
def fitted(
    text: str, room: float, size: float, smallest: float, *, bold: bool = False
) -> tuple[str, float]:
    """Return text and a size at which it fits: smaller first, then cut short with an ellipsis."""
    needed = _unit_width(text, bold=bold)
    if needed * size <= room:
        return text, size
    if needed * smallest <= room:
        return text, room / needed
    letters = len(text)
    while letters and width(text[:letters].rstrip() + _ELLIPSIS, smallest, bold=bold) > room:
        letters -= 1
    return text[:letters].rstrip() + _ELLIPSIS, smallest


def wrapped(
    text: str, room: float, size: float, *, bold: bool = False, squeeze: float = 1.0
) -> list[str]:
    """Return text in lines no wider than the room.

    A word longer than it has a line of its own where it may be made so much smaller (`squeeze`),
    else goes on below, as Chinese without spaces does: nothing of a reason is cut short.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and width(longer, size, bold=bold) > room:
                lines.append(line)
                longer = word
            if width(longer, size, bold=bold) > room * squeeze:
                *full, longer = _parts(longer, room, size, bold=bold)
                lines.extend(full)
            line = longer
        lines.append(line)
    return lines


def _parts(word: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    part = ""
    for letter in word:
        if part and width(part + letter, size, bold=bold) > room:
            yield part
            part = ""
        part += letter
    yield part
