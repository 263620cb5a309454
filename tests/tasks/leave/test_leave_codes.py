"""What a decision does to the register: nothing but where the child is away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import RuleError, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.leave.decision import Outcome
from desktop.models.leave.leave_kind import LeaveKind
from desktop.tasks.absence import explain_absence
from desktop.tasks.absence.see_unexplained import unexplained_lines
from desktop.tasks.leave import decide_leave
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.plan_absence import planned, withdraw
from desktop.ui.widgets.absence.unexplained_words import refused_in_words
from tests import make
from tests.tasks.leave.asking import ask, at, granted, refusal
from tests.tasks.leave.test_decide_leave import standing
from tests.tasks.taking import codes, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

AM, PM = Half.AM, Half.PM


def test_present_is_present_and_away_takes_the_code(small: SmallSchool) -> None:
    number = ask(small, 0, 1, first=at(10, PM), last=at(11, PM))
    decide_leave.decide(small.head, number, granted(small, 0, 1, first=at(10, PM), last=at(11, PM)))
    small.clock.set(12, 55)
    afternoon = Session(make.TUESDAY, PM)
    register = opened(small, afternoon)
    mark(small.teacher, register, 0, "\\")
    take_register.fill_rest(small.teacher, register.id)
    take_register.hand_in(small.teacher, register.id)
    assert codes(small, afternoon) == "\\ C \\ \\ \\"


def away(small: SmallSchool, *places: int) -> None:
    """The morning's register with these children away, closed."""
    register = opened(small)
    for place in places:
        mark(small.officer, register, place, "N")
    take_register.fill_rest(small.teacher, register.id)
    take_register.hand_in(small.teacher, register.id)
    small.clock.set(9, 30)
    close_due(small.db, small.clock(), make.TUESDAY)


def test_marks_made_already_are_shown_before_they_are_amended(small: SmallSchool) -> None:
    away(small, 0)
    number = ask(small, 0, 1, first=at(10), last=at(11, PM))
    choice = granted(small, 0, 1, first=at(10), last=at(11, PM))
    shown = decide_leave.amendments_of(small.head, number, choice)
    assert [(one.name, one.before, one.after) for one in shown.changes] == [
        ("Aisha Ahmed", "N", "C")
    ]
    made = decide_leave.decide(small.head, number, choice, shown)
    assert made.marks == 1
    assert codes(small) == "C / / / /"


def test_refused_leave_taken_becomes_g_where_it_is_n(small: SmallSchool) -> None:
    away(small, 0)
    number = ask(small, 0, first=at(10), last=at(11, PM))
    shown = decide_leave.amendments_of(small.head, number, refusal(small, 0))
    assert [(one.before, one.after) for one in shown.changes] == [("N", "G")]
    decide_leave.decide(small.head, number, refusal(small, 0), shown)
    assert codes(small) == "G / / / /"


def test_late_after_the_close_is_no_leave(small: SmallSchool) -> None:
    away(small, 0)
    mark(small.officer, opened(small), 0, "U", reason="came at 09:28", minutes=33)
    number = ask(small, 0, first=at(10), last=at(11, PM))
    choice = granted(small, 0, first=at(10), last=at(11, PM))
    assert decide_leave.amendments_of(small.head, number, choice).changes == ()


def test_a_mark_that_changed_since_it_was_shown_stops_it_all(small: SmallSchool) -> None:
    away(small, 0)
    number = ask(small, 0, first=at(10), last=at(11, PM))
    shown = decide_leave.amendments_of(small.head, number, refusal(small, 0))
    mark(small.officer, opened(small), 0, "I", reason="Mother rang: ill")
    with pytest.raises(StaleError, match="A mark has changed"):
        decide_leave.decide(small.head, number, refusal(small, 0), shown)
    assert standing(small, number) == {}


