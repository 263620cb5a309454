"""What the window looks at while nobody presses anything: others' saves, closes, the log."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import Timetable, london, timetable
from desktop.models.organisation.policy import Policy
from desktop.models.organisation.staff import Duty
from desktop.storage.file import database
from desktop.storage.organisation import groups, policies, school_years
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.safety.back_up import daily_backup, list_backups
from desktop.tasks.safety.check_file import guards_missing
from desktop.tasks.safety.confirm_clock import check_clock

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlite_utils import Database

    from desktop.models.backup_rule import Backup
    from desktop.models.marks.register import Register
    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk

_LOOK_BACK = timedelta(days=8)


def changes_by_others(db: Database) -> int:
    """Return a number that differs once another window has saved (about 0.1 ms)."""
    return database.changes_by_others(db)


def close_recent(desk: Desk) -> tuple[Register, ...]:
    """Run the closes of the last days that are due, unless the clock is in doubt; it is cheap."""
    if check_clock(desk) is not None:
        return ()
    return close_due(desk.db, desk.now(), since=desk.today - _LOOK_BACK)


def close_all(desk: Desk) -> tuple[Register, ...]:
    """Run every close that fell due while the program was not running, however long ago."""
    if check_clock(desk) is not None:
        return ()
    return close_due(desk.db, desk.now())


def fold_log(path: Path) -> None:
    """Fold what was saved into the file itself; never waits for another window."""
    database.checkpoint(path)


def missing_guards(desk: Desk) -> tuple[str, ...]:
    """Return the names of the file's own guards that should stand and do not."""
    return guards_missing(desk.db)


def idle_minutes(desk: Desk) -> int:
    """Return after how many minutes with nobody at it the window locks, by the school's policy."""
    try:
        return policies.policy_on(desk.db, desk.school, desk.today).idle_lock_minutes
    except RuleError:
        return Policy("").idle_lock_minutes


def keep_daily_backup(desk: Desk) -> Backup | None:
    """Make today's backup if it is still to be made; nobody needs a duty for it."""
    return daily_backup(database.file_of(desk.db), desk.now())


def last_backup_in_words(path: Path) -> str:
    """Say when the file was last backed up."""
    newest = max(list_backups(path), default=None)
    if newest is None:
        return "No backup yet"
    made = london(newest.made_at)
    return f"Backed up {day_in_words(made.date())} {made:%H:%M}"


def sessions_today(desk: Desk) -> tuple[Timetable, ...]:
    """Return the different times at which this person's classes register today, in order."""
    calendar = school_years.load_calendar(desk.db, desk.school)
    sessions = calendar.sessions(desk.today, desk.today)
    try:
        policy = policies.policy_on(desk.db, desk.school, desk.today)
        places = {
            timetable(policy.times(session.half, group.times_of), desk.today)
            for session in sessions
            for group in _classes(desk, desk.today)
        }
    except RuleError:  # nothing is settled yet, so nothing opens or closes
        return ()
    return tuple(sorted(places, key=_by_close))


def _classes(desk: Desk, day: date) -> tuple[Group, ...]:
    if desk.who.duties & {Duty.SEE_EVERY_CLASS, Duty.TAKE_ANY_REGISTER, Duty.SET_UP}:
        return groups.groups_on(desk.db, desk.school, day)
    return groups.groups_of(desk.db, desk.who.person, desk.school, day)


def _by_close(times: Timetable) -> datetime:
    return times.closes
