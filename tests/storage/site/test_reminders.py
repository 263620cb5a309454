"""A reminder is kept as it was sent, and seen once."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.site import reminders
from tests import make
from tests.tasks.taking import AFTERNOON, MORNING

if TYPE_CHECKING:
    from desktop.models.days.session import Session
    from desktop.models.site.reminder import Reminder
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


def send(small: SmallSchool, session: Session = MORNING, words: str = "Please") -> Reminder:
    with saving(small.db):
        signed = sign(small.db, small.school, small.office.who, small.clock())
        return reminders.add_reminder(small.db, (small.group, session), words, signed)


def see(desk: Desk, *seen: Reminder) -> None:
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        reminders.note_seen(desk.db, [one.id for one in seen], signed)


def test_what_was_sent_is_read_back(small: SmallSchool) -> None:
    sent = send(small)
    assert reminders.unseen_reminders(small.db, small.school, make.TUESDAY) == (sent,)
    assert reminders.last_reminders(small.db, small.school, make.TUESDAY) == {
        (small.group, MORNING): sent
    }
    wednesday = make.TUESDAY.replace(day=11)
    assert reminders.unseen_reminders(small.db, small.school, wednesday) == ()
    assert reminders.unseen_reminders(small.db, small.school + 1, make.TUESDAY) == ()


def test_the_last_of_each_session_counts(small: SmallSchool) -> None:
    _first, second, other = send(small), send(small), send(small, AFTERNOON)
    found = reminders.last_reminders(small.db, small.school, make.TUESDAY)
    assert found == {(small.group, MORNING): second, (small.group, AFTERNOON): other}


def test_who_saw_it_first_stays(small: SmallSchool) -> None:
    sent = send(small)
    small.clock.set(9, 12)
    see(small.teacher, sent)
    small.clock.set(9, 20)
    see(small.stranger, sent)
    (kept,) = reminders.last_reminders(small.db, small.school, make.TUESDAY).values()
    assert (kept.seen_by, str(kept)) == ("Tara Teach", "reminded 09:00, seen 09:12")


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM reminders",
        "UPDATE reminders SET words = 'Other words'",
        "UPDATE reminders SET seen_at = 5",
        "REPLACE INTO reminders SELECT * FROM reminders",
    ],
)
def test_bare_sql_changes_nothing(small: SmallSchool, sql: str) -> None:
    sent = send(small)
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        small.db.conn.execute(sql)
    assert reminders.unseen_reminders(small.db, small.school, make.TUESDAY) == (sent,)
