"""The form "Request for leave in term time": given out blank, or filled back with a request.

R33, R114, R168: in writing, before arrangements are made, by a parent the child normally lives
with. R35: families get the form back with the answer and its dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.form_parts import box_row, choices, signatures, small_print
from desktop.documents.names import note_on
from desktop.documents.page import BODY, SECTION, SMALL, Pages
from desktop.models.leave.reason import REASONS

if TYPE_CHECKING:
    from desktop.documents.page import Heading

_INTRODUCTION = (
    "Please fill this in and hand it to the office before you book or arrange anything. One form is"
    " enough for brothers and sisters."
)
_NOTES = (
    "By law leave in term time can be granted only in exceptional circumstances, only in advance,"
    " and only where a parent with whom the child normally lives has asked for it. A holiday, or"
    " what it costs, is not normally exceptional. Each request is looked at by itself, and the"
    " headteacher decides whether leave is given and for how long.",
    "You will have an answer in writing. Leave that is taken without it is recorded as absence"
    " without permission and may lead to a penalty notice. A child who is not back when the leave"
    " ends may lose the place at this school.",
    "We may ask to see something that shows the dates, such as tickets. We keep no copy.",
)
OUTCOMES = ("Granted", "Granted in part", "Not granted")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveForm:
    """What is known already; all of it empty for a form to be given out.

    `notice` says how long before the first day the school asks for it; empty where it says nothing.
    `lives_with` and `filed` are None while nobody knows; `outcome` is one of `OUTCOMES` or empty.
    """

    heading: Heading
    notice: str = ""
    names: str = ""
    classes: str = ""
    asker: str = ""
    lives_with: bool | None = None
    first_day: str = ""
    last_day: str = ""
    back_on: str = ""
    days: str = ""
    reason: str = ""
    words: str = ""
    where: str = ""
    received: str = ""
    came: str = ""
    outcome: str = ""
    decided: str = ""


def request_form(form: LeaveForm) -> bytes:
    """Return the form as a PDF."""
    page = Pages(form.heading)
    asked = f" We ask for it {form.notice} before the first day." if form.notice else ""
    page.paragraph(_INTRODUCTION + asked, BODY, 6)
    box_row(page, (("Child or children", form.names), ("Class", form.classes)), 2)
    box_row(page, (("Who asks: name, and how related to the child", form.asker),))
    page.y -= 4
    lives = (("Yes", form.lives_with is True), ("No", form.lives_with is False))
    choices(page, "Does the child normally live with you?", lives)
    box_row(page, (("First day away", form.first_day), ("Last day away", form.last_day)))
    box_row(page, (("Back in school on", form.back_on), ("School days", form.days)))
    page.y -= 4
    kinds = ((one.words, one.name == form.reason) for one in REASONS)
    choices(page, "What the leave is for", kinds)
    box_row(page, (("Why it is exceptional, and why it cannot be at another time", form.words),), 4)
    box_row(page, (("Where the child will be", form.where),))
    page.y -= 4
    small_print(page, *_NOTES)
    signatures(page, ("Signed (parent or carer)",))
    _for_school(page, form)
    note = note_on([form.names])
    if note:
        page.paragraph(note, SMALL)
    return page.finish()


def _for_school(page: Pages, form: LeaveForm) -> None:
    page.need(130)
    page.paragraph("For the school", SECTION, 3)
    box_row(page, (("Received on", form.received), ("How", form.came)))
    page.y -= 4
    choices(page, "", ((one, one == form.outcome) for one in OUTCOMES))
    box_row(page, (("Days, code, decided by, and why", form.decided),), 2)
    signatures(page, ("Signed (headteacher)",))
