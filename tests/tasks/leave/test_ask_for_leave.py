"""A request is kept as it came, whatever it is worth; what cannot be is refused and told why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.leave.decision import DecisionDraft, Outcome
from desktop.models.leave.request import Came, Paper, RequestDraft, evidence_state, is_filed
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.leave import decisions, requests
from desktop.tasks.leave import ask_for_leave
from desktop.tasks.leave.leave_child import look_up
from desktop.tasks.leave.see_requests import open_request, requests_of_year
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

MONDAY = Session(date(2026, 11, 30), Half.AM)
FRIDAY = Session(date(2026, 12, 4), Half.PM)
SATURDAY = Session(date(2026, 12, 5), Half.AM)


def draft(small: SmallSchool, **changes: Any) -> RequestDraft:
    facts: dict[str, Any] = {
        "pupils": small.pupils[:2], "received_on": make.TUESDAY, "came": Came.FORM,
        "asker": "Mrs Amira Ahmed", "first": MONDAY, "last": FRIDAY, "reason": "bereavement",
        "lives_with": True, "words": "A funeral in Lahore",
    }  # fmt: skip
    return RequestDraft(**(facts | changes))


def test_a_child_named_twice_is_asked_for_once(small: SmallSchool) -> None:
    twice = draft(small, pupils=(small.pupils[0], small.pupils[0]))
    number = ask_for_leave.ask_for_leave(small.office, twice)
    found = requests.load_request(small.db, small.school, number)
    assert found is not None
    assert found.pupils == small.pupils[:1]


def test_a_request_for_a_family_is_kept_with_its_form_filed(small: SmallSchool) -> None:
    number = ask_for_leave.ask_for_leave(small.office, draft(small))
    facts = open_request(small.head, number)
    assert facts.line.names == "Aisha Ahmed, 6B; Ben Baxter, 6B"
    assert facts.line.days == "Mon 30 Nov 2026 to Fri 4 Dec 2026"
    assert is_filed(facts.papers)
    assert facts.findings == ()


def test_what_only_warns_is_kept_and_said_again(small: SmallSchool) -> None:
    late = draft(small, first=Session(date(2026, 11, 12), Half.AM), came=Came.PHONE)
    number = ask_for_leave.ask_for_leave(small.office, late)
    said = [one.text for one in open_request(small.office, number).findings]
    assert said[0] == "Late: it was to be asked for by Thu 29 Oct 2026."
    assert "Nothing is in writing yet." in said
    assert not is_filed(open_request(small.office, number).papers)


def test_leave_asked_for_afterwards_is_kept(small: SmallSchool) -> None:
    over = draft(
        small, first=Session(date(2026, 11, 5), Half.AM), last=Session(date(2026, 11, 6), Half.PM)
    )
    (found,) = ask_for_leave.findings(small.office, over)
    assert (found.text, found.is_refusal) == ("Asked for when it was over.", False)
    number = ask_for_leave.ask_for_leave(small.office, over)
    (kept,) = open_request(small.head, number).findings
    assert "The request is kept; the answer is no." in kept.reason


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"last": Session(date(2026, 11, 27), Half.PM)}, "before it begins"),
        ({"first": SATURDAY, "last": SATURDAY}, "does not meet"),
        ({"last": Session(date(2027, 9, 2), Half.PM)}, "No school year is known"),
        ({"reason": "weather"}, "No reason is chosen"),
        ({"received_on": date(2026, 11, 11)}, "has not come yet"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    small: SmallSchool, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        ask_for_leave.ask_for_leave(small.office, draft(small, **changes))
    assert requests_of_year(small.office) == ()


def test_a_child_who_leaves_before_the_last_day_is_named(small: SmallSchool) -> None:
    leaver = make.make_pupil(
        small.db, small.school, small.group, "Finn", "Ford", leaving_day="2026-12-02"
    )
    with pytest.raises(RuleError, match=r"Finn Ford is not on roll on Thu 3 Dec 2026\."):
        ask_for_leave.ask_for_leave(small.office, draft(small, pupils=(small.pupils[0], leaver)))


def test_days_asked_for_already_are_refused_for_the_sibling_too(small: SmallSchool) -> None:
    ask_for_leave.ask_for_leave(small.office, draft(small))
    again = draft(small, pupils=(small.pupils[1], small.pupils[2]), first=FRIDAY)
    with pytest.raises(RuleError, match="There is a request for Ben Baxter"):
        ask_for_leave.ask_for_leave(small.office, again)
    ask_for_leave.ask_for_leave(small.office, draft(small, pupils=small.pupils[2:3]))


def test_what_was_refused_may_be_asked_for_again(small: SmallSchool) -> None:
    number = ask_for_leave.ask_for_leave(small.office, draft(small, pupils=small.pupils[:1]))
    with saving(small.db):
        signed = sign(small.db, small.school, small.head.who, small.clock())
        no = DecisionDraft(
            request=number, pupil=small.pupils[0], outcome=Outcome.REFUSED, code="O", reason="No"
        )
        decisions.add_decision(small.db, no, signed)
    again = draft(small, pupils=small.pupils[:1])
    (found,) = ask_for_leave.findings(small.office, again)
    assert "was refused already" in found.text
    ask_for_leave.ask_for_leave(small.office, again)


def test_evidence_is_asked_for_and_seen(small: SmallSchool) -> None:
    number = ask_for_leave.ask_for_leave(small.office, draft(small))
    ask_for_leave.note_paper(small.office, number, Paper.EVIDENCE_SEEN, "return tickets")
    assert evidence_state(open_request(small.head, number).papers) == "evidence seen"


def test_nothing_is_added_to_a_request_that_somebody_has_withdrawn(small: SmallSchool) -> None:
    number = ask_for_leave.ask_for_leave(small.office, draft(small))
    with saving(small.db):
        signed = sign(small.db, small.school, small.officer.who, small.clock())
        requests.withdraw_request(small.db, number, signed, "The trip is off")
    with pytest.raises(StaleError, match="Asif Officer has withdrawn this request"):
        ask_for_leave.note_paper(small.office, number, Paper.FORM_FILED)


def test_a_teacher_writes_no_request_down(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        ask_for_leave.ask_for_leave(small.teacher, draft(small))
    with pytest.raises(PermissionRefused):
        requests_of_year(small.teacher)


def test_who_may_ask_says_with_whom_the_child_lives(small: SmallSchool) -> None:
    for place, (name, lives_with) in enumerate([("Amira", 1), ("Karim", 0), ("Nadia", None)], 1):
        make.insert(
            small.db, "contacts", pupil=small.pupils[0], place=place, forename=name,
            surname="Ahmed", relationship="Parent", lives_with=lives_with,
        )  # fmt: skip
    child = look_up(small.office, small.pupils[0])
    assert (child.name, child.class_name) == ("Aisha Ahmed", "6B")
    assert [(one.name, one.warning) for one in child.adults] == [
        ("Amira Ahmed, parent", ""),
        ("Karim Ahmed, parent", "does not live with the child"),
        ("Nadia Ahmed, parent", ""),
    ]
