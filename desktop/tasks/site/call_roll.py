"""A roll-call in a drill or an emergency: begun in one press, ticked by all, ended and logged.

The computer's clock is taken as it is: while the building burns nobody is asked to confirm it.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.models.site.roll_call import (
    CallSheet,
    check_ending,
    check_what,
    in_order,
    lines_to_call,
)
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.organisation import groups, school_years
from desktop.storage.site import roll_calls
from desktop.tasks.site.see_on_site import check_may_see, whole_school

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.site.roll_call import CallKind, PastCall, RollCall
    from desktop.tasks.desk import Desk


def begin(desk: Desk, kind: CallKind, what: str) -> RollCall:
    """Begin a roll-call of everyone who is here, and of everyone not yet known, as they stand now.

    RuleError while another goes on.
    """
    desk.need(Duty.SEE_EVERY_CLASS)
    check_what(what)
    with saving(desk.db):
        under_way = roll_calls.open_call(desk.db, desk.school)
        if under_way is not None:
            raise RuleError(
                f"{under_way.begun_by} has begun a roll-call already.", "Tick the children there."
            )
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        number = roll_calls.begin_call(desk.db, kind, what.strip(), signed)
        roll_calls.add_lines(desk.db, number, lines_to_call(whole_school(desk)))
    return _load(desk, number)


def under_way(desk: Desk) -> RollCall | None:
    """Return the roll-call that goes on now, for anybody who may tick in it."""
    _check_may_look(desk)
    return roll_calls.open_call(desk.db, desk.school)


def sheet(desk: Desk, call: int) -> CallSheet:
    """Return a roll-call's list as it is ticked now; for a teacher that of the own class."""
    _check_may_look(desk)
    lines = roll_calls.lines_of(desk.db, call)
    if not desk.who.may(Duty.SEE_EVERY_CLASS):
        own = groups.groups_of(desk.db, desk.who.person, desk.school, desk.today)
        numbers = {one.id for one in own}
        lines = tuple(line for line in lines if line.group in numbers)
    every = groups.groups_of_school(desk.db, desk.school)
    places: dict[int | None, int] = {one.id: place for place, one in enumerate(every)}
    return CallSheet(_load(desk, call), in_order(lines, places))


def tick(desk: Desk, call: int, pupils: Iterable[int]) -> tuple[int, ...]:
    """Say that children were found; returns those of whom nobody had said so yet."""
    return _tick(desk, call, pupils, found=True)


def untick(desk: Desk, call: int, pupils: Iterable[int]) -> tuple[int, ...]:
    """Say that children were not found after all; returns those who had been ticked."""
    return _tick(desk, call, pupils, found=False)


def _tick(desk: Desk, call: int, pupils: Iterable[int], *, found: bool) -> tuple[int, ...]:
    with saving(desk.db):
        _check_goes_on(desk, call)
        lines = {line.pupil: line for line in roll_calls.lines_of(desk.db, call)}
        meant = [lines[pupil] for pupil in pupils if pupil in lines]
        for group in {line.group for line in meant}:
            check_may_see(desk, group)
        new = tuple(line.pupil for line in meant if line.found is not found)
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        roll_calls.add_ticks(desk.db, call, new, signed, found=found)
    return new


def end(desk: Desk, call: int, note: str = "") -> None:
    """End a roll-call; RuleError when children are missing and nothing is said about them."""
    desk.need(Duty.SEE_EVERY_CLASS)
    with saving(desk.db):
        _check_goes_on(desk, call)
        check_ending(sheet(desk, call), note)
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        roll_calls.end_call(desk.db, call, note.strip(), signed)


def calls_this_year(desk: Desk) -> tuple[PastCall, ...]:
    """Return the roll-calls of this school year, newest first."""
    desk.need(Duty.SEE_EVERY_CLASS)
    year = school_years.load_calendar(desk.db, desk.school).year_of(desk.today)
    if year is None:
        return ()
    first, last = (
        datetime.combine(day, at, UTC)
        for day, at in ((year.starts, time.min), (year.ends, time.max))
    )
    return roll_calls.calls_between(desk.db, desk.school, first, last)


def _check_may_look(desk: Desk) -> None:
    if not desk.who.may(Duty.SEE_EVERY_CLASS):
        desk.need(Duty.TAKE_OWN_REGISTER)


def _check_goes_on(desk: Desk, call: int) -> None:
    if _load(desk, call).ended_at is not None:
        raise RuleError("That roll-call has ended.", "Begin another if children are missing.")


def _load(desk: Desk, number: int) -> RollCall:
    found = roll_calls.load_call(desk.db, desk.school, number)
    if found is None:
        raise RuleError("There is no such roll-call.", "Look at On site again.")
    return found
