"""A plan for pupils or a class: a visit, a timetable, dual registration, a suspension, a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.admissions.compulsory_age import first_compulsory_day, is_compulsory
from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused, warning
from desktop.models.marks.attendance_code import NOT_EXPECTED_HERE, check_code
from desktop.models.marks.code_for_pupil import check_for_pupil
from desktop.models.marks.expectation import EVERY_SESSION, bit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.marks.expectation import Expectation
    from desktop.models.organisation.policy import Phase

NEVER_PLANNED = frozenset({"/", "\\", "L", "U", "N", "O", "#", "Y4", "Z"})
LEAVE = frozenset({"C", "C1", "C2", "J1", "S"})
EXCLUDED_DAYS = 5  # after these the school must have arranged provision (EA 2002 s51A and regs)
LONGEST = 400  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A code for a class, or for chosen pupils, from a first to a last day on a weekly pattern.

    A part-time timetable (C2) has a review day, and its note says with which parent it is agreed.
    """

    code: str
    first_day: date
    last_day: date
    pattern: int = EVERY_SESSION
    group: int | None = None
    pupils: tuple[int, ...] = ()
    note: str = ""
    review_day: date | None = None

    @property
    def for_each_pupil(self) -> bool:
        """Whether it is kept pupil by pupil; who joins the class later is then not in it."""
        return self.group is None or self.code in NOT_EXPECTED_HERE


def check_dates(plan: Plan, calendar: SchoolCalendar, today: date) -> Iterator[Finding]:
    """Find what is wrong with the days of a plan."""
    if plan.last_day < plan.first_day:
        yield refused("last_day", "The last day is before the first.")
    elif plan.last_day < today:
        yield refused(
            "last_day", "These days have passed.", "Amend the registers instead, with a reason."
        )
    elif (plan.last_day - plan.first_day).days > LONGEST:
        yield refused("last_day", "A plan lasts a school year at the most.")
    elif not sessions_of(plan, calendar):
        yield refused("first_day", "The school does not meet in any of these sessions.")
    elif plan.code in LEAVE and plan.first_day < today:
        yield refused(
            "first_day",
            f"{plan.code} is leave, which is never given afterwards.",
            "Leave is asked for in advance (reg 11).",
        )


def sessions_of(plan: Plan, calendar: SchoolCalendar) -> tuple[Session, ...]:
    """Return the school's sessions that a plan says something about."""
    between = calendar.sessions(plan.first_day, plan.last_day)
    return tuple(session for session in between if plan.pattern & bit(session))


def check_terms(plan: Plan, calendar: SchoolCalendar) -> Iterator[Finding]:
    """Find what a plan with this code still lacks, and what follows from it."""
    if plan.code == "C2":
        yield from _timetable(plan)
    if plan.code == "D" and not plan.note.strip():
        yield warning("note", "Say at which school the child is on these days.")
    if plan.code == "T":
        yield warning(
            "code",
            "T is agreed in Travel, where the journey and what it rests on are kept.",
            "It is only for a parent's trade or business that requires travel (reg 10).",
        )
    if plan.code == "E":
        days = calendar.school_days(plan.first_day, plan.last_day)
        if len(days) > EXCLUDED_DAYS:
            sixth = day_in_words(days[EXCLUDED_DAYS])
            yield warning(
                "last_day",
                f"From the sixth school day, {sixth}, provision must stand for this child.",
                "E is only while none is made; where it is, plan K, B or D from that day.",
            )


def _timetable(plan: Plan) -> Iterator[Finding]:
    if plan.review_day is None or not plan.first_day <= plan.review_day <= plan.last_day:
        yield refused(
            "review_day",
            "A part-time timetable needs a review day between its first and its last.",
            "It is temporary, and agreed with its times and dates (reg 11(6)).",
        )
    if not plan.note.strip():
        yield refused(
            "note",
            "Say with which parent the part-time timetable is agreed.",
            "It is agreed with a parent the child normally lives with (reg 11(6)).",
        )


def check_codes(plan: Plan, sessions: Iterable[Session]) -> Iterator[Finding]:
    """Find why a code may not be planned for these sessions; one reason is enough."""
    if plan.code in NEVER_PLANNED:
        yield refused("code", f"{plan.code} is not planned.", "It is entered on the day.")
        return
    for session in sessions:
        try:
            check_code(plan.code, session, plan.note)
        except RuleError as error:
            yield refused("code", error.title, error.advice)
            return


def check_pupil(
    plan: Plan, pupil: Pupil, sessions: tuple[Session, ...], phase: Phase
) -> Iterator[Finding]:
    """Find why a plan is not for this child: age above all."""
    if plan.code == "X":
        reached = next(
            (each for each in sessions if is_compulsory(pupil.birth_date, each.day)), None
        )
        if reached is not None:
            since = day_in_words(first_compulsory_day(pupil.birth_date))
            yield refused(
                "code",
                f"{pupil.name} is of compulsory school age from {since}.",
                "X is only below it: end the plan before that day.",
            )
        return
    for session in sessions[:1] + sessions[-1:]:
        try:
            check_for_pupil(plan.code, session, pupil.birth_date, phase, plan.note)
        except RuleError as error:
            yield refused("code", f"{pupil.name}: {error.title}", error.advice)
            return


def check_overlap(plan: Plan, pupil: Pupil, standing: Iterable[Expectation]) -> Iterator[Finding]:
    """Find what is planned for a child already in the same sessions."""
    for other in standing:
        if not _overlaps(plan, other):
            continue
        days = f"{day_in_words(other.first_day)} to {day_in_words(other.last_day)}"
        if other.code == plan.code and other.pupil is not None:
            yield refused(
                "first_day",
                f"{pupil.name} has {other.code} planned already, {days}.",
                "Withdraw that plan first, or choose other days.",
            )
        else:
            yield warning(
                "first_day", f"{pupil.name} also has {other.code} planned, {days}.",
                "A child's own plan counts before the class's, and the newer before the older.",
            )  # fmt: skip


def _overlaps(plan: Plan, other: Expectation) -> bool:
    same_days = plan.first_day <= other.last_day and other.first_day <= plan.last_day
    return same_days and bool(plan.pattern & other.pattern)
