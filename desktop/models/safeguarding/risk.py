"""A student risk assessment: likelihood by severity, and the colour that follows (R200, R201)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.finding import Finding, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

HIGHEST = 5  # of likelihood and of severity
_RED_FROM, _AMBER_FROM = 20, 10


class Colour(Enum):
    """The colour of a risk, always said in words too."""

    RED = "RED"
    AMBER = "AMBER"
    GREEN = "GREEN"


class Check(Enum):
    """The four questions at the end of an assessment (R200), by the bit that keeps the answer."""

    SEEN_BY_WELFARE = 1
    SHARED_WITH_AGENCIES = 2
    APPROVED_BY_LEAD = 4
    HEAD_AWARE = 8

    @property
    def words(self) -> str:
        """The question as the form asks it."""
        return _QUESTIONS[self]


_QUESTIONS = {
    Check.SEEN_BY_WELFARE: "Reviewed by the education welfare officer",
    Check.SHARED_WITH_AGENCIES: "Shared with the agencies involved",
    Check.APPROVED_BY_LEAD: "Approved by the safeguarding lead",
    Check.HEAD_AWARE: "The head is aware of all of it",
}
LIKELIHOODS = ("Never", "Not impossible", "Possible", "Probable", "Certain")
SEVERITIES = ("None", "Minor", "Moderate", "High", "Extreme")


class Part(Enum):
    """What a risk is about: the form has a table for each."""

    SCHOOL = "school"
    AWAY = "away"

    @property
    def words(self) -> str:
        """The heading of its table."""
        return _PARTS[self]


_PARTS = {
    Part.SCHOOL: "School and staff",
    Part.AWAY: "Home visits, timetable, alternative provision",
}


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency or professional who works with the child."""

    agency: str
    name: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class RiskAction:
    """One risk with what is done about it and by whom."""

    risk: str
    likelihood: int
    severity: int
    action: str = ""
    lead: str = ""
    escalation: str = ""
    part: Part = Part.SCHOOL

    @property
    def score(self) -> int:
        """Likelihood times severity, 1 to 25."""
        return self.likelihood * self.severity

    @property
    def colour(self) -> Colour:
        """20 to 25 red, 10 to 19 amber, 1 to 9 green (WC64)."""
        return colour_of(self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAssessment:
    """An assessment as it was written; a newer one replaces it and both are kept."""

    id: int = 0
    pupil: int = 0
    written_on: date
    review_on: date
    purpose: str = ""
    background: str = ""
    agencies: tuple[Agency, ...] = ()
    arrangements: str = ""
    next_steps: str = ""
    checks: frozenset[Check] = frozenset()
    actions: tuple[RiskAction, ...] = ()
    recorded_at: datetime | None = None
    name: str = ""
    position: str = ""
    replaces: int | None = None

    @property
    def colour(self) -> Colour:
        """The colour of the highest risk; green while none is named."""
        return colour_of(max((one.score for one in self.actions), default=1))

    def of_part(self, part: Part) -> tuple[RiskAction, ...]:
        """Return the risks of one table, in order."""
        return tuple(one for one in self.actions if one.part is part)

    def is_due(self, today: date) -> bool:
        """Whether the day of its review has come."""
        return self.review_on <= today


def colour_of(score: int) -> Colour:
    """Return the colour of likelihood times severity."""
    if score >= _RED_FROM:
        return Colour.RED
    return Colour.AMBER if score >= _AMBER_FROM else Colour.GREEN


def assessment_findings(draft: RiskAssessment) -> Iterator[Finding]:
    """Find what an assessment still lacks."""
    if not draft.purpose.strip():
        yield refused("purpose", "The purpose is not said.", "A few words are enough.")
    if draft.review_on <= draft.written_on:
        yield refused("review_on", "The review is not after the day of writing.", "Choose a day.")
    if not draft.actions:
        yield refused("actions", "No risk is named.", "Write at least one risk.")
    for part in Part:
        for place, one in enumerate(draft.of_part(part), 1):
            yield from _action_findings(f"{part.words}, line {place}", one)


def _action_findings(where: str, one: RiskAction) -> Iterator[Finding]:
    if not one.risk.strip():
        yield refused("actions", f"{where} names no risk.", "Write it, or take the line out.")
    if not (1 <= one.likelihood <= HIGHEST and 1 <= one.severity <= HIGHEST):
        yield refused("actions", f"{where} needs two numbers from 1 to 5.", "Choose both.")
