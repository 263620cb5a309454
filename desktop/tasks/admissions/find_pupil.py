"""Everybody a person may look up, as the finder shows them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.models.admissions.pupil_search import Findable, PupilSearch
from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import pupil_pages, pupils, rolls
from desktop.storage.organisation import groups

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.admissions.roll import Enrolment, Membership, Rolls
    from desktop.tasks.desk import Desk


def findable_pupils(desk: Desk) -> tuple[Findable, ...]:
    """Return every child of the school, or of the person's own classes for a class teacher."""
    today = desk.today
    known = rolls.rolls_on(desk.db, desk.school, today)
    families = _families(desk)
    own = None if desk.who.may(Duty.SEE_EVERY_CLASS) else _own_classes(desk)
    return tuple(
        _findable(today, pupil, known, families.get(pupil.id, ()))
        for pupil in pupils.load_pupils(desk.db, desk.school)
        if known.enrolments.get(pupil.id) and _may_find(today, pupil, known, own)
    )


def pupil_search(desk: Desk) -> PupilSearch:
    """Return what finds the same children: one for every place, made anew as the roll changes."""
    return _search(desk, roll_version(desk))


@lru_cache(maxsize=1)
def _search(desk: Desk, _version: tuple[object, ...]) -> PupilSearch:
    return PupilSearch(findable_pupils(desk))


def roll_version(desk: Desk) -> tuple[object, ...]:
    """Return what differs once `findable_pupils` may return something else."""
    return desk.today, *rolls.roll_version(desk.db)


def _own_classes(desk: Desk) -> frozenset[int]:
    taken = groups.groups_of(desk.db, desk.who.person, desk.school, desk.today)
    return frozenset(group.id for group in taken)


def _may_find(today: date, pupil: Pupil, known: Rolls, own: frozenset[int] | None) -> bool:
    if own is None:
        return True
    place = known.place(pupil.id, today)
    return place is not None and place.group in own


def _families(desk: Desk) -> dict[int, tuple[str, ...]]:
    """Return the forenames of each child's brothers and sisters."""
    forenames = pupils.forenames_of_school(desk.db, desk.school)
    families: dict[int, tuple[str, ...]] = {}
    for one, other in pupil_pages.sibling_links(desk.db, desk.school):
        for child, sibling in ((one, other), (other, one)):
            if child in forenames and sibling in forenames:
                families[child] = (*families.get(child, ()), forenames[sibling])
    return families


def _findable(today: date, pupil: Pupil, known: Rolls, siblings: tuple[str, ...]) -> Findable:
    place = known.place(pupil.id, today)
    numbers = (pupil.upn, pupil.admission_number, place.group_name if place else "")
    return Findable(
        pupil=pupil.id,
        name=pupil.name,
        forename=pupil.forename,
        surname=pupil.surname,
        legal_name=pupil.legal_name,
        names=tuple(filter(None, (*_names(pupil), *numbers))),
        birth_date=pupil.birth_date,
        where=_where(today, known.enrolments[pupil.id][-1], place),
        year_group=place.year_group if place else "",
        is_on_roll=known.on_roll(pupil.id, today),
        siblings=siblings,
    )


def _names(pupil: Pupil) -> tuple[str, ...]:
    return (
        pupil.legal_forename, pupil.legal_surname, pupil.middle_names, pupil.preferred_forename,
        pupil.preferred_surname, pupil.former_surname,
    )  # fmt: skip


def _where(today: date, last: Enrolment, place: Membership | None) -> str:
    if last.leaving_day is not None and last.leaving_day < today:
        return f"Left {day_in_words(last.leaving_day)}"
    if today < last.starting_day:
        return f"Joins {day_in_words(last.starting_day)}"
    return place.group_name if place and place.group_name else "No class"
