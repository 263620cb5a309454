"""Which backups are kept: all for a fortnight, then one a week, then one a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL_FOR = timedelta(days=14)
WEEKLY_FOR = timedelta(weeks=13)
MONTHLY_FOR = timedelta(days=7 * 366)

IN_WORDS = (
    "Every backup is kept for 14 days, the newest of each week for 13 weeks,"
    " and the newest of each month for seven years."
)


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A verified copy of the school's file: when it was made, why, and its file's name."""

    made_at: datetime
    why: str
    name: str


def no_longer_kept(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return the backups the rule lets go; the newest of all always stays."""
    newest_first = sorted(backups, reverse=True)
    kept: set[Backup] = set(newest_first[:1])
    months: set[tuple[int, int]] = set()
    weeks: set[tuple[int, int]] = set()
    for backup in newest_first:
        age = now - backup.made_at
        week = backup.made_at.isocalendar()[:2]
        month = (backup.made_at.year, backup.made_at.month)
        first_of_week, first_of_month = week not in weeks, month not in months
        weeks.add(week)
        months.add(month)
        weekly = first_of_week and age <= WEEKLY_FOR
        monthly = first_of_month and age <= MONTHLY_FOR
        if age <= ALL_FOR or weekly or monthly:
            kept.add(backup)
    return tuple(backup for backup in newest_first if backup not in kept)


def is_due(backups: Iterable[Backup], now: datetime) -> bool:
    """Whether today's backup is still to be made (a new day, by the same clock)."""
    newest = max((backup.made_at for backup in backups), default=None)
    return newest is None or newest.date() < now.date()
