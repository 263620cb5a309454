"""What a mail server may answer, and what each means for a message."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.exchange.sending import mail
from desktop.exchange.sending.mail import MailAccount
from desktop.models.sending.answer import Refused, Sent, TryLater
from tests.exchange.sending.conftest import AN_EMAIL
from tests.exchange.sending.mail_server import LOGIN, PASSWORD, mail_server

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exchange.sending.mail_server import MailServer

SCHOOL = "office@hawthorn.example.org"


def account(port: int, *, tls: bool = False, password: str = PASSWORD) -> MailAccount:
    return MailAccount("127.0.0.1", port, tls, SCHOOL, LOGIN, password, seconds=0.5)


def test_an_email_goes_out_in_cipher_with_a_number_of_its_own(post: MailServer) -> None:
    answer = mail.send(account(post.port), AN_EMAIL, "9992001-1-7")
    assert answer == Sent("<9992001-1-7@hawthorn.example.org>")
    (sent,) = post.mails
    for part in (f"From: {SCHOOL}", "To: nadia@example.org", "Subject: Aisha", "9992001-1-7",
                 "Aisha is not in school."):  # fmt: skip
        assert part in sent
    assert post.commands.index("STARTTLS") < post.commands.index(f"mail FROM:<{SCHOOL}>")


def test_a_server_may_speak_cipher_from_the_first_byte(
    pem: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with mail_server(pem, tls=True) as post:
        assert isinstance(mail.send(account(post.port, tls=True), AN_EMAIL, "1"), Sent)
        assert len(post.mails) == 1


def test_names_as_families_write_them_arrive(post: MailServer) -> None:
    going = replace(AN_EMAIL, subject="Siân und\r\nBcc: x@y.z", body="Łukasz isn’t in – 李")
    assert isinstance(mail.send(account(post.port), going, "1"), Sent)
    assert "\nBcc:" not in post.mails[0]


@pytest.mark.parametrize(
    ("word", "says", "part"),
    [
        ("AUTH", "535 5.7.8 wrong", "password"),
        ("MAIL", "553 not yours", "the school’s address"),
        ("RCPT", "550 no such user", "address"),
        ("DATA", "554 no", "554"),
        ("TAKEN", "552 too large", "552"),
        ("EHLO", "250 here", "no cipher"),
    ],
)
def test_a_refusal_is_for_good(post: MailServer, word: str, says: str, part: str) -> None:
    post.says[word] = says
    answer = mail.send(account(post.port), AN_EMAIL, "1")
    assert isinstance(answer, Refused)
    assert (part in answer.why, post.mails) == (True, [])


@pytest.mark.parametrize(
    ("word", "says", "alone"),
    [
        ("CONNECT", "421 too busy", False),
        ("CONNECT", "hang", False),
        ("EHLO", "break off", False),
        ("STARTTLS", "454 not now", False),
        ("AUTH", "454 not now", False),
        ("AUTH", "hang", False),
        ("MAIL", "451 later", False),
        ("RCPT", "450 come again", True),
        ("DATA", "break off", False),
        ("TAKEN", "451 later", False),
        ("TAKEN", "hang", False),
    ],
)
def test_what_will_pass_is_tried_again(post: MailServer, word: str, says: str, alone: bool) -> None:
    post.says[word] = says
    answer = mail.send(account(post.port), AN_EMAIL, "1")
    assert isinstance(answer, TryLater)
    assert (answer.alone, post.mails) == (alone, [])


@pytest.mark.parametrize("says", ["500 what", "hang", "break off"])
def test_what_is_said_to_the_goodbye_changes_nothing(post: MailServer, says: str) -> None:
    post.says["QUIT"] = says
    assert isinstance(mail.send(account(post.port), AN_EMAIL, "1"), Sent)


def test_a_line_that_is_dead_is_tried_again(nobody: int) -> None:
    answer = mail.send(account(nobody), AN_EMAIL, "1")
    assert answer == TryLater("there is no connection to the mail server")


def test_a_server_that_cannot_prove_who_it_is_gets_no_password(
    post: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    assert isinstance(mail.send(account(post.port), AN_EMAIL, "1"), TryLater)
    assert [one for one in post.commands if one.startswith(("AUTH", "mail"))] == []


def test_a_password_no_server_takes_is_told(post: MailServer) -> None:
    answer = mail.send(account(post.port, password="Łódź"), AN_EMAIL, "1")
    assert isinstance(answer, Refused)


def test_no_log_holds_the_password_or_an_address(
    post: MailServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    mail.send(account(post.port), AN_EMAIL, "1")
    logged = caplog.text + "".join(capfd.readouterr()) + repr(account(post.port))
    assert [one for one in (PASSWORD, "nadia@", "Aisha") if one in logged] == []
