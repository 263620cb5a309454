"""Messages to families: drafted by rule, in the outbox in one step, followed and called off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.absence.attempt import AttemptDraft
from desktop.models.sending.recipient import Channel
from desktop.models.sending.template import OVERDUE
from desktop.tasks.absence import chase_absence, send_messages
from tests import make
from tests.tasks.absence.test_take_message import said
from tests.tasks.sending.conftest import nobody, pem, post, ring, service, texting
from tests.tasks.sending.family import away, drafted, fared, items, put, reachable, send

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

__all__ = ["nobody", "pem", "post", "ring", "service", "texting"]


def test_a_family_gets_one_message_as_it_will_arrive(texting: SmallSchool) -> None:
    away(texting, 0, 1)
    (one,) = drafted(texting, 0, 1).messages
    assert one.body == (
        "Aisha and Ben are not in school this morning and we do not know why. Please ring us on"
        " 01632 960123. Thank you. Hawthorn Lane Primary School"
    )
    assert one.to == "Nadia Ahmed"


def test_who_may_not_be_written_to_is_left_to_be_rung(texting: SmallSchool) -> None:
    reachable(texting, 0, do_not_contact=1)
    found = drafted(texting, 0)
    assert (found.messages, [one.forename for one in found.unreached]) == ((), ["Aisha"])
    with pytest.raises(RuleError):
        put(texting, 0)


def test_it_waits_and_counts_on_the_board_only_once_it_is_sent(texting: SmallSchool) -> None:
    away(texting, 0)
    put(texting, 0)
    assert fared(texting) == [[]]
    (line,) = chase_absence.board(texting.office)
    assert (line.attempts, list(send_messages.latest_by_child(texting.office))) == ((), [1])
    send(texting)
    (line,) = chase_absence.board(texting.office)
    assert [(one.how, one.outcome, one.reached) for one in line.attempts] == [
        ("text", "sent", "Nadia Ahmed")
    ]
    assert [one.name for one in line.attempts] == ["Olive Office"]


def test_what_changed_since_it_was_seen_is_looked_at_again(texting: SmallSchool) -> None:
    pupils = away(texting, 0)
    seen = drafted(texting, 0)
    texting.db.execute("UPDATE phones SET e164 = '+447700900999'")
    with pytest.raises(StaleError):
        send_messages.put_in_outbox(texting.office, pupils, Channel.TEXT, seen)
    assert items(texting) == ()


def test_the_same_message_waits_only_once(texting: SmallSchool) -> None:
    away(texting, 0)
    put(texting, 0)
    with pytest.raises(StaleError):
        put(texting, 0)


def test_what_a_colleague_sent_meanwhile_is_looked_at_first(texting: SmallSchool) -> None:
    pupils = away(texting, 0)
    seen = drafted(texting, 0)
    put(texting, 0)
    send(texting)
    with pytest.raises(StaleError, match="Olive Office has just written to Nadia Ahmed"):
        send_messages.put_in_outbox(texting.office, pupils, Channel.TEXT, seen)
    assert [one.id for one in drafted(texting, 0).before] == [items(texting)[0].id]
    put(texting, 0)  # whoever has seen that one went may send another
    assert len(items(texting)) == 2


def test_a_number_that_was_wrong_is_warned_of_before_a_text(texting: SmallSchool) -> None:
    (pupil,) = away(texting, 0)
    assert drafted(texting, 0).findings == ()
    contact = drafted(texting, 0).messages[0].contact
    rung = AttemptDraft(pupils=(pupil,), how="call", outcome="wrong number", contact=contact)
    chase_absence.log_attempt(texting.office, rung)
    (found,) = drafted(texting, 0).findings
    assert (found.text, found.is_refusal) == (
        "Nadia Ahmed had a wrong number when rung on Tue 10 Nov 2026.", False,
    )  # fmt: skip
    assert drafted(texting, 0, channel=Channel.EMAIL).findings == ()


def test_nothing_goes_in_before_sending_is_set_up(small: SmallSchool) -> None:
    small.db.execute("UPDATE schools SET phone = '01632 960123'")
    away(small, 0)
    assert not drafted(small, 0).can_send
    with pytest.raises(RuleError):
        put(small, 0)


def test_a_field_that_is_empty_stops_it(texting: SmallSchool) -> None:
    away(texting, 0)
    texting.db.execute("UPDATE schools SET phone = ''")
    with pytest.raises(RuleError, match="phone"):
        put(texting, 0)


def test_an_overdue_return_names_the_day(texting: SmallSchool) -> None:
    (pupil,) = away(texting, 0)
    said(texting, back_on=make.TUESDAY)
    found = send_messages.draft(texting.office, [pupil], Channel.TEXT, OVERDUE)
    assert "We expected Aisha back on Tue 10 Nov" in found.messages[0].body
    names = [one.name for one in send_messages.templates(texting.office)]
    assert names == ["no reason", "return overdue"]


def test_what_waits_can_be_called_off_and_what_went_cannot(texting: SmallSchool) -> None:
    away(texting, 0)
    (number,) = put(texting, 0)
    send_messages.call_off(texting.office, number)
    send(texting)
    assert fared(texting) == [["called off"]]
    put(texting, 0)
    send(texting)
    with pytest.raises(RuleError):
        send_messages.call_off(texting.office, items(texting)[1].id)
    with pytest.raises(RuleError):
        send_messages.try_again(texting.office, items(texting)[1].id)


def test_an_answer_is_kept_with_the_child(texting: SmallSchool) -> None:
    (pupil,) = away(texting, 0)
    (number,) = put(texting, 0)
    with pytest.raises(RuleError):
        send_messages.note_answer(texting.office, number, "Poorly")
    send(texting)
    send_messages.note_answer(texting.office, number, "Poorly")
    (one,) = send_messages.messages_about(texting.office, pupil)
    assert (one.events[-1].words, one.is_sent) == ("Poorly", True)


def test_a_message_sent_by_hand_is_an_attempt(small: SmallSchool) -> None:
    away(small, 0)
    send_messages.log_sent_by_hand(small.office, drafted(small, 0).messages)
    (line,) = chase_absence.board(small.office)
    assert [(one.how, one.words) for one in line.attempts] == [("text", "sent by hand")]


def test_only_who_logs_absence_sends(texting: SmallSchool) -> None:
    away(texting, 0)
    (number,) = put(texting, 0)
    teacher = replace(texting, office=texting.teacher)
    for errand in (
        lambda: drafted(teacher, 0),
        lambda: put(teacher, 0),
        lambda: send(teacher),
        lambda: send_messages.call_off(texting.teacher, number),
        lambda: send_messages.try_again(texting.teacher, number),
        lambda: send_messages.note_answer(texting.teacher, number, "x"),
        lambda: send_messages.outbox_of(texting.teacher),
        lambda: send_messages.messages_about(texting.teacher, 1),
        lambda: send_messages.log_sent_by_hand(texting.teacher, ()),
    ):
        with pytest.raises(PermissionRefused):
            errand()


def test_a_child_of_another_school_is_refused(texting: SmallSchool) -> None:
    other = make.make_own_school(texting.head, "Elm Road School")
    with pytest.raises(RuleError):
        send_messages.draft(other, [texting.pupils[0]], Channel.TEXT)
