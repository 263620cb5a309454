"""What is wrong with a set-up, by table; and it comes back as it was kept."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.models.sending.recipient import Channel
from desktop.models.sending.sending_setup import (
    SendingSetup,
    setup_findings,
    setup_from_mapping,
    setup_to_mapping,
)

ID = "f33517ff-2a88-4f6e-b855-c550268ce08a"
TEXTS: dict[str, Any] = {"texts": "notify", "text_template": ID}
MAIL: dict[str, Any] = {"emails": "smtp", "smtp_host": "smtp.example.org", "smtp_login": "me",
                        "mail_from": "office@example.org"}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({}, []),
        (TEXTS, []),
        (TEXTS | {"text_template": "mine"}, ["text_template"]),
        (TEXTS | {"text_sender": "Hawthorn"}, ["text_sender"]),
        (TEXTS | {"notify_url": "http://example.org"}, ["notify_url"]),
        (TEXTS | {"notify_url": "http://127.0.0.1:8000"}, []),
        ({"emails": "notify"}, ["email_template"]),
        (MAIL, []),
        (MAIL | {"smtp_host": "smtp example"}, ["smtp_host"]),
        (MAIL | {"smtp_host": ""}, ["smtp_host"]),
        (MAIL | {"smtp_port": 0}, ["smtp_port"]),
        (MAIL | {"mail_from": "office"}, ["mail_from"]),
        (MAIL | {"smtp_login": ""}, ["smtp_login"]),
    ],
)
def test_a_set_up_is_checked_for_the_ways_it_uses(facts: dict[str, Any], fields: list[str]) -> None:
    assert [one.field for one in setup_findings(SendingSetup(**facts))] == fields


def test_it_comes_back_as_it_was_kept_and_leaves_out_what_is_not_known() -> None:
    setup = SendingSetup(**TEXTS, **MAIL, both_parents=True)
    assert setup_from_mapping({**setup_to_mapping(setup), "pigeons": 3}) == setup


@pytest.mark.parametrize(
    ("facts", "here"),
    [({}, False), (TEXTS, False), (TEXTS | {"notify_url": "http://127.0.0.1:8000"}, True)],
)
def test_what_stays_on_this_computer(facts: dict[str, Any], here: bool) -> None:
    assert SendingSetup(**facts).stays_here(Channel.TEXT) is here


def test_each_way_out_needs_its_own_key() -> None:
    assert SendingSetup(**TEXTS, **MAIL).services == ("notify", "smtp")
    assert SendingSetup(texts="notify", emails="notify").services == ("notify",)
    assert SendingSetup(**TEXTS, **MAIL).needs_key("smtp")
    assert not SendingSetup(emails="smtp").needs_key("smtp")
