"""A travelling family in the small school: Aisha and Ben travel with a fair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.travel.circumstances import NONE_KNOWN
from desktop.models.travel.journey import Journey, Outcome
from desktop.tasks.travel.ask_journey import ask_journey
from desktop.tasks.travel.decide_journey import decide_journey, load
from desktop.tasks.travel.record_circumstances import record_circumstances
from tests import make
from tests.models.travel.travels import ASKED, facts

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

FIRST, BACK = date(2026, 11, 16), date(2026, 11, 30)


def draft(small: SmallSchool, **change: Any) -> Journey:
    """A journey that Aisha's mother asks for."""
    facts_of: dict[str, Any] = {"pupils": small.pupils[:1]} | change
    return replace(ASKED, **facts_of)


def record(small: SmallSchool, *pupils: int) -> None:
    """Record what T needs of these children, of the first two where none is named."""
    for pupil in pupils or small.pupils[:2]:
        record_circumstances(small.office, NONE_KNOWN, facts(pupil))


def asked(small: SmallSchool, **change: Any) -> Journey:
    """A journey asked for today."""
    return load(small.office, ask_journey(small.office, draft(small, **change)))


def agreed(small: SmallSchool, **change: Any) -> Journey:
    """A journey that the head agreed to."""
    journey = asked(small, **change)
    decide_journey(small.head, journey, Outcome.AGREED)
    return load(small.office, journey.id)


def mother(small: SmallSchool, pupil: int) -> int:
    """A mother with responsibility at the child's address, who may be written to."""
    small.db.execute(
        "UPDATE pupils SET address = '3 Fair Lane, Netherbrook', postcode = 'NB1 4AB'"
        " WHERE id = ?", (pupil,),
    )  # fmt: skip
    small.db.conn.commit()
    return make.insert(
        small.db, "contacts", pupil=pupil, place=1, forename="Mary", surname="Doran", title="Ms",
        relationship="Mother", responsibility=1, lives_with=1, address_as_pupil=1,
    )  # fmt: skip
