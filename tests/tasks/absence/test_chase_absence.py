"""The first-day board on real tables: who is on it, when, what comes next, what is decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.absence.attempt import AttemptDraft
from desktop.models.absence.first_day_clock import Step
from desktop.models.absence.home_visit import VisitReport
from desktop.models.absence.proposal import Proposal
from desktop.models.days.session import Half, Session
from desktop.tasks.absence import chase_absence, visit_home, withdraw_message
from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from tests import make
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import MORNING, expect, mark, opened

if TYPE_CHECKING:
    from desktop.models.absence.board import BoardLine
    from tests.conftest import SmallSchool


def taken(small: SmallSchool, *away: int, hand_in: bool = True, session: Session = MORNING) -> None:
    """Take a morning's register at 09:00 with these children away and the rest here."""
    register = opened(small, session)
    for place in away:
        mark(small.teacher, register, place, "N")
    take_register.fill_rest(small.teacher, register.id)
    if hand_in:
        take_register.hand_in(small.teacher, register.id)


def closed(small: SmallSchool, hour: int = 9, minute: int = 26) -> None:
    small.clock.set(hour, minute)
    close_due(small.db, small.clock(), make.TUESDAY)


def board(small: SmallSchool) -> tuple[BoardLine, ...]:
    return chase_absence.board(small.office)


def call(*pupils: int, outcome: str = "no answer") -> AttemptDraft:
    return AttemptDraft(pupils=pupils, how="call", outcome=outcome, reached="Nadia Ahmed")


def test_a_child_appears_as_the_register_is_handed_in(small: SmallSchool) -> None:
    taken(small, 0, hand_in=False)
    assert board(small) == ()
    take_register.hand_in(small.teacher, opened(small).id)
    (line,) = board(small)
    assert (line.name, line.group_name, line.day, line.tier.tier) == (
        "Aisha Ahmed",
        "6B",
        1,
        "GREEN",
    )
    assert line.next is not None
    assert (line.next.what, line.ask_teacher) == (Step.TEXT, False)


def test_a_child_is_on_it_again_once_the_message_is_withdrawn(small: SmallSchool) -> None:
    taken(small, 0)
    (kept,) = said(small, reason="family")
    assert board(small) == ()
    withdraw_message.withdraw(small.office, kept.message, "It was about another child")
    assert [line.name for line in board(small)] == ["Aisha Ahmed"]


