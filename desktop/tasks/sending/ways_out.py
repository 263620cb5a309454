"""From a school's set-up to a message handed over: the account, its key, one try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.exchange.sending import mail, notify
from desktop.exchange.sending.mail import MailAccount
from desktop.exchange.sending.notify import NotifyAccount
from desktop.models.sending.sending_setup import NOTIFY, TLS

if TYPE_CHECKING:
    from desktop.models.sending.answer import Answer, Sent
    from desktop.models.sending.outgoing import Outgoing
    from desktop.models.sending.sending_setup import SendingSetup


def hand_over(setup: SendingSetup, key: str, going: Outgoing, reference: str) -> Answer:
    """Try once to send a message by the way that the set-up names; it may take half a minute."""
    if setup.service(going.channel) == NOTIFY:
        return notify.send(_notify(setup, key), going, reference)
    return mail.send(_mail(setup, key), going, reference)


def taken_before(setup: SendingSetup, key: str, going: Outgoing, reference: str) -> Sent | None:
    """Return a message that was taken though nobody heard so; only GOV.UK Notify can tell."""
    if setup.service(going.channel) != NOTIFY:
        return None
    return notify.find(_notify(setup, key), reference)


def fate(setup: SendingSetup, key: str, number: str) -> tuple[bool, str] | None:
    """Return whether a message sent by GOV.UK Notify has arrived, and why not."""
    return notify.fate(_notify(setup, key), number)


def _notify(setup: SendingSetup, key: str) -> NotifyAccount:
    return NotifyAccount(
        setup.notify_url, setup.text_template, setup.email_template, setup.text_sender, key
    )


def _mail(setup: SendingSetup, key: str) -> MailAccount:
    return MailAccount(
        setup.smtp_host.strip("[]"),
        setup.smtp_port,
        setup.smtp_security == TLS,
        setup.mail_from,
        setup.smtp_login,
        key,
    )
