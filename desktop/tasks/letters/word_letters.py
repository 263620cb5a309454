"""The school's own words for its letters: shown with a real child, checked, and kept with a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.fonts import can_print
from desktop.documents.letters.letter_page import LetterPaper, letter_pdf
from desktop.errors import RuleError, StaleError
from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused, settled
from desktop.models.letters.household import Household, households
from desktop.models.letters.letter_example import example_values
from desktop.models.letters.letter_template import (
    ENGLISH,
    LetterTemplate,
    language_findings,
    letter_findings,
    letter_subject,
    letter_text,
)
from desktop.models.letters.penalty import Following
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import rolls
from desktop.storage.admissions.pupils import load_pupils
from desktop.storage.file.database import saving
from desktop.storage.file.file_facts import is_sample
from desktop.storage.file.signature import note, sign
from desktop.storage.letters import letter_words
from desktop.storage.organisation.schools import load_school
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.letters.letter_values import (
    family_of,
    family_values,
    head_of,
    printable,
    school_values,
)
from desktop.tasks.papers.paper import Paper, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.models.admissions.pupil import Pupil
    from desktop.tasks.desk import Desk

_LONGEST_ISSUER = 80


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter's words filled for a child of the school, and what was found in them."""

    subject: str
    text: str
    findings: tuple[Finding, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A child of the school and what every field becomes for it; asked for once, shown often."""

    name: str
    to: Household
    values: Mapping[str, str]


def letter_templates(desk: Desk) -> tuple[LetterTemplate, ...]:
    """Return the words of every kind and language as they hold today."""
    return letter_words.templates_on(desk.db, desk.school, desk.today)


def issuer(desk: Desk) -> str:
    """Return who sends penalty notices, in the words of a letter."""
    return letter_words.issuer_on(desk.db, desk.school, desk.today)


def example(desk: Desk, pupil: int | None = None) -> Example:
    """Return what the fields become for a child on roll: this one, or the first with a parent."""
    desk.need(Duty.SET_UP)
    child = pupil_here(desk, pupil) if pupil is not None else _somebody(desk)
    everywhere = school_values(desk, desk.today)
    given = example_values(desk.today)
    if child is None:
        nobody = Household(names=("Mrs Example",), children=())
        return Example("an invented child", nobody, _INVENTED | everywhere | given)
    family = family_of(desk, [child])
    found = households(family.contacts, family.homes)
    to = found[0] if found else Household(names=("Mrs Example",), children=(child.id,))
    to = printable(to, family)
    mine = family_values(family, to, Following(desk.today, everywhere["issuer"]))
    return Example(child.name, to, everywhere | given | mine)


_INVENTED = {"child": "Alex", "child_name": "Alex Example", "class": "6B", "parent": "Mrs Example"}


def _somebody(desk: Desk) -> Pupil | None:
    known = rolls.rolls_of_school(desk.db, desk.school)
    here = (one for one in load_pupils(desk.db, desk.school) if known.on_roll(one.id, desk.today))
    return next(here, None)


def shown_with(template: LetterTemplate, known: Example) -> LetterShown:
    """Fill words for a child, as the family would read them."""
    return LetterShown(
        letter_subject(template.subject, known.values),
        letter_text(template.words, known.values),
        tuple(words_findings(template)),
        known.name,
    )


def words_findings(template: LetterTemplate) -> Iterator[Finding]:
    """Find what is wrong with words, and letters that paper cannot show."""
    yield from letter_findings(template)
    for where in ("subject", "words"):
        for line in getattr(template, where).split("\n"):
            if not can_print(line):
                yield refused(
                    where, "Paper cannot show some of these letters.",
                    "Latin, Greek, Cyrillic and Chinese letters print.",
                )  # fmt: skip
                break


def paper_with(desk: Desk, template: LetterTemplate, known: Example) -> Paper:
    """Return the page of an example, marked DRAFT: how the words will look on paper."""
    desk.need(Duty.SET_UP)
    school, (head, position) = load_school(desk.db, desk.school), head_of(desk)
    shown = shown_with(template, known)
    pdf = letter_pdf(
        LetterPaper(
            school=school.name, school_address=school.address, phone=school.phone,
            logo=school.logo, sample=is_sample(desk.db), addressee=known.to.addressee,
            address=known.to.address, dated=day_in_words(desk.today), reference="Example",
            subject=shown.subject, text=shown.text, name=head, position=position,
        )
    )  # fmt: skip
    title = f"Example of a letter, {template.name}"
    return Paper(title, file_name(title), pdf)


def change_letter_words(
    desk: Desk,
    templates: Sequence[LetterTemplate],
    issued_by: str,
    seen: Sequence[LetterTemplate] | None = None,
) -> None:
    """Let all these words hold from today, and who sends penalty notices; RuleError for a fault.

    `seen` are the words as they were read; StaleError where somebody has changed them since.
    """
    desk.need(Duty.SET_UP)
    settled(one for each in templates for one in words_findings(each))
    sent_by = " ".join(issued_by.split())
    settled(issuer_findings(sent_by))
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        standing = letter_templates(desk)
        if seen is not None and tuple(seen) != standing:
            raise StaleError(
                "Somebody has changed the words of letters meanwhile.",
                "Copy what you typed, then open this again.",
            )
        if tuple(templates) != standing:
            letter_words.add_templates(desk.db, templates, desk.today, signed)
            note(desk.db, signed, ("letters", None), "words changed")
        if sent_by != issuer(desk):
            letter_words.add_issuer(desk.db, sent_by, desk.today, signed)
            note(desk.db, signed, ("letters", None), "penalty notices", sent_by=sent_by)


def issuer_findings(issued_by: str) -> Iterator[Finding]:
    """Find what is wrong with the words for who sends penalty notices."""
    if not issued_by.strip():
        yield refused("issuer", "Nobody is named.", "The local authority is usual.")
    elif len(issued_by) > _LONGEST_ISSUER or any(sign in issued_by for sign in "{}"):
        yield refused("issuer", "That is no name.", "Write it shortly, without { and }.")


def with_language(
    templates: Sequence[LetterTemplate], like: LetterTemplate, language: str
) -> LetterTemplate:
    """Return a kind's words for another language, to be translated; RuleError for a bad name."""
    settled(language_findings(language))
    name = " ".join(language.split())
    known = next((one.language for one in templates if one.language.casefold() == name.casefold()),
                 name)  # fmt: skip
    if any((one.kind, one.language) == (like.kind, known) for one in templates):
        raise RuleError(f"There are {known} words already.", "Choose them in the list.")
    return LetterTemplate(kind=like.kind, language=known, subject=like.subject, words=like.words)


def languages(desk: Desk) -> tuple[str, ...]:
    """Return the languages besides English in which the school has words."""
    return tuple(dict.fromkeys(one.language for one in letter_templates(desk) if one.language))


def language_of(desk: Desk, contact: int) -> str:
    """Return the language in which a contact is written to; empty: English."""
    return letter_words.languages_of(desk.db, [contact]).get(contact, ENGLISH)


def choose_language(desk: Desk, contact: int, language: str) -> None:
    """Let letters to a contact be in a language from now on, where the school has the words."""
    desk.need(Duty.KEEP_THE_ROLL)
    if language and language not in languages(desk):
        raise RuleError(f"There are no words in {language}.", "Ask the head to add them first.")
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        letter_words.add_language(desk.db, contact, language, signed)
