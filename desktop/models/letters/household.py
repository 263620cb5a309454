"""To whom a letter goes: one an address, so that nobody sees where somebody else lives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.message import SIBLINGS, speaks_for
from desktop.models.sending.recipient import is_professional
from desktop.models.sending.template import together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.models.admissions.pupil import Contact

NO_ADDRESS = "No address is known: hand it over or e-mail it."
CONFIDENTIAL = "The address is confidential and on no paper: hand it over or e-mail it."


@dataclass(frozen=True, slots=True)
class Home:
    """Where a child lives, as far as the roll has it."""

    address: str = ""
    postcode: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Adult:
    """A grown-up, who may stand on the list of several children: a contact for each."""

    contact: Contact
    home: Home
    contacts: tuple[int, ...]
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Those to whom one letter goes, about the children for whom all of them may be written to.

    `address`: the lines to print; empty where none is known or it is confidential, as `note` says.
    `at_home`: one of them lives with the child.
    """

    names: tuple[str, ...]
    children: tuple[int, ...]
    greeted: tuple[str, ...] = ()
    contacts: tuple[int, ...] = ()
    address: str = ""
    note: str = ""
    at_home: bool = False

    @property
    def addressee(self) -> str:
        """Mrs Aisha Ahmed and Mr Bilal Ahmed."""
        return together(self.names)

    @property
    def greeting(self) -> str:
        """Mrs Ahmed and Mr Ahmed."""
        return together(self.greeted or self.names)


def why_no_letter(contact: Contact, *, chosen: bool = False) -> str:
    """Say why no letter goes to a contact; empty where one may (R106, R143, R206).

    `chosen`: a person picked this one, as the parent who asked; then it only must not be known
    that they have no responsibility for the child.
    """
    relationship = contact.relationship.strip()
    answers = contact.responsibility is not False if chosen else speaks_for(contact)
    for stops, reason in (
        (contact.do_not_contact, "do not contact"),
        (is_professional(relationship), f"{relationship.lower()}: never written to"),
        (relationship.casefold() in SIBLINGS, "a brother or sister"),
        (not answers, "has no responsibility for the child"),
        (not contact.name.strip(), "no name is known"),
    ):
        if stops:
            return reason
    return ""


def households(
    contacts: Mapping[int, Sequence[Contact]],
    homes: Mapping[int, Home],
    to: Sequence[int] = (),
) -> tuple[Household, ...]:
    """Return who gets a letter about these children, one an address, in the order of the lists.

    Adults at one address who may hear of the same children share a letter; somebody with
    responsibility for one of the children alone gets a letter about that one.
    """
    found: dict[tuple[str, tuple[int, ...]], list[Adult]] = {}
    for adult in _adults(contacts, homes, to):
        found.setdefault((_where(adult), adult.children), []).append(adult)
    return tuple(_household(adults) for adults in found.values())


def _adults(
    contacts: Mapping[int, Sequence[Contact]], homes: Mapping[int, Home], to: Sequence[int]
) -> list[Adult]:
    """Find each grown-up once: the same name, and no two known addresses that differ."""
    chosen = {_who(one) for listed in contacts.values() for one in listed if one.id in to}
    found: list[Adult] = []
    for child, listed in contacts.items():
        for contact in listed:
            if to and _who(contact) not in chosen:
                continue
            if not why_no_letter(contact, chosen=contact.id in to):
                _add(found, contact, child, home_of(contact, homes.get(child, Home())))
    return found


def _add(found: list[Adult], contact: Contact, child: int, home: Home) -> None:
    for at, known in enumerate(found):
        apart = _folded(known.home) != _folded(home) and known.home.address and home.address
        if _who(known.contact) == _who(contact) and not apart:
            secret = known.home.confidential or home.confidential
            where = known.home if known.home.address else home
            found[at] = Adult(
                known.contact,
                Home(where.address, where.postcode, secret),
                (*known.contacts, contact.id),
                tuple(dict.fromkeys((*known.children, child))),
            )
            return
    found.append(Adult(contact, home, (contact.id,), (child,)))


def home_of(contact: Contact, child: Home) -> Home:
    """Return where a contact lives: an address of their own before the child's."""
    if contact.address.strip():
        return Home(contact.address, contact.postcode, contact.address_confidential)
    if contact.address_as_pupil or contact.lives_with:
        secret = child.confidential or contact.address_confidential
        return Home(child.address, child.postcode, secret)
    return Home(confidential=contact.address_confidential)


def _household(adults: Sequence[Adult]) -> Household:
    home = adults[0].home
    secret = any(one.home.confidential for one in adults)
    known = bool(home.address.strip())
    return Household(
        names=tuple(one.contact.name for one in adults),
        children=adults[0].children,
        greeted=tuple(_greeted(one.contact) for one in adults),
        contacts=tuple(number for one in adults for number in one.contacts),
        address="" if secret else address_lines(home),
        note=CONFIDENTIAL if secret else "" if known else NO_ADDRESS,
        at_home=any(one.contact.lives_with or one.contact.address_as_pupil for one in adults),
    )


def _greeted(contact: Contact) -> str:
    """Title and surname where both are known, else the whole name."""
    if contact.title.strip() and contact.surname.strip():
        return f"{contact.title.strip()} {contact.surname.strip()}"
    return contact.name


def address_lines(home: Home) -> str:
    """Return an address line by line as an envelope has it, the postcode last."""
    if not home.address.strip():
        return ""
    parts = [part.strip() for line in home.address.split("\n") for part in line.split(",")]
    postcode = home.postcode.strip().upper()
    if parts[-1].upper() == postcode:
        parts.pop()
    return "\n".join(part for part in (*parts, postcode) if part)


def other_school(words: str, children: tuple[int, ...]) -> Household:
    """Return another school as one that is written to: its name, then its address, by lines."""
    name, *address = [line.strip() for line in words.strip().split("\n")]
    lines = "\n".join(line for line in address if line)
    return Household(
        names=(name,), children=children, address=lines, note="" if lines else NO_ADDRESS
    )


def _where(adult: Adult) -> str:
    """What tells homes apart; somebody whose home is not known has one of their own."""
    return _folded(adult.home) or f"of {_who(adult.contact)}"


def _folded(home: Home) -> str:
    if not home.address.strip():
        return ""
    return " ".join(f"{home.address} {home.postcode}".replace(",", " ").casefold().split())


def _who(contact: Contact) -> str:
    return " ".join(contact.name.casefold().split())
