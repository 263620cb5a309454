"""What is done with letters: sent, looked at after a change, written again in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.letters.household import Household
from desktop.models.letters.letter import (
    Befell,
    Letter,
    LetterDraft,
    LetterEvent,
    LetterState,
    SentBy,
)
from desktop.models.letters.letter_template import ENGLISH
from desktop.models.organisation.staff import Duty
from desktop.models.sending.outgoing import Outgoing
from desktop.models.sending.recipient import Channel, address_for, why_not
from desktop.storage.admissions import contacts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.letters import ledger
from desktop.storage.letters.letter_words import templates_on
from desktop.storage.organisation import schools
from desktop.tasks.letters.print_letters import check_not_held
from desktop.tasks.letters.see_letters import letter_line, need_to_see_letters
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.models.letters.ledger_line import LedgerLine
    from desktop.tasks.desk import Desk


def keep_sent(desk: Desk, letters: Sequence[int], how: SentBy, sent_on: date) -> None:
    """Keep how and on which day signed letters went; all of them or none."""
    need_to_see_letters(desk)
    if sent_on > desk.today:
        raise RuleError("That day has not come yet.", "Choose the day on which they went.")
    if not letters:
        raise RuleError("No letter is chosen.", "Choose the letters that went.")
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        for number in letters:
            letter = _letter(desk, number)
            _may_go(letter, how, sent_on)
            event = LetterEvent(what=Befell.SENT, at=signed.at, how=how, sent_on=sent_on)
            ledger.add_event(desk.db, number, event, signed.author)


def _may_go(letter: Letter, how: SentBy, sent_on: date) -> None:
    if not letter.is_signed:
        raise RuleError(f"{letter.reference} is not signed.", "An unsigned letter is a draft.")
    if how is not SentBy.EMAIL and not letter.is_printed:
        raise RuleError(f"{letter.reference} is not printed.", "Print it first.")
    if how is SentBy.EMAIL and letter.signed and letter.signed.what is Befell.SIGNED_FOR_INK:
        raise RuleError(
            f"{letter.reference} is signed by hand.",
            "Post it or hand it over: paper is the letter.",
        )
    if how is SentBy.POST and not letter.address:
        raise RuleError(
            f"{letter.reference} has no address on it.", "Hand it over or e-mail it instead."
        )
    if sent_on < letter.made_at.date():
        raise RuleError(f"{letter.reference} was not written yet.", "Check the day.")


def settle_flag(desk: Desk, number: int, words: str) -> None:
    """Keep that the head has looked at what changed, and what follows from it."""
    desk.need(Duty.SIGN_LETTERS)
    why = " ".join(words.split())
    if not why:
        raise RuleError("Nothing is said.", "Say what you did: nothing, or a new letter.")
    with saving(desk.db):
        line = letter_line(desk, number)
        if not line.needs_look:
            raise StaleError("Nothing stands on this letter any more.", "Look at it again.")
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        if line.letter.flag is None:
            flag = LetterEvent(what=Befell.FLAGGED, at=signed.at, words="; ".join(line.changed))
            ledger.add_event(desk.db, number, flag, signed.author)
        said = _with_marks(line, why)
        event = LetterEvent(what=Befell.FLAG_SETTLED, at=signed.at, words=said)
        ledger.add_event(desk.db, number, event, signed.author)


def _with_marks(line: LedgerLine, why: str) -> str:
    """Name the marks that were looked at, so that a later change is told from them."""
    return f"{why} ({'; '.join(line.changed)})" if line.changed else why


def write_again(desk: Desk, number: int, language: str = ENGLISH) -> int:
    """Write an unsigned letter anew in today's words, or in another language; the old one stays.

    It says what the old one said, to the same people; it is withdrawn with that reason.
    """
    need_to_see_letters(desk)
    with saving(desk.db):
        old = _letter(desk, number)
        if old.state is not LetterState.UNSIGNED:
            raise StaleError(
                f"{old.reference} is {old.state.value}.", "Only what waits for a signature changes."
            )
        found = [one for one in templates_on(desk.db, desk.school, desk.today)
                 if (one.kind, one.language) == (old.kind, language)]  # fmt: skip
        if not found:
            raise RuleError(
                f"There are no words in {language} for “{old.kind.value}”.", "Write them first."
            )
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        why = f"Written again in {language or 'English'}"
        event = LetterEvent(what=Befell.WITHDRAWN, at=signed.at, words=why)
        ledger.add_event(desk.db, number, event, signed.author)
        new = ledger.NewLetter(
            draft=_draft(old), template=found[0], household=_household(old), said=old.said,
            head=old.head, position=old.position, instead_of=number,
        )  # fmt: skip
        return ledger.add_letter(desk.db, new, signed)


def _draft(letter: Letter) -> LetterDraft:
    return LetterDraft(
        kind=letter.kind, pupils=letter.pupils, about=letter.about, values=letter.said,
        relied_on=letter.relied_on,
    )  # fmt: skip


def _household(letter: Letter) -> Household:
    return Household(
        names=(letter.addressee,), children=letter.pupils, contacts=letter.contacts,
        address=letter.address, note=letter.note,
    )  # fmt: skip


def _letter(desk: Desk, number: int) -> Letter:
    found = ledger.load_letter(desk.db, desk.school, number)
    if found is None:
        raise RuleError("There is no such letter.", "Look at the ledger again.")
    return found


def by_email(desk: Desk, number: int) -> tuple[Outgoing, ...]:
    """Return an e-mail for each adult a letter is for; the signed file is attached to it by hand.

    Nothing of the letter stands in it, and nobody reads another's address. RuleError where there
    is none who may be written to by e-mail, or the letter is not signed digitally.
    """
    need_to_see_letters(desk)
    letter = _letter(desk, number)
    if letter.signed is None or letter.signed.what is not Befell.SIGNED:
        raise RuleError(f"{letter.reference} is not signed digitally.", "Sign it first.")
    if letter.state is not LetterState.SENT:
        check_not_held(letter)
    adults = contacts.contacts_of_pupils(desk.db, letter.pupils)
    able = {
        address_for(one, Channel.EMAIL): one
        for each in adults.values()
        for one in each
        if one.id in letter.contacts and not why_not(one, Channel.EMAIL)
    }
    if not able:
        raise RuleError(
            "There is no e-mail address to which it may go.", "Post it or hand it over instead."
        )
    school = schools.load_school(desk.db, desk.school)
    words = f"Please read the letter that is attached ({letter.reference}).\n\n{school.name}"
    return tuple(
        Outgoing(
            channel=Channel.EMAIL, address=address, subject=f"A letter from {school.name}",
            body=f"Dear {one.name}\n\n{words}", to=one.name, contact=one.id, pupils=letter.pupils,
        )
        for address, one in able.items()
    )  # fmt: skip
