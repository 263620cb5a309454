"""A home visit: why it is made, who went, what was found (R105, R192, R202)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.absence.attempt import VISIT_OUTCOMES
from desktop.models.days.session_times import instant

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from desktop.models.admissions.pupil import Pupil

CALLED_OFF = "called off"
FORM = (
    ("who", "Who opened, and who they are to the child"),
    ("child", "Was the child seen? How did they seem?"),
    ("home", "The home: anything that gave concern"),
    ("said", "What was said about the absence"),
    ("next", "What was agreed, and what follows"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReport:
    """What whoever drove there writes down back at the desk; `form` answers FORM's questions."""

    outcome: str
    visitor: str = ""
    visited_at: datetime | None = None
    form: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeVisit(VisitReport):
    """A visit as it is kept; without an outcome it is still to be made."""

    id: int
    pupil: int
    day: date
    why: str
    asked_at: datetime
    asked_by: str
    by_when: datetime | None = None
    settled_at: datetime | None = None
    settled_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has written down what came of it."""
        return self.settled_at is None


def where_in_words(pupil: Pupil) -> str:
    """Say where a child lives; a confidential address says so, and may have been left out."""
    address = " ".join(filter(None, (pupil.address.replace("\n", ", "), pupil.postcode)))
    if not pupil.address_confidential:
        return address or "No address is on the admission register"
    return f"{address} (confidential)" if address else "Confidential: ask whoever keeps the roll"


def visited_at(visit: HomeVisit, typed: time, today: date) -> datetime:
    """Return when a visit was made: on its day, unless it was asked for only later than that."""
    at = instant(visit.day, typed)
    return at if at >= visit.asked_at or visit.day == today else instant(today, typed)


def check_report(report: VisitReport, now: datetime) -> None:
    """RuleError for a report that says nothing, or a visit that has not been yet."""
    if report.outcome == CALLED_OFF:
        return
    if report.outcome not in VISIT_OUTCOMES:
        raise RuleError("Say what came of the visit.", "Such as: seen, or nobody in.")
    if not report.visitor.strip():
        raise RuleError("Say who went.", "A visit is made by somebody.")
    if report.visited_at is None or report.visited_at > now:
        raise RuleError("That time has not come yet.", "Check when the visit was.")
