"""The admission register: put a pupil on roll, change what it says, move to another class."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.admissions.pupil import (
    Contact,
    Pupil,
    check_pupil,
    differences,
    tidied,
    words_of,
)
from desktop.models.admissions.roll import Enrolment, check_starting
from desktop.models.admissions.upn import upn_doubts
from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, warning
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts, pupils, rolls
from desktop.storage.file.database import saving
from desktop.tasks.admissions.pupil_history import keep, pupil_here

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk

SOONEST = timedelta(days=400)  # a starting day further ahead is a slip of the year


@dataclass(frozen=True, slots=True)
class Place:
    """A class, or none, and a year group."""

    group: int | None
    year_group: str = ""


@dataclass(frozen=True, slots=True)
class Admission:
    """A pupil about to be put on roll; from the starting day a no-show is absent and not Z."""

    pupil: Pupil
    starting_day: date
    place: Place
    contacts: tuple[Contact, ...] = ()


def admit(desk: Desk, new: Admission) -> Pupil:
    """Put a new pupil on roll, in a class, with the contacts in the order given."""
    desk.need(Duty.KEEP_THE_ROLL)
    pupil = tidied(replace(new.pupil, school=desk.school))
    check_pupil(pupil, desk.today)
    _check_start(desk, pupil, new.starting_day)
    with saving(desk.db):
        _check_unique(desk, pupil)
        _check_group(desk, new.place)
        pupil = replace(pupil, id=pupils.add_pupil(desk.db, pupil))
        _put_on_roll(desk, pupil.id, new.starting_day, new.place)
        for place, contact in enumerate(new.contacts, start=1):
            contacts.add_contact(desk.db, replace(contact, pupil=pupil.id, place=place))
        keep(desk, pupil.id, "admitted", starting_day=str(new.starting_day), name=pupil.legal_name)
    return pupil


def admit_again(desk: Desk, number: int, starting_day: date, place: Place) -> None:
    """Put a pupil who left back on roll from a later day."""
    desk.need(Duty.KEEP_THE_ROLL)
    with saving(desk.db):
        pupil = pupil_here(desk, number)
        _check_start(desk, pupil, starting_day)
        _check_group(desk, place)
        last = rolls.enrolments_of(desk.db, number)[-1]
        if last.leaving_day is None or starting_day <= last.leaving_day:
            raise RuleError(f"{pupil.name} is on roll then already.", "Check the starting day.")
        _put_on_roll(desk, number, starting_day, place)
        keep(desk, number, "admitted again", starting_day=str(starting_day))


def _put_on_roll(desk: Desk, number: int, starting_day: date, place: Place) -> None:
    rolls.add_enrolment(desk.db, Enrolment(0, number, starting_day))
    rolls.move(desk.db, number, place.group, place.year_group, starting_day)


def change_facts(desk: Desk, seen: Pupil, new: Pupil) -> Pupil:
    """Change what the register says; `seen` is the pupil as the person saw them.

    A UPN that is replaced is kept as the former one.
    """
    desk.need(Duty.KEEP_THE_ROLL)
    new = _with_former_upn(seen, tidied(replace(new, id=seen.id, school=seen.school)))
    check_pupil(new, desk.today)
    with saving(desk.db):
        current = pupil_here(desk, seen.id)
        if current != seen:
            raise StaleError(
                f"Somebody else has just changed {current.name}.", "Look again, then change it."
            )
        _check_unique(desk, new)
        changed = differences(current, new)
        if changed:
            pupils.update_pupil(desk.db, new, changed)
            keep(desk, new.id, "changed", **in_history(changed))
    return new


def in_history(changed: dict[str, tuple[object, object]]) -> dict[str, list[object]]:
    """Return old and new values as history keeps them."""
    return {
        fact: [str(value) if isinstance(value, date) else value for value in pair]
        for fact, pair in changed.items()
    }


def _with_former_upn(old: Pupil, new: Pupil) -> Pupil:
    if old.upn and new.upn != old.upn and new.former_upn == old.former_upn:
        return replace(new, former_upn=old.upn)
    return new


def move_pupil(desk: Desk, number: int, place: Place, from_day: date) -> None:
    """Put a pupil in another class or year group from a day on; the days before keep theirs."""
    desk.need(Duty.KEEP_THE_ROLL)
    with saving(desk.db):
        pupil = pupil_here(desk, number)
        _check_group(desk, place)
        if not rolls.is_on_roll(desk.db, number, from_day):
            raise RuleError(
                f"{pupil.name} is not on roll on {day_in_words(from_day)}.", "Check the day."
            )
        old = rolls.class_on(desk.db, number, from_day)
        rolls.move(desk.db, number, place.group, place.year_group, from_day)
        before = [old.group, old.year_group] if old else []
        now = [place.group, place.year_group]
        keep(desk, number, "moved", from_day=str(from_day), place=[before, now])


def change_starting_day(desk: Desk, number: int, day: date) -> None:
    """Put right the day from which a pupil is on roll; never after a mark that stands."""
    desk.need(Duty.KEEP_THE_ROLL)
    with saving(desk.db):
        pupil = pupil_here(desk, number)
        _check_start(desk, pupil, day)
        enrolments = rolls.enrolments_of(desk.db, number)
        old = enrolments[-1]
        marked = rolls.marked_sessions(desk.db, number) if len(enrolments) == 1 else None
        check_starting(day, old, marked[0] if marked else None)
        rolls.update_enrolment(desk.db, replace(old, starting_day=day))
        first = rolls.memberships_of(desk.db, number)
        if first and day < first[0].first_day:
            rolls.move(desk.db, number, first[0].group, first[0].year_group, day)
        keep(desk, number, "changed", starting_day=[str(old.starting_day), str(day)])


def findings(pupil: Pupil) -> tuple[Finding, ...]:
    """Return what is doubtful about a pupil's numbers: none, temporary, of no authority."""
    if not pupil.upn:
        return (warning("upn", f"{pupil.name} has no UPN.", "Ask the last school for it."),)
    return tuple(warning("upn", doubt) for doubt in upn_doubts(pupil.upn))


def _check_start(desk: Desk, pupil: Pupil, day: date) -> None:
    if not pupil.birth_date < day <= desk.today + SOONEST:
        raise RuleError(f"{day_in_words(day)} is no starting day.", "Check the year.")


def _check_unique(desk: Desk, pupil: Pupil) -> None:
    for fact in ("upn", "admission_number"):
        value = getattr(pupil, fact)
        holder = pupils.holder_of(desk.db, desk.school, fact, value) if value else None
        if holder is not None and holder.id != pupil.id:
            raise RuleError(
                f"{holder.name} has the {words_of(fact)} {value} already.", "Check both children."
            )


def _check_group(desk: Desk, place: Place) -> None:
    if place.group is not None and place.group not in rolls.classes(desk.db, desk.school):
        raise RuleError("That class is not one of this school's.", "Choose another class.")
