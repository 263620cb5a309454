"""Journeys and circumstances for tests: an invented family that travels with a fair."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from desktop.models.days.school_year import SchoolCalendar, SchoolYear, Term
from desktop.models.travel.circumstances import OF_A_MOBILE_CHILD, FactKind, TravelFact
from desktop.models.travel.journey import Decision, Journey, OtherSchool, Outcome
from tests import make

TODAY = make.TUESDAY
YEAR = SchoolYear(
    "2026/27", date(2026, 9, 1), date(2027, 8, 31),
    tuple(Term(name, date.fromisoformat(first), date.fromisoformat(last))
          for name, first, last in make.TERMS),
)  # fmt: skip
CALENDAR = SchoolCalendar((YEAR,))
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
AGREED = Decision(id=1, outcome=Outcome.AGREED, recorded_at=AT, name="Hilda Head")
ASKED = Journey(
    pupils=(1,), received_on=date(2026, 11, 9), asked_by="Mary Doran, mother",
    words="Winter fairs", place="Kirkby showground", first_day=date(2026, 11, 16),
    back_on=date(2026, 11, 30),
)  # fmt: skip
SCHOOL = OtherSchool(
    name="Saltmarsh Primary", address="Sea Road, Saltmarsh SM1 2AB", contact="01632 960177",
    since=date(2026, 11, 18), pattern=0b1111,
)  # fmt: skip


def asked(**change: Any) -> Journey:
    return replace(ASKED, **change)


def agreed(**change: Any) -> Journey:
    facts: dict[str, Any] = {"id": 1, "decision": AGREED} | change
    return replace(ASKED, **facts)


def facts(pupil: int, **change: Any) -> tuple[TravelFact, ...]:
    """The three circumstances that T needs, as the mother said."""
    made = TravelFact(pupil=pupil, kind=FactKind.TRADE, source="Mother, on the form")
    return tuple(replace(made, kind=kind, **change) for kind in OF_A_MOBILE_CHILD)
