"""Letters before the decision: evidence wanted, asked late, not by a resident parent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.leave.request import evidence_state
from desktop.models.letters.letter import LEAVE_REQUEST, LetterKind
from desktop.storage.letters import ledger
from desktop.tasks.leave import answer_request
from desktop.tasks.leave.ask_for_leave import ask_for_leave
from desktop.tasks.leave.see_requests import open_request
from tests import make
from tests.tasks.leave.test_ask_for_leave import draft

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


@pytest.fixture
def family(small: SmallSchool) -> tuple[int, int]:
    """Aisha's mother at home and her father elsewhere, both with responsibility."""
    found = []
    for place, (name, lives_with) in enumerate([("Amira", 1), ("Karim", 0)], 1):
        number = make.insert(
            small.db, "contacts", pupil=small.pupils[0], place=place, title="", forename=name,
            surname="Ahmed", relationship="Parent", responsibility=1, lives_with=lives_with,
            address=f"{place} Elm Row", address_as_pupil=0,
        )  # fmt: skip
        found.append(number)
    return found[0], found[1]


def ask(small: SmallSchool, **changes: Any) -> int:
    return ask_for_leave(small.office, draft(small, pupils=small.pupils[:1], **changes))


def kinds(small: SmallSchool, number: int) -> list[tuple[LetterKind, tuple[int, ...]]]:
    found = ledger.letters_about(small.db, small.school, (LEAVE_REQUEST, number))
    return [(one.kind, one.contacts) for one in found]


@pytest.mark.usefixtures("family")
def test_evidence_is_asked_for_once_in_a_letter(small: SmallSchool) -> None:
    number = ask(small)
    assert answer_request.ask_evidence(small.office, number) == 2
    assert evidence_state(open_request(small.office, number).papers) == "evidence asked"
    assert [kind for kind, _ in kinds(small, number)] == [LetterKind.EVIDENCE_WANTED] * 2
    with pytest.raises(RuleError, match="asked for already"):
        answer_request.ask_evidence(small.office, number)


@pytest.mark.usefixtures("family")
def test_a_late_request_is_answered_and_one_in_time_is_not(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="came in time"):
        answer_request.answer_late(small.office, ask(small))
    thursday = Session(date(2026, 11, 19), Half.AM)
    late = ask(small, first=thursday, last=thursday)
    assert answer_request.answer_late(small.office, late) == 2
    assert {kind for kind, _ in kinds(small, late)} == {LetterKind.LATE_REQUEST}


def test_only_who_asked_is_told_that_the_child_lives_elsewhere(
    small: SmallSchool, family: tuple[int, int]
) -> None:
    father = family[1]
    number = ask(small, asker="Karim Ahmed", contact=father, lives_with=False)
    assert answer_request.answer_not_resident(small.office, number) == 1
    assert kinds(small, number) == [(LetterKind.NOT_RESIDENT, (father,))]


@pytest.mark.parametrize(
    ("changes", "words"),
    [({}, "lives with the child"), ({"lives_with": None}, "not among the contacts")],
)
def test_nothing_is_written_to_who_may_ask_or_has_no_address(
    small: SmallSchool, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        answer_request.answer_not_resident(small.office, ask(small, **changes))
