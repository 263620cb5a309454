"""What is planned: visits, part-time timetables, dual registration, suspensions, known reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused
from desktop.models.marks.absence_plan import (
    check_codes,
    check_dates,
    check_overlap,
    check_pupil,
    check_terms,
    sessions_of,
)
from desktop.models.marks.expectation import FROM_LEAVE, Expectation
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import pupils, rolls
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature, note, sign
from desktop.storage.marks import expectations, registers
from desktop.storage.organisation import groups
from desktop.storage.organisation.policies import policy_on
from desktop.storage.organisation.school_years import load_calendar
from desktop.tasks.admissions.pupil_history import pupil_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.marks.absence_plan import Plan
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan that stands, and whose it is: a child's name, or a class's."""

    expectation: Expectation
    name: str


def planned(desk: Desk, first: date, last: date) -> tuple[Planned, ...]:
    """Return all that is planned between two days, by first day."""
    desk.need(Duty.KEEP_THE_ROLL)
    classes = {group.id: group.name for group in groups.groups_of_school(desk.db, desk.school)}
    children = pupils.names_of_school(desk.db, desk.school)
    return tuple(
        Planned(each, children[each.pupil or 0] if each.group is None else classes[each.group])
        for each in expectations.standing(desk.db, desk.school, first, last)
    )


def findings(desk: Desk, plan: Plan) -> tuple[Finding, ...]:
    """Return what refuses a plan and what it warns of, for the form as it is filled in."""
    desk.need(Duty.KEEP_THE_ROLL)
    return tuple(_findings(desk, plan))


def plan_absence(desk: Desk, plan: Plan) -> tuple[int, ...]:
    """Keep a plan: one for the class, or one for each pupil; RuleError for what may not be."""
    desk.need(Duty.KEEP_THE_ROLL)
    with saving(desk.db):
        for finding in _findings(desk, plan):
            if finding.is_refusal:
                raise RuleError(finding.text, finding.reason)
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        if plan.for_each_pupil:
            numbers = [_add(desk, plan, signed, each.id) for each in _pupils(desk, plan)]
        else:
            numbers = [_add(desk, plan, signed, None)]
    return tuple(numbers)


def withdraw(desk: Desk, seen: Expectation, from_day: date, why: str) -> None:
    """Let a plan stand no longer from a day on; wholly, when that is its first day or earlier."""
    desk.need(Duty.KEEP_THE_ROLL)
    if not why.strip():
        raise RuleError("Say why the plan is withdrawn.", "A few words are enough.")
    with saving(desk.db):
        if expectations.load_expectation(desk.db, seen.id) != seen:
            raise StaleError("Somebody else has just changed this plan.", "Look again first.")
        if seen.source == FROM_LEAVE:
            raise RuleError(
                "This stands because leave was granted.", "Change the decision, in Leave."
            )
        if from_day > seen.last_day:
            raise RuleError(
                f"The plan ends on {day_in_words(seen.last_day)} anyway.", "Choose an earlier day."
            )
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        subject = _subject(desk, seen.pupil, seen.group)
        if from_day <= seen.first_day:
            author = signed.author or 0
            expectations.withdraw_expectation(desk.db, seen.id, signed.at, author, why.strip())
        else:
            expectations.end_expectation(desk.db, seen.id, from_day - timedelta(days=1))
        days = [str(seen.first_day), str(seen.last_day)]
        kept = {"plan": seen.id, "code": seen.code, "days": days, "why": why.strip()}
        note(desk.db, signed, subject, "plan withdrawn", from_day=str(from_day), **kept)


def _subject(desk: Desk, pupil: int | None, group: int | None) -> tuple[str, int | None]:
    if pupil is not None:
        return "pupil", pupil_here(desk, pupil).id
    _check_group(desk, group or 0)
    return "class", group


def _check_group(desk: Desk, number: int) -> None:
    if groups.load_group(desk.db, number).school != desk.school:
        raise RuleError("That class is not one of this school's.", "Choose another class.")


def _add(desk: Desk, plan: Plan, signed: Signature, pupil: int | None) -> int:
    group = plan.group if pupil is None else None
    new = Expectation(
        id=0, pupil=pupil, group=group, first_day=plan.first_day, last_day=plan.last_day,
        pattern=plan.pattern, code=plan.code, recorded_at=signed.at, note=plan.note.strip(),
        review_day=plan.review_day,
    )  # fmt: skip
    number = expectations.add_expectation(desk.db, desk.school, new, signed.author or 0)
    days = [str(plan.first_day), str(plan.last_day)]
    subject = ("pupil", pupil) if pupil is not None else ("class", group)
    note(desk.db, signed, subject, "planned", plan=number, code=plan.code, days=days)
    return number


def _findings(desk: Desk, plan: Plan) -> Iterator[Finding]:
    whose = _pupils(desk, plan)
    if not whose:
        yield refused("pupils", "Nobody is chosen.", "Choose a class or at least one child.")
    calendar = load_calendar(desk.db, desk.school)
    wrong = tuple(check_dates(plan, calendar, desk.today))
    yield from wrong
    if wrong:
        return
    sessions = sessions_of(plan, calendar)
    policy = policy_on(desk.db, desk.school, plan.first_day)
    if not desk.who.may(Duty.ALL_CODES) and not policy.office_may_enter(plan.code):
        yield refused("code", f"{plan.code} waits for the head.", "The head can plan it.")
    yield from check_codes(plan, sessions)
    yield from check_terms(plan, calendar)
    for pupil in whose:
        yield from check_pupil(plan, pupil, sessions, policy.phase)
    yield from _about_each(desk, plan, whose)


def _pupils(desk: Desk, plan: Plan) -> tuple[Pupil, ...]:
    if plan.group is None:
        return tuple(pupil_here(desk, number) for number in plan.pupils)
    _check_group(desk, plan.group)
    members = registers.members(desk.db, plan.group, plan.first_day)
    return tuple(pupils.load_pupil(desk.db, number) for number in members)


def _about_each(desk: Desk, plan: Plan, whose: Iterable[Pupil]) -> Iterator[Finding]:
    standing = expectations.standing(desk.db, desk.school, plan.first_day, plan.last_day)
    for pupil in whose:
        if not rolls.is_on_roll(desk.db, pupil.id, plan.first_day):
            first = day_in_words(plan.first_day)
            yield refused("pupils", f"{pupil.name} is not on roll on {first}.")
        place = rolls.class_on(desk.db, pupil.id, plan.first_day)
        group = place.group if place else None
        own = [each for each in standing if each.pupil == pupil.id]
        classes = [each for each in standing if each.group is not None and each.group == group]
        yield from check_overlap(plan, pupil, [*own, *classes])
