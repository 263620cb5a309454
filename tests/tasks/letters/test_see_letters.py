"""The ledger: by day, kind and name; flagged when a mark it relies on has changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import Half, Session
from desktop.models.letters.ledger_line import (
    Narrowing,
    event_in_words,
    narrowed,
    state_in_words,
)
from desktop.models.letters.letter import Befell, LetterEvent, LetterKind, SentBy
from desktop.models.marks.entry import Draft
from desktop.tasks.letters.see_letters import (
    changed_since,
    letter_line,
    letters_of_child,
    see_letters,
    written_in_words,
)
from desktop.tasks.letters.send_letters import settle_flag
from desktop.tasks.letters.signed_papers import letter_shown
from desktop.tasks.marks import take_register
from tests import make
from tests.documents.reading import words_of
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from desktop.models.letters.letter import Letter
    from tests.conftest import SmallSchool

AM = Session(make.TUESDAY, Half.AM)
TODAY = (make.TUESDAY, make.TUESDAY)


def overdue(small: SmallSchool) -> Letter:
    """A letter that relies on this morning's N of the first child."""
    register = take_register.open_register(small.teacher, small.group, AM)
    take_register.mark(small.teacher, register.id, Draft(small.pupils[0], "N"))
    made.at_home(small, small.pupils[0])
    made.mother(small, small.pupils[0])
    relied_on = {"marks": [[small.pupils[0], AM.number, "N"]]}
    asked = made.draft(small, kind=LetterKind.RETURN_OVERDUE, relied_on=relied_on)
    return made.written(small.office, asked)[0]


def amend(small: SmallSchool, code: str, reason: str = "Rang the mother") -> None:
    register = take_register.open_register(small.office, small.group, AM)
    entry = register.rows[0].entry
    assert entry
    small.clock.set(9, 40)
    draft = Draft(small.pupils[0], code, entry.id, reason=reason)
    take_register.mark(small.office, register.id, draft)


def sign(small: SmallSchool, letter: Letter, *more: Befell) -> None:
    for what in (Befell.SIGNED, *more):
        made.befell(small.head, letter.id, LetterEvent(what=what, at=small.clock(), words="So"))


def test_nothing_is_flagged_while_the_marks_stand(small: SmallSchool) -> None:
    letter = overdue(small)
    assert not letter_line(small.office, letter.id).needs_look
    assert changed_since(small.head, [letter]) == {}


def test_a_mark_that_changes_flags_the_letter(small: SmallSchool) -> None:
    letter = overdue(small)
    amend(small, "I")
    line = letter_line(small.office, letter.id)
    assert line.changed == ("Tue 10 Nov 2026 AM: was N, now I",)
    assert line.needs_look
    found = see_letters(small.office, *TODAY)
    assert narrowed(found, Narrowing(only_to_look=True)) == (line,)


def test_the_draft_says_so_before_it_is_signed(small: SmallSchool) -> None:
    letter = overdue(small)
    assert "Before you sign" not in words_of(letter_shown(small.head, letter).pdf)[0]
    amend(small, "I")
    words = words_of(letter_shown(small.head, letter).pdf)[0]
    assert "Before you sign: Tue 10 Nov 2026 AM: was N, now I" in " ".join(words.split())


def test_the_head_settles_it_and_a_later_change_flags_it_again(small: SmallSchool) -> None:
    letter = overdue(small)
    sign(small, letter)
    amend(small, "I")
    with pytest.raises(PermissionRefused):
        settle_flag(small.office, letter.id, "Rang them")
    with pytest.raises(RuleError, match="Nothing is said"):
        settle_flag(small.head, letter.id, " ")
    settle_flag(small.head, letter.id, "Rang them: they may ignore it")
    assert not letter_line(small.head, letter.id).needs_look
    with pytest.raises(RuleError, match="Nothing stands"):
        settle_flag(small.head, letter.id, "Again")
    amend(small, "M", "It was the dentist")
    assert letter_line(small.head, letter.id).looks == ("Tue 10 Nov 2026 AM: was N, now M",)


def test_a_letter_about_a_return_keeps_the_marks_since_it_was_due(small: SmallSchool) -> None:
    overdue(small)
    asked = made.draft(
        small, kind=LetterKind.TRAVEL_OVERDUE, relied_on={"back_on": str(make.TUESDAY)}
    )
    letter = made.written(small.office, asked)[0]
    assert letter.relied_on["marks"] == [[small.pupils[0], AM.number, "N"]]
    amend(small, "I")
    assert letter_line(small.office, letter.id).needs_look
    granted = made.written(small.head, made.draft(small, relied_on={"back_on": "2026-11-10"}))[0]
    assert "marks" not in granted.relied_on


def test_a_withdrawn_letter_needs_no_look(small: SmallSchool) -> None:
    letter = overdue(small)
    amend(small, "I")
    made.flagged(small.head)
    assert not letter_line(small.office, letter.id).needs_look