def test_a_register_never_handed_in_asks_the_teacher_first(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    closed(small)
    assert [line.ask_teacher for line in board(small)] == [True] * 4


def test_nobody_is_on_the_board_of_a_register_nobody_took(small: SmallSchool) -> None:
    opened(small)
    closed(small)
    assert board(small) == ()


def test_what_was_known_and_not_accepted_is_not_on_the_board(small: SmallSchool) -> None:
    expect(small, 0, "I")
    mark(small.teacher, opened(small), 1, "/")
    closed(small)
    assert [line.name for line in board(small)] == ["Chloe Carr", "Dylan Dodd", "Eve Evans"]


@pytest.mark.parametrize("reason", ["illness", "family"])  # the second waits for the head
def test_an_explained_child_leaves_the_board(small: SmallSchool, reason: str) -> None:
    taken(small, 0)
    said(small, reason=reason)
    assert board(small) == ()


def test_a_message_from_somebody_who_may_not_explain_is_shown(small: SmallSchool) -> None:
    taken(small, 0)
    said(small, contact=None, caller="A neighbour")
    (line,) = board(small)
    assert [one.caller for one in line.unheard] == ["A neighbour"]


def test_each_attempt_moves_to_the_next_step(small: SmallSchool) -> None:
    taken(small, 0)
    closed(small)
    steps = []
    for draft in (AttemptDraft(pupils=(small.pupils[0],), how="text", outcome="sent"),
                  call(small.pupils[0])):  # fmt: skip
        chase_absence.log_attempt(small.office, draft)
        (line,) = board(small)
        steps.append(line.next.what if line.next else None)
    assert steps == [Step.CALL, Step.CALL_AGAIN]
    assert [one.name for one in line.attempts] == ["Olive Office"] * 2


def test_an_attempt_taken_back_counts_no_longer(small: SmallSchool) -> None:
    taken(small, 0)
    made = chase_absence.log_attempt(small.office, call(small.pupils[0]))
    assert chase_absence.take_back(small.office, made) == 1
    assert chase_absence.take_back(small.office, made) == 0
    assert board(small)[0].attempts == ()


def test_a_flag_makes_red_and_is_not_named_to_the_office(small: SmallSchool) -> None:
    put_flag(small.head, small.pupils[0], "social worker")
    taken(small, 0)
    (line,) = board(small)
    assert (line.tier.tier, line.outsiders) == ("RED", ("the child’s social worker",))
    assert "social" not in line.tier.why


def test_a_person_chooses_a_tier_and_the_rule_places_again(small: SmallSchool) -> None:
    taken(small, 0)
    pupil = small.pupils[0]
    chase_absence.choose_tier(small.office, pupil, "RED", "Grandmother is worried")
    assert (board(small)[0].tier.tier, board(small)[0].tier.chosen) == ("RED", True)
    chase_absence.end_tier(small.office, pupil)
    assert board(small)[0].tier.tier == "GREEN"
    with pytest.raises(RuleError):
        chase_absence.end_tier(small.office, pupil)


@pytest.mark.parametrize(("tier", "reason"), [("PURPLE", "why"), ("RED", " ")])
def test_a_tier_needs_to_be_the_policys_and_a_reason(
    small: SmallSchool, tier: str, reason: str
) -> None:
    with pytest.raises(RuleError):
        chase_absence.choose_tier(small.office, small.pupils[0], tier, reason)


def away_since_monday(small: SmallSchool) -> None:
    monday = Session(date(2026, 11, 9), Half.AM)
    small.clock.set(9, day=monday.day)
    mark(small.teacher, opened(small, monday), 0, "N")
    small.clock.set(9, day=make.TUESDAY)
    taken(small, 0)


def test_two_days_without_contact_propose_a_referral_once_decided(small: SmallSchool) -> None:
    away_since_monday(small)
    (line,) = board(small)
    (proposed,) = line.proposed
    assert (line.day, proposed.proposal) == (2, Proposal.REFER)
    chase_absence.decide(
        small.office, small.pupils[0], proposed, done=False, reason="Aunt says they are at hers"
    )
    assert board(small)[0].proposed == ()
    with pytest.raises(StaleError):
        chase_absence.decide(small.head, small.pupils[0], proposed, done=True, reason="Told")


def test_a_decision_needs_its_reason(small: SmallSchool) -> None:
    away_since_monday(small)
    (proposed,) = board(small)[0].proposed
    with pytest.raises(RuleError):
        chase_absence.decide(small.office, small.pupils[0], proposed, done=True, reason="")


def test_a_family_is_tried_together(small: SmallSchool) -> None:
    make.insert(
        small.db, "sibling_links", pupil=small.pupils[0], sibling=small.pupils[3], recorded_at=0
    )
    taken(small, 0, 1, 3)
    assert [line.name for line in board(small)] == ["Aisha Ahmed", "Dylan Dodd", "Ben Baxter"]
    chase_absence.log_attempt(small.office, call(small.pupils[0], small.pupils[3]))
    assert [len(line.attempts) for line in board(small) if line.family] == [1, 1]


def test_a_child_who_came_late_leaves_the_board(small: SmallSchool) -> None:
    taken(small, 0)
    closed(small, 9, 40)
    mark(small.office, opened(small), 0, "U", minutes=45, reason="Overslept")
    assert board(small) == ()


@pytest.mark.parametrize("who", ["teacher", "stranger"])
def test_only_the_office_sees_the_board_and_writes_on_it(small: SmallSchool, who: str) -> None:
    desk = getattr(small, who)
    with pytest.raises(PermissionRefused):
        chase_absence.board(desk)
    with pytest.raises(PermissionRefused):
        chase_absence.log_attempt(desk, call(small.pupils[0]))


def person(small: SmallSchool, place: int, **more: object) -> int:
    """Amna Ahmed, with a mobile number, on a child's list."""
    facts: dict[str, object] = {"place": 1, "forename": "Amna", "surname": "Ahmed"}
    number = make.insert(small.db, "contacts", pupil=small.pupils[place], **(facts | more))
    make.insert(
        small.db, "phones", contact=number, place=1, kind="mobile", typed="07700 900001",
        e164="+447700900001", can_text=1,
    )  # fmt: skip
    return number


def to_amna(small: SmallSchool, *places: int, how: str = "call") -> AttemptDraft:
    pupils = tuple(small.pupils[place] for place in places)
    outcome = "no answer" if how == "call" else "sent"
    return AttemptDraft(pupils=pupils, how=how, outcome=outcome, contact=person(small, places[0]))


def test_a_sisters_attempt_names_her_own_contact(small: SmallSchool) -> None:
    taken(small, 0, 3)
    own = person(small, 3)
    chase_absence.log_attempt(small.office, to_amna(small, 0, 3))
    made = {line.pupil: line.attempts[0] for line in board(small)}
    assert made[small.pupils[3]].contact == own
    assert {one.reached for one in made.values()} == {"Amna Ahmed"}


@pytest.mark.parametrize(
    ("barred", "how", "said"),
    [
        ({"do_not_contact": 1}, "call", "not to be contacted about Dylan Dodd"),
        ({"safe_to_text": 0}, "text", "cannot be reached so"),
        ({}, "e-mail", "cannot be reached so"),
    ],
)
def test_nobody_is_tried_in_a_way_that_may_not_be_used(
    small: SmallSchool, barred: dict[str, object], how: str, said: str
) -> None:
    person(small, 3, **barred)
    with pytest.raises(RuleError, match=said):
        chase_absence.log_attempt(small.office, to_amna(small, 0, 3, how=how))
    taken(small, 0)
    assert board(small)[0].attempts == ()


@pytest.mark.parametrize("how", ["visit asked for", "home visit"])
def test_a_visit_is_no_attempt_alone(small: SmallSchool, how: str) -> None:
    outcome = "asked" if how == "visit asked for" else "seen"
    draft = AttemptDraft(pupils=(small.pupils[0],), how=how, outcome=outcome)
    with pytest.raises(RuleError, match="Press H"):
        chase_absence.log_attempt(small.office, draft)


def test_a_visit_taken_back_is_called_off_and_one_made_is_not(small: SmallSchool) -> None:
    taken(small, 0)
    visit_home.ask_for_visit(small.office, [small.pupils[0]], "No answer")
    assert board(small)[0].visit_asked
    chase_absence.take_back(small.office, [board(small)[0].attempts[-1].id])
    assert not board(small)[0].visit_asked
    assert [one.visit.outcome for one in visit_home.visits_today(small.office)] == ["called off"]


def test_what_a_visit_found_is_not_taken_back(small: SmallSchool) -> None:
    taken(small, 0)
    (visit,) = visit_home.ask_for_visit(small.office, [small.pupils[0]], "No answer")
    report = VisitReport(outcome="nobody in", visitor="Fay", visited_at=small.clock())
    visit_home.write_report(small.office, visit, report)
    for attempt in board(small)[0].attempts:
        with pytest.raises(RuleError):
            chase_absence.take_back(small.office, [attempt.id])


def test_the_teacher_is_asked_once(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    closed(small)
    draft = AttemptDraft(pupils=small.pupils[1:], how="teacher asked", outcome="is away")
    chase_absence.log_attempt(small.office, draft)
    assert not any(line.ask_teacher for line in board(small))


def test_a_club_that_was_asked_leaves_the_family_to_be_told(small: SmallSchool) -> None:  # R89
    away_since_monday(small)
    draft = AttemptDraft(pupils=small.pupils[:1], how="club asked", outcome="is there")
    chase_absence.log_attempt(small.office, draft)
    (line,) = board(small)
    assert line.next is not None
    assert (line.next.what, [one.proposal for one in line.proposed]) == (
        Step.TEXT, [Proposal.REFER],
    )  # fmt: skip


def test_registers_to_come_are_counted_and_classes_nobody_took(small: SmallSchool) -> None:
    assert chase_absence.whole_board(small.office).waited_for == 1
    closed(small)
    (unknown,) = chase_absence.whole_board(small.office).unknown
    assert (unknown.name, unknown.children) == ("6B", 5)


def test_only_what_changed_after_the_register_came_in_is_settled(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 1, "N")
    small.clock.set(9, 2)
    mark(small.teacher, opened(small), 1, "/")
    small.clock.set(9, 4)
    taken(small, 0)
    small.clock.set(9, 40)
    assert chase_absence.whole_board(small.office).settled == 0
    mark(small.office, opened(small), 0, "I", reason="Rang")
    whole = chase_absence.whole_board(small.office)
    assert (whole.lines, whole.settled, whole.waited_for) == ((), 1, 0)


def test_a_long_absence_keeps_its_first_day_and_its_decision(small: SmallSchool) -> None:
    first = Session(date(2026, 9, 21), Half.AM)
    marks = "." * (first.number - Session(date(2026, 8, 1), Half.AM).number)
    away = "OO" * ((make.TUESDAY - first.day).days)
    make.insert(small.db, "year_marks", pupil=small.pupils[0], year=2026, marks=marks + away)
    taken(small, 0)
    (line,) = board(small)
    assert line.day == 32  # school days from 21 September, half-term left out
    assert {one.since for one in line.proposed} == {first.day}
