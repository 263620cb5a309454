"""A message withdrawn: what stood because of it stands no longer, and the child is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.tasks.absence import message_book, settle_doubts
from desktop.tasks.absence.withdraw_message import withdraw
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from tests import make
from tests.tasks.absence.test_chase_absence import board, taken
from tests.tasks.absence.test_take_message import mother, said
from tests.tasks.taking import codes, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_it_stands_no_longer_and_is_kept(small: SmallSchool) -> None:
    (one,) = said(small)
    assert withdraw(small.office, one.message, "Wrong child") == 0
    assert opened(small).rows[0].known is None
    (kept,) = message_book.messages_of_pupil(small.office, small.pupils[0])
    assert kept.withdrawn_at == small.clock()
    with pytest.raises(RuleError):
        withdraw(small.office, one.message, "Again")


def test_only_the_office_withdraws_and_says_why(small: SmallSchool) -> None:
    (one,) = said(small)
    with pytest.raises(PermissionRefused):
        withdraw(small.teacher, one.message, "Wrong child")
    with pytest.raises(RuleError):
        withdraw(small.office, one.message, " ")


@pytest.mark.parametrize("first", ["message", "register"])
def test_a_mark_made_from_it_is_n_again_and_the_child_on_the_board(
    small: SmallSchool, first: str
) -> None:
    if first == "register":
        taken(small, 0)
    (one,) = said(small)
    if first == "message":
        take_register.fill_and_hand_in(small.teacher, opened(small).id)
    small.clock.set(9, 50)
    close_due(small.db, small.clock(), make.TUESDAY)
    assert (codes(small)[0], board(small)) == ("I", ())
    assert withdraw(small.office, one.message, "Aisha of 5A was meant") == 1
    entry = opened(small).rows[0].entry
    assert entry is not None
    assert (entry.code, entry.source, entry.reason) == (
        "N", None, "the message that explained it is withdrawn: Aisha of 5A was meant",
    )  # fmt: skip
    assert [line.name for line in board(small)] == ["Aisha Ahmed"]


def test_a_message_written_down_anew_explains_it(small: SmallSchool) -> None:
    taken(small, 0)
    number = mother(small, 0)
    (one,) = said(small, contact=number, reason="holiday")
    assert codes(small)[0] == "G"
    withdraw(small.office, one.message, "It was illness")
    said(small, contact=number)
    assert codes(small)[0] == "I"


def test_what_another_message_says_stands_in_its_place(small: SmallSchool) -> None:
    taken(small, 0)
    number = mother(small, 0)
    said(small, contact=number)
    (second,) = said(small, contact=number, reason="holiday")
    assert codes(small)[0] == "I"
    assert withdraw(small.office, second.message, "A mistake") == 0
    (third,) = said(small, contact=number, reason="holiday")
    mark(small.office, opened(small), 0, "N", reason="Looked at again")
    (last,) = said(small, contact=number, reason="appointment")
    assert codes(small)[0] == "M"
    withdraw(small.office, last.message, "Written down for another child")
    assert codes(small)[0] == "G"
    withdraw(small.office, third.message, "A mistake")
    assert codes(small)[0] == "I"


def test_a_mark_that_somebody_changed_since_stays(small: SmallSchool) -> None:
    taken(small, 0)
    (one,) = said(small)
    mark(small.office, opened(small), 0, "M", reason="At the dentist, says the card")
    assert withdraw(small.office, one.message, "Wrong child") == 0
    assert codes(small)[0] == "M"


def test_a_family_of_which_both_are_n_again(small: SmallSchool) -> None:
    taken(small, 0, 1)
    mother(small, 1)
    one, _ = said(small, 0, 1)
    assert withdraw(small.office, one.message, "Another family") == 2
    assert codes(small)[:3] == "N N"


def test_nobody_finds_out_any_more_whether_a_child_is_here(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    (one,) = said(small)
    withdraw(small.office, one.message, "Wrong child")
    assert settle_doubts.doubts_waiting(small.office) == ()
