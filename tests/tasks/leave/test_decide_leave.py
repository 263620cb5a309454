"""Deciding on real tables: what is kept, what stands in the register, who was quicker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.leave.deciding import Choice
from desktop.models.leave.decision import LeaveDecision, Outcome, standing_decisions
from desktop.models.leave.leave_kind import LeaveKind, LeaveTerms
from desktop.models.letters.letter import LEAVE_REQUEST, LetterKind, LetterState
from desktop.models.marks.expectation import pattern_of
from desktop.models.organisation.staff import Role
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.leave import decisions, requests
from desktop.storage.letters import ledger
from desktop.storage.marks import expectations
from desktop.tasks.leave import decide_leave
from desktop.tasks.leave.withdraw_request import withdraw_request
from desktop.tasks.organisation.act_as_head import act_as_head
from desktop.tasks.people.sign_in import desk_for
from tests import make
from tests.tasks.leave.asking import ask, at, granted, refusal
from tests.tasks.letters.letters import at_home, mother

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

AM, PM = Half.AM, Half.PM
MON, FRI = at(16), at(20, PM)


def standing(small: SmallSchool, request: int) -> dict[int, LeaveDecision]:
    found = standing_decisions(decisions.decisions_on(small.db, [request]))
    return {small.pupils.index(pupil): one for (_, pupil), one in found.items()}


def plans(small: SmallSchool) -> list[tuple[int, str, str, str, str]]:
    found = expectations.standing(small.db, small.school, make.YEAR_START, date(2027, 7, 31))
    return [
        (
            small.pupils.index(one.pupil or 0),
            one.code,
            str(one.first_day),
            str(one.last_day),
            one.source,
        )
        for one in found
    ]


def letters(small: SmallSchool, request: int) -> list[tuple[LetterKind, LetterState]]:
    found = ledger.letters_about(small.db, small.school, (LEAVE_REQUEST, request))
    return [(one.kind, one.state) for one in found]


def test_granted_leave_stands_beside_the_name(small: SmallSchool) -> None:
    number = ask(small, 0, 1)
    made = decide_leave.decide(small.head, number, granted(small, 0, 1))
    assert {place: one.outcome for place, one in standing(small, number).items()} == {
        0: Outcome.GRANTED,
        1: Outcome.GRANTED,
    }
    week = ("C", "2026-11-16", "2026-11-20", "leave")
    assert plans(small) == [(0, *week), (1, *week)]
    assert len(made.numbers) == 2
    assert {kind for kind, _ in letters(small, number)} <= {LetterKind.GRANTED}


def test_fewer_days_are_granted_in_part(small: SmallSchool) -> None:
    number = ask(small, 0)
    decide_leave.decide(small.head, number, granted(small, 0, last=at(17)))
    assert standing(small, number)[0].outcome is Outcome.GRANTED_IN_PART
    assert [one[2:4] for one in plans(small)] == [
        ("2026-11-16", "2026-11-16"),
        ("2026-11-17", "2026-11-17"),
    ]


def test_brothers_and_sisters_may_be_decided_each_on_its_own(small: SmallSchool) -> None:
    number = ask(small, 0, 1)
    decide_leave.decide(small.head, number, granted(small, 0))
    decide_leave.decide(small.head, number, refusal(small, 1))
    found = standing(small, number)
    assert (found[0].outcome, found[1].outcome) == (Outcome.GRANTED, Outcome.REFUSED)
    assert found[1].code == "G"
    assert [one[0] for one in plans(small)] == [0]


def test_a_refusal_is_kept_as_carefully(small: SmallSchool) -> None:
    number = ask(small, 0)
    decide_leave.decide(small.head, number, refusal(small, 0, reason="A cheaper holiday"))
    found = standing(small, number)[0]
    assert (found.reason, found.name, found.first) == ("A cheaper holiday", "Hilda Head", None)
    assert {kind for kind, _ in letters(small, number)} <= {LetterKind.REFUSED}


def test_two_people_deciding_at_once_lose_nothing(small: SmallSchool) -> None:
    number = ask(small, 0, 1)
    decide_leave.decide(small.head, number, granted(small, 0))
    before = plans(small)
    with pytest.raises(StaleError, match="Hilda Head has granted the leave"):
        decide_leave.decide(small.head, number, refusal(small, 0, 1))
    assert plans(small) == before
    assert set(standing(small, number)) == {0}


def test_a_changed_decision_keeps_the_first_and_says_why(small: SmallSchool) -> None:
    number = ask(small, 0)
    (first,) = decide_leave.decide(small.head, number, granted(small, 0)).numbers
    again = replace(refusal(small, 0), seen={small.pupils[0]: first})
    with pytest.raises(RuleError, match="Say why the decision is changed"):
        decide_leave.decide(small.head, number, again)
    decide_leave.decide(small.head, number, replace(again, why_changed="The tickets were false"))
    kept = decisions.decisions_on(small.db, [number])
    assert [(one.outcome, one.replaces) for one in kept] == [
        (Outcome.GRANTED, None),
        (Outcome.REFUSED, first),
    ]
    assert kept[1].facts["why_changed"] == "The tickets were false"
    assert plans(small) == []
    states = letters(small, number)
    assert all(
        (kind is LetterKind.REFUSED) is (state is not LetterState.WITHDRAWN)
        for kind, state in states
    )


def test_changing_ends_only_what_is_not_used_yet(small: SmallSchool) -> None:
    number = ask(small, 0)
    (first,) = decide_leave.decide(small.head, number, granted(small, 0)).numbers
    small.clock.set(9, day=date(2026, 11, 18))
    shorter = granted(
        small, 0, last=at(18, PM), seen={small.pupils[0]: first}, why_changed="Back sooner"
    )
    decide_leave.decide(small.head, number, shorter)
    assert [one[2:4] for one in plans(small)] == [
        ("2026-11-16", "2026-11-17"),
        ("2026-11-18", "2026-11-18"),
    ]


def test_withdrawing_ends_it_and_is_not_decided_any_more(small: SmallSchool) -> None:
    number = ask(small, 0)
    decide_leave.decide(small.head, number, granted(small, 0))
    with saving(small.db):
        signed = sign(small.db, small.school, small.office.who, small.clock())
        request = decide_leave.request_here(small.office, number)
        decide_leave.stop_leave(small.office, signed, request, "The trip is off")
        requests.withdraw_request(small.db, number, signed, "The trip is off")
    assert plans(small) == []
    assert all(state is LetterState.WITHDRAWN for _, state in letters(small, number))
    with pytest.raises(StaleError, match="withdrawn this request: The trip is off"):
        decide_leave.decide(small.head, number, granted(small, 0))


def test_a_part_time_timetable_has_its_pattern_and_review(small: SmallSchool) -> None:
    pattern = pattern_of((day, PM) for day in range(5))
    terms = LeaveTerms(agreed_with="Mrs Ahmed", review_day=date(2026, 11, 27))
    number = ask(small, 0, last=at(27, PM), reason="part-time timetable")
    choice = granted(
        small, 0, last=at(27, PM), kind=LeaveKind.PART_TIME, terms=terms, pattern=pattern
    )
    decide_leave.decide(small.head, number, choice)
    (plan,) = expectations.standing(small.db, small.school, make.YEAR_START, date(2027, 7, 31))
    assert (plan.code, plan.pattern, plan.review_day) == ("C2", pattern, date(2026, 11, 27))


def test_a_fourth_set_apart_day_is_r_with_a_warning(small: SmallSchool) -> None:
    for day in (11, 12, 13):
        a_day = {"first": at(day), "last": at(day, PM), "reason": "religious observance"}
        number = ask(small, 0, **a_day)
        terms = LeaveTerms(body="Hinduism", festival=f"Day {day}")
        one = granted(
            small, 0, first=at(day), last=at(day, PM), kind=LeaveKind.RELIGIOUS, terms=terms
        )
        decide_leave.decide(small.head, number, one)
    fourth = {"first": at(16), "last": at(16, PM)}
    number = ask(small, 0, reason="religious observance", **fourth)
    choice = granted(
        small,
        0,
        kind=LeaveKind.RELIGIOUS,
        terms=LeaveTerms(body="Hinduism", festival="Diwali"),
        **fourth,
    )
    assert [one.is_refusal for one in decide_leave.findings(small.head, number, choice)] == [False]
    decide_leave.decide(small.head, number, choice)
    assert [one[1] for one in plans(small)] == ["R"] * 4
    again = ask(small, 0, first=at(17), last=at(17, PM), reason="religious observance")
    second = replace(choice, first=at(17), last=at(17, PM))
    with pytest.raises(RuleError, match="has had a day for Diwali already"):
        decide_leave.decide(small.head, again, second)


def test_a_set_apart_day_of_a_withdrawn_request_counts_no_longer(small: SmallSchool) -> None:
    terms = LeaveTerms(body="Islam", festival="Eid")
    day = {"first": at(16), "last": at(16, PM)}
    one = granted(small, 0, kind=LeaveKind.RELIGIOUS, terms=terms, **day)
    number = ask(small, 0, reason="religious observance", **day)
    decide_leave.decide(small.head, number, one)
    withdraw_request(small.office, number, "The moon was seen a day later")
    other: dict[str, Any] = {"first": at(17), "last": at(17, PM)}
    again = ask(small, 0, reason="religious observance", **other)
    assert decide_leave.decide(small.head, again, replace(one, **other)).numbers


@pytest.mark.parametrize(
    ("received", "words"),
    [
        (9, ["It was asked for on the day it begins."]),
        (6, ["It began on Mon 9 Nov 2026, before it was decided."]),
    ],
)
def test_leave_that_has_begun_is_warned_of_where_it_was_asked_for_in_time(
    small: SmallSchool, received: int, words: list[str]
) -> None:
    days: dict[str, Any] = {"first": at(9), "last": at(12, PM)}
    number = ask(small, 0, received_on=date(2026, 11, received), **days)
    found = decide_leave.findings(small.head, number, granted(small, 0, **days))
    assert [(one.is_refusal, one.text) for one in found] == [(False, said) for said in words]


def test_days_that_were_not_asked_for_are_warned_of_and_leave_none_out(small: SmallSchool) -> None:
    at_home(small, small.pupils[0])
    mother(small, small.pupils[0])
    number = ask(small, 0, first=at(17), last=at(17, PM))
    choice = granted(small, 0)
    said = [one.text for one in decide_leave.findings(small.head, number, choice)]
    assert said == ["Asked for: Tue 17 Nov 2026. Other days were not."]
    decide_leave.decide(small.head, number, choice)
    assert letters(small, number) == [(LetterKind.GRANTED, LetterState.UNSIGNED)]


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"reason": " "}, "needs its reason"),
    ({"first": at(14), "last": at(15, PM)}, "does not meet"),
    ({"last": at(13, PM)}, "last day is before"),
    ({"last": Session(date(2028, 9, 1), PM)}, "in no school year"),
    ({"first": at(9)}, "begin before the request came"),
    ({"kind": LeaveKind.PERFORMANCE}, "licenses the performance"),
]


@pytest.mark.parametrize(("changes", "words"), REFUSED)
def test_what_may_not_be_changes_nothing(
    small: SmallSchool, changes: dict[str, Any], words: str
) -> None:
    number = ask(small, 0)
    with pytest.raises(RuleError, match=words):
        decide_leave.decide(small.head, number, granted(small, 0, **changes))
    assert (standing(small, number), plans(small)) == ({}, [])


def test_leave_is_not_granted_twice_for_the_same_days(small: SmallSchool) -> None:
    decide_leave.decide(small.head, ask(small, 0), granted(small, 0))
    with pytest.raises(RuleError, match="Aisha Ahmed has leave already"):
        decide_leave.decide(small.head, ask(small, 0), granted(small, 0))


def test_only_those_who_decide_leave_decide(small: SmallSchool) -> None:
    number = ask(small, 0)
    for desk in (small.office, small.officer, small.teacher):
        with pytest.raises(PermissionRefused):
            decide_leave.decide(desk, number, granted(small, 0))


def test_a_child_who_is_not_on_the_request_is_not_decided(small: SmallSchool) -> None:
    number = ask(small, 0)
    with pytest.raises(RuleError, match="not for that child"):
        decide_leave.decide(small.head, number, granted(small, 1))
    assert requests.load_request(small.db, small.school, number) is not None


def test_nobody_is_decided_about_without_a_child(small: SmallSchool) -> None:
    choice = Choice(pupils=(), outcome=Outcome.REFUSED, reason="No")
    with pytest.raises(RuleError, match="No child is chosen"):
        decide_leave.decide(small.head, ask(small, 0), choice)


def test_a_shared_letter_that_falls_away_is_written_anew_for_the_other(small: SmallSchool) -> None:
    for place in (0, 1):
        at_home(small, small.pupils[place])
        mother(small, small.pupils[place])
    number = ask(small, 0, 1)
    first, _ = decide_leave.decide(small.head, number, granted(small, 0, 1)).numbers
    changed = refusal(small, 0, seen={small.pupils[0]: first}, why_changed="SATs week")
    decide_leave.decide(small.head, number, changed)
    found = ledger.letters_about(small.db, small.school, (LEAVE_REQUEST, number))
    assert [(one.kind, one.pupils, one.state is LetterState.WITHDRAWN) for one in found] == [
        (LetterKind.GRANTED, small.pupils[:2], True),
        (LetterKind.REFUSED, small.pupils[:1], False),
        (LetterKind.GRANTED, small.pupils[1:2], False),
    ]


def test_a_letter_says_what_was_decided(small: SmallSchool) -> None:
    mother(small, small.pupils[0])
    number = ask(small, 0)
    in_part = granted(small, 0, first=at(17), last=at(19, PM), reason="The wedding itself.")
    (letter,) = decide_leave.decide(small.head, number, in_part).letters
    kept = ledger.load_letter(small.db, small.school, letter)
    assert kept is not None
    assert kept.kind is LetterKind.GRANTED_IN_PART
    wanted = {
        "first_day": "Tue 17 Nov 2026", "last_day": "Thu 19 Nov 2026", "days": "3 school days",
        "back_on": "Fri 20 Nov 2026", "asked_first_day": "Mon 16 Nov 2026",
        "refused_days": "Mon 16 Nov 2026, Fri 20 Nov 2026", "reason": "The wedding itself.",
        "asked_on": "Tue 10 Nov 2026",
    }  # fmt: skip
    assert {name: kept.said[name] for name in wanted} == wanted


def test_who_does_not_live_with_the_child_is_warned_of(small: SmallSchool) -> None:
    number = ask(small, 0, lives_with=False)
    (warned,) = decide_leave.findings(small.head, number, granted(small, 0))
    assert (warned.is_refusal, warned.field) == (False, "kind")
    assert decide_leave.findings(small.head, number, refusal(small, 0)) == ()


def test_a_part_time_timetable_leaves_room_for_other_leave(small: SmallSchool) -> None:
    terms = LeaveTerms(agreed_with="Mrs Ahmed", review_day=date(2026, 11, 27))
    number = ask(small, 0, last=at(27, PM), reason="part-time timetable")
    part_time = granted(small, 0, last=at(27, PM), kind=LeaveKind.PART_TIME, terms=terms)
    decide_leave.decide(small.head, number, part_time)
    decide_leave.decide(small.head, ask(small, 0), granted(small, 0))
    assert sorted(one[1] for one in plans(small)) == ["C", "C2"]


def test_a_deputy_decides_while_acting_as_head(small: SmallSchool) -> None:
    deputy = make.make_person(small.db, small.school, "Dora Deputy", Role.DEPUTY)
    number = ask(small, 0)
    with pytest.raises(PermissionRefused):
        decide_leave.decide(small.desk(deputy), number, granted(small, 0))
    act_as_head(small.head, deputy.person, make.TUESDAY, None)
    acting = desk_for(small.db, deputy.person, small.school, small.clock)
    decide_leave.decide(acting, number, granted(small, 0))
    assert standing(small, number)[0].name == "Dora Deputy"
