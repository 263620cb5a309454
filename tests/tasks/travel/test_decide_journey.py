"""Deciding about a journey: by whom, what the registers then expect, changed and withdrawn."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.letters.letter import LetterKind
from desktop.models.travel.circumstances import NONE_KNOWN, FactKind, TravelFact
from desktop.models.travel.journey import Outcome, Reason
from desktop.storage.letters import ledger
from desktop.storage.marks import expectations
from desktop.storage.travel import journey_parts
from desktop.tasks.leave import decide_leave
from desktop.tasks.travel.decide_journey import decide_journey, findings, load, withdraw_journey
from desktop.tasks.travel.end_journey import end_journey
from desktop.tasks.travel.record_circumstances import record_circumstances
from desktop.tasks.travel.register_elsewhere import register_elsewhere
from desktop.tasks.travel.see_journeys import waiting_journeys
from tests.models.travel.travels import SCHOOL, facts
from tests.tasks.leave.asking import ask, granted
from tests.tasks.travel.family import BACK, FIRST, agreed, asked, mother, record

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

CONFIRMED = replace(SCHOOL, confirmed_on=date(2026, 11, 9), confirmed_by="N. Pugh, office")
SUNDAY = date(2026, 11, 29)


def expected(small: SmallSchool) -> list[tuple[str, date, date, int]]:
    found = expectations.standing(small.db, small.school, date(2026, 9, 1), date(2027, 8, 31))
    return [(one.code, one.first_day, one.last_day, one.pupil or 0) for one in found]


def letters(small: SmallSchool, journey: int) -> list[tuple[LetterKind, str]]:
    found = ledger.letters_about(small.db, small.school, ("journey", journey))
    return [(one.kind, one.state.value) for one in found]


def test_an_agreed_journey_expects_t_until_the_day_before_the_return(small: SmallSchool) -> None:
    record(small)
    journey = agreed(small, pupils=small.pupils[:2])
    aisha, ben = small.pupils[:2]
    assert expected(small) == [("T", FIRST, SUNDAY, aisha), ("T", FIRST, SUNDAY, ben)]
    assert journey.decision is not None
    assert (journey.decision.name, waiting_journeys(small.head)) == ("Hilda Head", ())


def test_d_stands_on_the_other_schools_days_once_it_has_confirmed(small: SmallSchool) -> None:
    record(small)
    agreed(small, school=CONFIRMED)
    assert expected(small)[1:] == [("D", date(2026, 11, 18), SUNDAY, small.pupils[0])]
    for day, code in ((23, "D"), (25, "T"), (17, "T")):
        known = expectations.expectations_for(
            small.db, small.pupils[:1], small.group, Session(date(2026, 11, day), Half.AM)
        )
        assert known[small.pupils[0]].code == code


def test_a_school_that_confirms_later_brings_d_then(small: SmallSchool) -> None:
    record(small)
    journey = agreed(small, school=SCHOOL)
    assert [one[0] for one in expected(small)] == ["T"]
    register_elsewhere(small.office, journey, CONFIRMED)
    assert [one[0] for one in expected(small)] == ["T", "D"]
    again = load(small.office, journey.id)
    register_elsewhere(small.office, again, replace(CONFIRMED, pattern=1))
    assert [one[0] for one in expected(small)] == ["T", "D"]


@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.WORK])
def test_the_six_reasons_are_never_agreed_as_travel(small: SmallSchool, reason: Reason) -> None:
    record(small)
    journey = asked(small, reason=reason)
    with pytest.raises(RuleError, match="cannot be T"):
        decide_journey(small.head, journey, Outcome.AGREED)
    assert expected(small) == []
    decide_journey(small.head, journey, Outcome.NOT_AGREED, "Please ask for it as leave.")
    assert load(small.head, journey.id).decision is not None


def test_without_the_three_circumstances_nothing_is_agreed(small: SmallSchool) -> None:
    journey = asked(small)
    assert len(findings(small.head, journey, Outcome.AGREED)) == 3
    with pytest.raises(RuleError, match="No fixed abode"):
        decide_journey(small.head, journey, Outcome.AGREED)
    made = [one for one in facts(small.pupils[0]) if one.kind is not FactKind.TRADE]
    no = TravelFact(
        pupil=small.pupils[0], kind=FactKind.TRADE, holds=False, source="Mother: has stopped"
    )
    record_circumstances(small.office, NONE_KNOWN, [*made, no])
    with pytest.raises(RuleError, match="recorded as not so"):
        decide_journey(small.head, journey, Outcome.AGREED)


@pytest.mark.parametrize("outcome", [Outcome.NOT_AGREED])
def test_a_refusal_says_why(small: SmallSchool, outcome: Outcome) -> None:
    with pytest.raises(RuleError, match="reason"):
        decide_journey(small.head, asked(small), outcome, " ")


def test_the_office_decides_nothing_and_writes_down_a_withdrawal(small: SmallSchool) -> None:
    record(small)
    journey = asked(small)
    with pytest.raises(PermissionRefused):
        decide_journey(small.office, journey, Outcome.AGREED)
    withdraw_journey(small.office, journey, "Mother rang: they stay")
    found = load(small.office, journey.id)
    assert found.decision is not None
    assert (found.decision.outcome, found.is_open) == (Outcome.WITHDRAWN, False)


def test_two_who_decide_at_once_are_told(small: SmallSchool) -> None:
    record(small)
    journey = asked(small)
    decide_journey(small.head, journey, Outcome.AGREED)
    with pytest.raises(StaleError):
        decide_journey(small.head, journey, Outcome.NOT_AGREED, "Too long.")
    with pytest.raises(StaleError):
        withdraw_journey(small.office, journey, "Mother rang")
    assert len(journey_parts.decisions_of(small.db, journey.id)) == 1


def test_a_changed_decision_keeps_the_first_and_lets_its_plans_fall(small: SmallSchool) -> None:
    record(small)
    mother(small, small.pupils[0])
    journey = agreed(small, school=CONFIRMED)
    assert letters(small, journey.id) == [(LetterKind.TRAVEL_AGREED, "waits for a signature")]
    decide_journey(small.head, journey, Outcome.NOT_AGREED, "The fair is called off.")
    assert expected(small) == []
    kept = [one.outcome for one in journey_parts.decisions_of(small.db, journey.id)]
    assert kept == [Outcome.AGREED, Outcome.NOT_AGREED]
    assert letters(small, journey.id) == [
        (LetterKind.TRAVEL_AGREED, "withdrawn"),
        (LetterKind.TRAVEL_NOT_AGREED, "waits for a signature"),
    ]


def test_a_family_that_is_back_early_ends_what_was_expected(small: SmallSchool) -> None:
    record(small)
    journey = agreed(small, school=CONFIRMED)
    small.clock.set(9, 0, day=date(2026, 11, 20))
    end_journey(small.office, journey, date(2026, 11, 18), "In class on Wednesday")
    assert expected(small) == [("T", FIRST, date(2026, 11, 17), small.pupils[0])]
    with pytest.raises(RuleError, match="The family is back"):
        decide_journey(small.head, load(small.head, journey.id), Outcome.NOT_AGREED, "Late")


@pytest.mark.parametrize(
    ("back", "words", "said"),
    [
        (date(2026, 11, 21), "x", "to come"),
        (date(2026, 11, 15), "x", "begins on"),
        (date(2026, 11, 18), " ", "How the school knows"),
    ],
)
def test_a_bad_return_keeps_nothing(small: SmallSchool, back: date, words: str, said: str) -> None:
    record(small)
    journey = agreed(small)
    small.clock.set(9, 0, day=date(2026, 11, 20))
    with pytest.raises(RuleError, match=said):
        end_journey(small.office, journey, back, words)
    assert load(small.office, journey.id).returned is None


def test_a_journey_not_agreed_has_nothing_to_end(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="not agreed"):
        end_journey(small.office, asked(small), BACK, "x")


@pytest.mark.parametrize(
    "table",
    ["journeys", "journey_pupils", "journey_decisions", "journey_schools", "journey_plans"],
)
def test_the_store_keeps_all_of_it(small: SmallSchool, table: str) -> None:
    record(small)
    agreed(small, school=CONFIRMED)
    for sql in (f"DELETE FROM {table}", f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"):  # noqa: S608
        with pytest.raises(sqlite3.IntegrityError, match="kept"):
            small.db.conn.execute(sql)


def test_the_store_lets_only_the_head_decide(small: SmallSchool) -> None:
    record(small)
    journey = asked(small)
    office = small.db.execute("SELECT id FROM authors WHERE name = 'Olive Office'").fetchone()[0]
    with pytest.raises(sqlite3.IntegrityError, match="the head decides"):
        small.db.conn.execute(
            "INSERT INTO journey_decisions (school, journey, outcome, recorded_at, author)"
            " VALUES (?, ?, 'agreed', ?, ?)",
            (small.school, journey.id, int(small.clock().timestamp()), office),
        )


def test_leave_and_a_journey_of_the_same_days_are_said_to_each_other(small: SmallSchool) -> None:
    record(small)
    decide_leave.decide(small.head, ask(small, 0), granted(small, 0))
    journey = asked(small, pupils=small.pupils[:2])
    said = [one.text for one in findings(small.head, journey, Outcome.AGREED)]
    assert said == ["Aisha Ahmed has leave then: Mon 16 Nov 2026 to Fri 20 Nov 2026 (C)."]
    decide_journey(small.head, journey, Outcome.AGREED)
    other = decide_leave.findings(small.head, ask(small, 1), granted(small, 1))
    assert [(one.is_refusal, one.reason) for one in other] == [
        (False, "C would stand in place of T on these days.")
    ]
