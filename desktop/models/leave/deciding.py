"""What a head chooses about a request: checked, and turned into what is expected of the child."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session, both_halves, day_in_words
from desktop.models.finding import Finding, refused
from desktop.models.leave.decision import Outcome
from desktop.models.leave.leave_kind import (
    BY_CODE,
    NO_TERMS,
    Asked,
    LeaveKind,
    LeaveTerms,
    check_terms,
)
from desktop.models.marks.expectation import EVERY_SESSION, bit, pattern_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.leave.decision import LeaveDecision

HOLIDAY, OTHERWISE = "G", "O"
_WEEK = range(7)
_MORNINGS = pattern_of((day, Half.AM) for day in _WEEK)
_AFTERNOONS = pattern_of((day, Half.PM) for day in _WEEK)
_FACTS = ("licence", "body", "festival", "agreed_with")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is chosen for one child or several of a request.

    `seen` has the decision that stood for each child when it was looked at. `first` and `last` are
    the leave that is granted. `refused_as` is G or O, suggested for whoever is away all the same.
    `why_changed` is wanted where a decision stood already.
    """

    pupils: tuple[int, ...]
    outcome: Outcome
    reason: str
    kind: LeaveKind = LeaveKind.EXCEPTIONAL
    first: Session | None = None
    last: Session | None = None
    terms: LeaveTerms = NO_TERMS
    pattern: int = EVERY_SESSION
    refused_as: str = HOLIDAY
    seen: Mapping[int, int | None] = field(default_factory=dict)
    why_changed: str = ""

    @property
    def code(self) -> str:
        """What the child is marked, if away."""
        return self.kind.code if self.outcome.gives_leave else self.refused_as

    def sessions(self, calendar: SchoolCalendar) -> tuple[Session, ...]:
        """Return the school's sessions that are granted; none if it is refused."""
        if self.first is None or self.last is None or not self.outcome.gives_leave:
            return ()
        return sessions_between(calendar, self.first, self.last, self.pattern)


def sessions_between(
    calendar: SchoolCalendar, first: Session, last: Session, pattern: int = EVERY_SESSION
) -> tuple[Session, ...]:
    """Return the school's sessions from a first to a last that lie on a weekly pattern."""
    found = calendar.sessions(first.day, last.day)
    return tuple(one for one in found if first <= one <= last and pattern & bit(one))


def check_choice(choice: Choice, calendar: SchoolCalendar, asked: Asked) -> Iterator[Finding]:
    """Find what stops a choice from being decided; `asked` is about the days that are granted."""
    if not choice.reason.strip():
        yield refused(
            "reason",
            "A decision needs its reason.",
            "It is kept, and the letter to the family says it.",
        )
    if (
        any(number is not None for number in choice.seen.values())
        and not choice.why_changed.strip()
    ):
        yield refused(
            "why_changed", "Say why the decision is changed.", "The first one is kept beside it."
        )
    if not choice.outcome.gives_leave:
        return
    if choice.first is None or choice.last is None:
        yield refused(
            "first", "Say from when to when the leave is.", "Give the first and last day."
        )
        return
    wrong = tuple(_check_days(choice, calendar))
    yield from wrong or check_terms(choice.kind, choice.terms, asked)


def _check_days(choice: Choice, calendar: SchoolCalendar) -> Iterator[Finding]:
    first, last = choice.first, choice.last
    if first is None or last is None:
        return
    if last < first:
        yield refused("last", "The last day is before the first.", "Change one of the two.")
    elif not choice.sessions(calendar):
        yield refused(
            "first", "The school does not meet in any of these sessions.", "Choose school days."
        )
    for one in (first, last):
        if calendar.year_of(one.day) is None:
            yield refused(
                "last",
                f"{day_in_words(one.day)} is in no school year.",
                "Enter that year's term dates first, or choose other days.",
            )
            return


def facts_of(choice: Choice) -> dict[str, str]:
    """Return what a decision keeps of its kind of leave, and why it was changed, where said."""
    if not choice.outcome.gives_leave:
        kept: dict[str, str] = {}
    else:
        kept = {name: getattr(choice.terms, name).strip() for name in _FACTS}
        if choice.terms.review_day:
            kept["review_day"] = choice.terms.review_day.isoformat()
        if choice.pattern != EVERY_SESSION:
            kept["pattern"] = str(choice.pattern)
    kept["why_changed"] = choice.why_changed.strip()
    return {name: words for name, words in kept.items() if words}


def terms_of(decision: LeaveDecision) -> LeaveTerms:
    """Return what a decision's kind of leave rests on."""
    facts = {name: decision.facts[name] for name in _FACTS if name in decision.facts}
    day = decision.facts.get("review_day")
    return LeaveTerms(**facts, review_day=date.fromisoformat(day) if day else None)


def pattern_in(decision: LeaveDecision) -> int:
    """Return the weekly pattern of a decision; every session but for a part-time timetable."""
    return int(decision.facts.get("pattern", EVERY_SESSION))


def kind_in(decision: LeaveDecision) -> LeaveKind | None:
    """Return the kind of leave that a decision gives; none where it is refused."""
    return BY_CODE.get(decision.code) if decision.outcome.gives_leave else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that are expected alike: a first, a last, and the weekly pattern within them."""

    first: date
    last: date
    pattern: int


def stretches(first: Session, last: Session, pattern: int = EVERY_SESSION) -> tuple[Stretch, ...]:
    """Cut leave that begins or ends at noon into days that are alike; every one has a session."""
    cuts: list[Stretch] = []
    begin, end = first.day, last.day
    if begin == end:
        halves = [one for one in both_halves(begin) if first <= one <= last]
        cuts.append(Stretch(begin, end, _bits(halves)))
        return tuple(_meeting(cuts, pattern))
    if first.half is Half.PM:
        cuts.append(Stretch(begin, begin, _AFTERNOONS))
        begin += timedelta(days=1)
    tail = last.half is Half.AM
    whole_end = end - timedelta(days=1) if tail else end
    if begin <= whole_end:
        cuts.append(Stretch(begin, whole_end, _MORNINGS | _AFTERNOONS))
    if tail:
        cuts.append(Stretch(end, end, _MORNINGS))
    return tuple(_meeting(cuts, pattern))


def _bits(sessions: Iterable[Session]) -> int:
    found = 0
    for one in sessions:
        found |= bit(one)
    return found


def _meeting(cuts: Iterable[Stretch], pattern: int) -> Iterator[Stretch]:
    for one in cuts:
        common = one.pattern & pattern & EVERY_SESSION
        if common:
            yield Stretch(one.first, one.last, common)


def outcome_for(choice: Choice, asked: Collection[Session], given: Collection[Session]) -> Outcome:
    """Return granted where every session asked for is given, else in part; refused as it is."""
    if not choice.outcome.gives_leave:
        return choice.outcome
    return Outcome.GRANTED if set(asked) <= set(given) else Outcome.GRANTED_IN_PART
