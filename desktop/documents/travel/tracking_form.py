"""The Traveller pupil tracking form, field by field as policy 004 has it (R248)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.documents.form_parts import box_row, choices, signatures, small_print
from desktop.documents.names import note_on
from desktop.documents.page import BODY, BODY_BOLD, CENTRE, SECTION, SMALL, Pages
from desktop.models.travel.half_terms import HALF_TERMS

if TYPE_CHECKING:
    from datetime import date

    from desktop.documents.page import Heading

Columns = tuple[tuple["date", ...], ...]
_NO_DAYS: Columns = ((),) * HALF_TERMS
_INTRODUCTION = (
    "In the interest of pupil welfare, the school and the parents complete this together before"
    " the child travels."
)
_NOTES = (
    "Please note: a travelling child whose whereabouts are not known can be taken off the roll in"
    " the same way as any other child, and only after a thorough search in which the child was not"
    " found. The school follows the authority’s protocol for children missing education.",
    "The place at the base school is kept open while the family travels for work. Absence is"
    " recorded as travelling (T) only while the parent’s trade or business requires it.",
)
_HEAD, _ROW, _LEAST = 15, 34, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingForm:
    """What is known; empty for a form that is filled in by hand. `name` as paper can print it.

    `going` and `coming` are days by half-term, `pack` whether an education pack was given.
    """

    heading: Heading
    name: str = ""
    born: str = ""
    base_1: str = ""
    parents: str = ""
    base_2: str = ""
    reason: str = ""
    landline: str = ""
    mobile: str = ""
    email: str = ""
    year: str = ""
    going: Columns = field(default=_NO_DAYS)
    coming: Columns = field(default=_NO_DAYS)
    school: str = ""
    pack: bool | None = None
    pack_words: str = ""


def tracking_form(form: TrackingForm) -> bytes:
    """Return the form as a PDF of one page, or two where much is written."""
    page = Pages(form.heading)
    page.paragraph(_INTRODUCTION, BODY, 6)
    box_row(page, (("Child’s name", form.name), ("Child’s date of birth", form.born)))
    box_row(page, (("Base 1: address with postcode", form.base_1),), 3)
    box_row(page, (("Parent(s), guardian(s), carer(s): name(s)", form.parents),))
    box_row(page, (("Base 2: address with postcode (other residence)", form.base_2),), 3)
    box_row(page, (("Reason for travel", form.reason),), 2)
    box_row(page, (("Landline telephone number", form.landline),
                   ("Mobile telephone number", form.mobile)))  # fmt: skip
    box_row(page, (("E-mail address", form.email),))
    page.y -= 8
    _dates(page, form)
    box_row(page, (("School details where the child is dual registered", form.school),), 3)
    page.y -= 8
    given = (("Y", form.pack is True), ("N", form.pack is False))
    choices(page, "Education packs provided", given)
    if form.pack_words:
        page.paragraph(form.pack_words, BODY, 4)
    small_print(page, *_NOTES)
    signatures(page, ("Signed (parent or carer)", "Signed (for the school)"))
    note = note_on([form.name])
    if note:
        page.paragraph(note, SMALL)
    return page.finish()


def _dates(page: Pages, form: TrackingForm) -> None:
    """Rule the two tables of half-terms: day of travel, and day of return that is expected."""
    most = max(len(days) for days in (*form.going, *form.coming))
    height = _HEAD + 14 * max(_LEAST, most)
    page.need(2 * height + 40)
    title = f"Travel dates {form.year}".strip()
    page.paragraph(title, SECTION, 3)
    for name, columns in (("Travel date", form.going), ("Expected return date", form.coming)):
        _half_terms(page, name, columns, height)
    page.y -= 8


def _half_terms(page: Pages, name: str, columns: Columns, height: float) -> None:
    first = page.width * 0.16
    width = (page.width - first) / HALF_TERMS
    top = page.y
    page.box((page.left, top - height), first, height)
    page.words_in((page.left + 4, top - 11, first - 8), name, BODY_BOLD)
    for place, days in enumerate(columns):
        x = page.left + first + place * width
        page.box((x, top - height), width, height)
        page.line((x, top - _HEAD), (x + width, top - _HEAD))
        page.words(x + width / 2, top - 11, f"HT{place + 1}", BODY_BOLD, CENTRE)
        for line, day in enumerate(days):
            page.words_in((x + 3, top - _HEAD - 12 - 14 * line, width - 6), _short(day), BODY)
    page.y = top - height


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
