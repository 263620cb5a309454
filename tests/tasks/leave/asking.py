"""Requests and choices for tests about leave, in the week of Mon 16 Nov 2026."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.days.session import Half, Session
from desktop.models.leave.deciding import Choice
from desktop.models.leave.decision import Outcome
from desktop.models.leave.request import Came, RequestDraft
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.leave import requests
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def at(day: int, half: Half = Half.AM, month: int = 11) -> Session:
    return Session(date(2026, month, day), half)


def ask(small: SmallSchool, *places: int, **changes: Any) -> int:
    """Keep a request of today for these children: Mon 16 to Fri 20 Nov 2026 but for changes."""
    facts: dict[str, Any] = {
        "pupils": tuple(small.pupils[place] for place in places), "received_on": make.TUESDAY,
        "came": Came.FORM, "asker": "Mrs Amira Ahmed", "first": at(16), "last": at(20, Half.PM),
        "reason": "holiday", "lives_with": True, "words": "A week by the sea",
    }  # fmt: skip
    with saving(small.db):
        signed = sign(small.db, small.school, small.office.who, small.clock())
        return requests.add_request(small.db, RequestDraft(**(facts | changes)), signed)


def granted(small: SmallSchool, *places: int, **changes: Any) -> Choice:
    """Choose to grant it: the days asked for but for changes."""
    facts: dict[str, Any] = {
        "pupils": tuple(small.pupils[place] for place in places), "outcome": Outcome.GRANTED,
        "reason": "The only time that the family can be together.", "first": at(16),
        "last": at(20, Half.PM),
    }  # fmt: skip
    return Choice(**(facts | changes))


def refusal(small: SmallSchool, *places: int, **changes: Any) -> Choice:
    """Choose to refuse it."""
    facts: dict[str, Any] = {
        "pupils": tuple(small.pupils[place] for place in places), "outcome": Outcome.REFUSED,
        "reason": "This is not exceptional.",
    }  # fmt: skip
    return Choice(**(facts | changes))
