"""The calendar comes back as it was kept; closures are withdrawn and never deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.school_year import Closure, ClosureKind, SessionState
from desktop.models.days.session import Half, Session
from desktop.storage.file.authors import author_of
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature
from desktop.storage.organisation import school_years
from tests import make
from tests.models.calendars import CLOSURES_A, YEAR_A

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tests.conftest import SmallSchool

AT = make.TestClock().at


def test_a_year_and_its_closures_come_back_as_they_were_kept(db: Database) -> None:
    school = make.make_school(db)
    with saving(db):
        school_years.add_year(db, school, YEAR_A)
        for closure in CLOSURES_A:
            school_years.add_closure(db, closure, Signature(AT, school))
    calendar = school_years.load_calendar(db, school)
    assert calendar.years[0] == YEAR_A
    assert calendar.closures == CLOSURES_A


@pytest.mark.parametrize("kind", ClosureKind)
@pytest.mark.parametrize("halves", [frozenset({Half.AM}), frozenset({Half.PM}), frozenset(Half)])
def test_every_kind_and_half_of_a_closure_is_kept(
    db: Database, kind: ClosureKind, halves: frozenset[Half]
) -> None:
    school = make.make_school(db)
    closure = Closure(make.TUESDAY, make.TUESDAY, kind, halves, "Snow")
    with saving(db):
        school_years.add_closure(db, closure, Signature(AT, school))
    assert school_years.kept_closures(db, school)[0].closure == closure


def test_a_replaced_year_keeps_its_number(db: Database) -> None:
    school = make.make_school(db)
    (kept,) = school_years.kept_years(db, school)
    shorter = replace(kept.year, terms=kept.year.terms[:5])
    with saving(db):
        school_years.replace_year(db, kept.id, shorter)
    assert school_years.kept_years(db, school) == (replace(kept, year=shorter),)


def test_a_withdrawn_closure_no_longer_closes_and_stays_in_the_file(db: Database) -> None:
    school = make.make_school(db)
    snow = Closure(make.TUESDAY, make.TUESDAY, ClosureKind.UNEXPECTED)
    morning = Session(make.TUESDAY, Half.AM)
    with saving(db):
        number = school_years.add_closure(db, snow, Signature(AT, school))
    closed = school_years.load_calendar(db, school).session_state(morning)
    with saving(db):
        school_years.withdraw_closure(db, number, Signature(AT, school), "It thawed")
    assert closed is SessionState.UNEXPECTED
    assert school_years.load_calendar(db, school).is_school_session(morning)
    (gone,) = school_years.kept_closures(db, school, withdrawn=True)
    assert gone.withdrawn_why == "It thawed"


def test_another_schools_closure_is_not_withdrawn(db: Database) -> None:
    school, other = make.make_school(db), make.make_school(db, "Other School")
    snow = Closure(make.TUESDAY, make.TUESDAY, ClosureKind.UNEXPECTED)
    with saving(db):
        number = school_years.add_closure(db, snow, Signature(AT, school))
        school_years.withdraw_closure(db, number, Signature(AT, other), "Not ours")
    assert len(school_years.kept_closures(db, school)) == 1


def test_only_a_session_that_was_taken_counts_as_marked(small: SmallSchool) -> None:
    monday, tuesday = date(2026, 11, 9), make.TUESDAY
    for day, kind in ((monday, "closed"), (tuesday, "taken")):
        register = make.insert(
            small.db,
            "registers",
            school=small.school,
            group_id=small.group,
            session=Session(day, Half.AM).number,
            **dict.fromkeys(
                ("opens_at", "begins_at", "closes_at", "expected_at", "ends_at"),
                int(AT.replace(day=day.day).timestamp()),
            ),
        )
        at = int(AT.replace(day=day.day).timestamp())
        author = None
        if kind == "taken":
            author = author_of(small.db, small.school, small.head.who)
        make.insert(
            small.db, "register_events", register=register, kind=kind, effective_at=at,
            recorded_at=at, author=author,
        )  # fmt: skip
    sessions = [Session(day, half) for day in (monday, tuesday) for half in Half]
    found = school_years.first_with_marks(small.db, small.school, sessions)
    assert found == Session(tuesday, Half.AM)
    assert school_years.last_register_day(small.db, small.school) == tuesday
    assert school_years.first_with_marks(small.db, small.school + 1, sessions) is None
