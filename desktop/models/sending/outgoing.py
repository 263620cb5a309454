"""What is about to go out: one message a family and address, however many of its children."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.sending.recipient import Channel, address_for, written_to
from desktop.models.sending.template import Template, filled, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.models.admissions.pupil import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message as it will arrive, and whom it is about; `to` is who gets it, for the screen."""

    channel: Channel
    address: str
    subject: str
    body: str
    template: str = ""
    to: str = ""
    contact: int | None = None
    pupils: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildToTell:
    """A child about whom a message is to go out, with the contacts in order."""

    pupil: int
    forename: str
    class_name: str
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """By what, and whether both parents at two addresses are written to."""

    channel: Channel
    both: bool = False


def messages(
    children: Sequence[ChildToTell],
    way: Way,
    templates: tuple[Template, Template],
    values: Mapping[str, str],
) -> tuple[Outgoing, ...]:
    """Return what goes out, one message an address; `templates`: for one child, for several."""
    found: dict[str, list[tuple[ChildToTell, Contact]]] = {}
    for child in children:
        for contact in written_to(child.contacts, way.channel, both=way.both):
            found.setdefault(_same(contact, way.channel), []).append((child, contact))
    return tuple(_message(together, way.channel, templates, values) for together in found.values())


def unreached(children: Iterable[ChildToTell], way: Way) -> tuple[ChildToTell, ...]:
    """Return the children about whom nobody may be written to this way: somebody rings."""
    return tuple(one for one in children if not written_to(one.contacts, way.channel))


def _same(contact: Contact, channel: Channel) -> str:
    return address_for(contact, channel).casefold()


def _message(
    about: Sequence[tuple[ChildToTell, Contact]],
    channel: Channel,
    templates: tuple[Template, Template],
    values: Mapping[str, str],
) -> Outgoing:
    children, contact = [child for child, _ in about], about[0][1]
    template = templates[len(children) > 1]
    known = {**values, **child_values(children)}
    return Outgoing(
        channel=channel,
        address=address_for(contact, channel),
        subject=filled(template.subject, known) if channel is Channel.EMAIL else "",
        body=filled(template.words, known),
        template=template.name,
        to=contact.name,
        contact=contact.id or None,
        pupils=tuple(one.pupil for one in children),
    )


def child_values(children: Sequence[ChildToTell]) -> dict[str, str]:
    """Return what the fields about the children become."""
    return {
        "child": together(one.forename for one in children),
        "class": together(one.class_name for one in children),
    }
