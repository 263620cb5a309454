"""What GOV.UK Notify may answer, and what each means for a message."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.exchange.sending import notify
from desktop.exchange.sending.notify import NotifyAccount
from desktop.models.sending.answer import Refused, Sent, TryLater
from tests.exchange.sending.conftest import A_TEXT, AN_EMAIL
from tests.exchange.sending.notify_server import KEY, SECRET, TEMPLATE, Reply, error

if TYPE_CHECKING:
    from tests.exchange.sending.notify_server import NotifyServer


def account(url: str, key: str = KEY) -> NotifyAccount:
    return NotifyAccount(url, TEMPLATE, TEMPLATE, "", key, seconds=0.5)


def test_a_text_goes_with_its_words_and_our_number(service: NotifyServer) -> None:
    assert notify.send(account(service.url), A_TEXT, "9992001-1-7") == Sent("id-1")
    assert service.taken == [{
        "path": "/v2/notifications/sms", "phone_number": "+447700900123", "template_id": TEMPLATE,
        "personalisation": {"message": "Aisha is not in school."}, "reference": "9992001-1-7",
    }]  # fmt: skip


def test_an_email_has_its_subject(service: NotifyServer) -> None:
    assert notify.send(account(service.url), AN_EMAIL, "1") == Sent("id-1")
    (taken,) = service.taken
    assert taken["email_address"] == "nadia@example.org"
    assert taken["personalisation"]["subject"] == "Aisha"


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (error(400, "ValidationError", "phone_number Not enough digits"), "number"),
        (error(400, "ValidationError", "email_address Not a valid email address"), "e-mail"),
        (error(400, "BadRequestError", "Template not found"), "template"),
        (error(400, "BadRequestError", "Template has been deleted"), "template"),
        (error(400, "BadRequestError", "Missing personalisation: name"), "fields"),
        (error(400, "BadRequestError", "Can’t send when service is in trial mode"), "trial"),
        (error(400, "BadRequestError", "Can’t send using a team-only API key"), "team"),
        (error(400, "BadRequestError", "sms_sender_id not found"), "sender"),
        (error(400, "BadRequestError", "Something quite new"), "400"),
        (error(403, "AuthError", "Invalid token: API key not found"), "key"),
        (error(403, "AuthError", "Error: Your system clock must be accurate"), "clock"),
    ],
)
def test_a_refusal_is_for_good_and_says_what_to_do(
    service: NotifyServer, reply: Reply, said: str
) -> None:
    service.plan = [reply]
    answer = notify.send(account(service.url), A_TEXT, "1")
    assert isinstance(answer, Refused)
    assert said in answer.why
    assert answer.advice


@pytest.mark.parametrize("key", ["", "office", KEY[:-1], KEY.replace("-", "_")])
def test_what_is_no_key_goes_nowhere(service: NotifyServer, key: str) -> None:
    assert isinstance(notify.send(account(service.url, key), A_TEXT, "1"), Refused)
    assert service.asked == []


def test_a_key_of_another_service_is_refused(service: NotifyServer) -> None:
    service.secret = SECRET[::-1]
    answer = notify.send(account(service.url), A_TEXT, "1")
    assert answer == Refused("GOV.UK Notify refused the key.", notify._AT_SET_UP)  # noqa: SLF001


@pytest.mark.parametrize(
    ("reply", "after"),
    [
        (error(500, "Exception", "Internal server error"), None),
        (error(503, "Exception", "No"), None),
        (Reply(200, text="<html>Sign in to the school's network</html>"), None),
        (Reply(200, {"hello": "world"}), None),
        (Reply(302, {}, headers={"Location": "/elsewhere"}), None),
        (Reply(hangs=True), None),
        (error(429, "RateLimitError", "Exceeded rate limit"), timedelta(minutes=1)),
        (error(429, "TooManyRequestsError", "Exceeded send limits for today"), timedelta(hours=1)),
        (Reply(429, {}, headers={"Retry-After": "7"}), timedelta(seconds=7)),
    ],
)
def test_what_will_pass_is_tried_again(
    service: NotifyServer, reply: Reply, after: timedelta | None
) -> None:
    service.plan = [reply]
    answer = notify.send(account(service.url), A_TEXT, "1")
    assert isinstance(answer, TryLater)
    assert (answer.after, answer.alone) == (after, False)


def test_a_line_that_is_dead_is_tried_again(nobody: int) -> None:
    answer = notify.send(account(f"http://127.0.0.1:{nobody}"), A_TEXT, "1")
    assert answer == TryLater("there is no connection to GOV.UK Notify")


def test_a_service_that_cannot_prove_who_it_is_gets_nothing(service: NotifyServer) -> None:
    answer = notify.send(account(service.url.replace("http", "https")), A_TEXT, "1")
    assert isinstance(answer, TryLater)
    assert service.taken == []


def test_what_was_taken_without_an_answer_is_found_by_our_number(service: NotifyServer) -> None:
    service.plan = [Reply(hangs=True)]
    notify.send(account(service.url), A_TEXT, "9992001-1-7")
    assert notify.find(account(service.url), "9992001-1-7") == Sent("found-it")
    assert notify.find(account(service.url), "9992001-1-8") is None


@pytest.mark.parametrize(
    ("status", "arrived"),
    [("delivered", True), ("permanent-failure", False), ("temporary-failure", False),
     ("technical-failure", False), ("sending", None), ("pending", None)],
)  # fmt: skip
def test_the_fate_of_a_message(service: NotifyServer, status: str, arrived: bool | None) -> None:
    service.status = status
    found = notify.fate(account(service.url), "id-1")
    assert (found[0] if found else None) is arrived


@pytest.mark.parametrize("reply", [error(500, "", ""), Reply(200, text="<html>"), Reply(200, {})])
def test_a_question_that_is_not_answered_tells_nothing(service: NotifyServer, reply: Reply) -> None:
    service.plan = [reply, replace(reply)]
    assert notify.find(account(service.url), "1") is None
    assert notify.fate(account(service.url), "1") is None


def test_words_changed_on_the_way_are_said(service: NotifyServer) -> None:
    service.plan = [Reply(201, {"id": "id-1", "content": {"body": "Something else"}})]
    answer = notify.send(account(service.url), A_TEXT, "1")
    assert answer == Sent("id-1", "the template at GOV.UK Notify changed it")


@pytest.mark.parametrize("reply", [None, error(400, "ValidationError", "phone_number"),
                                   error(403, "AuthError", "Invalid token"),
                                   Reply(hangs=True)])  # fmt: skip
def test_no_log_holds_the_key_a_number_or_a_name(
    service: NotifyServer, reply: Reply | None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.plan = [reply] if reply else []
    notify.send(account(service.url), A_TEXT, "1")
    logged = caplog.text + repr(account(service.url))
    assert [one for one in (SECRET, "7700900123", "Aisha") if one in logged] == []
