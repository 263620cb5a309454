"""A pupil as the admission register has them, and the people to ring for them, in order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.admissions.person_name import clean_name, search_key
from desktop.models.admissions.upn import tidy_upn, upn_fault

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.models.imports.incoming import Phone

OLDEST = 20  # years; a birth date further back is a slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """What the admission register says about one child; an empty text is not known.

    A preferred name is kept only where it differs from the legal one.
    """

    id: int = 0
    school: int = 0
    legal_surname: str
    legal_forename: str
    birth_date: date
    upn: str = ""
    former_upn: str = ""
    admission_number: str = ""
    middle_names: str = ""
    preferred_surname: str = ""
    preferred_forename: str = ""
    former_surname: str = ""
    sex: str = ""
    address: str = ""
    postcode: str = ""
    address_confidential: bool = False
    last_school: str = ""
    expected_first_day: date | None = None
    future_address: str = ""
    future_school: str = ""

    @property
    def forename(self) -> str:
        """The forename the class knows the child by."""
        return self.preferred_forename or self.legal_forename

    @property
    def surname(self) -> str:
        """The surname the class knows the child by."""
        return self.preferred_surname or self.legal_surname

    @property
    def name(self) -> str:
        """The name the class knows the child by."""
        return f"{self.forename} {self.surname}"

    @property
    def legal_name(self) -> str:
        """The full legal name, for records and letters."""
        parts = (self.legal_forename, self.middle_names, self.legal_surname)
        return " ".join(part for part in parts if part)

    @property
    def latin_name(self) -> str:
        """The known-as or else the legal name if it is in Latin letters; empty when neither is."""
        legal = f"{self.legal_forename} {self.legal_surname}"
        return next((name for name in (self.name, legal) if is_latin(name)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person to ring for a pupil; `place` 1 is rung first."""

    id: int = 0
    pupil: int = 0
    place: int = 0
    title: str = ""
    forename: str = ""
    surname: str = ""
    relationship: str = ""
    responsibility: bool | None = None
    lives_with: bool | None = None
    email: str = ""
    address: str = ""
    postcode: str = ""
    address_as_pupil: bool = False
    address_confidential: bool = False
    do_not_contact: bool = False
    safe_to_text: bool = True
    phones: tuple[Phone, ...] = ()

    @property
    def name(self) -> str:
        """Title, forename and surname, whichever are known."""
        return " ".join(part for part in (self.title, self.forename, self.surname) if part)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something only those with the duty may see; kept when it ends."""

    id: int
    pupil: int
    flag: str
    note: str
    recorded_at: datetime
    author: str
    review_on: date | None = None


def is_latin(text: str) -> bool:
    """Whether every letter of a name is a Latin one, with or without accents."""
    return all("LATIN" in unicodedata.name(sign, "") for sign in text if sign.isalpha())


FACTS = tuple(fact.name for fact in fields(Pupil) if fact.name not in ("id", "school"))
CONTACT_FACTS = tuple(
    fact.name for fact in fields(Contact) if fact.name not in ("id", "pupil", "place", "phones")
)


def words_of(fact: str) -> str:
    """Return a fact's name as a person says it."""
    return _WORDS.get(fact, fact.replace("_", " "))


_WORDS = {"upn": "UPN", "former_upn": "former UPN", "birth_date": "date of birth"}


def differences(old: Pupil, new: Pupil) -> dict[str, tuple[object, object]]:
    """Return each fact that differs, with its old and its new value."""
    pairs = ((fact, getattr(old, fact), getattr(new, fact)) for fact in FACTS)
    return {fact: (before, after) for fact, before, after in pairs if before != after}


def tidied(pupil: Pupil) -> Pupil:
    """Return the pupil with clean names and without a preferred name that is the legal one."""
    facts = {fact: getattr(pupil, fact) for fact in FACTS}
    for fact in _NAMES:
        facts[fact] = clean_name(facts[fact])
    for which in ("surname", "forename"):
        if facts[f"preferred_{which}"] == facts[f"legal_{which}"]:
            facts[f"preferred_{which}"] = ""
    facts["upn"], facts["former_upn"] = tidy_upn(pupil.upn), tidy_upn(pupil.former_upn)
    return Pupil(id=pupil.id, school=pupil.school, **facts)


_NAMES = (
    "legal_surname", "legal_forename", "middle_names", "preferred_surname", "preferred_forename",
    "former_surname",
)  # fmt: skip


def check_pupil(pupil: Pupil, today: date) -> None:
    """RuleError unless both legal names, the birth date and the UPN can stand."""
    if not pupil.legal_surname or not pupil.legal_forename:
        raise RuleError("A pupil needs a legal surname and forename.", "Fill in both.")
    if not today.year - OLDEST <= pupil.birth_date.year or pupil.birth_date > today:
        raise RuleError(
            f"{pupil.birth_date:%d/%m/%Y} is no pupil's date of birth.", "Check the year."
        )
    for upn in (pupil.upn, pupil.former_upn):
        fault = upn_fault(upn) if upn else ""
        if fault:
            raise RuleError(fault, f"Check {upn} against the last school's papers.")


def search_key_of(pupil: Pupil) -> str:
    """Return every name of the pupil, folded, for the file's search column."""
    names = {
        search_key(getattr(pupil, fact)): None for fact in (*_NAMES[1:2], *_NAMES[:1], *_NAMES[2:])
    }
    return " ".join(filter(None, names))
