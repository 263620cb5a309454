"""Which codes each role may enter, what is offered, and why another is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.marks.marking import check_draft, codes_offered
from desktop.models.organisation.policy import Policy
from desktop.models.organisation.staff import Role
from tests.models.registers import AFTERNOON, MORNING, a_register, a_row, someone

POLICY = Policy("National default")
TEACHER, OFFICE = Role.CLASS_TEACHER, Role.OFFICE
OFFICER, HEAD = Role.ATTENDANCE_OFFICER, Role.HEAD
BEFORE_THE_REFORM = Session(date(2024, 5, 14), Half.AM)


@pytest.mark.parametrize(
    ("role", "session", "code", "note", "words"),
    [
        (TEACHER, MORNING, "/", "", ""),
        (TEACHER, AFTERNOON, "\\", "", ""),
        (TEACHER, MORNING, "\\", "", "only for the afternoon"),
        (TEACHER, AFTERNOON, "/", "", "only for the morning"),
        (TEACHER, MORNING, "L", "", ""),
        (TEACHER, MORNING, "N", "", ""),
        (TEACHER, MORNING, "", "", ""),
        (TEACHER, MORNING, "I", "", "for the office"),
        (OFFICE, MORNING, "I", "", ""),
        (OFFICE, MORNING, "C", "", "waits for the head"),
        (OFFICER, MORNING, "C", "", ""),
        (HEAD, MORNING, "C1", "", ""),
        (OFFICE, MORNING, "B", "", "needs a note"),
        (OFFICE, MORNING, "B", "Taster day at Upton", ""),
        (OFFICE, MORNING, "B", "online lesson", "never B"),
        (OFFICE, MORNING, "K", " ", "needs a note"),
        (OFFICE, MORNING, "Y7", "", "needs a note"),
        (OFFICER, MORNING, "X", "", "compulsory school age"),
        (HEAD, MORNING, "H", "", "no longer used"),
        (OFFICER, BEFORE_THE_REFORM, "H", "", ""),
        (OFFICER, BEFORE_THE_REFORM, "C1", "", "not used before"),
        (HEAD, MORNING, "Y4", "", "whole school"),
        (HEAD, MORNING, "#", "", "whole school"),
        (HEAD, MORNING, "Z", "", "not yet on the roll"),
        (HEAD, MORNING, "A", "", "no attendance code A"),
    ],
)
def test_a_code_is_entered_or_refused_with_the_reason(
    role: Role, session: Session, code: str, note: str, words: str
) -> None:
    register = a_register(a_row(7), session=session)
    draft = Draft(7, code, None, note=note)
    if not words:
        check_draft(someone(role), POLICY, register, draft)
        return
    with pytest.raises(RuleError, match=words):
        check_draft(someone(role), POLICY, register, draft)


def test_a_teacher_may_accept_what_is_known_and_nothing_like_it() -> None:
    register = a_register(a_row(7, None, "M"))
    check_draft(someone(TEACHER), POLICY, register, Draft(7, "M"))
    with pytest.raises(RuleError, match="for the office"):
        check_draft(someone(TEACHER), POLICY, register, Draft(7, "I"))


@pytest.mark.parametrize("code", ["S", "W"])
def test_an_unusual_code_warns_and_stands(code: str) -> None:
    register = a_register(a_row(7))
    warning = check_draft(someone(OFFICER), POLICY, register, Draft(7, code))
    assert warning is not None
    assert "unusual in a primary" in warning


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (TEACHER, {"/", "L", "N"}),
        (OFFICE, {"/", "L", "N", "I", "M", "B", "K", "U", "O", "G", "V", "Y1"}),
        (OFFICER, {"/", "L", "N", "I", "C", "C1", "C2", "T", "S"}),
    ],
)
def test_the_codes_offered_are_those_that_would_be_taken(role: Role, may: set[str]) -> None:
    register = a_register(a_row(7))
    offered = {
        code.symbol: why for code, why in codes_offered(someone(role), POLICY, register, a_row(7))
    }
    assert {symbol for symbol in may if offered[symbol]} == set()
    assert not {"\\", "#", "Y4", "Z", "H", "F", "J", "Y"} & set(offered)
    assert "compulsory" in offered["X"]
    if role is TEACHER:
        assert {symbol for symbol, why in offered.items() if not why} == may


def test_a_narrower_policy_takes_a_code_from_the_office() -> None:
    policy = replace(POLICY, reserved_codes=POLICY.reserved_codes | {"M"})
    with pytest.raises(RuleError, match="waits for the head"):
        check_draft(someone(OFFICE), policy, a_register(a_row(7)), Draft(7, "M"))


def test_t_warns_where_the_child_is_expected_at_another_school() -> None:
    register = a_register(a_row(7, None, "D"))
    warning = check_draft(someone(OFFICER), POLICY, register, Draft(7, "T"))
    assert warning is not None
    assert warning.endswith("then: D, not T.")
    assert check_draft(someone(OFFICER), POLICY, register, Draft(7, "D")) is None
