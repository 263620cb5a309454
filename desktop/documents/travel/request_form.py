"""The Traveller request form, filled in by a family before it travels for work (R244)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.form_parts import box_row, choices, signatures, small_print
from desktop.documents.names import note_on
from desktop.documents.page import BODY, SECTION, SMALL, Pages
from desktop.models.travel.journey import How, Outcome, Reach, Reason

if TYPE_CHECKING:
    from desktop.documents.page import Heading

_INTRODUCTION = (
    "For families who travel for work. Please fill this in before you leave, so that we can keep"
    " the child’s place, send work along and stay in touch."
)
_NOT_WORK = (
    "These are not travel for work: bereavement, weddings, visiting relatives, religious days"
    " beyond the one that is set apart, preparing for a wedding, birthdays. Please ask for them on"
    " the school’s leave of absence form."
)
_NOTES = (
    "Near enough to come back each day, children are expected in school. Elsewhere in England,"
    " while the trade allows, they are expected to go to a school there: please tell us which.",
    "If your plans change, or you will be back later, please ring us.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestForm:
    """What is known already; all of it empty for a form to be given out."""

    heading: Heading
    names: str = ""
    classes: str = ""
    asked_by: str = ""
    work: str = ""
    is_for_work: bool = False
    place: str = ""
    reach: Reach | None = None
    travel: str = ""
    back: str = ""
    phone: str = ""
    school: str = ""
    pack: bool | None = None
    received: str = ""
    how: How | None = None
    outcome: Outcome | None = None
    decided: str = ""


def request_form(form: RequestForm) -> bytes:
    """Return the form as a PDF."""
    page = Pages(form.heading)
    page.paragraph(_INTRODUCTION, BODY, 6)
    box_row(page, (("Child or children", form.names), ("Class", form.classes)), 2)
    box_row(page, (("Who asks: name, and how related to the child", form.asked_by),))
    box_row(page, (("The trade or business, and why it means travelling", form.work),), 2)
    page.y -= 4
    work = ((Reason.WORK.words, form.is_for_work), ("The child travels with that parent", False))
    choices(page, "", work)
    box_row(page, (("Day of travel", form.travel), ("Day back in school", form.back)))
    box_row(page, (("Where you will be: address, site or area, with postcode if known", form.place),
                   ), 2)  # fmt: skip
    choices(page, "", ((reach.words, form.reach is reach) for reach in Reach))
    box_row(page, (("How we can reach you while you are away", form.phone),))
    box_row(page, (("School there: name, address, and since when", form.school),), 2)
    page.y -= 4
    pack = (("Yes", form.pack is True), ("No", form.pack is False))
    choices(page, "Work to take along (education pack) wanted", pack)
    small_print(page, _NOT_WORK, *_NOTES)
    signatures(page, ("Signed (parent or carer)",))
    _for_school(page, form)
    note = note_on([form.names])
    if note:
        page.paragraph(note, SMALL)
    return page.finish()


def _for_school(page: Pages, form: RequestForm) -> None:
    page.need(130)
    page.paragraph("For the school", SECTION, 3)
    how = form.how.value if form.how else ""
    box_row(page, (("Received on", form.received), ("How", how)))
    page.y -= 4
    outcomes = (
        (outcome.value.capitalize(), form.outcome is outcome)
        for outcome in (Outcome.AGREED, Outcome.NOT_AGREED)
    )
    choices(page, "", outcomes)
    box_row(page, (("Decided by, and why", form.decided),), 2)
    signatures(page, ("Signed (headteacher)",))
