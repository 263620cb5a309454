"""The watch on real tables: who is not back, what is ticked, what leave without leave proposes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.absence.proposal import Proposal
from desktop.models.days.session import Half, Session
from desktop.models.leave.watch import CHECK_KEYS, ReturnState
from desktop.models.letters.letter import LetterKind
from desktop.storage.letters import ledger
from desktop.tasks.absence import chase_absence
from desktop.tasks.absence.print_board import open_paper
from desktop.tasks.admissions.take_off_roll import Leaving, take_off_roll
from desktop.tasks.leave import decide_leave, leave_taken, watch_returns
from desktop.tasks.marks import take_register
from tests import make
from tests.documents.reading import words_of
from tests.tasks.leave.asking import ask, at, granted, refusal
from tests.tasks.leave.test_weigh_request import marks
from tests.tasks.letters.letters import at_home, mother
from tests.tasks.taking import mark

if TYPE_CHECKING:
    from desktop.tasks.leave.watch_returns import Watched
    from tests.conftest import SmallSchool

AM, PM = Half.AM, Half.PM


def on_leave(small: SmallSchool, *places: int) -> int:
    """Leave from Wed 11 to Fri 13 Nov 2026: back on Mon 16 Nov."""
    days = {"first": at(11), "last": at(13, PM)}
    number = ask(small, *places, **days)
    decide_leave.decide(small.head, number, granted(small, *places, **days))
    return number


def on(small: SmallSchool, day: date) -> tuple[Watched, ...]:
    small.clock.set(9, day=day)
    return watch_returns.watched(small.office)


STATES = [
    (10, []),
    (11, [ReturnState.AWAY]),
    (15, [ReturnState.AWAY]),
    (16, [ReturnState.DUE_TODAY]),
    (17, [ReturnState.OVERDUE]),
    (27, [ReturnState.OVERDUE]),
    (28, [ReturnState.TEN_DAYS]),
]


@pytest.mark.parametrize(("day", "states"), STATES)
def test_a_child_is_watched_from_the_first_day_of_leave(
    small: SmallSchool, day: int, states: list[ReturnState]
) -> None:
    on_leave(small, 0)
    assert [one.back.state for one in on(small, date(2026, 11, day))] == states


def register_on(small: SmallSchool, day: int, *away: int) -> None:
    """The morning's register of a November day, with these children away and handed in."""
    small.clock.set(9, day=date(2026, 11, day))
    session = Session(date(2026, 11, day), AM)
    register = take_register.open_register(small.teacher, small.group, session)
    for place in away:
        mark(small.teacher, register, place, "N")
    take_register.fill_rest(small.teacher, register.id)
    take_register.hand_in(small.teacher, register.id)


def test_who_is_seen_again_is_watched_no_longer(small: SmallSchool) -> None:
    on_leave(small, 0, 1)
    register_on(small, 16, 0)
    assert [one.name for one in watch_returns.watched(small.head)] == ["Aisha Ahmed"]


def test_not_back_is_on_the_first_day_board_that_morning(small: SmallSchool) -> None:
    on_leave(small, 0)
    register_on(small, 16, 0, 2)
    lines = {one.name: one.due_back for one in chase_absence.board(small.office)}
    assert lines["Chloe Carr"] is None
    due = lines["Aisha Ahmed"]
    assert due is not None
    assert (due.kind, due.day) == ("leave", date(2026, 11, 16))
    assert due.words == "Was due back from leave on Mon 16 Nov 2026: today."
    text = " ".join(" ".join(words_of(open_paper(small.office).pdf)).split())
    assert "Was due back from leave on Mon 16 Nov 2026" in text


def test_a_letter_is_written_once_when_somebody_asks_for_it(small: SmallSchool) -> None:
    at_home(small, small.pupils[0])
    mother(small, small.pupils[0])
    on_leave(small, 0)
    (due,) = on(small, date(2026, 11, 16))
    with pytest.raises(StaleError, match="not overdue"):
        watch_returns.write_overdue(small.office, due)
    (late,) = on(small, date(2026, 11, 18))
    (number,) = watch_returns.write_overdue(small.office, late)
    letter = ledger.load_letter(small.db, small.school, number)
    assert letter is not None
    assert letter.kind is LetterKind.RETURN_OVERDUE
    assert (letter.said["back_on"], letter.said["missed"]) == (
        "Mon 16 Nov 2026",
        "3 school days later",
    )
    with pytest.raises(StaleError, match="written already"):
        watch_returns.write_overdue(small.office, late)
    assert watch_returns.watched(small.office)[0].letter == number


