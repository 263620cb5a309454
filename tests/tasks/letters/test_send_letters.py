"""Sent how and when, written again in other words, e-mailed to each alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.letters.letter import Befell, LetterEvent, LetterKind, LetterState, SentBy
from desktop.models.letters.letter_template import LetterTemplate, letter_text
from desktop.models.sending.by_hand import mail_link
from desktop.tasks.letters.send_letters import by_email, keep_sent, write_again
from desktop.tasks.letters.word_letters import change_letter_words, issuer, letter_templates
from tests import make
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from desktop.models.letters.letter import Letter
    from tests.conftest import SmallSchool

TODAY = make.TUESDAY


@pytest.fixture
def pair(small: SmallSchool) -> tuple[Letter, Letter]:
    made.family(small)
    first, second = made.written(small.head, made.draft(small))
    return first, second


def befell(small: SmallSchool, letter: Letter, *what: Befell) -> None:
    for one in what:
        made.befell(small.head, letter.id, LetterEvent(what=one, at=small.clock(), words="So"))


def test_all_of_them_are_sent_at_once(small: SmallSchool, pair: tuple[Letter, Letter]) -> None:
    for letter in pair:
        befell(small, letter, Befell.SIGNED_FOR_INK, Befell.PRINTED)
    keep_sent(small.office, [one.id for one in pair], SentBy.POST, TODAY)
    for letter in pair:
        now = made.read(small.office, letter.id)
        assert now.state is LetterState.SENT
        assert (now.events[-1].how, now.events[-1].sent_on) == (SentBy.POST, TODAY)


@pytest.mark.parametrize(
    ("before", "way", "words"),
    [
        ((), (SentBy.POST, TODAY), "not signed"),
        ((Befell.SIGNED,), (SentBy.POST, TODAY), "not printed"),
        ((Befell.SIGNED,), (SentBy.HAND, TODAY), "not printed"),
        ((Befell.SIGNED_FOR_INK,), (SentBy.EMAIL, TODAY), "signed by hand"),
        ((Befell.SIGNED, Befell.PRINTED), (SentBy.POST, date(2026, 11, 11)), "not come yet"),
        ((Befell.SIGNED, Befell.PRINTED), (SentBy.POST, date(2026, 11, 9)), "not written yet"),
    ],
)
def test_what_cannot_have_gone_is_refused_and_nothing_kept(
    small: SmallSchool,
    pair: tuple[Letter, Letter],
    before: tuple[Befell, ...],
    way: tuple[SentBy, date],
    words: str,
) -> None:  # fmt: skip
    befell(small, pair[0], Befell.SIGNED, Befell.PRINTED)
    befell(small, pair[1], *before)
    with pytest.raises(RuleError, match=words):
        keep_sent(small.office, [one.id for one in pair], *way)
    assert all(made.read(small.head, one.id).last(Befell.SENT) is None for one in pair)


def test_a_letter_without_an_address_is_not_posted(small: SmallSchool) -> None:
    made.mother(small, small.pupils[0], address_confidential=1)
    (letter,) = made.written(small.head, made.draft(small))
    assert "confidential" in letter.note
    befell(small, letter, Befell.SIGNED, Befell.PRINTED)
    with pytest.raises(RuleError, match="no address"):
        keep_sent(small.office, [letter.id], SentBy.POST, TODAY)
    keep_sent(small.office, [letter.id], SentBy.HAND, TODAY)
    assert made.read(small.head, letter.id).state is LetterState.SENT


def test_only_office_and_head_send(small: SmallSchool, pair: tuple[Letter, Letter]) -> None:
    befell(small, pair[0], Befell.SIGNED, Befell.PRINTED)
    with pytest.raises(PermissionRefused):
        keep_sent(small.teacher, [pair[0].id], SentBy.POST, TODAY)
    with pytest.raises(RuleError, match="No letter"):
        keep_sent(small.office, [], SentBy.POST, TODAY)


def test_an_email_goes_to_each_alone_and_says_nothing(
    small: SmallSchool, pair: tuple[Letter, Letter]
) -> None:
    befell(small, pair[0], Befell.SIGNED)
    (going,) = by_email(small.office, pair[0].id)
    assert going.address == "amina.ahmed@example.invalid"
    assert "L00001" in going.body
    assert "Aisha" not in going.body + going.subject
    assert "leave" not in (going.body + going.subject).casefold()
    assert mail_link(going).startswith("mailto:amina.ahmed@example.invalid?subject=")
    befell(small, pair[1], Befell.SIGNED)
    with pytest.raises(RuleError, match="no e-mail address"):
        by_email(small.office, pair[1].id)


@pytest.mark.parametrize("facts", [{"do_not_contact": 1}, {"email": ""}, {"withdrawn_at": 1}])
def test_who_may_no_longer_be_written_to_gets_none(
    small: SmallSchool, pair: tuple[Letter, Letter], facts: dict[str, Any]
) -> None:
    befell(small, pair[0], Befell.SIGNED)
    small.db.table("contacts").update(pair[0].contacts[0], facts)
    with pytest.raises(RuleError, match="no e-mail address"):
        by_email(small.office, pair[0].id)


def test_what_is_signed_by_hand_is_not_emailed(
    small: SmallSchool, pair: tuple[Letter, Letter]
) -> None:
    befell(small, pair[0], Befell.SIGNED_FOR_INK)
    with pytest.raises(RuleError, match="not signed digitally"):
        by_email(small.office, pair[0].id)


def test_a_letter_is_written_again_in_another_language(
    small: SmallSchool, pair: tuple[Letter, Letter]
) -> None:
    with pytest.raises(RuleError, match="no words in Polish"):
        write_again(small.office, pair[0].id, "Polish")
    polish = LetterTemplate(
        kind=LetterKind.GRANTED, language="Polish", subject="Zgoda", words="Zgoda, {child}."
    )
    words = (*letter_templates(small.head), polish)
    change_letter_words(small.head, words, issuer(small.head))
    new = made.read(small.head, write_again(small.office, pair[0].id, "Polish"))
    old = made.read(small.head, pair[0].id)
    assert old.state is LetterState.WITHDRAWN
    assert letter_text(new.words, new.said) == "Zgoda, Aisha."
    assert (new.instead_of, new.address, new.contacts) == (old.id, old.address, old.contacts)
    assert new.addressee == old.addressee


def test_what_is_signed_is_not_written_again(
    small: SmallSchool, pair: tuple[Letter, Letter]
) -> None:
    befell(small, pair[0], Befell.SIGNED)
    with pytest.raises(StaleError, match="signed"):
        write_again(small.office, pair[0].id)
