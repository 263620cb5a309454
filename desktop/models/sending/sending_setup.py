"""How a school sends: off until set up. The keys are not here and never in the school's file."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from desktop.models.finding import Finding, refused, warning
from desktop.models.sending.recipient import Channel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OFF, NOTIFY, SMTP = "", "notify", "smtp"
NOTIFY_URL = "https://api.notifications.service.gov.uk"
STARTTLS, TLS = "starttls", "tls"
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_HOST = re.compile(r"[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]")
THIS_COMPUTER = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingSetup:
    """`texts` and `emails` name the way out, or are empty; a Notify template holds ((message))."""

    texts: str = OFF
    emails: str = OFF
    notify_url: str = NOTIFY_URL
    text_template: str = ""
    email_template: str = ""
    text_sender: str = ""
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = STARTTLS
    smtp_login: str = ""
    mail_from: str = ""
    both_parents: bool = False

    def sends(self, channel: Channel) -> bool:
        """Whether messages can go out this way."""
        return bool(self.texts if channel is Channel.TEXT else self.emails)

    def service(self, channel: Channel) -> str:
        """Return the way out, which is also the name of its key."""
        return self.texts if channel is Channel.TEXT else self.emails

    def host(self, channel: Channel) -> str:
        """Return the computer that the messages are handed to."""
        if self.service(channel) == SMTP:
            return self.smtp_host.strip("[]")
        return urlsplit(self.notify_url).hostname or ""

    def stays_here(self, channel: Channel) -> bool:
        """Whether that computer is this one: so a sample school may be tried out."""
        return self.host(channel) in THIS_COMPUTER

    @property
    def services(self) -> tuple[str, ...]:
        """The ways out that are used."""
        return tuple(dict.fromkeys(filter(None, (self.texts, self.emails))))

    def needs_key(self, service: str) -> bool:
        """Whether a way out asks for a key; a mail server may let anybody of the school in."""
        return service != SMTP or bool(self.smtp_login)


def setup_findings(setup: SendingSetup) -> Iterator[Finding]:
    """Find what is wrong with a set-up before it is kept; one that is off needs nothing."""
    if NOTIFY in setup.services:
        yield from _notify(setup)
    if setup.emails == SMTP:
        yield from _mail(setup)


def _notify(setup: SendingSetup) -> Iterator[Finding]:
    address = urlsplit(setup.notify_url)
    if address.scheme != "https" and address.hostname not in THIS_COMPUTER:
        yield refused("notify_url", "The address of GOV.UK Notify begins with https://.")
    for field, used in (
        ("text_template", setup.texts == NOTIFY),
        ("email_template", setup.emails == NOTIFY),
    ):
        if used and not _UUID.fullmatch(getattr(setup, field)):
            reason = "Copy it from the template’s page at GOV.UK Notify."
            yield refused(field, "This is not the ID of a template.", reason)
    if setup.text_sender and not _UUID.fullmatch(setup.text_sender):
        yield refused("text_sender", "This is not the ID of a text message sender.")


def _mail(setup: SendingSetup) -> Iterator[Finding]:
    if not _HOST.fullmatch(setup.smtp_host):
        yield refused("smtp_host", "Name the mail server, as smtp.example.org.")
    if not 0 < setup.smtp_port < 65536:
        yield refused("smtp_port", "A port is a number up to 65535; 587 is usual.")
    if not _EMAIL.fullmatch(setup.mail_from):
        yield refused("mail_from", "E-mails need an address that they come from.")
    if not setup.smtp_login:
        yield warning("smtp_login", "Without a name the server is spoken to without signing in.")


def setup_from_mapping(kept: Mapping[str, Any]) -> SendingSetup:
    """Read what was kept; what this version does not know is left out."""
    known = {fact.name for fact in fields(SendingSetup)}
    return SendingSetup(**{name: value for name, value in kept.items() if name in known})


def setup_to_mapping(setup: SendingSetup) -> dict[str, Any]:
    """Return a set-up as it is kept."""
    return asdict(setup)
