"""What a file's contacts change in a pupil's: added, changed, put in order, or no longer named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.models.admissions.person_name import search_key
from desktop.models.admissions.pupil import Contact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.models.imports.incoming import IncomingContact, Phone

_TEXTS = ("title", "forename", "surname", "relationship", "email", "postcode")


@dataclass(frozen=True, slots=True)
class ContactsPlan:
    """What would change; `gone` are ours that the file no longer names: they stay unless chosen."""

    added: tuple[Contact, ...] = ()
    changed: tuple[tuple[Contact, Contact], ...] = ()
    gone: tuple[Contact, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        return not self.added and not self.changed


NOTHING = ContactsPlan()


def plan_contacts(
    pupil: int, ours: Sequence[Contact], theirs: Iterable[IncomingContact]
) -> ContactsPlan:
    """Compare a file's contacts of one pupil with ours; a file without any says nothing."""
    ordered = sorted(theirs, key=lambda contact: contact.order)
    if not ordered:
        return NOTHING
    left = list(ours)
    pairs: list[tuple[Contact | None, Contact]] = []
    for incoming in ordered:
        old = _find(left, incoming)
        if old is not None:
            left.remove(old)
        pairs.append((old, _with(old or Contact(pupil=pupil), incoming)))
    placed = _placed(ours, pairs, left)
    return ContactsPlan(
        tuple(new for old, new in placed if old is None),
        tuple((old, new) for old, new in placed if old is not None and old != new),
        tuple(left),
    )


def _find(ours: list[Contact], incoming: IncomingContact) -> Contact | None:
    surname, forename = search_key(incoming.surname), search_key(incoming.forename)
    for contact in ours:
        same = search_key(contact.surname) == surname
        if same and forename in ("", search_key(contact.forename)):
            return contact
    return None


def _with(contact: Contact, incoming: IncomingContact) -> Contact:
    """What the file does not say stays; it never takes back a *do not contact*."""
    said = {fact: value for fact in _TEXTS if (value := getattr(incoming, fact))}
    known = (incoming.responsibility, incoming.lives_with)
    responsibility, lives_with = (
        ours if theirs is None else theirs
        for ours, theirs in zip((contact.responsibility, contact.lives_with), known, strict=True)
    )
    return replace(
        contact,
        **said,
        responsibility=responsibility,
        lives_with=lives_with,
        address="\n".join(incoming.address) or contact.address,
        phones=_phones(contact.phones, incoming.phones),
        do_not_contact=contact.do_not_contact or incoming.do_not_contact,
        safe_to_text=contact.safe_to_text and incoming.can_text is not False,
    )


def _phones(ours: tuple[Phone, ...], theirs: tuple[Phone, ...]) -> tuple[Phone, ...]:
    """The file's numbers in place of ours of the same kind; other kinds of ours stay."""
    kinds = {phone.kind for phone in theirs}
    numbers = {phone.e164 or phone.typed for phone in theirs}
    kept = (
        phone
        for phone in ours
        if phone.kind not in kinds and (phone.e164 or phone.typed) not in numbers
    )
    return (*theirs, *kept) if theirs else ours


def _placed(
    ours: Sequence[Contact], pairs: list[tuple[Contact | None, Contact]], left: list[Contact]
) -> list[tuple[Contact | None, Contact]]:
    """Ours that the file does not name keep their places; the file orders the others."""
    if not left:
        return [(old, replace(new, place=at)) for at, (old, new) in enumerate(pairs, start=1)]
    known = [pair for pair in pairs if pair[0] is not None]
    new = [pair for pair in pairs if pair[0] is None]
    staying = {contact.id for contact in left}
    places = [contact.place for contact in ours if contact.id not in staying]
    last = max(contact.place for contact in ours)
    places += range(last + 1, last + 1 + len(new))
    ordered = zip([*known, *new], places, strict=True)
    return [(old, replace(contact, place=place)) for (old, contact), place in ordered]
