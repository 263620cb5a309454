"""Requests, decisions and steps come back as they were kept, and the store refuses the rest."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.leave.decision import DecisionDraft, Outcome, standing_decisions
from desktop.models.leave.factor import Factor, standing_answers
from desktop.models.leave.request import Came, Paper, RequestDraft, evidence_state, is_filed
from desktop.models.leave.step import StepDraft
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature, sign
from desktop.storage.leave import answers, decisions, requests, steps
from desktop.tasks.leave.see_requests import waiting_requests
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

MONDAY = Session(date(2026, 11, 16), Half.AM)
FRIDAY = Session(date(2026, 11, 20), Half.PM)


def draft(small: SmallSchool, **changes: object) -> RequestDraft:
    facts: dict[str, object] = {
        "pupils": small.pupils[:2], "received_on": make.TUESDAY, "came": Came.FORM,
        "asker": "Mrs Amira Ahmed", "first": MONDAY, "last": FRIDAY, "reason": "holiday",
        "lives_with": True, "words": "A week by the sea",
    }  # fmt: skip
    return RequestDraft(**(facts | changes))  # type: ignore[arg-type]


def signed_by(small: SmallSchool, who: str) -> Signature:
    desk = getattr(small, who)
    return sign(small.db, small.school, desk.who, small.clock())


def ask(small: SmallSchool, **changes: object) -> int:
    with saving(small.db):
        return requests.add_request(small.db, draft(small, **changes), signed_by(small, "office"))


def decide(small: SmallSchool, request: int, by: str = "head", **changes: object) -> int:
    facts: dict[str, object] = {
        "request": request, "pupil": small.pupils[0], "outcome": Outcome.GRANTED, "code": "C",
        "reason": "Exceptional", "first": MONDAY, "last": FRIDAY, "facts": {"why": "once"},
    }  # fmt: skip
    with saving(small.db):
        made = DecisionDraft(**(facts | changes))  # type: ignore[arg-type]
        return decisions.add_decision(small.db, made, signed_by(small, by))


def test_a_request_comes_back_as_it_was_kept(small: SmallSchool) -> None:
    number = ask(small, lives_with=None, destination="Whitby")
    kept = requests.load_request(small.db, small.school, number)
    assert kept is not None
    assert (kept.pupils, kept.first, kept.last) == (small.pupils[:2], MONDAY, FRIDAY)
    assert (kept.lives_with, kept.destination, kept.name) == (None, "Whitby", "Olive Office")
    assert requests.requests_of_pupil(small.db, small.school, small.pupils[1]) == (kept,)
    assert requests.requests_for(small.db, small.pupils[2:], MONDAY, FRIDAY) == ()


def test_papers_say_whether_evidence_was_seen_and_the_form_filed(small: SmallSchool) -> None:
    number = ask(small)
    assert evidence_state(()) == "not asked"
    with saving(small.db):
        for what in (Paper.EVIDENCE_ASKED, Paper.FORM_FILED, Paper.EVIDENCE_SEEN):
            requests.add_paper(small.db, number, what, "", signed_by(small, "office"))
    papers = requests.papers_of(small.db, [number])[number]
    assert evidence_state(papers) == "evidence seen"
    assert is_filed(papers)


def test_a_request_waits_until_each_child_is_decided(small: SmallSchool) -> None:
    number = ask(small)
    decide(small, number)
    (waiting,) = waiting_requests(small.head)
    assert (waiting.number, waiting.first_day) == (number, MONDAY.day)
    assert "Aisha Ahmed" in waiting.names
    decide(small, number, pupil=small.pupils[1])
    assert waiting_requests(small.head) == ()


def test_a_changed_decision_keeps_the_first(small: SmallSchool) -> None:
    number = ask(small)
    first = decide(small, number)
    second = decide(
        small, number, outcome=Outcome.REFUSED, code="G", first=None, last=None, replaces=first
    )
    kept = decisions.decisions_on(small.db, [number])
    assert [one.id for one in kept] == [first, second]
    assert standing_decisions(kept)[number, small.pupils[0]].outcome is Outcome.REFUSED
    assert decisions.leave_between(small.db, small.school, MONDAY, FRIDAY) == ()


def test_leave_of_a_withdrawn_request_stands_no_longer(small: SmallSchool) -> None:
    number = ask(small)
    decide(small, number)
    assert len(decisions.leave_between(small.db, small.school, MONDAY, MONDAY)) == 1
    with saving(small.db):
        requests.withdraw_request(small.db, number, signed_by(small, "office"), "Trip is off")
    assert decisions.leave_between(small.db, small.school, MONDAY, MONDAY) == ()
    with pytest.raises(RuleError, match="withdrawn"):
        decide(small, number, pupil=small.pupils[1])


def test_two_decisions_on_one_thing_collide(small: SmallSchool) -> None:
    number = ask(small)
    decide(small, number)
    with pytest.raises(RuleError, match="replaces the newest"):
        decide(small, number)


def test_only_those_who_decide_leave_decide(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="Only those who decide"):
        decide(small, ask(small), by="office")


def test_leave_is_never_given_afterwards(small: SmallSchool) -> None:
    """Reg 11: what was asked for on a Tuesday gives no leave for the Monday before."""
    number = ask(small, first=Session(date(2026, 11, 9), Half.AM))
    with pytest.raises(RuleError, match="never given"):
        decide(small, number, first=Session(date(2026, 11, 9), Half.PM))
    decide(small, number, first=Session(make.TUESDAY, Half.AM))


def test_a_decision_is_about_a_child_of_the_request(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="not for that child"):
        decide(small, ask(small), pupil=small.pupils[4])


def test_no_child_is_added_to_a_request(small: SmallSchool) -> None:
    number = ask(small)
    with pytest.raises(sqlite3.IntegrityError, match="no child is added"):
        make.insert(small.db, "leave_request_pupils", request=number, pupil=small.pupils[3])


def test_a_child_of_another_school_is_refused(small: SmallSchool) -> None:
    elsewhere = make.insert(
        small.db, "schools", name="Elsewhere", la="999", estab="2002", registers_from="2026-09-03"
    )
    stranger = make.make_pupil(small.db, elsewhere, None, "Zoe", "Zane")
    with pytest.raises(RuleError, match="another school"):
        ask(small, pupils=(stranger,))


def test_a_request_from_the_day_after_is_refused(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="not come yet"):
        ask(small, received_on=date(2026, 11, 11))


def test_the_newest_answer_stands_and_an_empty_one_leaves_it_open(small: SmallSchool) -> None:
    number = ask(small)
    with saving(small.db):
        head = signed_by(small, "head")
        answers.add_answer(small.db, number, Factor.AGE, "In Year 6", head)
        answers.add_answer(small.db, number, Factor.LENGTH, "Five days", head)
        answers.add_answer(small.db, number, Factor.AGE, "", head)
    standing = standing_answers(answers.answers_of(small.db, number))
    assert {factor: one.words for factor, one in standing.items()} == {Factor.LENGTH: "Five days"}


def test_a_step_comes_back_as_it_was_kept(small: SmallSchool) -> None:
    number = ask(small)
    made = StepDraft(pupil=small.pupils[0], request=number, step="rang", day=make.TUESDAY)
    with saving(small.db):
        steps.add_step(small.db, made, signed_by(small, "office"))
    (kept,) = steps.steps_of(small.db, small.pupils[:1])
    assert (kept.step, kept.day, kept.done, kept.name) == (
        "rang", make.TUESDAY, True, "Olive Office",
    )  # fmt: skip


TABLES = (
    "leave_requests", "leave_request_pupils", "leave_papers", "leave_answers", "leave_decisions",
    "leave_steps",
)  # fmt: skip


@pytest.fixture
def full(small: SmallSchool) -> SmallSchool:
    number = ask(small)
    decide(small, number)
    with saving(small.db):
        head = signed_by(small, "head")
        requests.add_paper(small.db, number, Paper.FORM_FILED, "", head)
        answers.add_answer(small.db, number, Factor.AGE, "In Year 6", head)
        made = StepDraft(pupil=small.pupils[0], request=number, step="rang", day=make.TUESDAY)
        steps.add_step(small.db, made, head)
    return small


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_removed(full: SmallSchool, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never removed"):
        full.db.conn.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_written_over(full: SmallSchool, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"^kept: "):
        full.db.conn.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608 - a constant


@pytest.mark.parametrize(
    "change",
    [
        "leave_requests SET words = 'Other'",
        "leave_requests SET withdrawn_at = 1, withdrawn_by = author, withdrawn_why = ' '",
        "leave_request_pupils SET pupil = pupil + 2",
        "leave_papers SET words = 'Other'",
        "leave_answers SET words = 'Other'",
        "leave_decisions SET outcome = 'refused', first_session = NULL, last_session = NULL",
        "leave_steps SET done = 0",
    ],
)
def test_nothing_is_changed(full: SmallSchool, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        full.db.conn.execute(f"UPDATE {change}")
