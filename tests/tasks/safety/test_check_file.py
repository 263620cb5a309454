from collections.abc import Callable

import pytest
from sqlite_utils import Database

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.tasks.marks import take_register
from desktop.tasks.safety import check_file
from tests import make
from tests.conftest import SmallSchool

AM = Session(make.TUESDAY, Half.AM)


@pytest.fixture
def marked(small: SmallSchool) -> SmallSchool:
    register = take_register.open_register(small.teacher, small.group, AM)
    take_register.fill_rest(small.teacher, register.id)
    row = take_register.open_register(small.teacher, small.group, AM).rows[0]
    assert row.entry
    take_register.mark(small.teacher, register.id, Draft(row.pupil, "L", row.entry.id, minutes=4))
    return small


def test_a_sound_file_has_nothing_to_say(marked: SmallSchool) -> None:
    check = check_file.check_file(marked.db)
    assert check.is_sound, check.found
    assert (check.entries, check.pupils) == (6, 5)


def _lose_a_guard(db: Database) -> None:
    db.execute("DROP TRIGGER entries_are_never_changed")


def _weaken_a_guard(db: Database) -> None:
    db.execute("DROP TRIGGER entries_are_never_changed")
    db.execute(
        "CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries"
        " WHEN 0 BEGIN SELECT 1; END"
    )


def _change_a_current_mark(db: Database) -> None:
    db.execute("UPDATE year_marks SET marks = replace(marks, 'L', '/')")


def _lose_current_marks(db: Database) -> None:
    db.execute("DELETE FROM year_marks")


def _invent_current_marks(db: Database) -> None:
    db.execute("INSERT INTO year_marks VALUES (1, 2020, '////')")


def _break_a_chain(db: Database) -> None:
    db.execute("DROP TRIGGER entries_are_never_changed")
    db.execute("UPDATE entries SET replaces = NULL")


def _put_on_roll_twice(db: Database) -> None:
    make.insert(db, "enrolments", pupil=1, starting_day="2026-10-01")


def _put_in_two_classes(db: Database) -> None:
    make.insert(db, "memberships", pupil=1, group_id=1, first_day="2026-10-01")


def _overlap_terms(db: Database) -> None:
    db.execute("UPDATE terms SET last_day = '2026-12-01' WHERE name = 'Autumn 1'")


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (_lose_a_guard, "guard entries_are_never_changed"),
        (_weaken_a_guard, "guard entries_are_never_changed"),
        (_change_a_current_mark, "current marks of 1 pupils"),
        (_lose_current_marks, "current marks of 5 pupils"),
        (_invent_current_marks, "current marks of 1 pupils"),
        (_break_a_chain, "does not follow the one before"),
        (_put_on_roll_twice, "on roll twice"),
        (_put_in_two_classes, "in two classes"),
        (_overlap_terms, "overlap"),
    ],
)
def test_harm_is_found(marked: SmallSchool, harm: Callable[[Database], None], says: str) -> None:
    harm(marked.db)
    assert any(says in sentence for sentence in check_file.check_file(marked.db).found)


@pytest.mark.parametrize("harm", [_change_a_current_mark, _lose_current_marks])
def test_current_marks_are_worked_out_of_the_entries_again(
    marked: SmallSchool, harm: Callable[[Database], None]
) -> None:
    harm(marked.db)
    assert check_file.rebuild_marks(marked.head) > 0
    assert check_file.check_file(marked.db).is_sound
