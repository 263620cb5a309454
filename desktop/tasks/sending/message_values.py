"""What the fields of a message become: of the school, of the day, of a child for an example."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, both_halves
from desktop.models.sending.outgoing import ChildToTell, child_values
from desktop.storage.absence import messages
from desktop.storage.admissions import contacts, pupils, rolls
from desktop.storage.organisation import schools
from desktop.tasks.admissions.pupil_history import pupil_here

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.models.days.session import Session
    from desktop.tasks.desk import Desk

_LOOK_BACK = timedelta(days=30)
_HALVES = {Half.AM: "this morning", Half.PM: "this afternoon"}


def school_values(desk: Desk) -> dict[str, str]:
    """Return what is the same in every message of the day; what is not known is left out."""
    school = schools.load_school(desk.db, desk.school)
    found = {"school": school.name, "phone": school.phone.strip(), "day": short_day(desk.today)}
    return {field: value for field, value in found.items() if value}


def session_words(sessions: Sequence[Session]) -> str:
    """This morning, this afternoon, or today for both."""
    halves = {one.half for one in sessions}
    return _HALVES[halves.pop()] if len(halves) == 1 else "today"


def short_day(day: date) -> str:
    """Tue 10 Nov."""
    return f"{day:%a} {day.day} {day:%b}"


def children_to_tell(desk: Desk, numbers: Sequence[int]) -> tuple[ChildToTell, ...]:
    """Return children with their contacts, in the order asked for."""
    adults = contacts.contacts_of_pupils(desk.db, numbers)
    found = []
    for number in numbers:
        child, place = pupil_here(desk, number), rolls.class_on(desk.db, number, desk.today)
        found.append(
            ChildToTell(
                pupil=number,
                forename=child.forename,
                class_name=place.group_name if place else "",
                contacts=adults.get(number, ()),
            )
        )
    return tuple(found)


def back_values(desk: Desk, numbers: Sequence[int]) -> dict[str, str]:
    """Return the day on which a family said that a child would be back, if it has come."""
    first, last = both_halves(desk.today - _LOOK_BACK)[0], both_halves(desk.today)[1]
    said = messages.messages_about(desk.db, numbers, first, last)
    days = [one.back_on for one in said if one.back_on and one.back_on <= desk.today]
    return {"back": short_day(max(days))} if days else {}


def example(desk: Desk) -> Mapping[str, str]:
    """Return what every field becomes for the child with the longest name, to show and measure."""
    longest = _longest_name(desk)
    children = children_to_tell(desk, longest) or (
        ChildToTell(pupil=0, forename="Alexandra", class_name="6B"),
    )
    return {
        "phone": "01632 960000",
        "session": "this afternoon",
        "back": short_day(desk.today),
        **school_values(desk),
        **child_values(children),
    }


def _longest_name(desk: Desk) -> tuple[int, ...]:
    names = pupils.names_of_school(desk.db, desk.school)
    by_length = sorted(names, key=lambda one: -len(names[one]))
    here = (one for one in by_length if rolls.is_on_roll(desk.db, one, desk.today))
    return tuple(islice(here, 1))
