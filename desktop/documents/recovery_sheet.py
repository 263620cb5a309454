"""The sheet with the recovery code, for the school's safe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.page import Heading, Letters, Pages
from desktop.models.days.session import day_in_words

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet."""

    school: str
    person: str
    code: str
    day: date


def recovery_sheet(sheet: RecoverySheet) -> bytes:
    """Print the code with what it is for; the same facts give the same bytes."""
    made = f"Made on {day_in_words(sheet.day)} by {sheet.person}"
    page = Pages(Heading(sheet.school, "Recovery code for School Register", made))
    page.y -= 40
    page.paragraph(sheet.code, _CODE, after=28)
    page.paragraph(f"{made}.", _TEXT, after=8)
    for words in _WORDS:
        page.paragraph(words, _TEXT, after=8)
    return page.finish()


_CODE, _TEXT = Letters(24, bold=True), Letters(11)
_WORDS = (
    "Lock this sheet away with the school's other keys. Whoever holds it and can sit at the"
    " school's computer can set a new password for the head or an administrator.",
    "To use it: on the sign-in page choose the head's or administrator's name, then “I have"
    " forgotten it”, type the code and a new password. The code works once; a new one is shown"
    " in its place.",
)
