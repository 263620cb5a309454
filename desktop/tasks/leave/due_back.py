"""How each child's return from leave stands, by the decisions and the marks that stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.models.absence.board import DueBack
from desktop.models.days.session import Half, Session, day_in_words, session_of
from desktop.models.leave.leave_kind import LeaveKind
from desktop.models.leave.watch import (
    CHECK_PREFIX,
    ReturnState,
    check_ground_h,
    is_here,
    return_from,
)
from desktop.models.marks.attendance_code import CODES
from desktop.models.marks.year_marks import character_of, first_session, year_of
from desktop.storage.leave import decisions, steps
from desktop.storage.marks import entries
from desktop.storage.organisation import school_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.step import LeaveStep
    from desktop.models.leave.watch import Return
    from desktop.tasks.desk import Desk

_LETTERS = (re.escape(character_of(code.symbol)) for code in CODES if is_here(code.symbol))
_HERE = re.compile(f"[{''.join(_LETTERS)}]")
_PATTERNED = LeaveKind.PART_TIME.code  # a part-time timetable: the child comes and goes


def returns_of(
    desk: Desk, pupils: Sequence[int] | None = None
) -> tuple[tuple[LeaveDecision, Return], ...]:
    """Return the leave that has begun, of this school year and the last, with how it stands.

    Of several for one child only the newest counts; who is back is among them too.
    """
    found = _begun(desk, pupils)
    if not found:
        return ()
    calendar = school_years.load_calendar(desk.db, desk.school)
    here = _here_after(desk, found)
    standing = []
    for one in found:
        if one.last is not None:
            back = return_from(calendar, one.last, desk.today, here.get(one.pupil, ()))
            if back is not None:
                standing.append((one, back))
    return tuple(standing)


def _begun(desk: Desk, pupils: Sequence[int] | None) -> list[LeaveDecision]:
    today = desk.today
    first = Session(today.replace(year=today.year - 1, day=1), Half.AM)
    given = decisions.leave_between(desk.db, desk.school, first, Session(today, Half.PM))
    newest: dict[int, LeaveDecision] = {}
    for one in sorted(given, key=_by_last):
        if one.code != _PATTERNED and (pupils is None or one.pupil in pupils):
            newest[one.pupil] = one
    return list(newest.values())


def _by_last(one: LeaveDecision) -> int:
    return one.last.number if one.last else 0


def _here_after(desk: Desk, found: Sequence[LeaveDecision]) -> dict[int, list[Session]]:
    """Return the first session after each child's leave in which the child was here, if any."""
    lasts = {one.pupil: one.last for one in found if one.last is not None}
    numbers, now = tuple(lasts), year_of(desk.today)
    here: dict[int, list[Session]] = {}
    for year in sorted({min(year_of(one.day) for one in lasts.values()), now} if lasts else ()):
        strings = entries.marks_of_year(desk.db, numbers, year)
        start = first_session(year).number
        for pupil, marks in strings.items():
            came = _HERE.search(marks, max(lasts[pupil].number + 1 - start, 0))
            if came and pupil not in here:
                here[pupil] = [session_of(start + came.start())]
    return here


def due_back(desk: Desk, pupils: Sequence[int]) -> dict[int, DueBack]:
    """Return who of these children is due back from leave today or is not back, for the board."""
    found = {}
    for decision, back in returns_of(desk, pupils) if pupils else ():
        if back.is_overdue or back.state is ReturnState.DUE_TODAY:
            found[decision.pupil] = DueBack("leave", back.due_on, due_in_words(back))
    return found


def due_in_words(back: Return) -> str:
    """Was due back from leave on Mon 16 Nov 2026: today; school day 3; ten school days over."""
    when = {
        ReturnState.DUE_TODAY: "today",
        ReturnState.OVERDUE: f"today is school day {back.days} since the leave ended",
    }.get(back.state, "ten school days have gone by since the leave ended (ground H)")
    return f"Was due back from leave on {day_in_words(back.due_on)}: {when}."


def ticks_of(desk: Desk, pupils: Sequence[int]) -> dict[tuple[int, int], dict[str, LeaveStep]]:
    """Return the conditions of ground H that stand ticked, by child and request."""
    found: dict[tuple[int, int], dict[str, LeaveStep]] = {}
    for one in steps.steps_of(desk.db, pupils):
        if one.request is None or not one.step.startswith(CHECK_PREFIX):
            continue
        ticked = found.setdefault((one.pupil, one.request), {})
        key = one.step.removeprefix(CHECK_PREFIX)
        if one.done:
            ticked[key] = one
        else:
            ticked.pop(key, None)
    return found


def check_may_come_off(desk: Desk, pupil: int, name: str) -> None:
    """RuleError unless a name may come off the roll on ground H: days, and every condition."""
    found = returns_of(desk, [pupil])
    if not found:
        check_ground_h(name, None, ())
        return
    decision, back = found[0]
    ticked = ticks_of(desk, [pupil]).get((pupil, decision.request), {})
    check_ground_h(name, back, ticked)