@pytest.mark.parametrize(
    ("by", "count"),
    [
        (Narrowing(), 3),
        (Narrowing(kind=LetterKind.GRANTED), 2),
        (Narrowing(kind=LetterKind.REFUSED), 0),
        (Narrowing("bilal"), 1),
        (Narrowing("aisha granted"), 2),
        (Narrowing("L00003"), 1),
        (Narrowing("nobody"), 0),
        (Narrowing(only_to_look=True), 0),
    ],
)
def test_letters_are_found(small: SmallSchool, by: Narrowing, count: int) -> None:
    overdue(small)
    made.father(small, small.pupils[0])
    made.written(small.head, made.draft(small))
    assert len(narrowed(see_letters(small.office, *TODAY), by)) == count


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (make.TUESDAY, make.TUESDAY, 1),
        (date(2026, 11, 1), date(2026, 11, 9), 0),
        (date(2026, 11, 11), date(2026, 11, 30), 0),
        (date(2026, 9, 1), date(2027, 7, 31), 1),
    ],
)
def test_letters_are_of_their_days(small: SmallSchool, first: date, last: date, count: int) -> None:
    overdue(small)
    assert len(see_letters(small.office, first, last)) == count


def test_the_newest_comes_first_and_a_childs_own_are_found(small: SmallSchool) -> None:
    overdue(small)
    made.written(small.head, made.draft(small))
    assert [one.letter.id for one in see_letters(small.head, *TODAY)] == [2, 1]
    assert [one.letter.id for one in letters_of_child(small.office, small.pupils[0])] == [2, 1]
    assert letters_of_child(small.office, small.pupils[1]) == ()


def test_nobody_but_the_office_and_the_head_sees_any(small: SmallSchool) -> None:
    letter = overdue(small)
    for refused in (
        lambda: see_letters(small.teacher, *TODAY),
        lambda: letters_of_child(small.teacher, small.pupils[0]),
        lambda: letter_line(small.teacher, letter.id),
    ):
        with pytest.raises(PermissionRefused):
            refused()


def test_to_whom_letters_go_is_said_as_they_are_written(small: SmallSchool) -> None:
    assert written_in_words(small.office, ()).startswith("No letter: nobody")
    made.at_home(small, small.pupils[0], address_confidential=1)
    made.mother(small, small.pupils[0])
    one = [letter.id for letter in made.written(small.head, made.draft(small))]
    assert written_in_words(small.office, one) == (
        "A letter waits for a signature: to Mrs Amina Ahmed (the address is confidential and on no"
        " paper: hand it over or e-mail it)."
    )
    made.father(small, small.pupils[0])
    two = [letter.id for letter in made.written(small.head, made.draft(small))]
    assert written_in_words(small.office, two).startswith("2 letters wait for a signature: to Mrs")
    assert written_in_words(small.office, two).endswith("; to Mr Bilal Ahmed.")


def test_a_letter_without_an_address_says_how_it_goes_until_it_has(small: SmallSchool) -> None:
    made.mother(small, small.pupils[0], address_confidential=1)
    (letter,) = made.written(small.head, made.draft(small))
    assert state_in_words(letter) == "waits for a signature; to hand over or e-mail"
    sign(small, letter, Befell.PRINTED)
    printed = made.read(small.head, letter.id)
    assert state_in_words(printed) == "printed Tue 10 Nov, not sent; to hand over or e-mail"
    event = LetterEvent(what=Befell.SENT, at=small.clock(), how=SentBy.HAND, sent_on=make.TUESDAY)
    made.befell(small.office, letter.id, event)
    assert state_in_words(made.read(small.head, letter.id)) == "handed over Tue 10 Nov"


def test_bad_questions_are_answered_in_a_sentence(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="out of order"):
        see_letters(small.office, date(2026, 11, 11), make.TUESDAY)
    with pytest.raises(RuleError, match="no such letter"):
        letter_line(small.office, 99)


def test_where_a_letter_stands_is_said(small: SmallSchool) -> None:
    letter = overdue(small)
    said = [state_in_words(letter)]
    for what in (Befell.SIGNED, Befell.PRINTED):
        made.befell(small.head, letter.id, LetterEvent(what=what, at=small.clock()))
        said.append(state_in_words(made.read(small.head, letter.id)))
    event = LetterEvent(
        what=Befell.SENT, at=small.clock(), how=SentBy.POST, sent_on=date(2026, 11, 10)
    )
    made.befell(small.office, letter.id, event)
    last = made.read(small.head, letter.id)
    said.append(state_in_words(last))
    assert said == [
        "waits for a signature",
        "signed Tue 10 Nov, not printed",
        "printed Tue 10 Nov, not sent",
        "posted Tue 10 Nov",
    ]
    assert [event_in_words(one) for one in last.events] == [
        "Tue 10 Nov 09:00  Signed digitally by Hilda Head",
        "Tue 10 Nov 09:00  Printed by Hilda Head",
        "Tue 10 Nov 09:00  Posted Tue 10 Nov by Olive Office",
    ]
