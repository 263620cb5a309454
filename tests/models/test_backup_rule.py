from datetime import UTC, datetime, timedelta

import pytest

from desktop.models.backup_rule import Backup, is_due, no_longer_kept

NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def _daily(days: int) -> list[Backup]:
    return [Backup(NOW - timedelta(days=age), "daily", f"{age}.school") for age in range(days)]


def _kept(backups: list[Backup]) -> list[int]:
    gone = set(no_longer_kept(backups, NOW))
    return [(NOW - backup.made_at).days for backup in backups if backup not in gone]


def test_every_backup_of_a_fortnight_is_kept() -> None:
    assert _kept(_daily(15)) == list(range(15))


def test_then_one_a_week_and_then_one_a_month() -> None:
    kept = _kept(_daily(400))
    assert len([age for age in kept if 15 <= age <= 91]) == 13  # eleven weeks, two months
    assert len([age for age in kept if age > 91]) in (10, 11)


@pytest.mark.parametrize(("years", "kept"), [(6, True), (8, False)])
def test_a_month_is_kept_for_seven_years(years: int, kept: bool) -> None:
    old = Backup(NOW - timedelta(days=years * 366), "daily", "old.school")
    assert (old in no_longer_kept([old, *_daily(1)], NOW)) is not kept


def test_the_newest_backup_always_stays() -> None:
    old = Backup(NOW - timedelta(days=9999), "daily", "old.school")
    assert no_longer_kept([old], NOW) == ()


@pytest.mark.parametrize(
    ("ages", "due"), [([], True), ([0], False), ([1], True), ([3, 1], True), ([1, 0], False)]
)
def test_a_backup_is_due_once_a_day(ages: list[int], due: bool) -> None:
    backups = [Backup(NOW - timedelta(days=age), "daily", "") for age in ages]
    assert is_due(backups, NOW) is due
