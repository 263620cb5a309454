"""How a message fares, when it is tried next, and what the list says of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.models.sending.outbox_item import (
    UNANSWERED,
    Event,
    Happened,
    OutboxItem,
    due,
    in_words,
    next_due,
    next_try,
    on_board,
)
from desktop.models.sending.recipient import Channel
from tests import make

AT = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)
LATER = AT + timedelta(minutes=2)
H = Happened
WAITS = Event(H.WAITS, AT, words="no connection", until=LATER, line=True)
ALONE = Event(H.WAITS, AT, words="put off", until=LATER)


def item(*events: Event, number: int = 1, channel: Channel = Channel.TEXT) -> OutboxItem:
    return OutboxItem(
        id=number, day=make.TUESDAY, channel=channel, address="+447700900123", template="",
        subject="", body="x", made_at=AT, author=1, by="Olive Office", events=events,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("events", "at", "words"),
    [
        ((), AT, "Waiting"),
        ((Event(H.TRYING, AT),), AT + UNANSWERED, "Being sent"),
        ((Event(H.TRYING, AT), WAITS), LATER, "Waits until 09:32: no connection"),
        ((Event(H.TRYING, AT), Event(H.SENT, AT)), None, "Sent 09:30"),
        ((Event(H.SENT, AT), Event(H.DELIVERED, LATER)), None, "Delivered 09:32"),
        ((Event(H.FAILED, AT, words="Bad number."),), None, "Failed 09:30: Bad number."),
        ((Event(H.CALLED_OFF, AT),), None, "Called off 09:30"),
        ((Event(H.SENT, AT), Event(H.ANSWERED, LATER, words="Ill")), None, "Answered 09:32: Ill"),
    ],
)
def test_its_events_say_what_is_next(
    events: tuple[Event, ...], at: datetime | None, words: str
) -> None:
    assert (item(*events).due_at(), in_words(item(*events))) == (at, words)


@pytest.mark.parametrize(
    ("items", "now", "numbers"),
    [
        ([item(), item(number=2)], AT, [1, 2]),
        ([item(WAITS), item(number=2)], AT, []),
        ([item(WAITS), item(number=2)], LATER, [1, 2]),
        ([item(WAITS), item(number=2, channel=Channel.EMAIL)], AT, [2]),
        ([item(ALONE), item(number=2)], AT, [2]),
        ([item(Event(H.TRYING, AT)), item(number=2)], AT, [2]),
        ([item(Event(H.TRYING, AT))], AT + UNANSWERED, [1]),
        ([item(Event(H.SENT, AT))], LATER, []),
    ],
)
def test_while_a_way_is_down_only_one_message_tries_it(
    items: list[OutboxItem], now: datetime, numbers: list[int]
) -> None:
    assert [one.id for one in due(items, now)] == numbers


def test_the_next_is_the_first_that_is_due() -> None:
    assert next_due([item(WAITS), item(Event(H.SENT, AT))]) == LATER
    assert next_due([item(Event(H.SENT, AT))]) is None


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((), "text waiting"),
        ((WAITS,), "text waiting"),
        ((Event(H.FAILED, AT),), "text failed"),
        ((Event(H.SENT, AT),), ""),
        ((Event(H.CALLED_OFF, AT),), ""),
    ],
)
def test_the_board_says_what_has_not_gone(events: tuple[Event, ...], words: str) -> None:
    assert on_board(item(*events)) == words


@pytest.mark.parametrize(
    ("tries", "asked", "seconds"),
    [(0, None, 15), (1, None, 15), (2, None, 60), (5, None, 600), (50, None, 600), (1, 60, 60),
     (5, 60, 600)],
)  # fmt: skip
def test_each_try_waits_longer_and_never_less_than_the_service_asks(
    tries: int, asked: int | None, seconds: int
) -> None:
    after = timedelta(seconds=asked) if asked else None
    assert next_try(tries, AT, after) == AT + timedelta(seconds=seconds)
