"""GOV.UK Notify, by its own client: texts and e-mails by a template that holds ((message))."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from desktop.models.sending.answer import Answer, Refused, Sent, TryLater
from desktop.models.sending.recipient import Channel
from desktop.models.sending.sending_setup import THIS_COMPUTER

if TYPE_CHECKING:
    from notifications_python_client.errors import APIError
    from notifications_python_client.notifications import NotificationsAPIClient

    from desktop.models.sending.outgoing import Outgoing

SECONDS = 10.0  # for a connection, and for each answer
_KEY = re.compile(r".+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}"
                  r"-[0-9a-f]{12}")  # fmt: skip
_AT_SET_UP = "Look at “Texts and e-mails” in Safe keeping."

# What the service says when it refuses, in its words and in ours; the first that is found holds.
_REFUSALS: tuple[tuple[str, Refused], ...] = (
    (
        "clock",
        Refused("This computer’s clock is wrong.", "Set it right: GOV.UK Notify allows half a"
                " minute."),
    ),
    ("token", Refused("GOV.UK Notify refused the key.", _AT_SET_UP)),
    (
        "trial mode",
        Refused("At GOV.UK Notify the service is still in trial mode.", "Ask there to go live."),
    ),
    (
        "team",
        Refused("This key sends to the team’s own numbers only.", "Make a live key there."),
    ),
    ("template", Refused("GOV.UK Notify does not have this template.", _AT_SET_UP)),
    (
        "personalisation",
        Refused("The template at GOV.UK Notify wants other fields.",
                "It should hold ((message)) and nothing else; an e-mail also ((subject))."),
    ),
    ("sms_sender", Refused("GOV.UK Notify does not know the text message sender.", _AT_SET_UP)),
    (
        "email_address",
        Refused("The e-mail address is refused.", "Check it on the child’s page, or ring."),
    ),
    ("phone_number", Refused("The number is refused.", "Check it on the child’s page, or ring.")),
)  # fmt: skip
_NO_KEY = Refused("This is not a key of GOV.UK Notify.", _AT_SET_UP)


@dataclass(frozen=True, slots=True)
class NotifyAccount:
    """Where to send by, and as whom; the key is shown nowhere."""

    url: str
    text_template: str
    email_template: str
    text_sender: str = ""
    key: str = ""
    seconds: float = SECONDS

    def __repr__(self) -> str:
        return f"NotifyAccount({self.url})"


def send(account: NotifyAccount, going: Outgoing, reference: str) -> Answer:
    """Hand one message over; `reference` is ours, by which `find` sees whether it was taken."""
    if not _KEY.fullmatch(account.key):
        return _NO_KEY
    from notifications_python_client.errors import APIError  # noqa: PLC0415 - only when sending

    client = _client(account)
    try:
        taken = _hand_over(client, account, going, reference)
        return Sent(str(taken["id"]), _as_it_went(taken, going))
    except APIError as error:
        return _answer_to(error)
    except (KeyError, TypeError):
        return TryLater("something else answered in the place of GOV.UK Notify")
    finally:
        client.request_session.close()


def find(account: NotifyAccount, reference: str) -> Sent | None:
    """Return a message that was taken though nobody heard so; None where there is none, or no line.

    A window that ended between handing over and hearing leaves exactly that behind.
    """
    found = _ask(account, "get_all_notifications", reference=reference)
    listed = found.get("notifications") if isinstance(found, dict) else None
    return Sent(str(listed[0]["id"])) if listed else None


def fate(account: NotifyAccount, number: str) -> tuple[bool, str] | None:
    """Return whether a message has arrived, and why not; None while nobody knows."""
    found = _ask(account, "get_notification_by_id", number)
    status = found.get("status") if isinstance(found, dict) else None
    return _FATES.get(str(status))


_FATES = {
    "delivered": (True, ""),
    "permanent-failure": (False, "the number or address does not exist"),
    "temporary-failure": (False, "it could not be delivered: the phone is off or the mailbox full"),
    "technical-failure": (False, "GOV.UK Notify could not send it"),
}


def _ask(account: NotifyAccount, what: str, *values: str, **named: str) -> Any:
    if not _KEY.fullmatch(account.key):
        return None
    from notifications_python_client.errors import APIError  # noqa: PLC0415 - only when sending

    client = _client(account)
    try:
        return getattr(client, what)(*values, **named)
    except APIError:
        return None
    finally:
        client.request_session.close()


def _client(account: NotifyAccount) -> NotificationsAPIClient:
    from notifications_python_client.notifications import (  # noqa: PLC0415 - only when sending
        NotificationsAPIClient,
    )

    client = NotificationsAPIClient(account.key, account.url, account.seconds)
    client.request_session.max_redirects = 0  # whoever sends elsewhere is not the service
    if urlsplit(account.url).hostname in THIS_COMPUTER:
        client.request_session.trust_env = False  # no proxy stands before this computer itself
    return client


def _hand_over(
    client: NotificationsAPIClient, account: NotifyAccount, going: Outgoing, reference: str
) -> Any:
    if going.channel is Channel.TEXT:
        return client.send_sms_notification(
            going.address,
            account.text_template,
            {"message": going.body},
            reference,
            account.text_sender or None,
        )
    words = {"subject": going.subject, "message": going.body}
    return client.send_email_notification(going.address, account.email_template, words, reference)


def _as_it_went(taken: Any, going: Outgoing) -> str:
    content = taken.get("content")
    body = str(content.get("body", "")) if isinstance(content, dict) else ""
    return "" if not body or going.body in body else "the template at GOV.UK Notify changed it"


def _answer_to(error: APIError) -> Answer:
    if error.response is None:
        return TryLater(_line_trouble(error))
    status, said = error.status_code, str(error.message)
    if status == 429:
        return _limit(error, said)
    if status >= 500 or status < 400:
        return TryLater(f"GOV.UK Notify is out of order ({status})")
    if status == 403 and "clock" not in said:
        said = "token"
    known = next((answer for word, answer in _REFUSALS if word in said.casefold()), None)
    return known or Refused(f"GOV.UK Notify refused it ({status}).", _AT_SET_UP)


def _line_trouble(error: APIError) -> str:
    from requests.exceptions import SSLError, Timeout  # noqa: PLC0415 - only when sending

    if isinstance(error.__cause__, SSLError):
        return "the connection to GOV.UK Notify is not a safe one"
    if isinstance(error.__cause__, Timeout):
        return "GOV.UK Notify did not answer in time"
    return "there is no connection to GOV.UK Notify"


def _limit(error: APIError, said: str) -> TryLater:
    response = error.response  # false in itself, since it is an error
    after = "" if response is None else str(response.headers.get("Retry-After", ""))
    if after.isdigit():
        return TryLater("GOV.UK Notify asks for a pause", timedelta(seconds=min(int(after), 3600)))
    if "today" in said:
        return TryLater("today’s limit at GOV.UK Notify is reached", timedelta(hours=1))
    return TryLater("GOV.UK Notify asks for a pause", timedelta(minutes=1))
