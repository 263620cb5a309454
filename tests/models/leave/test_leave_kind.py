from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.leave.leave_kind import (
    BY_CODE,
    Asked,
    LeaveKind,
    LeaveTerms,
    SetApart,
    check_terms,
)

MONDAY = date(2026, 11, 16)
ASKED_ON = date(2026, 11, 2)


def asked(days: int = 1, *earlier: SetApart, received_on: date = ASKED_ON) -> Asked:
    return Asked(
        days=tuple(MONDAY + timedelta(days=n) for n in range(days)),
        received_on=received_on,
        earlier=earlier,
    )


def fields(kind: LeaveKind, terms: LeaveTerms, about: Asked) -> list[tuple[str, bool]]:
    return [(one.field, one.is_refusal) for one in check_terms(kind, terms, about)]


EID = LeaveTerms(body="Islam", festival="Eid al-Fitr")
BEFORE = tuple(SetApart(date(2026, 9, n), f"Day {n}") for n in (7, 8, 9))
AGREED = LeaveTerms(agreed_with="Mrs Kaur", review_day=MONDAY + timedelta(days=7))
TABLE = [
    (LeaveKind.EXCEPTIONAL, LeaveTerms(), asked(5), []),
    (LeaveKind.PERFORMANCE, LeaveTerms(), asked(), [("licence", True)]),
    (LeaveKind.PERFORMANCE, LeaveTerms(licence="Leicester 4711"), asked(), []),
    (LeaveKind.INTERVIEW, LeaveTerms(), asked(), []),
    (LeaveKind.MEDICAL, LeaveTerms(), asked(), []),
    (LeaveKind.RELIGIOUS, LeaveTerms(), asked(), [("body", True), ("festival", True)]),
    (LeaveKind.RELIGIOUS, EID, asked(), []),
    (LeaveKind.RELIGIOUS, EID, asked(2), [("days", True)]),
    (LeaveKind.RELIGIOUS, EID, asked(1, *BEFORE[:2]), []),
    (LeaveKind.RELIGIOUS, EID, asked(1, *BEFORE), [("days", False)]),
    (
        LeaveKind.RELIGIOUS,
        EID,
        asked(1, SetApart(MONDAY - timedelta(days=3), " eid al-fitr ")),
        [("days", True)],
    ),
    (LeaveKind.PART_TIME, AGREED, asked(10), []),
    (LeaveKind.PART_TIME, AGREED, asked(5), [("review_day", True)]),
    (LeaveKind.PART_TIME, LeaveTerms(), asked(10), [("review_day", True), ("agreed_with", True)]),
    (LeaveKind.PART_TIME, AGREED, asked(120), [("last_day", False)]),
]


@pytest.mark.parametrize(("kind", "terms", "about", "found"), TABLE)
def test_each_kind_of_leave_says_what_it_lacks(
    kind: LeaveKind, terms: LeaveTerms, about: Asked, found: list[tuple[str, bool]]
) -> None:
    assert fields(kind, terms, about) == found


@pytest.mark.parametrize("kind", LeaveKind)
def test_no_leave_is_granted_for_days_before_it_was_asked_for(kind: LeaveKind) -> None:
    late = asked(1, received_on=MONDAY + timedelta(days=1))
    assert ("days", True) in fields(kind, EID, late)


def test_each_kind_has_a_code_and_a_key_of_its_own() -> None:
    assert set(BY_CODE) == {"C", "C1", "J1", "M", "R", "S", "C2"}
    assert len({kind.key for kind in LeaveKind}) == len(LeaveKind)
