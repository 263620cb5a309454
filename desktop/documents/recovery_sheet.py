"""The sheet with the recovery code, for the school's safe."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from desktop.documents.fonts import BOLD, REGULAR, load_faces
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
    load_faces()
    page = BytesIO()
    template = SimpleDocTemplate(
        page,
        pagesize=A4,
        invariant=1,
        title="Recovery code",
        author="School Register",
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=30 * mm,
        bottomMargin=25 * mm,
    )
    template.build(
        [
            Paragraph(escape(sheet.school), _TITLE),
            Paragraph("Recovery code for School Register", _TEXT),
            Spacer(1, 12 * mm),
            Paragraph(escape(sheet.code), _CODE),
            Spacer(1, 10 * mm),
            *(Paragraph(escape(words), _TEXT) for words in _words(sheet)),
        ]
    )
    return page.getvalue()


def _words(sheet: RecoverySheet) -> tuple[str, ...]:
    return (
        f"Made on {day_in_words(sheet.day)} by {sheet.person}.",
        "Lock this sheet away with the school's other keys. Whoever holds it and can sit at the"
        " school's computer can set a new password for the head or an administrator.",
        "To use it: on the sign-in page choose the head's or administrator's name, then “I have"
        " forgotten it”, type the code and a new password. The code works once; a new one is shown"
        " in its place.",
    )


_TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=20, leading=26, spaceAfter=6)
_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=11, leading=16, spaceAfter=8)
_CODE = ParagraphStyle("code", fontName=BOLD, fontSize=24, leading=32)
