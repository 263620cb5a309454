"""Unexplained: every `N` by its deadline, explained with a reason or settled as unknown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.tasks.absence import explain_absence
from desktop.tasks.marks.close_registers import close_due
from tests import make
from tests.tasks.absence.test_chase_absence import taken
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import codes, mark, opened

if TYPE_CHECKING:
    from desktop.models.absence.unexplained_line import UnexplainedLine
    from tests.conftest import SmallSchool

DEADLINE = date(2026, 11, 17)


def lines(small: SmallSchool) -> tuple[UnexplainedLine, ...]:
    return explain_absence.unexplained_lines(small.office)


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
        explain_absence.explain(small.office, one, "C", "Bereavement")
    explain_absence.explain(small.head, one, "C", "Bereavement")
    assert codes(small)[0] == "C"
    assert lines(small) == ()


def test_on_the_deadline_o_is_proposed_and_a_person_accepts(small: SmallSchool) -> None:
    taken(small, 0, 1)
    with pytest.raises(RuleError, match="has not come"):
        explain_absence.settle_as_unknown(small.office, lines(small))
    later(small)
    due = lines(small)
    assert [one.proposed for one in due] == ["O", "O"]
    assert explain_absence.settle_as_unknown(small.office, due) == 2
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
        explain_absence.explain(small.office, lines(small)[0], "I", " ")


def test_only_the_office_explains(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        explain_absence.unexplained_lines(small.teacher)
    with pytest.raises(PermissionRefused):
        explain_absence.settle_as_unknown(small.teacher, ())
