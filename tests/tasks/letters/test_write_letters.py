"""Letters that follow from a decision: to whom, in whose words, kept as they were written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.letters.letter import Befell, LetterEvent, LetterKind, LetterState
from desktop.models.letters.letter_template import letter_subject, letter_text
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.letters import ledger
from desktop.storage.letters.letter_words import add_language, add_templates, templates_on
from desktop.tasks.letters.write_letters import letters_to
from tests import make
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_two_parents_at_two_addresses_get_two_letters(small: SmallSchool) -> None:
    mother, father = made.family(small)
    first, second = made.written(small.head, made.draft(small))
    assert (first.addressee, second.addressee) == ("Mrs Amina Ahmed", "Mr Bilal Ahmed")
    assert first.address == "12 Mill Street\nNetherbrook\nNB1 2CD"
    assert second.address == "7 Canal View\nNetherbrook\nNB2 4AB"
    assert (first.contacts, second.contacts) == ((mother,), (father,))
    for letter, other in ((first, "Canal"), (second, "Mill Street")):
        kept = str((letter.said, letter.address, letter.addressee))
        assert other not in kept
    assert first.state is LetterState.UNSIGNED


def test_the_words_and_values_are_kept_as_used(small: SmallSchool) -> None:
    made.family(small)
    letter, _ = made.written(small.head, made.draft(small))
    assert letter.template == "leave granted"
    assert letter_subject(letter.subject, letter.said) == (
        "Leave of absence is granted: Aisha Ahmed, 6B"
    )
    text = letter_text(letter.words, letter.said)
    assert text.startswith("Dear Mrs Ahmed\n\nOn Mon 2 Nov 2026 we were asked for leave")
    assert "3 school days, from Mon 16 Nov 2026 to Wed 18 Nov 2026" in text
    assert "{" not in text
    assert (letter.head, letter.position, letter.by) == ("Hilda Head", "Head", "Hilda Head")


def test_brothers_and_sisters_share_a_letter(small: SmallSchool) -> None:
    for pupil in small.pupils[:2]:
        made.family(small, pupil)
    first, second = made.written(small.head, made.draft(small, pupils=small.pupils[:2]))
    assert first.pupils == second.pupils == small.pupils[:2]
    assert first.said["child"] == "Aisha and Ben"
    assert len(first.contacts) == 2


def test_a_parent_of_one_of_them_hears_of_that_one_alone(small: SmallSchool) -> None:
    made.family(small, small.pupils[0])
    made.at_home(small, small.pupils[1])
    made.mother(small, small.pupils[1])
    first, second = made.written(small.head, made.draft(small, pupils=small.pupils[:2]))
    assert first.pupils == small.pupils[:2]
    assert (second.addressee, second.pupils) == ("Mr Bilal Ahmed", small.pupils[:1])
    assert "Ben" not in str((second.said, second.names))


def test_the_office_writes_in_the_heads_name(small: SmallSchool) -> None:
    made.family(small)
    letter, _ = made.written(small.office, made.draft(small, kind=LetterKind.EVIDENCE_WANTED))
    assert (letter.by, letter.head) == ("Olive Office", "Hilda Head")


def test_a_teacher_writes_none(small: SmallSchool) -> None:
    made.family(small)
    with pytest.raises(PermissionRefused):
        made.written(small.teacher, made.draft(small))


def test_where_nobody_may_be_written_to_there_is_no_letter(small: SmallSchool) -> None:
    made.mother(small, small.pupils[0], do_not_contact=1)
    assert letters_to(small.head, made.draft(small)) == ()
    assert made.written(small.head, made.draft(small)) == ()


def test_another_school_is_written_to_by_its_name(small: SmallSchool) -> None:
    asked = made.draft(
        small,
        kind=LetterKind.DUAL_REGISTRATION,
        about=("journey", 4),
        school="Ashgrove Primary School\n3 Fair Lane\nOtherham\nOT1 1AA",
    )
    (letter,) = made.written(small.head, asked)
    assert letter.addressee == "Ashgrove Primary School"
    assert letter.address == "3 Fair Lane\nOtherham\nOT1 1AA"
    assert letter.contacts == ()
    with pytest.raises(RuleError, match="not named"):
        made.written(small.head, made.draft(small, kind=LetterKind.DUAL_REGISTRATION))


def test_a_child_of_another_school_is_refused(small: SmallSchool) -> None:
    other = make.make_school(small.db, "Ashgrove Primary School")
    stranger = make.make_pupil(small.db, other, None, "Zoe", "Zimmer")
    with pytest.raises(RuleError, match="another school"):
        made.written(small.head, made.draft(small, pupils=(stranger,)))


def test_a_language_is_used_where_the_school_has_the_words(small: SmallSchool) -> None:
    mother, _ = made.family(small)
    usual = templates_on(small.db, small.school, make.TUESDAY)
    polish = type(usual[0])(
        kind=LetterKind.GRANTED, language="Polish", subject="Zgoda: {child}", words="Zgoda. {child}"
    )
    with saving(small.db):
        signed = sign(small.db, small.school, small.head.who, small.clock())
        add_templates(small.db, (*usual, polish), make.TUESDAY, signed)
        add_language(small.db, mother, "Polish", signed)
    first, second = made.written(small.head, made.draft(small))
    assert (first.language, second.language) == ("Polish", "")
    assert letter_text(first.words, first.said) == "Zgoda. Aisha"
    refused, _ = made.written(small.head, made.draft(small, kind=LetterKind.REFUSED))
    assert refused.language == ""


def test_a_language_chosen_on_one_childs_list_holds_for_the_family(small: SmallSchool) -> None:
    mother, _ = made.family(small)
    made.at_home(small, small.pupils[1])
    made.mother(small, small.pupils[1])
    usual = templates_on(small.db, small.school, make.TUESDAY)
    with saving(small.db):
        signed = sign(small.db, small.school, small.head.who, small.clock())
        polish = [replace(one, language="Polish") for one in usual]
        add_templates(small.db, (*usual, *polish), make.TUESDAY, signed)
        add_language(small.db, mother, "Polish", signed)
    first, _second = made.written(small.head, made.draft(small, pupils=small.pupils[:2]))
    assert (first.pupils, first.language) == (small.pupils[:2], "Polish")


def test_a_changed_decision_withdraws_what_is_unsigned_and_flags_the_rest(
    small: SmallSchool,
) -> None:
    made.family(small)
    first, second = made.written(small.head, made.draft(small))
    made.befell(small.head, first.id, LetterEvent(what=Befell.SIGNED_FOR_INK, at=small.clock()))
    made.flagged(small.head)
    made.flagged(small.head)
    signed, unsigned = made.read(small.head, first.id), made.read(small.head, second.id)
    assert signed.flag is not None
    assert signed.flag.words == "The decision was changed"
    assert signed.state is LetterState.SIGNED
    assert unsigned.state is LetterState.WITHDRAWN
    assert [len(one.events) for one in (signed, unsigned)] == [2, 1]
    assert ledger.unsigned_letters(small.db, small.school) == ()


def test_where_a_family_stays_is_told_to_the_household_alone(small: SmallSchool) -> None:
    made.family(small)
    values = made.VALUES | {"where": "You will be at the fair in Otherham."}
    asked = made.draft(small, kind=LetterKind.TRAVEL_AGREED, values=values)
    first, second = made.written(small.head, asked)
    assert "Otherham" in letter_text(first.words, first.said)
    assert "Otherham" not in str((second.said, second.words))


def test_leave_granted_in_part_speaks_of_the_other_days(small: SmallSchool) -> None:
    made.family(small)
    letter, _ = made.written(small.head, made.draft(small, kind=LetterKind.GRANTED_IN_PART))
    text = letter_text(letter.words, letter.said)
    assert "Should Aisha be away on the days that are not granted all the same" in text


@pytest.mark.parametrize(
    ("first_day", "said"),
    [
        ("2026-11-09", "Absence on these days is unauthorised"),
        ("2026-11-10", "Should Aisha be away"),
        ("2026-11-16", "Should Aisha be away"),
    ],
)
def test_leave_asked_for_afterwards_is_spoken_of_as_taken(
    small: SmallSchool, first_day: str, said: str
) -> None:
    made.family(small)
    asked = made.draft(small, kind=LetterKind.REFUSED, relied_on={"first_day": first_day})
    letter, _ = made.written(small.head, asked)
    assert said in letter_text(letter.words, letter.said)


def test_no_penalty_notice_is_spoken_of_below_compulsory_school_age(small: SmallSchool) -> None:
    made.family(small)
    small.db.table("pupils").update(small.pupils[0], {"birth_date": "2022-03-04"})
    small.db.conn.commit()
    letter, _ = made.written(small.head, made.draft(small, kind=LetterKind.REFUSED))
    text = letter_text(letter.words, letter.said)
    assert "the absence is unauthorised" in text
    assert "penalty" not in text


def test_the_law_is_that_of_the_day_the_leave_begins(small: SmallSchool) -> None:
    made.family(small)
    letter, _ = made.written(
        small.head,
        made.draft(small, kind=LetterKind.REFUSED, relied_on={"first_day": "2026-11-16"}),
    )
    text = letter_text(letter.words, letter.said)
    assert "£80 if it is paid within 21 days and £160 if it is paid within 28" in text
    assert "Regulations 2024" in text
