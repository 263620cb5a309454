"""Messages and calls about a child, newest first, for the office only."""

from __future__ import annotations

import pytest

from desktop.errors import PermissionRefused
from desktop.models.absence.attempt import AttemptDraft
from desktop.tasks.absence import ask_evidence, chase_absence
from desktop.tasks.absence.contact_log import contact_log
from tests.conftest import SmallSchool  # noqa: TC001 - pytest reads it
from tests.tasks.absence.test_chase_absence import away_since_monday
from tests.tasks.absence.test_take_message import said


def test_what_was_said_and_tried_is_one_list_newest_first(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    said(small, words="Sick in the night")
    small.clock.set(9, 40)
    draft = AttemptDraft(
        pupils=(pupil,), how="call", outcome="no answer", reached="Nadia Ahmed", words="Rang long"
    )
    chase_absence.log_attempt(small.office, draft)
    small.clock.set(9, 50)
    ask_evidence.ask(small.officer, pupil, "medical evidence", "Doubt")
    assert [line.what for line in contact_log(small.office, pupil)] == [
        "Evidence asked for: medical evidence, not seen yet.",
        "Call, no answer (Nadia Ahmed): Rang long.",
        "Phone, Nadia Ahmed: “Sick in the night”. Illness, Tue 10 Nov 2026, suggests I.",
    ]
    assert [line.by for line in contact_log(small.office, pupil)] == [
        "Asif Officer", "Olive Office", "Olive Office",
    ]  # fmt: skip


def test_what_was_decided_stands_there_with_its_reason(small: SmallSchool) -> None:
    away_since_monday(small)
    (line,) = chase_absence.board(small.office)
    chase_absence.decide(
        small.head, line.pupil, line.proposed[0], done=False, reason="They are at the aunt’s."
    )
    (kept,) = contact_log(small.office, line.pupil)
    assert (kept.what, kept.by) == (
        "Decided not to: refer to social care, education welfare or the police, about the days from"
        " Mon 9 Nov 2026. They are at the aunt’s.",
        "Hilda Head",
    )


def test_another_childs_calls_are_not_on_the_page(small: SmallSchool) -> None:
    said(small, 1)
    assert contact_log(small.office, small.pupils[0]) == ()


def test_a_class_teacher_reads_none_of_it(small: SmallSchool) -> None:
    said(small)
    with pytest.raises(PermissionRefused):
        contact_log(small.teacher, small.pupils[0])