def test_nobody_to_write_to_is_said(small: SmallSchool) -> None:
    on_leave(small, 0)
    (late,) = on(small, date(2026, 11, 18))
    with pytest.raises(RuleError, match="may be written to"):
        watch_returns.write_overdue(small.office, late)


def test_ticks_are_kept_with_what_was_found(small: SmallSchool) -> None:
    on_leave(small, 0)
    (late,) = on(small, date(2026, 11, 30))
    with pytest.raises(RuleError, match="Say what was found"):
        watch_returns.tick(small.office, late, "school looked")
    watch_returns.tick(small.office, late, "school looked", "Rang all three contacts")
    (now,) = watch_returns.watched(small.office)
    assert now.ticked["school looked"].words == "Rang all three contacts"
    with pytest.raises(StaleError, match="has ticked this already"):
        watch_returns.tick(small.office, late, "school looked", "Again")
    watch_returns.tick(small.head, now, "school looked", "Not the father", done=False)
    assert watch_returns.watched(small.office)[0].ticked == {}
    with pytest.raises(RuleError, match="no condition"):
        watch_returns.tick(small.office, now, "hearsay", "Said so")


def test_no_name_comes_off_on_ground_h_by_itself(small: SmallSchool) -> None:
    leaving = Leaving(date(2026, 11, 30), ground="H")
    with pytest.raises(RuleError, match="No leave was granted to Aisha Ahmed"):
        take_off_roll(small.office, small.pupils[0], leaving)
    on_leave(small, 0)
    on(small, date(2026, 11, 27))
    with pytest.raises(RuleError, match="school day 10"):
        take_off_roll(small.office, small.pupils[0], leaving)
    (late,) = on(small, date(2026, 11, 30))
    with pytest.raises(RuleError, match="5 of the conditions"):
        take_off_roll(small.office, small.pupils[0], leaving)
    for key in sorted(CHECK_KEYS):
        watch_returns.tick(small.office, late, key, "Asked and answered")
    assert take_off_roll(small.office, small.pupils[0], leaving).ground == "H"


def proposed(small: SmallSchool) -> list[tuple[str, Proposal, int]]:
    found = leave_taken.leave_taken(small.office)
    return [(one.name, each.proposal, each.days) for one in found for each in one.proposed]


def to_november(codes: str) -> str:
    """Marks from 2 Nov on: two months of nothing before them."""
    return "." * 2 * 62 + codes


def test_five_days_of_leave_without_permission_propose_a_referral(small: SmallSchool) -> None:
    marks(small, 0, to_november("GG" * 5))
    marks(small, 1, to_november("GG" * 4))
    marks(small, 2, to_november("NN" * 5))
    assert proposed(small) == [
        ("Aisha Ahmed", Proposal.REFER_LEAVE, 5),
        ("Aisha Ahmed", Proposal.PENALTY, 10),
    ]


def test_refused_leave_counts_whatever_its_unauthorised_code(small: SmallSchool) -> None:
    small.clock.set(9, day=date(2026, 11, 2))
    number = ask(
        small, 2, first=at(3), last=at(9, PM), received_on=date(2026, 11, 2), reason="wedding"
    )
    decide_leave.decide(small.head, number, refusal(small, 2, refused_as="O"))
    small.clock.set(9, day=make.TUESDAY)
    marks(small, 2, to_november("/\\" + "OO" * 4 + "...." + "OO"))
    assert [one[1] for one in proposed(small)] == [Proposal.REFER_LEAVE, Proposal.PENALTY]


def test_the_decision_not_to_is_kept_with_its_reason(small: SmallSchool) -> None:
    marks(small, 0, to_november("GG" * 5))
    (line,) = leave_taken.leave_taken(small.head)
    with pytest.raises(RuleError, match="Say why"):
        leave_taken.decide(small.head, line.pupil, line.proposed[0], done=False, reason=" ")
    leave_taken.decide(
        small.head, line.pupil, line.proposed[0], done=False, reason="A funeral abroad"
    )
    assert proposed(small) == [("Aisha Ahmed", Proposal.PENALTY, 10)]
    with pytest.raises(StaleError):
        leave_taken.decide(small.head, line.pupil, line.proposed[0], done=True, reason="Referred")


def test_only_those_who_answer_for_absence_watch(small: SmallSchool) -> None:
    for errand in (watch_returns.watched, leave_taken.leave_taken):
        with pytest.raises(PermissionRefused):
            errand(small.teacher)
