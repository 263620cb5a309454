"""One travelling child whole: circumstances, journeys, meters with their sessions, the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import session_of
from desktop.models.marks.shown_mark import sight_of
from desktop.models.organisation.staff import Duty
from desktop.models.record.working import Worked
from desktop.models.travel.deletion import standing_steps
from desktop.models.travel.meters import (
    TravelMeter,
    attendance_meter,
    attended_sessions,
    base_school,
    travel_count,
    travel_sessions,
)
from desktop.models.travel.misfit import misfits
from desktop.models.travel.pattern import offered
from desktop.models.travel.travelling import TravellingChild
from desktop.storage.admissions import contacts, rolls
from desktop.storage.organisation import policies, schools
from desktop.storage.travel import deletion_steps, elsewhere, journeys, travel_facts
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.travel.travel_facts import travel_marks

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.travel.meters import AttendanceMeter, BaseSchool, Elsewhere
    from desktop.tasks.desk import Desk
    from desktop.tasks.travel.travel_facts import TravelMarks


def see_travelling(desk: Desk, number: int) -> TravellingChild:
    """Return all that the place shows of a child, to those who write down what parents say."""
    desk.need(Duty.LOG_ABSENCE)
    pupil = pupil_here(desk, number)
    read = travel_marks(desk, [number])
    known = journeys.journeys_of(desk.db, desk.school, [number])
    if others := {one for journey in known for one in journey.pupils} - {number}:
        read = travel_marks(desk, (number, *others))
    place = rolls.class_on(desk.db, number, desk.today)
    attended = elsewhere.elsewhere_of(desk.db, desk.school, number)
    last = read.last_attended(number)
    return TravellingChild(
        pupil=pupil,
        class_name=place.group_name if place else "",
        known=travel_facts.circumstances_for(desk.db, desk.school, number),
        journeys=tuple((one, read.standing(one)) for one in reversed(known)),
        offered=offered(known, read.calendar, desk.today),
        attendances=attendances(read, pupil, attended),
        travel=travel_meter(read, number, travel_limit(desk)),
        base=_base(desk, last),
        elsewhere=attended,
        steps=standing_steps(deletion_steps.steps_of(desk.db, desk.school, number), last),
        contacts=contacts.contacts_of(desk.db, number),
        registers_from=schools.registers_from(desk.db, desk.school),
        misfits=misfits(known, read.of(number)),
    )


def attendances(
    read: TravelMarks, pupil: Pupil, attended: tuple[Elsewhere, ...]
) -> AttendanceMeter:
    """Count a child's attendances of the twelve months that end today."""
    return attendance_meter(read.of(pupil.id), attended, pupil.birth_date, read.today)


def travel_limit(desk: Desk) -> int:
    """Return how many T sessions of a school year the policy of today calls a concern."""
    return policies.policy_on(desk.db, desk.school, desk.today).travel_limit


def travel_meter(read: TravelMarks, pupil: int, limit: int) -> TravelMeter:
    """Count a child's T sessions of this school year against the policy's limit."""
    return TravelMeter(travel_count(read.of(pupil), *school_year(read)), limit)


def school_year(read: TravelMarks) -> tuple[date, date]:
    """Return the first day of today's school year, and today."""
    year = read.calendar.year_of(read.today)
    return (year.starts if year else read.today), read.today


def attendance_working(desk: Desk, number: int) -> tuple[Worked, ...]:
    """Return the sessions here behind the 200 attendances, oldest first."""
    desk.need(Duty.LOG_ABSENCE)
    pupil_here(desk, number)
    read = travel_marks(desk, [number])
    meter = attendance_meter(read.of(number), (), desk.today, desk.today)
    return _worked(attended_sessions(read.of(number), meter.first, meter.last))


def travel_working(desk: Desk, number: int) -> tuple[Worked, ...]:
    """Return the T sessions of this school year, oldest first."""
    desk.need(Duty.LOG_ABSENCE)
    pupil_here(desk, number)
    read = travel_marks(desk, [number])
    return _worked(travel_sessions(read.of(number), *school_year(read)))


def _worked(found: tuple[tuple[int, str], ...]) -> tuple[Worked, ...]:
    return tuple(Worked(session_of(number), sight_of(code), code) for number, code in found)


def _base(desk: Desk, last: date | None) -> BaseSchool:
    months = policies.policy_on(desk.db, desk.school, desk.today).base_school_months
    begins = schools.registers_from(desk.db, desk.school)
    return base_school(last, desk.today, months, begins)
