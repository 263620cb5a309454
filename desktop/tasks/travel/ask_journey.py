"""Writing down a journey that a family asks for; known patterns of last year are offered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused, settled, warning
from desktop.models.organisation.staff import Duty
from desktop.models.travel.journey import SOURCE, journey_findings, school_findings
from desktop.models.travel.pattern import offered
from desktop.storage.admissions import contacts, pupils, rolls
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.marks import expectations
from desktop.storage.organisation.school_years import load_calendar
from desktop.storage.travel import journey_parts, journeys
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.admissions.pupil import Contact
    from desktop.models.travel.journey import Journey
    from desktop.tasks.desk import Desk


def who_may_ask(desk: Desk, pupil: int) -> tuple[Contact, ...]:
    """Return the child's contacts, for the form to choose from."""
    desk.need(Duty.LOG_ABSENCE)
    return contacts.contacts_of(desk.db, pupil_here(desk, pupil).id)


def children_with(desk: Desk, pupil: int) -> tuple[tuple[int, str], ...]:
    """Return a child and brothers and sisters on roll here, who may travel on one form."""
    desk.need(Duty.LOG_ABSENCE)
    first = pupil_here(desk, pupil)
    others = (
        (sibling.id, sibling.name)
        for sibling, _school in pupils.siblings_of(desk.db, pupil)
        if sibling.school == desk.school and rolls.is_on_roll(desk.db, sibling.id, desk.today)
    )
    return ((first.id, first.name), *others)


def patterns(desk: Desk, pupil: int) -> tuple[Journey, ...]:
    """Return drafts like last year's agreed journeys of the child that are still to come."""
    desk.need(Duty.LOG_ABSENCE)
    known = journeys.journeys_of(desk.db, desk.school, [pupil_here(desk, pupil).id])
    return offered(known, load_calendar(desk.db, desk.school), desk.today)


def findings(desk: Desk, draft: Journey) -> tuple[Finding, ...]:
    """Return what refuses a journey and what it warns of, for the form as it is filled in."""
    desk.need(Duty.LOG_ABSENCE)
    return tuple(_findings(desk, draft))


def ask_journey(desk: Desk, draft: Journey) -> int:
    """Keep a request for a journey with its other school; RuleError for what may not be."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        settled(_findings(desk, draft))
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = journeys.add_journey(desk.db, draft, signed)
        if draft.school is not None:
            journey_parts.add_other_school(desk.db, number, draft.school, signed)
        for pupil in draft.pupils:
            note(desk.db, signed, ("pupil", pupil), "journey asked for", journey=number)
    return number


def _findings(desk: Desk, draft: Journey) -> Iterator[Finding]:
    others = journeys.journeys_of(desk.db, desk.school, draft.pupils) if draft.pupils else ()
    yield from journey_findings(draft, load_calendar(desk.db, desk.school), desk.today, others)
    if draft.school is not None:
        yield from school_findings(draft.school, draft, desk.today)
    yield from _planned(desk, draft)
    for number in draft.pupils:
        pupil = pupil_here(desk, number)
        for field, day in (("first_day", draft.first_day), ("back_on", draft.back_on)):
            if not rolls.is_on_roll(desk.db, number, day):
                yield refused(
                    field, f"{pupil.name} is not on roll on {day_in_words(day)}.",
                    "Choose other days, or leave the child out.",
                )  # fmt: skip
                break


def _planned(desk: Desk, draft: Journey) -> Iterator[Finding]:
    """Warn of what is planned for one of the children already, such as leave that was granted."""
    names = pupils.names_of(desk.db, draft.pupils)
    last = draft.back_on - timedelta(days=1)
    for plan in expectations.standing(desk.db, desk.school, draft.first_day, last):
        if plan.pupil in names and plan.source != SOURCE:
            days = f"{day_in_words(plan.first_day)} to {day_in_words(plan.last_day)}"
            yield warning(
                "first_day",
                f"{names[plan.pupil]} has {plan.code} planned, {days}.",
                "What is recorded last counts on the same sessions.",
            )
