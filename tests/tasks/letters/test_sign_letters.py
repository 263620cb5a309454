"""The head's desk: a pile is signed once, by the head alone, and what was signed stays so."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from desktop.documents.signing.check_signed import check_signed
from desktop.documents.signing.signing_key import fingerprint
from desktop.errors import PermissionRefused, RuleError, StaleError, StorageError
from desktop.models.letters.letter import Befell, LetterState
from desktop.models.organisation.staff import Role
from desktop.models.site.pressing import Matter
from desktop.storage.letters import ledger, signed_files
from desktop.tasks.letters import sign_letters
from desktop.tasks.letters.sign_letters import (
    PileDone,
    leave_for_ink,
    send_back,
    sign_pile,
    waiting_letters,
)
from desktop.tasks.letters.signature_safe import open_signature
from desktop.tasks.letters.signed_papers import letter_shown, signed_pdf
from desktop.tasks.safety.check_file import check_file
from desktop.tasks.site.see_pressing import pressing
from tests import make
from tests.documents.reading import words_of
from tests.tasks.letters.piles import Followed, give_parents, write_pile
from tests.tasks.letters.safe import PASSWORD, a_key, give_password, give_signature

if TYPE_CHECKING:
    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

NOTHING = Followed().following


@pytest.fixture
def pile(small: SmallSchool) -> tuple[Letter, ...]:
    """Five letters that wait, and a head with a signature."""
    give_parents(small)
    give_signature(small.head)
    return write_pile(small.head, small.pupils)


def state_of(desk: Desk, letter: Letter) -> LetterState:
    found = ledger.load_letter(desk.db, desk.school, letter.id)
    assert found is not None
    return found.state


def now(desk: Desk, letter: Letter) -> Letter:
    found = ledger.load_letter(desk.db, desk.school, letter.id)
    assert found is not None
    return found


def test_a_pile_is_signed_with_one_password(small: SmallSchool, pile: tuple[Letter, ...]) -> None:
    followed = Followed()
    done = sign_pile(small.head, pile, PASSWORD, followed.following)
    assert done == PileDone(tuple(one.id for one in pile))
    assert followed.seen == [(place, 5) for place in range(1, 6)]
    assert waiting_letters(small.head) == ()
    for letter in pile:
        kept = signed_files.signed_file(small.db, letter.id)
        assert kept is not None
        found = check_signed(kept.pdf)
        assert found.whole
        assert found.fingerprint == kept.certificate == fingerprint(a_key().certificate)
        assert (found.name, found.signed_at) == ("Hilda Head", small.clock())
        assert letter.reference in found.what


def test_what_prints_is_the_file_that_was_signed(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    before = words_of(letter_shown(small.head, pile[0]).pdf)
    sign_pile(small.head, pile[:1], PASSWORD, NOTHING)
    letter = now(small.head, pile[0])
    shown = letter_shown(small.office, letter)
    kept = signed_files.signed_file(small.db, letter.id)
    assert kept is not None
    assert shown.pdf == kept.pdf
    assert "DRAFT" in " ".join(before)
    assert "DRAFT" not in " ".join(words_of(shown.pdf))


def test_the_signature_is_a_picture_on_the_page_and_on_no_draft(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    assert pictures_in(letter_shown(small.head, pile[0]).pdf) == 0
    sign_pile(small.head, pile[:1], PASSWORD, NOTHING)
    pdf = signed_pdf(small.office, now(small.head, pile[0]))
    assert pictures_in(pdf) == 1
    assert "Signed digitally on Tue 10 Nov 2026" in " ".join(words_of(pdf))


def pictures_in(pdf: bytes) -> int:
    return sum(len(page.images) for page in PdfReader(BytesIO(pdf)).pages)


def test_a_letter_left_out_of_the_pile_waits(small: SmallSchool, pile: tuple[Letter, ...]) -> None:
    sign_pile(small.head, [one for one in pile if one is not pile[2]], PASSWORD, NOTHING)
    assert waiting_letters(small.head) == (pile[2],)


def test_a_pile_that_is_stopped_keeps_what_was_signed(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    done = sign_pile(small.head, pile, PASSWORD, Followed(stops_after=2).following)
    assert (len(done.signed), done.left) == (2, 3)
    assert waiting_letters(small.head) == pile[2:]
    again = sign_pile(small.head, pile[2:], PASSWORD, NOTHING)
    assert len(again.signed) == 3


def test_nothing_is_signed_twice(small: SmallSchool, pile: tuple[Letter, ...]) -> None:
    sign_pile(small.head, pile[:1], PASSWORD, NOTHING)
    done = sign_pile(small.head, pile[:2], PASSWORD, NOTHING)
    assert done.signed == (pile[1].id,)
    assert "signed it meanwhile" in done.refused[0]


def test_a_letter_that_fell_away_while_it_was_read_is_left_out(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    send_back(small.head, pile[0], "The dates are wrong.")
    done = sign_pile(small.head, pile, PASSWORD, NOTHING)
    assert len(done.signed) == 4
    assert done.refused == (
        "L00001: It has been withdrawn meanwhile. Sent back: The dates are wrong.",
    )


def test_a_wrong_password_signs_nothing(small: SmallSchool, pile: tuple[Letter, ...]) -> None:
    with pytest.raises(PermissionRefused, match="not your password"):
        sign_pile(small.head, pile, "seven loud herons", NOTHING)
    assert waiting_letters(small.head) == pile


@pytest.mark.parametrize("who", ["office", "officer", "teacher"])
def test_only_who_may_sign_signs(small: SmallSchool, pile: tuple[Letter, ...], who: str) -> None:
    desk = getattr(small, who)
    give_password(desk)
    for errand in (
        lambda: sign_pile(desk, pile, PASSWORD, NOTHING),
        lambda: leave_for_ink(desk, pile),
        lambda: send_back(desk, pile[0], "No"),
    ):
        with pytest.raises(PermissionRefused, match="may not sign letters"):
            errand()
    assert waiting_letters(small.head) == pile


def test_another_head_does_not_sign_with_this_ones_signature(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    other = small.desk(make.make_person(small.db, small.school, "Hugo Head", Role.HEAD))
    give_password(other, "nine loud geese")
    for password in (PASSWORD, "nine loud geese"):
        with pytest.raises(RuleError, match="No signature is kept"):
            sign_pile(other, pile, password, NOTHING)


def test_who_signs_is_who_the_letter_names(small: SmallSchool, pile: tuple[Letter, ...]) -> None:
    other = small.desk(make.make_person(small.db, small.school, "Hugo Head", Role.HEAD))
    give_signature(other)
    sign_pile(other, pile[:1], PASSWORD, NOTHING)
    text = " ".join(words_of(letter_shown(small.office, now(other, pile[0])).pdf))
    assert "Hugo Head" in text
    assert "Hilda Head" not in text


def test_teachers_see_no_letters(small: SmallSchool, pile: tuple[Letter, ...]) -> None:
    assert waiting_letters(small.office) == pile
    with pytest.raises(PermissionRefused, match="may not see letters"):
        waiting_letters(small.teacher)


def test_the_office_reads_the_draft_in_the_heads_name(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    text = " ".join(words_of(letter_shown(small.office, pile[0]).pdf))
    assert "Hilda Head" in text
    assert "Olive Office" not in text


def test_a_letter_for_ink_prints_without_a_signature_and_is_no_draft(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    assert len(leave_for_ink(small.head, pile[:2]).signed) == 2
    letter = now(small.head, pile[0])
    assert (letter.state, letter.events[-1].what) == (LetterState.SIGNED, Befell.SIGNED_FOR_INK)
    assert "DRAFT" not in " ".join(words_of(letter_shown(small.head, letter).pdf))
    assert signed_files.signed_file(small.db, letter.id) is None
    done = leave_for_ink(small.head, pile[:3])
    assert (done.signed, len(done.refused)) == ((pile[2].id,), 2)


def test_a_letter_is_sent_back_with_a_reason_only(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    with pytest.raises(RuleError, match="No reason"):
        send_back(small.head, pile[0], "  ")
    send_back(small.head, pile[0], "  Say that\nthe school is sorry. ")
    letter = now(small.head, pile[0])
    assert letter.state is LetterState.WITHDRAWN
    assert letter.events[-1].words == "Sent back: Say that the school is sorry."
    with pytest.raises(StaleError, match="withdrawn"):
        send_back(small.head, pile[0], "Again")


def test_a_signed_letter_that_was_changed_in_the_file_is_not_shown(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    sign_pile(small.head, pile[:1], PASSWORD, NOTHING)
    letter, db = now(small.head, pile[0]), small.db
    kept = signed_files.signed_file(db, letter.id)
    assert kept is not None
    db.conn.execute("DROP TRIGGER signed_files_are_never_changed")
    for pdf, digest in (
        (kept.pdf[:-2] + b"\n\n", kept.digest),  # without its digest
        (kept.pdf + b"\n", signed_files.digest_of(kept.pdf + b"\n")),  # with it
    ):
        db.conn.execute("UPDATE signed_files SET pdf = ?, digest = ?", (pdf, digest))
        with pytest.raises(StorageError, match="L00001 is not what was signed"):
            signed_pdf(small.office, letter)
        with pytest.raises(StorageError):
            letter_shown(small.office, letter)
    assert "The signed letter L00001 is not what was signed." not in check_file(db).found
    db.conn.execute("UPDATE signed_files SET digest = ?", (kept.digest,))
    assert "The signed letter L00001 is not what was signed." in check_file(db).found


def test_a_letter_changed_since_it_was_read_is_not_signed(
    small: SmallSchool, pile: tuple[Letter, ...]
) -> None:
    read_before = replace(pile[0], words="Dear {parent}, no.")
    done = sign_pile(small.head, [read_before], PASSWORD, NOTHING)
    assert done.signed == ()
    assert "changed since you read it" in done.refused[0]


def test_the_pen_says_nothing_of_what_it_holds(small: SmallSchool) -> None:
    give_signature(small.head)
    pen = sign_letters._pen(small.head, open_signature(small.head, PASSWORD))  # noqa: SLF001
    assert "picture" not in repr(pen)


@pytest.mark.parametrize(
    ("who", "told"), [("head", True), ("office", True), ("safeguarding", False)]
)
def test_today_says_how_many_wait_to_the_head_and_the_office(
    small: SmallSchool, pile: tuple[Letter, ...], who: str, told: bool
) -> None:
    lead = make.make_person(small.db, small.school, "Dora Lead", Role.SAFEGUARDING_LEAD)
    desk = small.desk(lead) if who == "safeguarding" else getattr(small, who)
    found = [one.what for one in pressing(desk, ()) if one.matter is Matter.TO_SIGN]
    assert found == (["5 letters wait for a signature"] if told else [])
    leave_for_ink(small.head, pile)
    assert all(one.matter is not Matter.TO_SIGN for one in pressing(desk, ()))
