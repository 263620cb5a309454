"""A school's roll, contacts and calendar as rows of cells, headed as our own reader knows them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.models.days.school_year import ClosureKind
from desktop.models.days.session import Half

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.admissions.roll import Rolls
    from desktop.models.days.school_year import Closure, SchoolCalendar

Cell = str | int | date | None
ADDRESS = ("address_1", "address_2", "address_3", "address_4", "address_5", "postcode")
PUPIL = (
    "upn", "former_upn", "admission_number", "legal_surname", "legal_forename", "middle_names",
    "preferred_surname", "preferred_forename", "former_surname", "birth_date", "sex", "year_group",
    "class_name", "starting_day", "leaving_day", "destination", "last_school", *ADDRESS,
)  # fmt: skip
PUPIL_BESIDES = ("Ground", "Address confidential", "Future school", "Future address")
CONTACT = (
    "pupil_upn", "pupil_admission_number", "pupil_surname", "pupil_forename", "pupil_birth_date",
    "order", "title", "surname", "forename", "relationship", "responsibility", "lives_with",
    "mobile", "home", "work", "phone", "email", "do_not_contact", "can_text", *ADDRESS,
)  # fmt: skip
CONTACT_BESIDES = ("Contact's address confidential", "Contact lives at the child's address")
MARK = (
    "upn", "admission_number", "surname", "forename", "birth_date", "date", "session", "code",
    "minutes", "comment",
)  # fmt: skip
CALENDAR = ("name", "first", "last", "kind")
OTHER_CLOSURES = ("Closure", "First closed day", "Last closed day", "What", "Which sessions")
_PHONES = {"mobile": "mobile", "home": "home", "work": "work"}
_FILE_KINDS = {
    ClosureKind.INSET: "INSET",
    ClosureKind.BANK_HOLIDAY: "bank holiday",
    ClosureKind.PLANNED: "planned",
}


def pupil_row(pupil: Pupil, rolls: Rolls, today: date) -> list[Cell]:
    """Return a pupil as the roll has them today, or had them last."""
    enrolments = rolls.enrolments.get(pupil.id, ())
    last = enrolments[-1] if enrolments else None
    places = rolls.memberships.get(pupil.id, ())
    place = rolls.place(pupil.id, today) or (places[-1] if places else None)
    return [
        *(getattr(pupil, fact) for fact in PUPIL[:11]),
        place.year_group if place else "",
        place.group_name if place else "",
        last.starting_day if last else None,
        last.leaving_day if last else None,
        last.destination if last else "",
        pupil.last_school,
        *_address(pupil.address, pupil.postcode),
        last.ground if last else "",
        _yes(said=pupil.address_confidential),
        pupil.future_school,
        pupil.future_address,
    ]


def contact_row(pupil: Pupil, contact: Contact) -> list[Cell]:
    """Return a contact beside the pupil it is for."""
    return [
        pupil.upn, pupil.admission_number, pupil.legal_surname, pupil.legal_forename,
        pupil.birth_date, contact.place, contact.title, contact.surname, contact.forename,
        contact.relationship, _yes(said=contact.responsibility), _yes(said=contact.lives_with),
        *_numbers(contact), contact.email, _yes(said=contact.do_not_contact),
        _yes(said=contact.safe_to_text), *_address(contact.address, contact.postcode),
        _yes(said=contact.address_confidential), _yes(said=contact.address_as_pupil),
    ]  # fmt: skip


def _numbers(contact: Contact) -> Iterator[str]:
    for kind in ("mobile", "home", "work", "other"):
        of_kind = (phone for phone in contact.phones if _PHONES.get(phone.kind, "other") == kind)
        yield " / ".join(phone.typed for phone in of_kind)


def _address(address: str, postcode: str) -> list[Cell]:
    lines = address.split("\n")
    four = (lines[:4] + [""] * 4)[:4]
    return [*four, ", ".join(lines[4:]), postcode]


def _yes(*, said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"


def calendar_rows(calendar: SchoolCalendar) -> Iterator[list[Cell]]:
    """Yield half-terms and the planned closures of whole days, which are read back."""
    for year in calendar.years:
        for term in year.terms:
            yield [term.name, term.first, term.last, "term"]
    for closure in calendar.closures:
        if is_read_back(closure):
            kind = _FILE_KINDS[closure.kind]
            yield [closure.name or kind, closure.first, closure.last, kind]


def other_closure_rows(calendar: SchoolCalendar) -> Iterator[list[Cell]]:
    """Yield the closures that a calendar file cannot say: unexpected ones, and half days."""
    for closure in calendar.closures:
        if not is_read_back(closure):
            halves = " and ".join(half.name for half in sorted(closure.halves))
            yield [closure.name, closure.first, closure.last, closure.kind.value, halves]


def is_read_back(closure: Closure) -> bool:
    """Whether a calendar file can say the closure."""
    return closure.is_planned and closure.halves == frozenset(Half)
