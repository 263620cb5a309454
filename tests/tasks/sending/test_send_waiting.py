"""The sender against a server of the test's own: sent, tried again, refused, never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.sending.answer import Sent
from desktop.models.sending.recipient import Channel
from desktop.models.sending.sending_setup import NOTIFY, SMTP, SendingSetup
from desktop.tasks.absence import chase_absence, send_messages
from desktop.tasks.sending import follow_up, send_waiting, sending_keys, set_up_sending
from tests.exchange.sending.mail_server import LOGIN, PASSWORD
from tests.exchange.sending.notify_server import SECRET, error
from tests.tasks.absence.test_chase_absence import taken
from tests.tasks.absence.test_take_message import said
from tests.tasks.sending.family import away, fared, items, never, put, reachable, send
from tests.tasks.taking import AFTERNOON

if TYPE_CHECKING:
    from tests.conftest import SmallSchool
    from tests.exchange.sending.mail_server import MailServer
    from tests.exchange.sending.notify_server import NotifyServer


@pytest.fixture
def waiting(texting: SmallSchool) -> SmallSchool:
    """One text about one child waits."""
    away(texting, 0)
    put(texting, 0)
    return texting


def test_what_waits_is_sent_once(waiting: SmallSchool, service: NotifyServer) -> None:
    assert send(waiting).count == 0
    assert send(waiting).count == 0
    assert (fared(waiting), len(service.taken)) == ([["trying", "sent"]], 1)
    assert items(waiting)[0].reference == "id-1"


def test_a_pause_is_kept_and_then_it_is_tried_again(
    waiting: SmallSchool, service: NotifyServer
) -> None:
    service.plan = [error(429, "RateLimitError", "Exceeded")]
    left = send(waiting)
    assert (left.count, left.why) == (1, "GOV.UK Notify asks for a pause")
    assert send(waiting).count == 1
    waiting.clock.set(9, 1)
    assert send(waiting).count == 0
    assert fared(waiting) == [["trying", "waits", "trying", "sent"]]


def test_a_line_that_is_down_is_tried_by_one_message_alone(
    texting: SmallSchool, service: NotifyServer
) -> None:
    reachable(texting, 0)
    reachable(texting, 1, "+447700900124")
    taken(texting, 0, 1)
    put(texting, 0, 1)
    service.plan = [error(503, "Exception", "No")] * 2
    assert send(texting).count == 2
    assert fared(texting) == [["trying", "waits"], []]
    texting.clock.set(9, 0, 15)
    send(texting)
    texting.clock.set(9, 5)
    assert (send(texting).count, len(service.taken)) == (0, 2)


def test_a_refused_key_fails_and_a_person_tries_again(
    waiting: SmallSchool, service: NotifyServer
) -> None:
    service.secret = SECRET[::-1]
    assert send(waiting).count == 0
    (one,) = items(waiting)
    assert (one.has_failed, "Safe keeping" in one.events[-1].words) == (True, True)
    service.secret = SECRET
    send_messages.try_again(waiting.office, one.id)
    send(waiting)
    assert fared(waiting) == [["trying", "failed", "waits", "trying", "sent"]]


def test_a_message_taken_before_the_window_ended_is_not_sent_again(
    waiting: SmallSchool, service: NotifyServer
) -> None:
    (one,) = items(waiting)
    claimed = send_waiting.claim(waiting.office, one.id)
    assert claimed is not None
    reference = send_waiting.reference_of(waiting.office, claimed)
    service.taken.append({"reference": reference})
    assert send(waiting).count == 1
    waiting.clock.set(9, 5)
    assert send(waiting).count == 0
    (one,) = items(waiting)
    assert [event.words for event in one.events] == [
        "", "a window that was sending it ended before it heard", ""
    ]  # fmt: skip
    assert (len(service.taken), one.reference) == (1, "found-it")


def test_a_window_that_ended_leaves_its_message_to_the_next(
    waiting: SmallSchool, service: NotifyServer
) -> None:
    send_waiting.claim(waiting.office, items(waiting)[0].id)
    waiting.clock.set(9, 4)
    assert (send(waiting).count, service.asked) == (1, [])
    waiting.clock.set(9, 5)
    assert (send(waiting).count, len(service.taken)) == (0, 1)


def test_two_answers_to_one_message_are_one_attempt(waiting: SmallSchool) -> None:
    (one,) = items(waiting)
    claimed = send_waiting.claim(waiting.office, one.id)
    assert claimed is not None
    for _ in range(2):
        send_waiting.keep_answer(waiting.office, claimed, Sent("id-1"))
    assert fared(waiting) == [["trying", "sent"]]
    assert len(chase_absence.board(waiting.office)[0].attempts) == 1


def test_a_child_accounted_for_meanwhile_is_not_written_about(
    waiting: SmallSchool, service: NotifyServer
) -> None:
    said(waiting)
    send(waiting)
    assert (fared(waiting), service.asked) == ([["called off"]], [])


def test_a_familys_message_says_who_of_them_is_accounted_for(texting: SmallSchool) -> None:
    away(texting, 0, 1)
    put(texting, 0, 1)
    said(texting, 1)
    send(texting)
    (one,) = items(texting)
    assert one.events[-1].words == "Ben Baxter: meanwhile accounted for"


def test_a_child_who_came_for_the_afternoon_is_not_written_about(
    waiting: SmallSchool, service: NotifyServer
) -> None:
    waiting.clock.set(13)
    taken(waiting, 1, session=AFTERNOON)
    send(waiting)
    assert (fared(waiting), service.asked) == ([["called off"]], [])


def test_a_family_that_rang_is_not_written_to_while_the_head_decides(
    waiting: SmallSchool, service: NotifyServer
) -> None:
    said(waiting, reason="family")
    send(waiting)
    assert (fared(waiting), service.asked) == ([["called off"]], [])


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ("UPDATE contacts SET do_not_contact = 1", "Nadia Ahmed: do not contact"),
        ("UPDATE contacts SET safe_to_text = 0", "Nadia Ahmed: not safe to text"),
        ("UPDATE phones SET e164 = '+447700900124'", "no longer on the child’s list"),
        ("UPDATE contacts SET withdrawn_at = 1", "no longer on the child’s list"),
    ],
)
def test_a_contact_barred_while_it_waits_is_not_written_to(
    waiting: SmallSchool, service: NotifyServer, changed: str, why: str
) -> None:
    service.plan = [error(503, "Exception", "No")]
    send(waiting)
    waiting.db.execute(changed)
    waiting.clock.set(9, 5)
    assert send(waiting).count == 0
    (one,) = items(waiting)
    assert (fared(waiting), len(service.asked)) == ([["trying", "waits", "called off"]], 1)
    assert why in one.events[-1].words


def test_yesterdays_message_does_not_go_out_today(
    waiting: SmallSchool, service: NotifyServer
) -> None:
    waiting.clock.set(9, day=date(2026, 11, 11))
    assert send(waiting).count == 0
    waiting.clock.set(9, day=date(2026, 11, 10))
    assert (fared(waiting), service.asked) == ([["failed"]], [])


def test_without_its_key_it_waits(waiting: SmallSchool, service: NotifyServer) -> None:
    sending_keys.forget_key(waiting.office, NOTIFY)
    left = send(waiting)
    assert (left.count, left.keyless, service.asked) == (1, True, [])


def test_what_went_is_kept_as_sent_though_its_writer_has_left(waiting: SmallSchool) -> None:
    left = "UPDATE posts SET last_day = '2026-11-09' WHERE person = ?"
    waiting.db.conn.execute(left, (waiting.office.who.person,))
    waiting.db.conn.commit()
    send_waiting.send_due(waiting.head, never)
    assert fared(waiting) == [["trying", "sent"]]
    assert chase_absence.board(waiting.head)[0].attempts == ()


def test_only_who_logs_absence_follows_up(waiting: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        follow_up.follow_up(waiting.teacher, never)


def test_nothing_goes_out_while_it_is_stopped(waiting: SmallSchool) -> None:
    assert send_waiting.send_due(waiting.office, lambda: True).count == 1


def test_a_sample_school_speaks_to_no_other_computer(waiting: SmallSchool) -> None:
    away_setup = SendingSetup(texts=NOTIFY, text_template="f33517ff-2a88-4f6e-b855-c550268ce08a")
    set_up_sending.set_up(waiting.head, away_setup, {})
    send(waiting)
    assert items(waiting)[0].events[-1].words == "only pretended, in a sample school"


def test_an_email_goes_by_the_schools_own_server(texting: SmallSchool, post: MailServer) -> None:
    setup = SendingSetup(
        emails=SMTP, smtp_host="127.0.0.1", smtp_port=post.port, smtp_login=LOGIN,
        mail_from="office@hawthorn.example.org",
    )  # fmt: skip
    set_up_sending.set_up(texting.head, setup, {SMTP: PASSWORD})
    away(texting, 0)
    put(texting, 0, channel=Channel.EMAIL)
    assert (send(texting).count, len(post.mails)) == (0, 1)
    assert "To: nadia@example.org" in post.mails[0]


def test_a_dead_line_leaves_the_desk_at_work(texting: SmallSchool, nobody: int) -> None:
    setup = set_up_sending.current_setup(texting.head)
    dead = replace(setup, notify_url=f"http://127.0.0.1:{nobody}")
    set_up_sending.set_up(texting.head, dead, {})
    away(texting, 0)
    put(texting, 0)
    assert send(texting).why == "there is no connection to GOV.UK Notify"
    assert len(chase_absence.board(texting.office)) == 1


@pytest.mark.parametrize(("status", "fate"), [("delivered", "delivered"), ("sending", "sent"),
                                              ("permanent-failure", "failed")])  # fmt: skip
def test_what_became_of_a_text_is_asked(
    waiting: SmallSchool, service: NotifyServer, status: str, fate: str
) -> None:
    send(waiting)
    service.status = status
    follow_up.follow_up(waiting.office, never)
    assert fared(waiting)[0][-1] == fate
    (line,) = chase_absence.board(waiting.office)
    assert len(line.attempts) == (fate != "failed")


def test_older_ones_are_asked_about_less_often(waiting: SmallSchool) -> None:
    send(waiting)
    waiting.clock.set(11)
    assert follow_up.follow_up(waiting.office, never) == 0
    assert follow_up.follow_up(waiting.office, never, older_too=True) == 1
