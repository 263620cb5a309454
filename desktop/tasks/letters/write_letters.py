"""Letters that follow from a decision: written with it, in one transaction, one an address."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.letters.household import Household, households, other_school
from desktop.models.letters.letter import (
    Befell,
    Letter,
    LetterDraft,
    LetterEvent,
    LetterKind,
    LetterState,
)
from desktop.models.letters.letter_fields import with_dates
from desktop.models.letters.letter_template import ENGLISH, LetterTemplate
from desktop.models.letters.penalty import THESE_DAYS, Following
from desktop.models.organisation.staff import Duty
from desktop.storage.letters import ledger
from desktop.storage.letters.letter_words import languages_of, templates_on
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.letters.letter_marks import with_marks
from desktop.tasks.letters.letter_values import (
    Family,
    family_of,
    family_values,
    head_of,
    printable,
    school_values,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_NOT_GRANTED = "the days that are not granted"
_Templates = dict[tuple[LetterKind, str], LetterTemplate]


def write_letters(desk: Desk, signed: Signature, drafts: Iterable[LetterDraft]) -> tuple[int, ...]:
    """Write letters that wait for a signature and return their numbers; inside `saving`.

    Empty where nobody may be written to: `letters_to` says so beforehand. RuleError for a draft
    that is about no child, or a letter to another school that names none.
    """
    _may_write(desk)
    templates = {(one.kind, one.language): one
                 for one in templates_on(desk.db, desk.school, desk.today)}  # fmt: skip
    written: list[int] = []
    for draft in drafts:
        family = _family(desk, draft)
        for household in _households(draft, family):
            new = new_letter(desk, with_marks(desk, draft), family, household, templates)
            written.append(ledger.add_letter(desk.db, new, signed))
    return tuple(written)


def letters_to(desk: Desk, draft: LetterDraft) -> tuple[Household, ...]:
    """Return to whom a letter would go, with a note where it carries no address."""
    _may_write(desk)
    return _households(draft, _family(desk, draft))


def flag_letters(desk: Desk, signed: Signature, about: tuple[str, int], why: str) -> None:
    """What letters rely on has changed: unsigned ones fall away, signed ones are flagged.

    Inside `saving`, before the letters that take their place are written.
    """
    _may_write(desk)
    for letter in ledger.letters_about(desk.db, desk.school, about):
        flag_letter(desk, signed, letter, why)


def flag_letter(desk: Desk, signed: Signature, letter: Letter, why: str) -> None:
    """Let one letter fall away, or flag it where it is signed; inside `saving`."""
    if letter.state is LetterState.WITHDRAWN or (letter.flag and letter.flag.words == why):
        return
    what = Befell.FLAGGED if letter.is_signed else Befell.WITHDRAWN
    event = LetterEvent(what=what, at=signed.at, words=why)
    ledger.add_event(desk.db, letter.id, event, signed.author)


def new_letter(
    desk: Desk, draft: LetterDraft, family: Family, household: Household, templates: _Templates
) -> ledger.NewLetter:
    """Put a letter together for one household, in its language where the school has the words."""
    day = law_day(draft, desk.today)
    to = printable(household, family)
    everywhere = school_values(desk, day)
    days = _NOT_GRANTED if draft.kind is LetterKind.GRANTED_IN_PART else THESE_DAYS
    first = first_day_of(draft)
    taken = first is not None and first < desk.today
    mine = family_values(family, to, Following(day, everywhere["issuer"], days, taken))
    if draft.school:
        mine["other_school"] = to.addressee
    elif not to.at_home:  # where a family stays is not told to who lives elsewhere
        mine["where"] = ""
    head, position = head_of(desk)
    language = _language(desk, to)
    template = templates.get((draft.kind, language)) or templates[draft.kind, ENGLISH]
    given = with_dates({name: str(words) for name, words in draft.values.items()})
    said = {**everywhere, **given, **mine}
    return ledger.NewLetter(
        draft=draft, template=template, household=to, said=said, head=head, position=position
    )


def law_day(draft: LetterDraft, today: date) -> date:
    """Return the day whose law a letter cites: today, or the first day it is about if later."""
    first = first_day_of(draft)
    return max(today, first) if first is not None else today


def first_day_of(draft: LetterDraft) -> date | None:
    """Return the first day that a letter is about, where the draft gives it."""
    named = draft.relied_on.get("first_day")
    first = date.fromisoformat(named) if isinstance(named, str) else named
    return first if isinstance(first, date) else None


def _may_write(desk: Desk) -> None:
    if not desk.who.may(Duty.LOG_ABSENCE) and not desk.who.may(Duty.DECIDE_LEAVE):
        raise PermissionRefused(
            f"{desk.who.name} may not write letters.", "Ask the office or the head."
        )


def _family(desk: Desk, draft: LetterDraft) -> Family:
    if not draft.pupils:
        raise RuleError("The letter is about no child.", "Choose the child first.")
    return family_of(desk, [pupil_here(desk, number) for number in draft.pupils])


def _households(draft: LetterDraft, family: Family) -> tuple[Household, ...]:
    if draft.kind is LetterKind.DUAL_REGISTRATION:
        if not draft.school.strip():
            raise RuleError("The other school is not named.", "Write its name and address first.")
        return (other_school(draft.school, draft.pupils),)
    return households(family.contacts, family.homes, draft.to)


def _language(desk: Desk, household: Household) -> str:
    """Return the language in which all of them are written to; English where they differ.

    Somebody on the lists of several children is written to as on any one of them.
    """
    chosen = languages_of(desk.db, household.contacts)
    if len(household.names) == 1:
        return next(iter(chosen.values()), ENGLISH)
    found = {chosen.get(number, ENGLISH) for number in household.contacts}
    return found.pop() if len(found) == 1 else ENGLISH