CHANGED: list[tuple[dict[str, Any], str]] = [
    ({"outcome": Outcome.REFUSED}, "G"),
    ({"outcome": Outcome.REFUSED, "refused_as": "O"}, "O"),
    ({"first": at(11), "last": at(12, PM)}, "G"),
    ({"first": at(10, PM), "last": at(12, PM)}, "G"),
    ({"first": at(10), "last": at(12, PM), "kind": LeaveKind.INTERVIEW}, "J1"),
    ({"first": at(10), "last": at(11, PM)}, "C"),
]


@pytest.mark.parametrize(("changes", "becomes"), CHANGED)
def test_what_a_changed_decision_marked_is_shown_and_amended_with_it(
    small: SmallSchool, changes: dict[str, Any], becomes: str
) -> None:
    away(small, 0, 1)
    days = {"first": at(10), "last": at(12, PM)}
    number = ask(small, 0, 1, **days)
    choice = granted(small, 0, 1, **days)
    shown = decide_leave.amendments_of(small.head, number, choice)
    first, _ = decide_leave.decide(small.head, number, choice, shown).numbers
    mark(small.officer, opened(small), 1, "I", reason="Mother rang: ill")
    facts = {"seen": {small.pupils[0]: first}, "why_changed": "The dates were others"}
    other = replace(granted(small, 0), **(facts | changes))
    again = decide_leave.amendments_of(small.head, number, other)
    assert [(one.before, one.after) for one in again.changes] == (
        [("C", becomes)] if becomes != "C" else []
    )
    decide_leave.decide(small.head, number, other, again)
    assert codes(small) == f"{becomes} I / / /"


def test_an_old_view_of_what_a_changed_decision_marked_stops_it_all(small: SmallSchool) -> None:
    away(small, 0)
    days = {"first": at(10), "last": at(12, PM)}
    number = ask(small, 0, **days)
    choice = granted(small, 0, **days)
    shown = decide_leave.amendments_of(small.head, number, choice)
    (first,) = decide_leave.decide(small.head, number, choice, shown).numbers
    seen = {"seen": {small.pupils[0]: first}, "why_changed": "Not so"}
    again = decide_leave.amendments_of(small.head, number, refusal(small, 0, **seen))
    mark(small.officer, opened(small), 0, "I", reason="Mother rang: ill")
    with pytest.raises(StaleError, match="A mark has changed"):
        decide_leave.decide(small.head, number, refusal(small, 0, **seen), again)
    assert standing(small, number)[0].id == first
    with pytest.raises(StaleError, match="The days are other ones now"):
        decide_leave.decide(small.head, number, granted(small, 0, **days, **seen), again)


def test_a_refusal_suggests_a_code_where_n_is_settled(small: SmallSchool) -> None:
    number = ask(small, 0, first=at(10), last=at(11, PM))
    decide_leave.decide(small.head, number, refusal(small, 0))
    away(small, 0, 1)
    lines = {one.name: one for one in unexplained_lines(small.office)}
    assert lines["Ben Baxter"].refused is None
    found = lines["Aisha Ahmed"]
    assert found.refused is not None
    assert (found.refused.code, found.code, found.waits) == ("G", "", False)
    assert refused_in_words(found) == (
        "Leave refused by Hilda Head, asked for on Tue 10 Nov 2026: family holiday. "
        "Suggests G, key H."
    )
    explain_absence.explain(small.office, [found], found.refused.code, found.refused.words)
    assert codes(small) == "G N / / /"


def test_days_outside_leave_in_part_suggest_a_code_too(small: SmallSchool) -> None:
    number = ask(small, 0, first=at(10), last=at(12, PM))
    decide_leave.decide(small.head, number, granted(small, 0, first=at(11), last=at(12, PM)))
    away(small, 0)
    (line,) = unexplained_lines(small.office)
    assert line.refused is not None
    assert line.refused.code == "G"


def test_what_leave_let_stand_is_not_withdrawn_as_a_plan(small: SmallSchool) -> None:
    decide_leave.decide(small.head, ask(small, 0), granted(small, 0))
    (plan,) = planned(small.office, at(16).day, at(20).day)
    with pytest.raises(RuleError, match="because leave was granted"):
        withdraw(small.office, plan.expectation, at(16).day, "They stay at home")
