"""Printing letters: kept once it is done, never before, and again only on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, PrinterError, RuleError
from desktop.models.letters.letter import LetterState
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.letters import ledger
from desktop.tasks.letters.print_letters import letters_to_print, print_letters
from desktop.tasks.letters.send_letters import by_email, settle_flag
from desktop.tasks.letters.sign_letters import leave_for_ink, sign_pile
from desktop.tasks.letters.write_letters import flag_letters
from tests.tasks.letters.piles import Followed, give_parents, write_pile
from tests.tasks.letters.safe import PASSWORD, give_signature

if TYPE_CHECKING:
    from desktop.models.letters.letter import Letter
    from desktop.tasks.papers.paper import Paper
    from tests.conftest import SmallSchool


class Printer:
    """Takes papers until it jams."""

    def __init__(self, jams_at: int | None = None) -> None:
        self.papers: list[Paper] = []
        self._jams = jams_at

    def __call__(self, paper: Paper) -> None:
        if len(self.papers) == self._jams:
            raise PrinterError("Not printed: the printer stopped.", "See to the printer.")
        self.papers.append(paper)


@pytest.fixture
def signed(small: SmallSchool) -> tuple[Letter, ...]:
    """Three letters signed, one left for ink, one that waits."""
    give_parents(small)
    give_signature(small.head)
    pile = write_pile(small.head, small.pupils)
    sign_pile(small.head, pile[:3], PASSWORD, Followed().following)
    leave_for_ink(small.head, pile[3:4])
    return letters_to_print(small.office)


def events(small: SmallSchool, number: int) -> list[tuple[str, str]]:
    letter = ledger.load_letter(small.db, small.school, number)
    assert letter is not None
    return [(one.what.value, one.words) for one in letter.events[1:]]


def test_what_is_signed_waits_for_the_printer(
    small: SmallSchool, signed: tuple[Letter, ...]
) -> None:
    assert [one.id for one in signed] == [1, 2, 3, 4]
    done = print_letters(small.office, signed, printer := Printer())
    assert (done.done, done.trouble) == ((1, 2, 3, 4), "")
    assert [paper.title[:6] for paper in printer.papers] == ["L00001", "L00002", "L00003", "L00004"]
    assert letters_to_print(small.office) == ()
    assert events(small, 1) == [("printed", "")]


def test_a_printer_that_fails_leaves_the_letter_unprinted_and_says_so(
    small: SmallSchool, signed: tuple[Letter, ...]
) -> None:
    done = print_letters(small.office, signed, Printer(jams_at=1))
    assert (done.done, done.left) == ((1,), 3)
    assert done.trouble == (
        "L00002: Not printed: the printer stopped. See to the printer."
        " It still counts as not printed."
    )
    assert events(small, 2) == [("failed to print", "Not printed: the printer stopped.")]
    assert [one.id for one in letters_to_print(small.office)] == [2, 3, 4]
    assert {one.state for one in letters_to_print(small.office)} == {LetterState.SIGNED}
    assert print_letters(small.office, letters_to_print(small.office), Printer()).done == (2, 3, 4)


def test_it_is_printed_again_only_with_a_reason(
    small: SmallSchool, signed: tuple[Letter, ...]
) -> None:
    print_letters(small.office, signed[:1], Printer())
    found = ledger.letters_numbered(small.db, small.school, [1])
    refused = print_letters(small.office, found, printer := Printer())
    assert "It has been printed." in refused.trouble
    assert printer.papers == []
    print_letters(small.office, found, printer, "The first was lost in the post")
    assert len(printer.papers) == 1
    assert events(small, 1)[-1] == ("printed again", "The first was lost in the post")


def test_two_who_print_at_once_are_both_kept(
    small: SmallSchool, signed: tuple[Letter, ...]
) -> None:
    def other_desk_first(_paper: Paper) -> None:
        print_letters(small.head, signed[:1], Printer())

    print_letters(small.office, signed[:1], other_desk_first)
    assert events(small, 1) == [
        ("printed", ""),
        ("printed again", "At two desks at once: put one of the two aside."),
    ]


def test_a_letter_flagged_before_it_went_is_held_until_the_head_settles_it(
    small: SmallSchool, signed: tuple[Letter, ...]
) -> None:
    first, second = signed[0], signed[1]
    print_letters(small.office, [second], Printer())
    with saving(small.db):
        by = sign(small.db, small.school, small.head.who, small.clock())
        for one in (first, second):
            flag_letters(small.head, by, one.about, "The decision was changed: other days")
    assert [one.id for one in letters_to_print(small.office)] == [3, 4]
    done = print_letters(small.office, [first], printer := Printer())
    assert (done.done, printer.papers) == ((), [])
    assert "The decision was changed: other days" in done.trouble
    assert events(small, first.id)[0][0] == "flagged"
    assert print_letters(small.office, [second], printer, "A copy for the file").done == (2,)
    with pytest.raises(RuleError, match="What it rests on has changed"):
        by_email(small.office, first.id)
    settle_flag(small.head, first.id, "It may go: the days were not changed")
    assert [one.id for one in letters_to_print(small.office)] == [1, 3, 4]
    assert print_letters(small.office, [first], printer).done == (1,)


def test_an_unsigned_letter_does_not_print(small: SmallSchool, signed: tuple[Letter, ...]) -> None:
    assert signed
    waiting = ledger.unsigned_letters(small.db, small.school)
    done = print_letters(small.office, waiting, printer := Printer())
    assert done.trouble.startswith("L00005: Nobody has signed it.")
    assert printer.papers == []
    assert events(small, 5) == []


def test_teachers_print_none(small: SmallSchool, signed: tuple[Letter, ...]) -> None:
    with pytest.raises(PermissionRefused):
        print_letters(small.teacher, signed, Printer())
