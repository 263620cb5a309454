"""Putting the invented school's children on roll, with classes, contacts and families."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from datetime import time as clock_time
from typing import TYPE_CHECKING

from desktop.models.admissions.roll import Enrolment
from desktop.models.days.session_times import instant
from desktop.storage.admissions import contacts, pupils, rolls
from desktop.storage.file.authors import record
from desktop.tasks.sample.classes import year_group
from desktop.tasks.sample.seats import LEVELS

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.tasks.sample.children import Child
    from desktop.tasks.sample.classes import SampleClass
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.school_days import SampleYears


def fill_roll(
    db: Database,
    opened: Opened,
    children: tuple[Child, ...],
    classes: tuple[SampleClass, ...],
    years: SampleYears,
) -> None:
    """Write every child that ever came, with history; inside `saving`."""
    numbers = {(one.level, one.form): one.number for one in classes}
    for child in children:
        _admit(db, opened, child)
        _place(db, child, numbers, years)
    _link_families(db, opened, children)


def _admit(db: Database, opened: Opened, child: Child) -> None:
    seat = child.seat
    number = pupils.add_pupil(db, replace(child.pupil, school=opened.school))
    ground = "A" if seat.leaves else ""
    rolls.add_enrolment(
        db, Enrolment(0, number, seat.starts, seat.leaves, seat.destination, ground)
    )
    for place, contact in enumerate(child.contacts, start=1):
        contacts.add_contact(db, replace(contact, pupil=number, place=place))
    subject = (opened.school, "pupil", number)
    office = opened.authors["office"]
    at = _entered(opened, seat.starts, child.number)
    detail = {"starting_day": str(seat.starts), "name": child.pupil.legal_name}
    record(db, at, office, subject, "admitted", **detail)
    if seat.leaves:
        leaving = {
            "leaving_day": [None, str(seat.leaves)], "destination": ["", seat.destination],
            "ground": ["", ground],
        }  # fmt: skip
        record(db, _entered(opened, seat.leaves, child.number), office, subject, "left", **leaving)


def _entered(opened: Opened, day: date, number: int) -> datetime:
    """Return when the office heard of it: a week or two before, never before it was set up."""
    at = instant(day - timedelta(days=7 + number % 7), clock_time(9 + number % 6, number % 60))
    return max(at, opened.begun)


def _place(
    db: Database, child: Child, numbers: dict[tuple[int, int], int], years: SampleYears
) -> None:
    """Write a class for each school year that the child is there for."""
    seat = child.seat
    for year in years.years:
        level = seat.level(year.starts.year)
        first = max(seat.starts, year.starts)
        there = seat.leaves is None or seat.leaves >= first
        if 0 <= level < LEVELS and there and first <= year.ends:
            rolls.move(db, child.number, numbers[level, seat.form], year_group(level), first)


def _link_families(db: Database, opened: Opened, children: tuple[Child, ...]) -> None:
    together: dict[int, list[int]] = {}
    for child in children:
        together.setdefault(child.family, []).append(child.number)
    for family in together.values():
        for place, number in enumerate(family):
            for sibling in family[place + 1 :]:
                pupils.link_siblings(db, (number, sibling), opened.begun, opened.authors["office"])
