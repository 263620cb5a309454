"""The policy of a day is the last one that was set to hold by then."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature
from desktop.storage.organisation import policies
from tests import make
from tests.models.policies import A_POLICY

if TYPE_CHECKING:
    from sqlite_utils import Database

AT = make.TestClock().at


@pytest.fixture
def school(db: Database) -> int:
    number = make.make_school(db)
    with saving(db):
        for name, day in (("second", date(2026, 11, 10)), ("corrected", date(2026, 11, 10))):
            policies.set_policy(db, replace(A_POLICY, name=name), day, Signature(AT, number))
    return number


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 9), "National default"),
        (date(2026, 11, 10), "corrected"),
        (date(2027, 3, 1), "corrected"),
        (date(2019, 1, 1), "National default"),
    ],
)
def test_a_policy_holds_from_its_day(db: Database, school: int, day: date, name: str) -> None:
    assert policies.policy_on(db, school, day).name == name


def test_a_policy_comes_back_as_it_was_set(db: Database, school: int) -> None:
    assert policies.policy_on(db, school, make.TUESDAY) == replace(A_POLICY, name="corrected")


def test_without_a_policy_the_sentence_says_so(db: Database, school: int) -> None:
    assert policies.has_policy(db, school)
    assert not policies.has_policy(db, school + 1)
    with pytest.raises(RuleError, match="no policy yet"):
        policies.policy_on(db, school + 1, make.TUESDAY)


def test_a_setting_is_never_changed(db: Database, school: int) -> None:
    assert len(policies.policies_of(db, school)) == 3
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        db.conn.execute("UPDATE settings SET value = '{}'")
