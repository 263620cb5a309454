"""A register's times keep the law, and the current marks follow its entries."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from desktop.models.marks.entry import Kind
from desktop.models.organisation.staff import Role
from desktop.storage.file.database import saving
from desktop.storage.marks import entries
from tests.storage.bare import MORNING, Bare, at, bare_register

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


@pytest.fixture
def bare(small: SmallSchool) -> Bare:
    return bare_register(small)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"closes_at": at(13, 31, 1)}, "thirty minutes"),
        ({"closes_at": at(12, 59)}, "thirty minutes"),
        ({"begins_at": at(13) + 86400, "closes_at": at(13, 20) + 86400}, "thirty minutes"),
        ({"session": MORNING.number}, "thirty minutes|stands already"),
        ({"id": 1}, "stands already"),
        ({"group_id": 99}, "another school"),
    ],
)
def test_a_register_keeps_the_laws_thirty_minutes(
    bare: Bare, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=words):
        bare.insert_register(**changes)


def test_a_register_of_half_an_hour_stands(bare: Bare) -> None:
    bare.insert_register()


def test_the_current_mark_follows_the_entries(small: SmallSchool, bare: Bare) -> None:
    pupil, made = small.pupils[0], datetime.fromtimestamp(at(9), UTC)
    last = None
    for code in ("/", "N", "L"):
        new = entries.NewEntry(
            small.school, pupil, MORNING, small.group, code, Kind.TAKEN, made, made,
            bare.authors["teacher"], replaces=last,
        )  # fmt: skip
        with saving(small.db):
            last = entries.add_entry(small.db, new)
        assert entries.current_code(small.db, pupil, MORNING) == code
    chain = entries.entry_chain(small.db, pupil, MORNING)
    assert [entry.code for entry in chain] == ["/", "N", "L"]
    assert {entry.position for entry in chain} == {Role.CLASS_TEACHER.value.capitalize()}
    assert last is not None
    assert entries.load_entry(small.db, last) == chain[-1]
    assert entries.load_entry(small.db, 999) is None


def test_reasons_given_last_are_offered_first(small: SmallSchool, bare: Bare) -> None:
    last = None
    for minute, reason in enumerate(("Mum rang", "Marked wrong row", "Mum rang")):
        last = bare.insert(
            recorded_at=at(9, 30 + minute), kind="amendment", code="NI"[minute % 2],
            author=bare.authors["office"], reason=reason, replaces=last,
        )  # fmt: skip
    assert entries.recent_reasons(small.db, small.school, 4) == ("Mum rang", "Marked wrong row")
    assert entries.recent_reasons(small.db, 99, 4) == ()
