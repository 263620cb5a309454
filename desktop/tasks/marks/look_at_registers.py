"""What surrounds a register on the screen: whose classes, which session, the days before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused
from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import london
from desktop.models.marks.shown_mark import Reasons
from desktop.models.marks.week_strip import DayMarks, days_before, week_strip
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.marks import entries
from desktop.storage.marks.teaching import teaches
from desktop.storage.organisation import groups, policies, school_years, schools
from desktop.tasks.marks.close_registers import close_if_due
from desktop.tasks.marks.take_register import check_may_see, check_may_take, open_register
from desktop.tasks.safety.confirm_clock import check_clock

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register
    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk

_REASONS_OFFERED = 4


def my_classes(desk: Desk) -> tuple[Group, ...]:
    """Return the classes the person may look at today, those they take first."""
    own = groups.groups_of(desk.db, desk.who.person, desk.school, desk.today)
    if not desk.who.duties & {Duty.SEE_EVERY_CLASS, Duty.TAKE_ANY_REGISTER}:
        return own
    every = groups.groups_on(desk.db, desk.school, desk.today)
    taken = {group.id for group in own}
    return own + tuple(group for group in every if group.id not in taken)


def session_now(desk: Desk) -> Session | None:
    """Return the session to show first: this one, the next today, or the last that was held."""
    calendar = load_calendar(desk)
    begins, today = first_day(desk), desk.today
    left = calendar.sessions(max(begins, today), today)
    if len(left) == 2 and not _has_ended(desk, left[0]):
        return left[0]
    last = left[-1] if left else calendar.session_beside(Session(today, Half.AM), -1)
    return last if last is not None and last.day >= begins else None


def _has_ended(desk: Desk, session: Session) -> bool:
    policy = policies.policy_on(desk.db, desk.school, session.day)
    return london(desk.now()).time() >= policy.times(session.half).ends


def load_calendar(desk: Desk) -> SchoolCalendar:
    """Return the school's days, to choose one from and to grey the rest."""
    return school_years.load_calendar(desk.db, desk.school)


def first_day(desk: Desk) -> date:
    """Return the first day whose registers are kept here."""
    return schools.load_school(desk.db, desk.school).registers_from


def session_beside(desk: Desk, session: Session, step: int) -> Session | None:
    """Return the school session before (-1) or after (1), none before the first or after today."""
    beside = load_calendar(desk).session_beside(session, step)
    inside = beside is not None and first_day(desk) <= beside.day <= desk.today
    return beside if inside else None


def session_on(desk: Desk, day: date, half: Half) -> Session:
    """Return a day's session of this half, or the day's only one."""
    held = load_calendar(desk).sessions(day, day)
    wanted = Session(day, half)
    return held[0] if len(held) == 1 and wanted not in held else wanted


def look_at(desk: Desk, group: int, session: Session) -> Register:
    """Read a class's register as it stands now, closed if its minute has passed.

    While the clock is in doubt nothing is closed by it.
    """
    register = open_register(desk, group, session)
    due = register.has_closed(desk.now()) and register.closed_at is None
    if not due or check_clock(desk) is not None:
        return register
    with saving(desk.db):
        close_if_due(desk.db, register.id, desk.now())
    return open_register(desk, group, session)


def refresh_rows(desk: Desk, register: Register) -> Register:
    """Read a register again: other people's marks, and the close if its minute has passed."""
    return look_at(desk, register.group, register.session)


def reasons_shown(desk: Desk, group: int) -> Reasons:
    """Return whether reasons show: never to a class teacher, at the press of a key before a class.

    Who sees every class and does not take this one has no class looking on.
    """
    if not desk.who.may(Duty.SEE_EVERY_CLASS):
        return Reasons.NEVER
    before_a_class = teaches(desk.db, desk.who.person, group, desk.today)
    return Reasons.HELD if before_a_class else Reasons.ALWAYS


def week_strips(
    desk: Desk, register: Register, *, in_full: bool
) -> dict[int, tuple[DayMarks, ...]]:
    """Return the last five school days of each child; the codes only to those who may see them."""
    in_full = in_full and reasons_shown(desk, register.group) is not Reasons.NEVER
    places = days_before(load_calendar(desk), register.session.day)
    pupils = [row.pupil for row in register.rows]
    years = {
        year: entries.marks_of_year(desk.db, pupils, year) for year in {one.year for one in places}
    }
    return {
        pupil: week_strip(
            places, {year: years[year].get(pupil, "") for year in years}, in_full=in_full
        )
        for pupil in pupils
    }


def history_of_mark(desk: Desk, register: Register, pupil: int) -> tuple[Entry, ...]:
    """Return every entry of one child of a register in its session, oldest first."""
    check_may_see(desk, register.group, register.session)
    register.row(pupil)
    return entries.entry_chain(desk.db, pupil, register.session)


def recent_reasons(desk: Desk) -> tuple[str, ...]:
    """Return the reasons last given for amendments, to offer them again."""
    return entries.recent_reasons(desk.db, desk.school, _REASONS_OFFERED)


def may_take(desk: Desk, register: Register) -> bool:
    """Whether the person takes this class's register, and does not only look at it."""
    try:
        check_may_take(desk, register)
    except PermissionRefused:
        return False
    return True
