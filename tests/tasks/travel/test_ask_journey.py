"""A journey as the office writes it down; bad input keeps nothing; last year's is offered."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.leave.waiting import Waiting
from desktop.models.marks.absence_plan import Plan
from desktop.storage.travel import journeys
from desktop.tasks.marks.plan_absence import plan_absence
from desktop.tasks.travel.ask_journey import (
    ask_journey,
    children_with,
    findings,
    patterns,
    who_may_ask,
)
from desktop.tasks.travel.decide_journey import load
from desktop.tasks.travel.give_pack import give_pack
from desktop.tasks.travel.see_journeys import waiting_journeys
from tests import make
from tests.models.travel.travels import SCHOOL
from tests.tasks.travel.family import BACK, FIRST, agreed, draft, mother, record

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def kept(small: SmallSchool) -> int:
    return len(journeys.journeys_of_school(small.db, small.school))


def test_what_was_asked_is_read_back_with_the_other_school(small: SmallSchool) -> None:
    made = draft(small, pupils=small.pupils[:2], school=SCHOOL, pack=True, pack_words="Reading")
    number = ask_journey(small.office, made)
    found = load(small.head, number)
    assert found == replace(
        made, id=number, recorded_at=small.clock(), name="Olive Office", position="Office",
        school=replace(SCHOOL, id=1),
    )  # fmt: skip
    assert waiting_journeys(small.head) == (
        Waiting(number, "Aisha Ahmed, Ben Baxter", "Travel for a parent’s work",
                date(2026, 11, 9), FIRST),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"back_on": date(2026, 11, 12)}, "not after the day of travel"),
        ({"first_day": date(2027, 9, 2), "back_on": date(2027, 9, 9)}, "no school year"),
        ({"first_day": date(2026, 11, 14), "back_on": date(2026, 11, 16)}, "does not meet"),
        ({"pupils": ()}, "No child"),
        ({"first_day": date(2026, 9, 1), "back_on": date(2026, 9, 9)}, "not on roll"),
        ({"received_on": date(2026, 11, 12)}, "day to come"),
    ],
)
def test_bad_input_keeps_nothing(small: SmallSchool, change: dict[str, Any], words: str) -> None:
    with pytest.raises(RuleError, match=words):
        ask_journey(small.office, draft(small, **change))
    assert kept(small) == 0


def test_one_who_leaves_before_the_return_is_not_asked_for(small: SmallSchool) -> None:
    make.make_pupil(small.db, small.school, small.group, "Finn", "Gone", leaving_day="2026-11-20")
    finn = small.db.execute("SELECT max(id) FROM pupils").fetchone()[0]
    with pytest.raises(RuleError, match="Finn Gone is not on roll on Mon 30 Nov 2026"):
        ask_journey(small.office, draft(small, pupils=(finn,)))


def test_overlapping_journeys_of_a_child_are_refused(small: SmallSchool) -> None:
    ask_journey(small.office, draft(small))
    again = draft(small, first_day=date(2026, 11, 20), back_on=date(2026, 12, 4))
    with pytest.raises(RuleError, match="There is a journey"):
        ask_journey(small.office, again)
    assert kept(small) == 1


def test_a_child_of_another_school_is_refused(small: SmallSchool) -> None:
    other = make.make_school(small.db, "Fernside")
    stranger = make.make_pupil(small.db, other, None, "Olly", "Other")
    with pytest.raises(RuleError, match="another school"):
        ask_journey(small.office, draft(small, pupils=(stranger,)))


def test_a_teacher_does_not_ask(small: SmallSchool) -> None:
    for refused in (
        lambda: ask_journey(small.teacher, draft(small)),
        lambda: findings(small.teacher, draft(small)),
        lambda: patterns(small.teacher, small.pupils[0]),
    ):
        with pytest.raises(PermissionRefused):
            refused()


def test_the_form_offers_who_may_ask_and_brothers_and_sisters(small: SmallSchool) -> None:
    mother(small, small.pupils[0])
    small.db.table("sibling_links").insert(
        {"pupil": small.pupils[0], "sibling": small.pupils[2], "recorded_at": 0}
    )
    assert [one.name for one in who_may_ask(small.office, small.pupils[0])] == ["Ms Mary Doran"]
    assert children_with(small.office, small.pupils[0]) == (
        (small.pupils[0], "Aisha Ahmed"), (small.pupils[2], "Chloe Carr"),
    )  # fmt: skip


def test_last_years_journey_is_offered_for_the_same_weeks(small: SmallSchool) -> None:
    year = make.insert(
        small.db, "school_years", school=small.school, name="2027/28", first_day="2027-09-01",
        last_day="2028-08-31",
    )  # fmt: skip
    make.insert(small.db, "terms", school_year=year, name="All", first_day="2027-09-03",
                last_day="2028-07-20")  # fmt: skip
    record(small)
    agreed(small)
    small.clock.set(9, 0, day=date(2027, 7, 1))
    (found,) = patterns(small.office, small.pupils[0])
    assert (found.first_day, found.back_on) == (date(2027, 11, 15), date(2027, 11, 29))
    assert (found.received_on, found.id) == (date(2027, 7, 1), 0)
    assert BACK.weekday() == found.back_on.weekday()


def test_a_pack_is_given_later_and_what_was_said_before_stays(small: SmallSchool) -> None:
    journey = load(small.office, ask_journey(small.office, draft(small)))
    give_pack(small.office, journey, "Reading book", given=True)
    given = load(small.office, journey.id)
    assert (given.pack, given.pack_words) == (True, "Reading book")
    with pytest.raises(StaleError):
        give_pack(small.head, journey, "Another", given=True)
    give_pack(small.office, given, "", given=False)
    assert load(small.office, journey.id).pack is False
    assert small.db.execute("SELECT count(*) FROM journey_packs").fetchone()[0] == 2
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        small.db.conn.execute("DELETE FROM journey_packs")


def test_a_pack_says_what_is_in_it(small: SmallSchool) -> None:
    journey = load(small.office, ask_journey(small.office, draft(small)))
    with pytest.raises(RuleError, match="What is in the pack"):
        give_pack(small.office, journey, " ", given=True)
    with pytest.raises(PermissionRefused):
        give_pack(small.teacher, journey, "Reading", given=True)


def test_leave_that_is_planned_already_warns(small: SmallSchool) -> None:
    plan_absence(
        small.head,
        Plan(code="C", first_day=FIRST, last_day=FIRST, pupils=small.pupils[:1], note="Funeral"),
    )
    said = [one.text for one in findings(small.office, draft(small)) if one.field == "first_day"]
    assert said == ["Aisha Ahmed has C planned, Mon 16 Nov 2026 to Mon 16 Nov 2026."]
    assert findings(small.office, draft(small, pupils=small.pupils[1:2]))[0].field != "first_day"
