"""A journey that a family asks for: why, from when to when, where to, and the other school."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from desktop.models.days.school_year import SchoolCalendar

LONGEST = 400  # days
SOURCE = "journey"  # of what is expected because of one
TRAVELLING = "Travelling for a parent’s work"


class Reason(Enum):
    """Why a family travels: for work, or one of the six that are no travel for work (R245)."""

    WORK = "work"
    BEREAVEMENT = "bereavement"
    WEDDING = "wedding"
    RELATIVES = "relatives"
    RELIGIOUS_DAYS = "religious days"
    PRE_WEDDING = "pre-wedding"
    BIRTHDAYS = "birthdays"

    @property
    def words(self) -> str:
        """The reason as the form has it."""
        return _REASONS[self]

    @property
    def is_for_work(self) -> bool:
        """Whether T can follow from it."""
        return self is Reason.WORK


_REASONS = {
    Reason.WORK: "Travel for a parent’s work",
    Reason.BEREAVEMENT: "Bereavement",
    Reason.WEDDING: "A wedding",
    Reason.RELATIVES: "Visiting relatives",
    Reason.RELIGIOUS_DAYS: "Religious days beyond the one set apart",
    Reason.PRE_WEDDING: "Preparing for a wedding",
    Reason.BIRTHDAYS: "A birthday",
}


class How(Enum):
    """How the family asked."""

    FORM = "form"
    IN_PERSON = "in person"
    TELEPHONE = "telephone"
    EMAIL = "e-mail"
    TEXT = "text"
    LETTER = "letter"


class Reach(Enum):
    """Where the family will be, seen from school."""

    NEAR = "near"
    ENGLAND = "england"
    ABROAD = "abroad"

    @property
    def words(self) -> str:
        """The place as the form offers it."""
        return _REACHES[self]


_REACHES = {
    Reach.NEAR: "Near enough to come back to school each day",
    Reach.ENGLAND: "Elsewhere in England",
    Reach.ABROAD: "Outside England",
}


class Outcome(Enum):
    """What became of a request; the last is the family’s own word."""

    AGREED = "agreed"
    NOT_AGREED = "not agreed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSchool:
    """The school at which the children are registered too, on these halves of the week."""

    id: int = 0
    name: str
    address: str = ""
    contact: str = ""
    since: date
    pattern: int
    confirmed_on: date | None = None
    confirmed_by: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether the other school has said so."""
        return self.confirmed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided, by whom; a newer one replaces it and both are kept."""

    id: int = 0
    outcome: Outcome
    reason: str = ""
    recorded_at: datetime
    name: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """When the family was back, as somebody said."""

    id: int = 0
    back_on: date
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """A journey as asked for; `back_on` is the day on which the children are expected in school.

    `pack` says whether an education pack was given; None while nobody has said.
    """

    id: int = 0
    pupils: tuple[int, ...]
    received_on: date
    how: How = How.FORM
    asked_by: str
    contact: int | None = None
    reason: Reason = Reason.WORK
    words: str = ""
    place: str = ""
    reach: Reach = Reach.ENGLAND
    first_day: date
    back_on: date
    pack: bool | None = None
    pack_words: str = ""
    recorded_at: datetime | None = None
    name: str = ""
    position: str = ""
    school: OtherSchool | None = None
    decision: Decision | None = None
    returned: Return | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether the decision that stands agrees to it."""
        return self.decision is not None and self.decision.outcome is Outcome.AGREED

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision, or is agreed and nobody said that they are back."""
        return self.decision is None or (self.is_agreed and self.returned is None)

    @property
    def span(self) -> str:
        """Mon 5 Oct 2026 to Mon 16 Nov 2026."""
        return f"{day_in_words(self.first_day)} to {day_in_words(self.back_on)}"


def not_for_work(reason: Reason) -> Finding:
    """Say that T cannot follow from a reason that is no travel for work (R245, WC60)."""
    return warning(
        "reason",
        f"{reason.words} is not travel for work: it cannot be T.",
        "Ask for it as leave: C if the head grants it, else G (holiday) or O.",
    )


def journey_findings(
    draft: Journey, calendar: SchoolCalendar, today: date, others: Iterable[Journey] = ()
) -> Iterator[Finding]:
    """Find what refuses a request and what it warns of, as it is entered."""
    if not draft.pupils:
        yield refused("pupils", "No child is chosen.", "Choose at least one child.")
    if not draft.asked_by.strip():
        yield refused("asked_by", "Who asked is not said.", "Choose or write who asked.")
    if draft.received_on > today:
        yield refused("received_on", "It was received on a day to come.", "Choose today or before.")
    wrong = tuple(_days(draft, calendar))
    yield from wrong
    if any(one.is_refusal for one in wrong):
        return
    yield from _overlaps(draft, others)
    yield from _prompts(draft)


def _days(draft: Journey, calendar: SchoolCalendar) -> Iterator[Finding]:
    if draft.back_on <= draft.first_day:
        yield refused("back_on", "The return is not after the day of travel.", "Check both days.")
        return
    if (draft.back_on - draft.first_day).days > LONGEST:
        yield refused("back_on", "A journey lasts a school year at the most.", "Check both days.")
        return
    for field, day in (("first_day", draft.first_day), ("back_on", draft.back_on)):
        if calendar.year_of(day) is None:
            yield refused(
                field,
                f"{day_in_words(day)} is in no school year that is known here.",
                "Check the day, or enter that year’s terms.",
            )
            return
    if not away_days(draft, calendar):
        yield refused(
            "first_day", "The school does not meet on any of these days.",
            "Nothing needs agreeing: tell the family so.",
        )  # fmt: skip


def _overlaps(draft: Journey, others: Iterable[Journey]) -> Iterator[Finding]:
    for other in others:
        if other.id == draft.id or not other.is_open:
            continue
        same_child = set(other.pupils) & set(draft.pupils)
        if same_child and draft.first_day < other.back_on and other.first_day < draft.back_on:
            yield refused(
                "first_day",
                f"There is a journey from {other.span} already.",
                "End that one, or choose other days.",
            )
            return


def _prompts(draft: Journey) -> Iterator[Finding]:
    if not draft.reason.is_for_work:
        yield not_for_work(draft.reason)
    elif draft.reach is Reach.NEAR:
        yield warning(
            "reach",
            "Near enough to come back each day: the children are expected in school full time.",
            "School policy. T is only while travelling for work.",
        )
    elif draft.reach is Reach.ENGLAND and draft.school is None:
        yield warning(
            "school",
            "Travelling in England, the children are expected to be registered at a school there.",
            "Ask which; D is then the code here on its days.",
        )
    if draft.received_on > draft.first_day:
        yield warning(
            "received_on",
            "The family did not say so before leaving.",
            "By the school’s policy that is not authorised; in law T depends on why they travel, "
            "not on when they asked. The head decides.",
        )


def away_days(journey: Journey, calendar: SchoolCalendar) -> tuple[date, ...]:
    """Return the school days from the day of travel to the day before the return."""
    days = calendar.school_days(journey.first_day, journey.back_on)
    return tuple(day for day in days if day < journey.back_on)


def school_findings(school: OtherSchool, journey: Journey, today: date) -> Iterator[Finding]:
    """Find what dual registration lacks: the school, since when, and on which halves of a week."""
    if not school.name.strip():
        yield refused("school", "The other school is not named.", "Write its name.")
    if not school.pattern:
        yield refused(
            "pattern", "No half of the week is ticked.",
            "D is only for sessions scheduled at the other school.",
        )  # fmt: skip
    if not journey.first_day <= school.since < journey.back_on:
        yield refused(
            "since", "That day is not on the journey.",
            f"Choose a day from {day_in_words(journey.first_day)} on, before the return.",
        )  # fmt: skip
    if school.confirmed_on is None:
        yield warning(
            "confirmed_on", "The other school has not confirmed it yet.",
            "D stands once it has; write to the school.",
        )  # fmt: skip
    elif school.confirmed_on > today:
        yield refused("confirmed_on", "It is confirmed on a day to come.", "Check the day.")
    elif not school.confirmed_by.strip():
        yield refused("confirmed_by", "Who confirmed it is not said.", "Write the name.")
