"""Children away without a reason, with a mother who may be texted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.sending.recipient import Channel
from desktop.tasks.absence import send_messages
from desktop.tasks.sending import send_waiting
from tests import make
from tests.tasks.absence.test_chase_absence import taken
from tests.tasks.absence.test_take_message import mother

if TYPE_CHECKING:
    from desktop.models.sending.outbox_item import OutboxItem
    from desktop.tasks.absence.send_messages import Drafted
    from desktop.tasks.sending.send_waiting import Waiting
    from tests.conftest import SmallSchool

MOBILE = "+447700900123"


def reachable(small: SmallSchool, place: int, mobile: str = MOBILE, **more: Any) -> int:
    number = mother(small, place, **({"email": "nadia@example.org"} | more))
    make.insert(small.db, "phones", contact=number, place=1, kind="mobile", typed=mobile,
                e164=mobile, can_text=1)  # fmt: skip
    return number


def away(small: SmallSchool, *places: int) -> tuple[int, ...]:
    """Take the register with these children away, each with the same mother."""
    for place in places:
        reachable(small, place)
    taken(small, *places)
    return tuple(small.pupils[place] for place in places)


def drafted(small: SmallSchool, *places: int, channel: Channel = Channel.TEXT) -> Drafted:
    return send_messages.draft(small.office, [small.pupils[place] for place in places], channel)


def put(small: SmallSchool, *places: int, channel: Channel = Channel.TEXT) -> tuple[int, ...]:
    """Put the messages about these children in the outbox, as they were seen."""
    pupils = [small.pupils[place] for place in places]
    seen = send_messages.draft(small.office, pupils, channel)
    return send_messages.put_in_outbox(small.office, pupils, channel, seen)


def never() -> bool:
    return False


def send(small: SmallSchool) -> Waiting:
    return send_waiting.send_due(small.office, never)


def items(small: SmallSchool) -> tuple[OutboxItem, ...]:
    """The day's messages, oldest first."""
    return send_messages.outbox_of(small.office)[::-1]


def fared(small: SmallSchool) -> list[list[str]]:
    """What befell each of the day's messages."""
    return [[event.what.value for event in one.events] for one in items(small)]
