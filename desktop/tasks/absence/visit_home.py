"""Home visits: asked for from the board, on a list for whoever drives, written down afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.absence.attempt import HOME_VISIT, VISIT_ASKED, AttemptDraft
from desktop.models.absence.home_visit import CALLED_OFF, check_report
from desktop.models.days.session import both_halves
from desktop.models.days.session_times import london
from desktop.models.marks.attendance_code import NOT_EXPECTED_HERE
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import attempts, home_visits
from desktop.storage.admissions import contacts, rolls
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.marks import entries, expectations
from desktop.storage.organisation.school_years import load_calendar
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from desktop.models.absence.home_visit import HomeVisit, VisitReport
    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.tasks.desk import Desk


_SAYS_NOTHING = NOT_EXPECTED_HERE | {""}


@dataclass(frozen=True, slots=True)
class VisitStop:
    """One stop of the drive: the child, where, and whom one may expect or ring from the door.

    `is_first`: nobody from the school has visited the child before. `accounted_at`: when
    somebody explained the absence, or the child came; a person decides whether one drives.
    """

    visit: HomeVisit
    pupil: Pupil
    class_name: str
    contacts: tuple[Contact, ...]
    is_first: bool = False
    accounted_at: datetime | None = None


def ask_for_visit(
    desk: Desk, pupils: Sequence[int], why: str, by_when: datetime | None = None
) -> tuple[int, ...]:
    """Ask for a visit today to one child or a family; it is an attempt on the board as well."""
    desk.need(Duty.LOG_ABSENCE)
    if not pupils:
        raise RuleError("Nobody is chosen.", "Choose a child on the board.")
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        asked = {
            one.pupil
            for one in home_visits.visits_of_day(desk.db, desk.school, desk.today)
            if one.is_open
        }
        made = []
        for pupil in pupils:
            child = pupil_here(desk, pupil)
            if pupil in asked:
                raise RuleError(
                    f"A visit to {child.name} is asked for already.", "It is on the visits list."
                )
            made.append(home_visits.ask_visit(desk.db, pupil, desk.today, (why, by_when), signed))
            draft = AttemptDraft(pupils=(pupil,), how=VISIT_ASKED, outcome="asked", words=why)
            attempts.add_attempt(desk.db, draft, (pupil, desk.today), signed)
    return tuple(made)


def visits_today(desk: Desk) -> tuple[VisitStop, ...]:
    """Return today's visits with addresses, those still to be made first.

    What was asked for on a day before stays until somebody writes down what came of it, or calls
    it off: whoever drove after school writes it down the next morning. A confidential address is
    shown only to those who keep the roll.
    """
    desk.need(Duty.LOG_ABSENCE)
    left = home_visits.visits_left(desk.db, desk.school, desk.today)
    asked = home_visits.visits_of_day(desk.db, desk.school, desk.today)
    return tuple(sorted((_stop(desk, one) for one in (*left, *asked)), key=_made_last))


def _stop(desk: Desk, visit: HomeVisit) -> VisitStop:
    child = pupil_here(desk, visit.pupil)
    if child.address_confidential and not desk.who.may(Duty.KEEP_THE_ROLL):
        child = replace(child, address="", postcode="")
    place = rolls.class_on(desk.db, child.id, desk.today)
    known = contacts.contacts_of(desk.db, child.id)
    return VisitStop(
        visit,
        child,
        place.group_name if place else "",
        tuple(one for one in known if not one.do_not_contact),
        not home_visits.was_visited(desk.db, child.id, visit.id),
        _accounted_at(desk, visit) if visit.is_open else None,
    )


def _accounted_at(desk: Desk, visit: HomeVisit) -> datetime | None:
    """Return when the newest mark was made, if it says where the child is, or why away.

    A session for which the child is not expected here says nothing of that.
    """
    sessions = dict.fromkeys((*both_halves(visit.day), *both_halves(desk.today)))
    found = [entries.current_entries(desk.db, [visit.pupil], one) for one in sessions]
    made = [one[visit.pupil] for one in found if one]
    newest = next((one for one in reversed(made) if one.code not in _SAYS_NOTHING), None)
    if newest is None:
        return None
    known = newest.source and expectations.load_expectation(desk.db, newest.source)
    return newest.recorded_at if newest.code != "N" or known else None


def _made_last(stop: VisitStop) -> bool:
    return not stop.visit.is_open


def write_report(desk: Desk, visit: int, report: VisitReport) -> None:
    """Write down what came of a visit; it counts on the board as seeing the child, or not."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        now = right_time(desk)
        check_report(report, now)
        found = home_visits.load_visit(desk.db, desk.school, visit)
        if found is None or not found.is_open:
            raise StaleError("This visit has been written down already.", "Look at it first.")
        signed = sign(desk.db, desk.school, desk.who, now)
        home_visits.settle_visit(desk.db, visit, report, signed)
        if report.outcome != CALLED_OFF:
            draft = AttemptDraft(
                pupils=(found.pupil,), how=HOME_VISIT, outcome=report.outcome,
                reached=report.visitor,
            )  # fmt: skip
            attempts.add_attempt(
                desk.db, draft, (found.pupil, _day_of(desk, found, report)), signed
            )


def _day_of(desk: Desk, visit: HomeVisit, report: VisitReport) -> date:
    """Return the school day for which a visit counts: it may have been made only on a later one."""
    made = london(report.visited_at).date() if report.visited_at else visit.day
    later = made > visit.day and load_calendar(desk.db, desk.school).is_school_day(made)
    return made if later else visit.day
