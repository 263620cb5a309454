"""What the window looks at while nobody presses anything."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.models.days.session_times import london
from desktop.models.organisation.staff import Role
from desktop.tasks.safety import watch_file
from tests import make

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SmallSchool


def closes(small: SmallSchool) -> list[str]:
    return [f"{london(one.closes):%H:%M}" for one in watch_file.sessions_today(small.teacher)]


def test_the_days_sessions_are_those_of_the_persons_classes(small: SmallSchool) -> None:
    assert closes(small) == ["09:26", "13:31"]
    assert watch_file.sessions_today(small.stranger) == ()


def test_a_day_without_school_has_no_sessions(small: SmallSchool) -> None:
    small.clock.set(9, 0, day=date(2026, 10, 28))
    assert closes(small) == []


def test_a_school_without_a_policy_opens_nothing_and_locks_as_usual(small: SmallSchool) -> None:
    bare = make.insert(
        small.db, "schools", name="Rowan", la="886", estab="2002", registers_from="2026-09-01"
    )
    someone = make.make_person(small.db, bare, "Hetty Head", Role.HEAD)
    desk = make.make_desk(small.db, bare, someone, small.clock)
    assert watch_file.sessions_today(desk) == ()
    assert watch_file.idle_minutes(desk) == 10


def test_recent_closes_are_run_once(small: SmallSchool) -> None:
    small.clock.set(9, 26)
    first = watch_file.close_recent(small.office)
    assert {register.group for register in first} == {small.group}
    assert watch_file.close_recent(small.office) == ()


def test_a_file_never_backed_up_says_so(tmp_path: Path) -> None:
    assert watch_file.last_backup_in_words(tmp_path / "hawthorn.school") == "No backup yet"
