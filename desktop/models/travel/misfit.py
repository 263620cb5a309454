"""T that was marked in a journey and does not hold there any more; nothing amends it by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import session_of
from desktop.models.finding import Finding, warning
from desktop.models.marks.expectation import bit
from desktop.models.travel.meters import travel_sessions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.models.days.session import Session
    from desktop.models.travel.journey import Journey

_DAY = timedelta(days=1)
_LISTED = 4


@dataclass(frozen=True, slots=True)
class Misfit:
    """Sessions marked T, and why they are not."""

    why: str
    becomes: str
    sessions: tuple[Session, ...]

    def finding(self) -> Finding:
        """Say it to whoever looks at the child."""
        named = ", ".join(str(one) for one in self.sessions[:_LISTED])
        more = len(self.sessions) - _LISTED
        said = f"{named} and {more} more" if more > 0 else named
        return warning(
            "misfit",
            f"Marked T, and {self.why}: {said}.",
            f"Amend the register: {self.becomes}.",
        )


def misfits(journeys: Iterable[Journey], marks: Mapping[int, str]) -> tuple[Misfit, ...]:
    """Find what a child’s registers have as T within these journeys and should not."""
    known = tuple(journeys)
    found: dict[tuple[str, str], list[Session]] = {}
    for journey in known:
        last = journey.back_on - _DAY
        for number, _code in travel_sessions(marks, journey.first_day, last):
            session = session_of(number)
            if any(one is not journey and _holds(one, session) for one in known):
                continue
            for said in _against(journey, session):
                found.setdefault(said, []).append(session)
    return tuple(Misfit(*said, tuple(sessions)) for said, sessions in found.items())


def _against(journey: Journey, session: Session) -> Iterator[tuple[str, str]]:
    school = journey.school
    if journey.decision is None:
        return
    if not journey.is_agreed:
        outcome = journey.decision.outcome.value
        yield f"the journey was {outcome}", "what is known of these days, else O"
    elif journey.returned is not None and journey.returned.back_on <= session.day:
        yield "the family was back", "what is known of these days, else O"
    elif school is not None and _is_there(journey, session):
        yield f"expected at {school.name}", "D"


def _holds(journey: Journey, session: Session) -> bool:
    """Whether T stands in this session because of a journey."""
    within = journey.first_day <= session.day < journey.back_on
    return within and journey.is_agreed and not tuple(_against(journey, session))


def _is_there(journey: Journey, session: Session) -> bool:
    """Whether the child is scheduled at the other school then, which has confirmed it."""
    school = journey.school
    if school is None or not school.is_confirmed:
        return False
    return school.since <= session.day and bool(school.pattern & bit(session))
