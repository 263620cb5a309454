"""Risk assessments: by whom, replaced and never changed, each look kept (R193, R200)."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.organisation.staff import Role
from desktop.models.safeguarding.risk import Colour
from desktop.tasks.safeguarding.assess_risk import next_version, open_assessment, write_assessment
from desktop.tasks.safeguarding.open_safeguarding import written_of
from tests import make
from tests.tasks.safeguarding.at_risk import ASSESSMENT, CANARY, lead, looks

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_what_is_written_is_read_back_and_the_look_is_kept(small: SmallSchool) -> None:
    number = write_assessment(small.officer, ASSESSMENT)
    found = open_assessment(small.head, number)
    written = replace(
        ASSESSMENT, id=number, recorded_at=small.clock(), name="Asif Officer",
        position="Attendance officer",
    )  # fmt: skip
    assert found == written
    assert found.colour is Colour.RED
    assert looks(small) == ["Hilda Head: risk assessment of Tue 10 Nov 2026"]


@pytest.mark.parametrize("who", ["office", "teacher", "administrator"])
def test_nobody_else_writes_reads_or_lists_any(small: SmallSchool, who: str) -> None:
    number = write_assessment(lead(small), ASSESSMENT)
    someone = make.make_person(small.db, small.school, "Ada Min", Role.ADMINISTRATOR)
    desk = small.desk(someone) if who == "administrator" else getattr(small, who)
    for refused in (
        lambda: write_assessment(desk, ASSESSMENT),
        lambda: open_assessment(desk, number),
        lambda: written_of(desk, small.pupils[0]),
    ):
        with pytest.raises(PermissionRefused):
            refused()
    assert looks(small) == []


def test_a_newer_one_replaces_the_old_which_stays(small: SmallSchool) -> None:
    first = write_assessment(small.officer, ASSESSMENT)
    draft = next_version(open_assessment(small.head, first))
    assert draft.checks == frozenset()
    write_assessment(small.head, replace(draft, review_on=date(2027, 1, 12)))
    reviews = [one.review_on for one in written_of(small.officer, small.pupils[0])]
    assert reviews == [date(2027, 1, 12), date(2026, 12, 8)]
    assert open_assessment(small.head, first).review_on == date(2026, 12, 8)


@pytest.mark.parametrize("replaces", [None, 99])
def test_two_who_write_at_once_are_told(small: SmallSchool, replaces: int | None) -> None:
    write_assessment(small.officer, ASSESSMENT)
    with pytest.raises(StaleError):
        write_assessment(small.head, replace(ASSESSMENT, replaces=replaces))
    assert len(written_of(small.head, small.pupils[0])) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"written_on": date(2026, 11, 11)}, "day to come"),
        ({"actions": ()}, "No risk"),
        ({"review_on": make.TUESDAY}, "review"),
        ({"purpose": ""}, "purpose"),
    ],
)
def test_what_is_lacking_keeps_nothing(
    small: SmallSchool, change: dict[str, object], words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        write_assessment(small.officer, replace(ASSESSMENT, **change))  # type: ignore[arg-type]
    assert written_of(small.officer, small.pupils[0]) == ()


def test_history_keeps_that_it_was_written_and_nothing_it_says(small: SmallSchool) -> None:
    write_assessment(small.officer, ASSESSMENT)
    kept = small.db.execute("SELECT what || detail FROM history").fetchall()
    assert kept[-1][0] == 'risk assessment written{"assessment": 1}'
    assert CANARY not in str(kept)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM risk_assessments",
        "UPDATE risk_assessments SET purpose = ''",
        "DELETE FROM risk_actions",
        "UPDATE risk_actions SET severity = 1",
        "INSERT INTO risk_actions (assessment, place, risk, likelihood, severity)"
        " VALUES (1, 3, 'more', 1, 1)",
    ],
)
def test_the_store_refuses_to_change_remove_or_add_to_one(small: SmallSchool, sql: str) -> None:
    write_assessment(small.officer, ASSESSMENT)
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        small.db.conn.execute(sql)
