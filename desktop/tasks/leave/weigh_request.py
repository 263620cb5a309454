"""What the head sees before deciding: the eleven factors, the figures, what came before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import StaleError
from desktop.models.days.exam_days import exams_between
from desktop.models.leave.decision import standing_decisions
from desktop.models.leave.effect import Record
from desktop.models.leave.factor import Factor, standing_answers
from desktop.models.marks.year_marks import NO_MARK, marks_by_session, year_of
from desktop.models.organisation.staff import Duty
from desktop.models.record.glance import glance_of
from desktop.models.record.spans import span_of_year
from desktop.storage.admissions import rolls
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.leave import answers, decisions
from desktop.storage.marks import entries
from desktop.storage.organisation.policies import policy_on
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.leave.decide_leave import request_here
from desktop.tasks.leave.leave_before import Before, leave_before
from desktop.tasks.record.count_sessions import counting
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.factor import Answer
    from desktop.models.leave.request import LeaveRequest
    from desktop.models.marks.rates import Tally
    from desktop.models.record.glance import Part
    from desktop.tasks.desk import Desk
    from desktop.tasks.record.count_sessions import Counting


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedChild:
    """One child of a request: figures this year and last, and what they are counted from.

    `last_year` is None for a child without marks of it here. `exams` are in the days asked for.
    `decisions` are this request's, oldest first; the last stands.
    """

    pupil: int
    name: str
    class_name: str
    year_group: str
    birth: date
    this_year: Tally
    last_year: Tally | None
    record: Record
    before: Before
    exams: tuple[str, ...] = ()
    decisions: tuple[LeaveDecision, ...] = ()

    @property
    def decision(self) -> LeaveDecision | None:
        """What stands decided for the child."""
        return self.decisions[-1] if self.decisions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """A request with all that the head weighs; it decides nothing."""

    request: LeaveRequest
    calendar: SchoolCalendar
    children: tuple[WeighedChild, ...]
    answers: Mapping[Factor, Answer] = field(default_factory=dict)


def weigh(desk: Desk, number: int) -> Weighing:
    """Read all that there is to weigh about a request."""
    desk.need(Duty.DECIDE_LEAVE)
    request = request_here(desk, number)
    count = counting(desk)
    made = decisions.decisions_on(desk.db, [number])
    return Weighing(
        request=request,
        calendar=count.calendar,
        children=tuple(_child(desk, count, request, one, made) for one in request.pupils),
        answers=standing_answers(answers.answers_of(desk.db, number)),
    )


def answer(desk: Desk, number: int, factor: Factor, words: str, seen: str = "") -> None:
    """Keep an answer to a factor; empty words leave it open again.

    StaleError when it is no longer what was seen: somebody else answers at the same time.
    """
    desk.need(Duty.DECIDE_LEAVE)
    with saving(desk.db):
        request = request_here(desk, number)
        stands = standing_answers(answers.answers_of(desk.db, request.id)).get(factor)
        now = stands.words if stands else ""
        if now == words.strip():
            return
        if now != seen.strip():
            by = stands.name if stands else "Somebody"
            raise StaleError(
                f"{by} has answered “{factor.value}” in the meantime: {now or 'left open'}.",
                "Your words are not kept yet: read theirs, then write again.",
            )
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        answers.add_answer(desk.db, number, factor, words, signed)


def _child(
    desk: Desk,
    count: Counting,
    request: LeaveRequest,
    pupil: int,
    made: Iterable[LeaveDecision],
) -> WeighedChild:
    child = pupil_here(desk, pupil)
    place = rolls.class_on(desk.db, pupil, request.first.day) or rolls.class_on(
        desk.db, pupil, desk.today
    )
    year = year_of(desk.today)
    parts = count.parts(span_of_year(count.calendar, year), pupil=pupil)
    before = count.parts(span_of_year(count.calendar, year - 1), pupil=pupil)
    last_year = glance_of(before).tally
    return WeighedChild(
        pupil=pupil,
        name=child.name,
        class_name=place.group_name if place else "",
        year_group=place.year_group if place else "",
        birth=child.birth_date,
        this_year=glance_of(parts).tally,
        last_year=last_year if last_year.possible else None,
        record=_record(desk, count, child.birth_date, (year, [*before, *parts]), pupil),
        before=leave_before(desk, request, pupil, count.calendar),
        exams=_exams(desk, request, place.year_group if place else ""),
        decisions=tuple(one for one in made if one.pupil == pupil),
    )


def _exams(desk: Desk, request: LeaveRequest, year_group: str) -> tuple[str, ...]:
    lines = policy_on(desk.db, desk.school, desk.today).leave.exams
    return exams_between(lines, (request.first.day, request.last.day), year_group)


def _record(
    desk: Desk, count: Counting, birth: date, counted: tuple[int, list[Part]], pupil: int
) -> Record:
    """Put the parts that every figure is counted from together again, as strings by year."""
    year, parts = counted
    strings: dict[int, str] = {}
    for part in parts:
        marks = strings.get(part.year, "").ljust(part.begin, NO_MARK)
        strings[part.year] = (
            marks[: part.begin] + part.marks + marks[part.begin + len(part.marks) :]
        )
    return Record(birth, year, strings, _to_come(desk, count, pupil))


def _to_come(desk: Desk, count: Counting, pupil: int) -> tuple[int, ...]:
    """Return the sessions of this school year that are still without a mark, from today on."""
    year = count.calendar.year_of(desk.today)
    if year is None:
        return ()
    marks = dict(_marked(desk, pupil))
    numbers = count.calendar.session_numbers(desk.today, year.ends)
    return tuple(number for number in numbers if number not in marks)


def _marked(desk: Desk, pupil: int) -> Iterable[tuple[int, str]]:
    year = year_of(desk.today)
    return marks_by_session(year, entries.year_marks(desk.db, pupil, year))


def decided_together(found: Weighing) -> bool:
    """Whether every child stands decided alike, or none is decided yet."""
    standing = standing_decisions([one for child in found.children for one in child.decisions])
    alike = {(one.outcome, one.code, one.first, one.last) for one in standing.values()}
    return len(alike) <= 1 and len(standing) in (0, len(found.children))
