"""A school's own mail server, spoken to by SMTP: always in cipher, or not at all."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.sending.answer import Answer, Refused, Sent, TryLater

if TYPE_CHECKING:
    import smtplib
    from email.message import EmailMessage

    from desktop.models.sending.outgoing import Outgoing

SECONDS = 10.0  # for a connection, and for each answer
_NAME = "[127.0.0.1]"  # as most mail programs say; this computer's own name is nobody's business
_AT_SET_UP = "Look at “Texts and e-mails” in Safe keeping."


@dataclass(frozen=True, slots=True)
class MailAccount:
    """The server, how its cipher begins (`tls`: from the first byte), and as whom to sign in."""

    host: str
    port: int
    tls: bool
    sender: str
    login: str = ""
    password: str = ""
    seconds: float = SECONDS

    def __repr__(self) -> str:
        return f"MailAccount({self.host}:{self.port})"


def send(account: MailAccount, going: Outgoing, reference: str) -> Answer:
    """Hand one e-mail to the server; `reference` keeps its number the same when tried again."""
    import smtplib  # noqa: PLC0415 - only when something is sent
    import ssl  # noqa: PLC0415

    try:
        message = _message(account, going, reference)
        with closing(_connected(account)) as server:
            if account.login:
                server.login(account.login, account.password)
            server.send_message(message, account.sender, [going.address])
            with suppress(smtplib.SMTPException, OSError):
                server.quit()  # what it says to that no longer matters
        return Sent(str(message["Message-ID"]))
    except smtplib.SMTPException as error:
        return _answer_to(error)
    except UnicodeError:
        return Refused("The address, the name or the password has a letter no mail server takes.",
                       _AT_SET_UP)  # fmt: skip
    except ssl.SSLError:
        return TryLater("the mail server could not prove who it is, or speaks no such cipher")
    except TimeoutError:
        return TryLater("the mail server did not answer in time")
    except OSError:
        return TryLater("there is no connection to the mail server")


def _connected(account: MailAccount) -> smtplib.SMTP:
    import smtplib  # noqa: PLC0415 - only when something is sent
    import ssl  # noqa: PLC0415

    trust = ssl.create_default_context()
    where, seconds = (account.host, account.port, _NAME), account.seconds
    if account.tls:
        return smtplib.SMTP_SSL(*where, timeout=seconds, context=trust)
    server = smtplib.SMTP(*where, timeout=seconds)
    try:
        server.starttls(context=trust)
    except BaseException:
        server.close()
        raise
    return server


def _message(account: MailAccount, going: Outgoing, reference: str) -> EmailMessage:
    from email.message import EmailMessage  # noqa: PLC0415 - only when something is sent
    from email.utils import formatdate  # noqa: PLC0415

    message = EmailMessage()
    message["From"], message["To"] = account.sender, going.address
    message["Subject"] = " ".join(going.subject.split())
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = f"<{reference}@{account.sender.rpartition('@')[2]}>"
    message.set_content(going.body)
    return message


def _answer_to(error: smtplib.SMTPException) -> Answer:
    import smtplib  # noqa: PLC0415 - only when something is sent

    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Refused("The mail server offers no cipher, or no way to sign in.", _AT_SET_UP)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _recipient(next(iter(error.recipients.values()))[0])
    if isinstance(error, smtplib.SMTPResponseException) and 500 <= error.smtp_code < 600:
        return _for_good(error)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return TryLater("the mail server broke off")
    code = getattr(error, "smtp_code", 0)
    return TryLater(f"the mail server asks to come back later ({code})")


def _recipient(code: int) -> Answer:
    if code >= 500:
        return Refused("The e-mail address is refused.", "Check it on the child’s page, or ring.")
    return TryLater(f"the mail server puts this address off ({code})", alone=True)


def _for_good(error: smtplib.SMTPResponseException) -> Refused:
    import smtplib  # noqa: PLC0415 - only when something is sent

    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Refused("The mail server refused the name or the password.", _AT_SET_UP)
    if isinstance(error, smtplib.SMTPSenderRefused):
        return Refused("The mail server takes no mail from the school’s address.", _AT_SET_UP)
    return Refused(f"The mail server refused it ({error.smtp_code}).", _AT_SET_UP)
