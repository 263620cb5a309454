"""Unexplained: every `N` by its deadline, explained with a reason or settled as unknown."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.tasks.absence import (
    explain_absence,
    see_unexplained,
    settle_doubts,
    withdraw_message,
)
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.record import amend_registers
from tests import make
from tests.tasks.absence.test_chase_absence import taken
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import codes, expect, mark, opened

if TYPE_CHECKING:
    from desktop.models.absence.unexplained_line import UnexplainedLine
    from tests.conftest import SmallSchool

DEADLINE = date(2026, 11, 17)


def lines(small: SmallSchool) -> tuple[UnexplainedLine, ...]:
    return see_unexplained.unexplained_lines(small.office)


def later(small: SmallSchool, day: date = DEADLINE) -> None:
    small.clock.set(10)
    close_due(small.db, small.clock(), make.TUESDAY)
    small.clock.set(10, day=day)


def test_every_n_is_listed_with_its_deadline(small: SmallSchool) -> None:
    taken(small, 0, 1)
    assert [(one.name, one.deadline, one.proposed) for one in lines(small)] == [
        ("Aisha Ahmed", DEADLINE, ""), ("Ben Baxter", DEADLINE, ""),
    ]  # fmt: skip


def test_explained_but_kept_for_the_head_is_said(small: SmallSchool) -> None:
    taken(small, 0)
    said(small, reason="family", words="Her grandfather has died")
    (one,) = lines(small)
    assert (one.waits, one.known, one.proposed) == (True, "Her grandfather has died", "")
    assert [each.caller for each in one.messages] == ["Nadia Ahmed"]


def test_the_head_enters_what_waits(small: SmallSchool) -> None:
    taken(small, 0)
    said(small, reason="family", words="Her grandfather has died")
    (one,) = lines(small)
    with pytest.raises(RuleError, match="waits for the head"):
        explain_absence.explain(small.office, [one], "C", "Bereavement")
    explain_absence.explain(small.head, [one], "C", "Bereavement")
    assert codes(small)[0] == "C"
    assert lines(small) == ()


def test_on_the_deadline_o_is_proposed_and_a_person_accepts(small: SmallSchool) -> None:
    taken(small, 0, 1)
    with pytest.raises(RuleError, match="has not come"):
        explain_absence.settle_as_unknown(small.office, lines(small))
    later(small)
    due = lines(small)
    assert [one.proposed for one in due] == ["O", "O"]
    assert explain_absence.settle_as_unknown(small.office, due).marks == 2
    entry = opened(small).rows[0].entry
    assert entry is not None
    assert (entry.code, entry.reason) == ("O", "no reason known within 5 school days")


def test_all_or_none_are_settled(small: SmallSchool) -> None:
    taken(small, 0, 1)
    later(small)
    due = lines(small)
    mark(small.office, opened(small), 1, "I", reason="Mother rang")
    with pytest.raises(StaleError):
        explain_absence.settle_as_unknown(small.office, due)
    assert codes(small)[:3] == "N I"


def test_an_explanation_after_the_close_needs_a_reason(small: SmallSchool) -> None:
    taken(small, 0)
    later(small)
    with pytest.raises(RuleError):
        explain_absence.explain(small.office, lines(small)[:1], "I", " ")


def test_only_the_office_explains(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        see_unexplained.unexplained_lines(small.teacher)
    with pytest.raises(PermissionRefused):
        explain_absence.settle_as_unknown(small.teacher, ())


def test_several_are_explained_as_one_errand_that_one_press_takes_back(
    small: SmallSchool,
) -> None:
    taken(small, 0, 1)
    later(small)
    made = explain_absence.explain(small.office, lines(small), "I", "Illness: mother rang")
    assert (made.marks, made.reason) == (2, "Illness: mother rang")
    assert made.words == "N becomes I: Aisha Ahmed, Ben Baxter, Tue 10 Nov 2026 AM"
    assert codes(small)[:3] == "I I"
    assert amend_registers.undo(small.office, made.id).marks == 2
    assert [one.name for one in lines(small)] == ["Aisha Ahmed", "Ben Baxter"]


def test_the_head_accepts_what_is_known_in_one_errand(small: SmallSchool) -> None:
    taken(small, 0)
    said(small, reason="family", words="Her grandfather has died")
    later(small)
    (office,) = lines(small)
    (head,) = see_unexplained.unexplained_lines(small.head)
    assert [(one.code, one.may_accept) for one in (office, head)] == [("C", False), ("C", True)]
    with pytest.raises(RuleError, match="waits for the head"):
        explain_absence.accept(small.office, [office])
    made = explain_absence.accept(small.head, [head])
    assert made.reason == "phone from Nadia Ahmed Tue 10 Nov: Her grandfather has died"
    assert codes(small)[0] == "C"


def test_what_was_known_but_not_accepted_is_the_offices_to_enter(small: SmallSchool) -> None:
    expect(small, 0, "C", note="Granted by the head")
    take_register.mark(small.teacher, opened(small).id, Draft(small.pupils[1], "/", None))
    later(small)
    one = next(line for line in lines(small) if line.pupil == small.pupils[0])
    assert (one.waits, one.code, one.may_accept) == (True, "C", True)
    explain_absence.accept(small.office, [one])
    assert codes(small)[0] == "C"


def test_a_withdrawn_message_explains_no_longer(small: SmallSchool) -> None:
    taken(small, 0)
    (kept,) = said(small, reason="family", words="Her grandfather has died")
    withdraw_message.withdraw(small.office, kept.message, "Another child")
    assert [(one.waits, one.code) for one in lines(small)] == [(False, "")]


def test_here_after_all_is_present_and_asks_about_the_message(small: SmallSchool) -> None:
    taken(small, 0)
    said(small, reason="family")
    later(small)
    explain_absence.explain(small.office, lines(small), "/", "Was here: seen by Ms Teach")
    assert codes(small)[0] == "/"
    assert [one.pupil_name for one in settle_doubts.doubts_waiting(small.office)] == ["Aisha Ahmed"]


def test_who_has_left_stays_on_the_list_until_it_is_settled(small: SmallSchool) -> None:
    taken(small, 0, 1)
    gone = ("2026-11-11", small.pupils[0])
    small.db.execute("UPDATE enrolments SET leaving_day = ? WHERE pupil = ?", gone)
    small.db.execute("UPDATE memberships SET last_day = ? WHERE pupil = ?", gone)
    later(small)
    aisha, ben = sorted(lines(small), key=attrgetter("name"))
    assert (aisha.name, aisha.group_name, aisha.proposed) == ("Aisha Ahmed", "6B", "O")
    explain_absence.settle_as_unknown(small.office, [aisha, ben])
    assert (codes(small), lines(small)) == ("O O / / /", ())


def test_who_left_and_came_back_is_listed_once(small: SmallSchool) -> None:
    taken(small, 0)
    make.insert(small.db, "enrolments", pupil=small.pupils[0], starting_day="2026-09-01",
                leaving_day="2026-10-01")  # fmt: skip
    assert len(lines(small)) == 1


def test_brothers_and_sisters_on_the_list_are_known(small: SmallSchool) -> None:
    taken(small, 0, 1)
    make.insert(
        small.db, "sibling_links", pupil=small.pupils[0], sibling=small.pupils[1], recorded_at=0
    )
    assert [one.family for one in lines(small)] == [
        frozenset(small.pupils[1:2]), frozenset(small.pupils[:1]),
    ]  # fmt: skip


def test_nothing_chosen_is_refused(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="Nobody"):
        explain_absence.explain(small.office, (), "I", "Illness")


def test_a_run_ends_where_the_child_was_here_again(small: SmallSchool) -> None:
    """An N of weeks ago is not explained along with today's."""
    for day, away in enumerate((1, 0, 1, 1), 10):
        small.clock.set(9, day=date(2026, 11, day))
        session = Session(date(2026, 11, day), Half.AM)
        taken(small, *range(away), session=session)
    found = [(one.session.day.day, one.run.day.day if one.run else 0) for one in lines(small)]
    assert found == [(10, 10), (12, 12), (13, 12)]
