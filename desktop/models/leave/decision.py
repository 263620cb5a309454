"""What the head decided about leave for one child; a changed decision keeps the one before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from desktop.models.days.session import Session


class Outcome(Enum):
    """How a request ended for one child."""

    GRANTED = "granted"
    GRANTED_IN_PART = "granted in part"
    REFUSED = "refused"

    @property
    def gives_leave(self) -> bool:
        """Whether there is leave for any session."""
        return self is not Outcome.REFUSED


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """What is about to be decided; `replaces` is the decision that stood when it was looked at.

    `code` is what the child is marked if away: the kind of leave, or `G` or `O` if refused.
    `first` and `last` are None if refused. `facts` are those of the kind (a licence, a review day).
    """

    request: int
    pupil: int
    outcome: Outcome
    code: str
    reason: str
    first: Session | None = None
    last: Session | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    replaces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveDecision(DecisionDraft):
    """A decision as it is kept, by whom and when."""

    id: int
    recorded_at: datetime
    name: str
    position: str

    def covers(self, session: Session) -> bool:
        """Whether it gives leave for this session."""
        return (
            self.first is not None
            and self.last is not None
            and (self.first <= session <= self.last)
        )


def standing_decisions(decisions: Iterable[LeaveDecision]) -> dict[tuple[int, int], LeaveDecision]:
    """Return the decision that stands for each request and child; `decisions` oldest first."""
    return {(one.request, one.pupil): one for one in decisions}
