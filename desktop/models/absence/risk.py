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
    """The four questions at the end of an assessment, by the bit that keeps the answer."""

    SHARED_WITH_STAFF = 1
    SHARED_WITH_FAMILY = 2
    AGENCIES_INFORMED = 4
    CHILD_HEARD = 8


@dataclass(frozen=True, slots=True)
class RiskAction:
    """One risk with what is done about it and by whom."""

    risk: str
    likelihood: int
    severity: int
    action: str = ""
    lead: str = ""
    escalation: str = ""

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
    agencies: str = ""
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


def colour_of(score: int) -> Colour:
    """Return the colour of likelihood times severity."""
    if score >= _RED_FROM:
        return Colour.RED
    return Colour.AMBER if score >= _AMBER_FROM else Colour.GREEN


def assessment_findings(draft: RiskAssessment) -> Iterator[Finding]:
    """Find what an assessment still lacks."""
    if draft.review_on <= draft.written_on:
        yield refused("review_on", "The review is not after the day of writing.", "Choose a day.")
    if not draft.actions:
        yield refused("actions", "No risk is named.", "Write at least one risk.")
    for place, one in enumerate(draft.actions, 1):
        if not one.risk.strip():
            yield refused("actions", f"Line {place} names no risk.", "Write it, or take it out.")
        if not (1 <= one.likelihood <= HIGHEST and 1 <= one.severity <= HIGHEST):
            yield refused("actions", f"Line {place} needs two numbers from 1 to 5.", "Choose both.")
