"""Which pupil a record of a file is about: by UPN, former UPN, own number, else name and birth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.admissions.person_name import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.imports.incoming import IncomingContact, IncomingMark, IncomingPupil


@dataclass(frozen=True, slots=True)
class Identity:
    """How a record says who it is about; an empty text or None is not given."""

    upn: str
    former_upn: str
    number: str
    surname: str
    forename: str
    birth_date: date | None

    @property
    def name(self) -> str:
        """The name as the record has it."""
        return f"{self.forename} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class Match:
    """The pupil; or, when a person must say, who it may be and why it is not certain."""

    pupil: Pupil | None
    candidates: tuple[Pupil, ...] = ()
    why: str = ""


NOBODY = Match(None)


def identity_of_pupil(record: IncomingPupil) -> Identity:
    """Return how a pupil record says who it is about."""
    return Identity(
        record.upn or "", record.former_upn, record.admission_number, record.legal_surname,
        record.legal_forename, record.birth_date,
    )  # fmt: skip


def identity_of_contact(record: IncomingContact) -> Identity:
    """Return how a contact record says whose contact it is."""
    return Identity(
        record.pupil_upn, "", record.pupil_admission_number, record.pupil_surname,
        record.pupil_forename, record.pupil_birth_date,
    )  # fmt: skip


def identity_of_mark(record: IncomingMark) -> Identity:
    """Return how a mark says whose it is."""
    return Identity(
        record.upn, "", record.admission_number, record.surname, record.forename,
        record.birth_date,
    )  # fmt: skip


class PupilIndex:
    """A school's pupils, ready to be matched with many records."""

    def __init__(self, pupils: Iterable[Pupil]) -> None:
        self._by_upn: dict[str, Pupil] = {}
        self._by_former: dict[str, Pupil] = {}
        self._by_number: dict[str, Pupil] = {}
        self._by_name: dict[tuple[str, str], tuple[Pupil, ...]] = {}
        for pupil in pupils:
            self._add(pupil)

    def _add(self, pupil: Pupil) -> None:
        if pupil.upn:
            self._by_upn[pupil.upn] = pupil
        if pupil.former_upn:
            self._by_former[pupil.former_upn] = pupil
        if pupil.admission_number:
            self._by_number[pupil.admission_number] = pupil
        names = {
            _name_key(pupil.legal_surname, pupil.legal_forename),
            _name_key(pupil.surname, pupil.forename),
        }
        for name in names:
            self._by_name[name] = (*self._by_name.get(name, ()), pupil)

    def with_upn(self, upn: str) -> Pupil | None:
        """Return the pupil who has this UPN now."""
        return self._by_upn.get(upn)

    def with_number(self, number: str) -> Pupil | None:
        """Return the pupil who has this admission number."""
        return self._by_number.get(number)

    def match(self, sought: Identity) -> Match:
        """Say who a record is about; what is not certain is asked and never guessed."""
        found = self._by_upn.get(sought.upn)
        if found is not None:
            return self._by_its_upn(sought, found)
        found = self._by_former.get(sought.upn) or self._by_upn.get(sought.former_upn)
        if found is not None:
            return Match(found)
        found = self._by_number.get(sought.number)
        if found is not None and _agrees_on_number(sought, found):
            return Match(found)
        return self._by_its_name(sought)

    def _by_its_upn(self, sought: Identity, found: Pupil) -> Match:
        if sought.birth_date is None or _is_plausible(sought, found):
            return Match(found)
        return Match(
            None, (found,), f"{found.name} has this UPN, but another name and date of birth."
        )

    def _by_its_name(self, sought: Identity) -> Match:
        if not sought.surname:
            return NOBODY
        named = self._by_name.get(_name_key(sought.surname, sought.forename), ())
        same = tuple(pupil for pupil in named if sought.birth_date in (None, pupil.birth_date))
        if not same:
            return NOBODY
        if len(same) > 1:
            return Match(None, same, "Several pupils have this name.")
        if sought.upn and same[0].upn and sought.upn != same[0].upn:
            return Match(None, same, f"The same name and birth date, but the UPN {same[0].upn}.")
        return Match(same[0])


def _name_key(surname: str, forename: str) -> tuple[str, str]:
    return search_key(surname), search_key(forename)


def _is_plausible(sought: Identity, found: Pupil) -> bool:
    if sought.birth_date == found.birth_date or not sought.surname:
        return True
    ours = {search_key(name) for name in (found.legal_surname, found.surname)}
    theirs = {search_key(name) for name in (found.legal_forename, found.forename)}
    return search_key(sought.surname) in ours or search_key(sought.forename) in theirs


def _agrees_on_number(sought: Identity, found: Pupil) -> bool:
    """An admission number says little where another system counts its own."""
    ours = search_key(found.legal_surname), search_key(found.surname)
    same_surname = not sought.surname or search_key(sought.surname) in ours
    same_birth = sought.birth_date in (None, found.birth_date)
    if sought.upn and found.upn and sought.upn != found.upn:
        return same_surname and same_birth and bool(sought.surname)
    return same_surname or (same_birth and sought.birth_date is not None)
