"""People, posts and tries come back as they were kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError
from desktop.models.organisation.account import Account
from desktop.models.organisation.school import School, SchoolFacts
from desktop.models.organisation.secret import SecretKind
from desktop.models.organisation.staff import Post, Role
from desktop.storage.file import file_facts
from desktop.storage.file.database import saving
from desktop.storage.organisation import door, people, schools
from tests import make

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tests.conftest import SmallSchool

AT = make.TestClock().at
PAT = Account(0, "Pat Supply", " Pat  SUPPLY", "hash", SecretKind.PIN, True, date(2026, 12, 18))


def test_a_person_is_found_by_sign_in_name_whatever_its_capitals(db: Database) -> None:
    with saving(db):
        number = people.add_account(db, PAT)
    kept = people.account_named(db, "PAT supply ")
    assert kept == replace(PAT, id=number, sign_in="pat supply")
    assert kept.holds_on(date(2026, 12, 18))
    assert not kept.holds_on(date(2026, 12, 19))


def test_posts_come_back_and_end(small: SmallSchool) -> None:
    person = small.teacher.who.person
    deputy = Post(Role.DEPUTY, "Deputy head", make.TUESDAY, None, acting=True)
    with saving(small.db):
        number = people.add_post(small.db, small.school, person, deputy)
        people.end_post(small.db, number, make.TUESDAY)
    assert people.posts_of(small.db, person, small.school)[1] == replace(
        deputy, last_day=make.TUESDAY
    )


@pytest.mark.parametrize(
    ("tries", "wrong"), [("", 0), ("xx", 2), ("xxo", 0), ("xoxxx", 3), ("o", 0)]
)
def test_wrong_tries_count_from_the_last_good_one(db: Database, tries: str, wrong: int) -> None:
    with saving(db):
        people.add_try(db, "someone else", AT, good=False)
        for place, outcome in enumerate(tries):
            people.add_try(db, "Pat", AT + timedelta(seconds=place), good=outcome == "o")
    count, last = door.wrong_tries(db, "pat")
    assert count == wrong
    assert last == (AT + timedelta(seconds=len(tries) - 1) if wrong else None)


def test_a_schools_facts_come_back_and_change(db: Database) -> None:
    facts = SchoolFacts(
        name="Hawthorn Lane", la="802", estab="2001", registers_from=AT.date(), logo=b"png"
    )
    with saving(db):
        number = schools.add_school(db, replace(facts, name="Typo"))
        schools.change_school(db, number, facts)
    assert schools.school_numbers(db) == (number,)
    kept = schools.load_school(db, number)
    assert kept == School(
        id=number, name="Hawthorn Lane", la="802", estab="2001", registers_from=AT.date(),
        logo=b"png",
    )  # fmt: skip
    with pytest.raises(RuleError, match="no such school"):
        schools.load_school(db, number + 1)


def test_a_file_says_whether_it_is_a_sample(db: Database) -> None:
    assert not file_facts.is_sample(db)
    with saving(db):
        file_facts.set_kind(db, file_facts.SAMPLE, make.TUESDAY)
    assert file_facts.is_sample(db)
    assert file_facts.sample_day(db) == make.TUESDAY
