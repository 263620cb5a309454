"""Flags, notes and looks: who sees what, that each look is kept, and that nothing is changed."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.organisation.staff import Role
from desktop.tasks.admissions.flag_pupils import flags_of, put_flag
from desktop.tasks.admissions.show_pupil import pupil_page
from desktop.tasks.safeguarding.keep_looks import looks_at
from desktop.tasks.safeguarding.open_safeguarding import add_note, open_safeguarding, summary
from tests import make
from tests.tasks.safeguarding.at_risk import CANARY, lead, looks

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


@pytest.fixture
def child(small: SmallSchool) -> int:
    """A child with a flag for the safeguarding team, one for the class, and a note."""
    pupil = small.pupils[0]
    put_flag(small.officer, pupil, "Social worker", CANARY)
    put_flag(small.officer, pupil, "Medical", "Inhaler in the tray")
    add_note(small.officer, pupil, f"Asked at the gate, {CANARY}")
    return pupil


def desk_of(small: SmallSchool, who: str) -> Desk:
    if who == "administrator":
        return small.desk(make.make_person(small.db, small.school, "Ada Min", Role.ADMINISTRATOR))
    return lead(small) if who == "lead" else getattr(small, who)


@pytest.mark.parametrize(
    ("who", "flags"),
    [
        ("officer", ["Social worker", "Medical"]),
        ("head", ["Social worker", "Medical"]),
        ("lead", ["Social worker", "Medical"]),
        ("teacher", ["Medical"]),
        ("stranger", []),
        ("office", []),
        ("administrator", []),
    ],
)
def test_each_sees_the_flags_that_are_for_them(
    small: SmallSchool, child: int, who: str, flags: list[str]
) -> None:
    assert [one.flag for one in flags_of(desk_of(small, who), child)] == flags


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("officer", True), ("head", True), ("lead", True),
        ("teacher", False), ("stranger", False), ("office", False), ("administrator", False),
    ],
)  # fmt: skip
def test_a_change_in_the_family_is_seen_by_those_with_the_duty(  # R98
    small: SmallSchool, who: str, sees: bool
) -> None:
    pupil = small.pupils[1]
    with pytest.raises(RuleError, match="names no safeguarding lead"):
        put_flag(small.officer, pupil, "Change in the family", "Parents apart")
    assert flags_of(small.officer, pupil) == ()
    note = "Safeguarding lead told: Dora Lead. Parents apart"
    put_flag(small.officer, pupil, "Change in the family", note)
    assert [one.note for one in flags_of(desk_of(small, who), pupil)] == [note] * sees


@pytest.mark.parametrize("who", ["office", "stranger", "administrator"])
def test_the_others_open_nothing_write_nothing_and_learn_nothing(
    small: SmallSchool, child: int, who: str
) -> None:
    desk = desk_of(small, who)
    assert summary(desk, child) is None
    for errand in (open_safeguarding, looks_at):
        with pytest.raises(PermissionRefused):
            errand(desk, child)
    with pytest.raises(PermissionRefused):
        add_note(desk, child, "x")
    assert looks(small) == []


def test_a_teacher_opens_what_the_class_needs_and_no_more(small: SmallSchool, child: int) -> None:
    opened = open_safeguarding(small.teacher, child)
    assert [one.note for one in opened.flags] == ["Inhaler in the tray"]
    assert (opened.notes, opened.looks, opened.assessments) == ((), (), ())
    assert looks(small) == ["Tara Teach: flags for the class"]
    with pytest.raises(PermissionRefused):
        add_note(small.teacher, child, "x")


def test_every_look_is_kept_and_read_by_the_head_and_the_lead(
    small: SmallSchool, child: int
) -> None:
    assert open_safeguarding(small.officer, child).looks == ()
    opened = open_safeguarding(lead(small), child)
    assert [one.name for one in opened.looks] == ["Dora Lead", "Asif Officer"]
    assert [one.name for one in looks_at(small.head, child)] == ["Dora Lead", "Asif Officer"]
    with pytest.raises(PermissionRefused):
        looks_at(small.officer, child)


def test_a_note_keeps_author_and_time_and_the_newest_stands_first(
    small: SmallSchool, child: int
) -> None:
    small.clock.set(11, 40)
    add_note(small.head, child, " Spoke with the family ")
    newest, oldest = open_safeguarding(small.head, child).notes
    assert (newest.words, newest.name, newest.recorded_at) == (
        "Spoke with the family", "Hilda Head", small.clock(),
    )  # fmt: skip
    assert oldest.name == "Asif Officer"
    with pytest.raises(RuleError, match="empty"):
        add_note(small.head, child, " ")


def test_before_it_is_opened_only_counts_are_told(small: SmallSchool, child: int) -> None:
    found = summary(small.officer, child)
    assert found is not None
    assert (found.flags, found.notes, found.tier and found.tier.tier) == (2, 1, "RED")
    assert CANARY not in str(pupil_page(small.officer, child))
    assert looks(small) == []


def test_history_says_nothing_of_it_to_the_office(small: SmallSchool, child: int) -> None:
    seen = [one.what for one in pupil_page(small.officer, child).history]
    assert seen.count("flag put on") == 2
    assert "flag put on" not in [one.what for one in pupil_page(small.office, child).history]
    kept = small.db.execute("SELECT group_concat(detail) FROM history").fetchone()[0]
    assert CANARY not in kept


@pytest.mark.parametrize("table", ["safeguarding_notes", "looks", "pupil_flags"])
@pytest.mark.parametrize(
    "sql",
    ["DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}", "UPDATE {} SET pupil = 2"],
)
def test_the_store_refuses_to_change_or_remove_any_of_it(
    small: SmallSchool, child: int, table: str, sql: str
) -> None:
    open_safeguarding(small.officer, child)
    with pytest.raises(sqlite3.IntegrityError):
        small.db.conn.execute(sql.format(table, table))


def test_the_store_refuses_a_note_by_somebody_without_the_duty(
    small: SmallSchool, child: int
) -> None:
    open_safeguarding(small.teacher, child)  # makes the teacher an author
    asked = "SELECT id FROM authors WHERE name = 'Tara Teach'"
    author = small.db.conn.execute(asked).fetchone()[0]
    with pytest.raises(sqlite3.IntegrityError, match="duty"):
        make.insert(
            small.db, "safeguarding_notes", school=small.school, pupil=child, words="x",
            recorded_at=int(small.clock().timestamp()), author=author,
        )  # fmt: skip
