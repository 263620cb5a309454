"""What is copied, and the link that opens a mail program."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from desktop.models.sending.by_hand import mail_link, numbers_to_copy
from desktop.models.sending.outgoing import Outgoing
from desktop.models.sending.recipient import Channel


def going(address: str) -> Outgoing:
    return Outgoing(channel=Channel.EMAIL, address=address, subject="Aisha & Siân?",
                    body="Please ring.\n100% sure = true")  # fmt: skip


def test_a_link_carries_the_words_as_they_are() -> None:
    link = urlsplit(mail_link(going("nadia@example.org")))
    assert (link.scheme, link.path) == ("mailto", "nadia@example.org")
    asked = parse_qs(link.query)
    assert asked == {"subject": ["Aisha & Siân?"], "body": ["Please ring.\r\n100% sure = true"]}


def test_an_address_cannot_add_to_the_link() -> None:
    assert parse_qs(urlsplit(mail_link(going("a@b.c?bcc=x@y.z"))).query).keys() == {
        "subject", "body"
    }  # fmt: skip


def test_each_number_is_copied_once() -> None:
    assert numbers_to_copy([going("1"), going("2"), going("1")]) == "1, 2"
