"""Today's classes, and what needs someone, as columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.models.days.session import Half
from desktop.models.days.session_times import london
from desktop.models.marks.register import State
from desktop.models.site.pressing import Matter, Pressing
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.days.session import Session
    from desktop.models.marks.class_day import ClassDay, ClassSession

_PICTURES = {
    State.NOT_OPEN: ("clock", "muted"),
    State.OPEN: ("minus", "muted"),
    State.BEING_TAKEN: ("pencil", "info_text"),
    State.IN: ("circle-check", "ok_text"),
    State.LATE: ("circle-alert", "late_text"),
    State.NOT_TAKEN: ("triangle-alert", "warn_text"),
    State.CLOSED: ("lock", "muted"),
}
HALVES = {Half.AM: "Morning", Half.PM: "Afternoon"}


def session_of_half(day: ClassDay, half: Half) -> ClassSession | None:
    """Return a class's session of this half; None where the school does not meet."""
    return next((one for one in day.sessions if one.session.half is half), None)


def _state(half: Half, day: ClassDay) -> str:
    one = session_of_half(day, half)
    if one is None:
        return "no school"
    handed_in, times = one.register.handed_in_at, one.register.times
    if handed_in is not None and not one.unknown:
        closed = ", closed" if one.state is State.CLOSED else ""
        return f"in {london(handed_in):%H:%M}{closed}"
    match one.state:
        case State.NOT_OPEN:
            return f"opens at {london(times.opens):%H:%M}"
        case State.OPEN | State.BEING_TAKEN | State.LATE if one.reminder is not None:
            return f"{one.words}, {one.reminder}"
        case State.OPEN | State.BEING_TAKEN | State.LATE:
            return f"{one.words}, expected by {london(times.expected_by):%H:%M}"
    return one.words


def _picture(half: Half, day: ClassDay) -> tuple[str, str] | None:
    one = session_of_half(day, half)
    if one is None:
        return None
    if one.unknown or one.asks_the_teacher:
        return _PICTURES[State.NOT_TAKEN]
    return _PICTURES[one.state]


def _number(half: Half, what: Callable[[ClassSession], int], day: ClassDay) -> str:
    one = session_of_half(day, half)
    if one is None or one.count.blank == one.count.children:
        return ""
    return str(what(one))


def _order(half: Half, what: Callable[[ClassSession], int], day: ClassDay) -> int:
    one = session_of_half(day, half)
    return what(one) if one else -1


def _here(one: ClassSession) -> int:
    return one.count.present + one.count.late


def _away(one: ClassSession) -> int:
    return one.count.absent + one.count.no_reason


def _name(day: ClassDay) -> str:
    return day.name


def _teachers(day: ClassDay) -> str:
    return ", ".join(day.teachers) or "nobody: lend the class"


def _half_columns(half: Half) -> tuple[Column[ClassDay], ...]:
    numbers = (("Here", _here), ("Away", _away))
    state = Column(HALVES[half], partial(_state, half), picture=partial(_picture, half))
    return (
        state,
        *(
            Column(title, partial(_number, half, what), partial(_order, half, what), right=True)
            for title, what in numbers
        ),
    )


CLASS_COLUMNS: tuple[Column[ClassDay], ...] = (
    Column("Class", _name),
    Column("Teacher", _teachers),
    *_half_columns(Half.AM),
    *_half_columns(Half.PM),
)
_FIRST_PM_COLUMN = 5


def session_at(day: ClassDay, column: int, half: Half) -> Session:
    """Return the session that a column of a class is about; `half` for the class's own columns."""
    meant = Half.PM if column >= _FIRST_PM_COLUMN else half
    return (session_of_half(day, meant) or day.sessions[0]).session


_MATTERS = {
    Matter.UNKNOWN: ("triangle-alert", "warn_text"),
    Matter.LATE: ("circle-alert", "late_text"),
    Matter.NOT_HANDED_IN: ("triangle-alert", "late_text"),
    Matter.BOARD: ("siren", "warn_text"),
    Matter.KNOWN: ("circle-alert", "late_text"),
    Matter.HERE_AFTER_ALL: ("user-check", "info_text"),
    Matter.DOUBT: ("circle-help", "late_text"),
    Matter.WAITS: ("clock", "info_text"),
    Matter.LEAVE: ("clipboard-check", "info_text"),
    Matter.TO_SIGN: ("signature", "info_text"),
    Matter.TRAVEL: ("route", "info_text"),
    Matter.CORRECTION: ("history", "info_text"),
    Matter.REVIEW: ("calendar-days", "info_text"),
    Matter.BACK: ("log-in", "info_text"),
    Matter.AT_RISK: ("shield-alert", "late_text"),
    Matter.AGREEMENT: ("clock", "late_text"),
    Matter.NOT_TAKEN: ("triangle-alert", "warn_text"),
    Matter.DEADLINE: ("clock", "late_text"),
    Matter.NEWSLETTER: ("printer", "info_text"),
}


def _what(one: Pressing) -> str:
    return one.what


def _matter(one: Pressing) -> tuple[str, str]:
    return _MATTERS[one.matter]


def _who(one: Pressing) -> str:
    return one.who


def _since(one: Pressing) -> str:
    return one.when


PRESSING_COLUMNS: tuple[Column[Pressing], ...] = (
    Column("What", _what, picture=_matter),
    Column("Who", _who),
    Column("Since", _since),
)
