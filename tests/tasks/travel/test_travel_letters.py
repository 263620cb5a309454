"""The four letters: written with the decision, or asked for; what they say and rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.letters.letter import LetterKind
from desktop.models.travel.journey import Outcome
from desktop.storage.letters import ledger
from desktop.tasks.travel.decide_journey import decide_journey, load
from desktop.tasks.travel.end_journey import end_journey
from desktop.tasks.travel.register_elsewhere import register_elsewhere
from desktop.tasks.travel.travel_letters import write_overdue, write_to_other_school
from tests.models.travel.travels import SCHOOL
from tests.tasks.travel.family import agreed, asked, mother, record

if TYPE_CHECKING:
    from desktop.models.letters.letter import Letter
    from tests.conftest import SmallSchool


def letters(small: SmallSchool, journey: int) -> tuple[Letter, ...]:
    return tuple(ledger.letters_about(small.db, small.school, ("journey", journey)))


def test_agreed_says_from_when_to_when_and_what_was_given_along(small: SmallSchool) -> None:
    record(small)
    mother(small, small.pupils[0])
    journey = agreed(small, pack=True, pack_words="reading and number work")
    (letter,) = letters(small, journey.id)
    assert letter.kind is LetterKind.TRAVEL_AGREED
    assert letter.said["first_day"] == "Mon 16 Nov 2026"
    assert (letter.said["last_day"], letter.said["back_on"]) == (
        "Fri 27 Nov 2026", "Mon 30 Nov 2026",
    )  # fmt: skip
    assert "reading and number work" in letter.said["education"]
    assert letter.relied_on["decision"] == 1


def test_not_agreed_carries_the_heads_reason(small: SmallSchool) -> None:
    mother(small, small.pupils[0])
    journey = asked(small)
    decide_journey(small.head, journey, Outcome.NOT_AGREED, "Please ask for it as leave.")
    (letter,) = letters(small, journey.id)
    assert letter.kind is LetterKind.TRAVEL_NOT_AGREED
    assert letter.said["reason"] == "Please ask for it as leave."


def test_overdue_is_written_once_the_day_has_come(small: SmallSchool) -> None:
    record(small)
    mother(small, small.pupils[0])
    journey = agreed(small)
    with pytest.raises(RuleError, match="not overdue"):
        write_overdue(small.office, journey.id)
    small.clock.set(9, 0, day=date(2026, 12, 2))
    (number,) = write_overdue(small.office, journey.id)
    letter = letters(small, journey.id)[-1]
    assert (letter.id, letter.kind) == (number, LetterKind.TRAVEL_OVERDUE)
    assert letter.said["missed"] == "3 school days since then"
    with pytest.raises(RuleError, match="waits for the head"):
        write_overdue(small.office, journey.id)


def test_the_other_school_is_written_to_at_its_address(small: SmallSchool) -> None:
    record(small)
    journey = agreed(small, school=SCHOOL)
    write_to_other_school(small.office, journey.id)
    letter = letters(small, journey.id)[-1]
    assert letter.kind is LetterKind.DUAL_REGISTRATION
    assert letter.addressee == "Saltmarsh Primary"
    assert "Sea Road" in letter.address


def test_without_another_school_there_is_nobody_to_write_to(small: SmallSchool) -> None:
    record(small)
    with pytest.raises(RuleError, match="No other school"):
        write_to_other_school(small.office, agreed(small).id)


def test_a_teacher_writes_none(small: SmallSchool) -> None:
    record(small)
    journey = agreed(small, school=replace(SCHOOL))
    for refused in (write_overdue, write_to_other_school):
        with pytest.raises(PermissionRefused):
            refused(small.teacher, journey.id)


def test_a_family_that_is_back_lets_the_letter_about_it_fall_away(small: SmallSchool) -> None:
    record(small)
    mother(small, small.pupils[0])
    journey = agreed(small)
    small.clock.set(9, 0, day=date(2026, 12, 2))
    write_overdue(small.office, journey.id)
    end_journey(small.office, load(small.office, journey.id), date(2026, 12, 2), "In class")
    states = [(one.kind.value, one.state.value) for one in letters(small, journey.id)]
    assert states == [
        ("travel agreed", "waits for a signature"),
        ("return from travel overdue", "withdrawn"),
    ]


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"address": "Quay Road, Saltmarsh SM1 9ZZ"}, "withdrawn"),
        ({"confirmed_on": date(2026, 11, 10), "confirmed_by": "N. Pugh"}, "waits for a signature"),
    ],
)
def test_another_address_of_the_other_school_lets_its_letter_fall_away(
    small: SmallSchool, change: dict[str, Any], state: str
) -> None:
    record(small)
    journey = agreed(small, school=SCHOOL)
    write_to_other_school(small.office, journey.id)
    register_elsewhere(small.office, load(small.office, journey.id), replace(SCHOOL, **change))
    assert letters(small, journey.id)[-1].state.value == state
