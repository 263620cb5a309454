"""To whom a message about a child may go: an adult with responsibility, by a way that is safe."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.absence.message import SIBLINGS, speaks_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.admissions.pupil import Contact


class Channel(Enum):
    """The way out; the value is what the outbox keeps."""

    TEXT = "text"
    EMAIL = "e-mail"


# Adults who work with a child: they are rung, and no family's message goes to them.
_PROFESSIONAL = re.compile(
    r"\b(doctor|dr|gp|surgery|practice|dentist|nurse|health|hospital|clinic|consultant|therapist"
    r"|psychologist|counsellor|social|worker|officer|police|youth offending|solicitor|teacher|senco"
    r"|school|nursery|childminder|child minder|club|playgroup|agency|council|authority|key ?worker"
    r"|mentor|tutor|taxi|driver|escort|interpreter|advocate|guardian ad litem)\b",
    re.IGNORECASE,
)


def is_professional(relationship: str) -> bool:
    """Whether the words on the list say that somebody works with the child."""
    return _PROFESSIONAL.search(relationship) is not None


def address_for(contact: Contact, channel: Channel) -> str:
    """Return the first number that takes texts, or the e-mail address; empty for none."""
    if channel is Channel.EMAIL:
        return contact.email.strip()
    return next((one.e164 for one in contact.phones if one.can_text and one.e164), "")


def why_not(contact: Contact, channel: Channel) -> str:
    """Say why no message goes to a contact this way; empty where it may.

    Never to one marked do not contact, to a professional, to a child, to somebody without
    responsibility for the child, nor to a number that may not be texted (R106, R143, R206).
    """
    relationship = contact.relationship.strip()
    for stops, reason in (
        (contact.do_not_contact, "do not contact"),
        (is_professional(relationship), f"{relationship.lower()}: never written to"),
        (relationship.casefold() in SIBLINGS, "a brother or sister"),
        (not speaks_for(contact), "has no responsibility for the child"),
        (channel is Channel.TEXT and not contact.safe_to_text, "not safe to text"),
        (not address_for(contact, channel), _MISSING[channel]),
    ):
        if stops:
            return reason
    return ""


_MISSING = {
    Channel.TEXT: "no number that takes texts",
    Channel.EMAIL: "no e-mail address",
}


def written_to(
    contacts: Iterable[Contact], channel: Channel, *, both: bool = False
) -> tuple[Contact, ...]:
    """Return the first adult who may be written to; with `both`, also one at another address."""
    able = [one for one in contacts if not why_not(one, channel)]
    if not both:
        return tuple(able[:1])
    elsewhere = [one for one in able[1:] if _home(one) and _home(one) != _home(able[0])]
    return (*able[:1], *elsewhere[:1])


def _home(contact: Contact) -> str:
    """Where a contact lives, as far as it tells two homes apart; empty where nobody knows."""
    if contact.address_as_pupil or contact.lives_with:
        return "the child’s"
    return " ".join(f"{contact.address} {contact.postcode}".casefold().split())
