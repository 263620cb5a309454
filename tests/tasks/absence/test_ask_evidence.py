"""Evidence: asked for once, seen or not shown once, by the office only; a card as it is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.absence.evidence import CARD, MEDICAL, EvidenceOutcome
from desktop.tasks.absence import ask_evidence, take_message
from desktop.tasks.absence.absence_child import look_up
from tests import make
from tests.conftest import SmallSchool  # noqa: TC001 - pytest reads it
from tests.tasks.absence.test_take_message import draft, mother


def away_for(small: SmallSchool, days: int) -> None:
    """Aisha has been ill on so many school days before the Tuesday."""
    day, found = make.TUESDAY, 0
    marks = {}
    while found < days:
        day -= timedelta(days=1)
        if day.weekday() < 5:
            marks[day.toordinal() * 2], marks[day.toordinal() * 2 + 1] = "I", "I"
            found += 1
    start = (make.TUESDAY.replace(month=8, day=1)).toordinal() * 2
    last = make.TUESDAY.toordinal() * 2
    text = "".join(marks.get(number, ".") for number in range(start, last))
    make.insert(small.db, "year_marks", pupil=small.pupils[0], year=2026, marks=text)


def test_a_short_illness_needs_a_doubt_that_is_said(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="word is normally enough"):
        ask_evidence.ask(small.office, small.pupils[0], MEDICAL)
    ask_evidence.ask(small.office, small.pupils[0], MEDICAL, "Away each Monday")
    (asked,) = ask_evidence.evidence_waited_for(small.office)
    assert (asked.name, asked.evidence.why) == ("Aisha Ahmed", "Away each Monday")


@pytest.mark.parametrize(("days", "proposed"), [(4, False), (5, True)])
def test_on_the_sixth_day_it_is_proposed(small: SmallSchool, days: int, *, proposed: bool) -> None:
    away_for(small, days)
    assert ask_evidence.lasts_long(small.office, small.pupils[0]) is proposed
    assert look_up(small.office, small.pupils[0]).is_long is proposed


def test_it_is_asked_for_once_and_stands_with_the_child(small: SmallSchool) -> None:
    ask_evidence.ask(small.office, small.pupils[0], MEDICAL, "Doubt")
    with pytest.raises(RuleError, match="already"):
        ask_evidence.ask(small.head, small.pupils[0], MEDICAL, "Doubt")
    waited = look_up(small.office, small.pupils[0]).waited_for
    assert waited is not None
    assert waited.what == MEDICAL


@pytest.mark.parametrize("outcome", list(EvidenceOutcome))
def test_what_came_of_it_is_kept_once(small: SmallSchool, outcome: EvidenceOutcome) -> None:
    number = ask_evidence.ask(small.office, small.pupils[0], MEDICAL, "Doubt")
    ask_evidence.settle(small.office, number, outcome)
    (kept,) = ask_evidence.evidence_of(small.office, small.pupils[0])
    assert (kept.outcome, kept.settled_by) == (outcome, "Olive Office")
    assert ask_evidence.evidence_waited_for(small.office) == ()
    with pytest.raises(StaleError):
        ask_evidence.settle(small.head, number, EvidenceOutcome.SEEN)


def test_a_card_shown_as_the_message_is_taken_is_noted_with_it(small: SmallSchool) -> None:
    said = draft(small, reason="appointment", contact=mother(small, 0))
    (one,) = take_message.take_message(small.office, said, card_seen=True)
    (kept,) = ask_evidence.evidence_of(small.office, small.pupils[0])
    assert (kept.what, kept.outcome, kept.message) == (CARD, EvidenceOutcome.SEEN, one.message)


def test_only_the_office_asks(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        ask_evidence.ask(small.teacher, small.pupils[0], MEDICAL, "Doubt")
    with pytest.raises(PermissionRefused):
        ask_evidence.evidence_of(small.teacher, small.pupils[0])
