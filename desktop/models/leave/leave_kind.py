"""The kinds of leave a head may grant: the code each has, and what must be known to grant it.

Source: SI 2024/208 reg 11, and reg 10 with its tables for the codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_TIMETABLE = timedelta(days=92)  # a warning: a part-time timetable is temporary


class LeaveKind(Enum):
    """What the leave is for; the value is what is kept."""

    EXCEPTIONAL = "exceptional circumstances"
    PERFORMANCE = "regulated performance or work abroad"
    INTERVIEW = "interview"
    MEDICAL = "medical or dental appointment"
    RELIGIOUS = "religious observance"
    STUDY = "study for a public examination"
    PART_TIME = "temporary part-time timetable"

    @property
    def code(self) -> str:
        """The code of the sessions, should the child be away."""
        return _CODES[self]

    @property
    def short(self) -> str:
        """Its name on a key."""
        return _SHORT[self]

    @property
    def key(self) -> str:
        """The key that chooses it on screen."""
        return _KEYS[self]


_CODES = {
    LeaveKind.EXCEPTIONAL: "C",
    LeaveKind.PERFORMANCE: "C1",
    LeaveKind.INTERVIEW: "J1",
    LeaveKind.MEDICAL: "M",
    LeaveKind.RELIGIOUS: "R",
    LeaveKind.STUDY: "S",
    LeaveKind.PART_TIME: "C2",
}
_KEYS = {
    LeaveKind.EXCEPTIONAL: "C",
    LeaveKind.PERFORMANCE: "P",
    LeaveKind.INTERVIEW: "J",
    LeaveKind.MEDICAL: "M",
    LeaveKind.RELIGIOUS: "R",
    LeaveKind.STUDY: "S",
    LeaveKind.PART_TIME: "T",
}
_SHORT = {
    LeaveKind.EXCEPTIONAL: "Exceptional",
    LeaveKind.PERFORMANCE: "Performance",
    LeaveKind.INTERVIEW: "Interview",
    LeaveKind.MEDICAL: "Appointment",
    LeaveKind.RELIGIOUS: "Set-apart day",
    LeaveKind.STUDY: "Exam study",
    LeaveKind.PART_TIME: "Part-time",
}
BY_CODE = {kind.code: kind for kind in LeaveKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveTerms:
    """What a kind of leave rests on.

    `licence`: of a performance, who licensed it. `body` and `festival`: whose set-apart day it is.
    `agreed_with`: the parent the child lives with who agreed a part-time timetable, which is
    reviewed on `review_day`.
    """

    licence: str = ""
    body: str = ""
    festival: str = ""
    agreed_with: str = ""
    review_day: date | None = None


NO_TERMS = LeaveTerms()


@dataclass(frozen=True, slots=True)
class SetApart:
    """A day of religious observance that a child has had in the school year."""

    day: date
    festival: str = ""


@dataclass(frozen=True, slots=True)
class ReligiousCap:
    """How many days the school's policy speaks of: a warning, never a refusal by itself."""

    a_festival: int = 1
    a_year: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the rules look at: the days granted, when it was asked for, and what came before."""

    days: tuple[date, ...]
    received_on: date
    earlier: tuple[SetApart, ...] = ()
    cap: ReligiousCap = ReligiousCap()


def check_terms(kind: LeaveKind, terms: LeaveTerms, asked: Asked) -> Iterator[Finding]:
    """Find what is missing to grant this kind of leave, and what should be looked at."""
    if asked.days and asked.received_on > asked.days[0]:
        yield refused(
            "days",
            f"These days begin before the request came, on {day_in_words(asked.received_on)}.",
            "Leave is never granted afterwards (reg 11): refuse it, or grant later days.",
        )
    match kind:
        case LeaveKind.PERFORMANCE:
            yield from _licensed(terms)
        case LeaveKind.RELIGIOUS:
            yield from _set_apart(terms, asked)
        case LeaveKind.PART_TIME:
            yield from _timetable(terms, asked)


def _licensed(terms: LeaveTerms) -> Iterator[Finding]:
    if not terms.licence.strip():
        yield refused(
            "licence",
            "Say what licenses the performance.",
            "Leave for work is only for a regulated performance or regulated employment abroad "
            "(reg 11(2)): name the licence, or the body that is exempt.",
        )


def _set_apart(terms: LeaveTerms, asked: Asked) -> Iterator[Finding]:
    if not terms.body.strip():
        yield refused(
            "body",
            "Say which religious body sets the day apart.",
            "R is for a day set apart by the body the parent belongs to (reg 10).",
        )
    if not terms.festival.strip():
        yield refused("festival", "Say which festival or day it is.", "It is kept with the leave.")
    if len(asked.days) > 1:
        yield refused(
            "days",
            "R is for one set-apart day; further days of a festival need C.",
            "Grant the day itself as R, and decide the other days as C, or refuse them (O).",
        )
    yield from _before(terms, asked)


def _before(terms: LeaveTerms, asked: Asked) -> Iterator[Finding]:
    same = [one for one in asked.earlier if _is_same(one, terms, asked.days)]
    if same:
        yield refused(
            "days",
            f"The child has had a day for {same[0].festival} already.",
            "A second day of the same festival is C, or O where it is refused: never R.",
        )
    if asked.days and len(asked.earlier) >= asked.cap.a_year:
        yield warning(
            "days",
            f"It is set-apart day number {len(asked.earlier) + 1} this school year; the school's "
            f"policy speaks of {asked.cap.a_year}.",
            "A genuine set-apart day stays R, and is authorised.",
        )


def _is_same(one: SetApart, terms: LeaveTerms, days: Iterable[date]) -> bool:
    alike = one.festival.strip().casefold() == terms.festival.strip().casefold()
    return bool(one.festival.strip()) and alike and one.day not in tuple(days)


def _timetable(terms: LeaveTerms, asked: Asked) -> Iterator[Finding]:
    first, last = (asked.days[0], asked.days[-1]) if asked.days else (None, None)
    review = terms.review_day
    if review is None or first is None or last is None or not first <= review <= last:
        yield refused(
            "review_day",
            "A part-time timetable needs a review day between its first and its last.",
            "It is temporary, and agreed with its times and dates (reg 11(6)).",
        )
    if not terms.agreed_with.strip():
        yield refused(
            "agreed_with",
            "Say which parent agreed to the part-time timetable.",
            "It is agreed with a parent the child normally lives with (reg 11(6)).",
        )
    if first and last and last - first > LONGEST_TIMETABLE:
        yield warning(
            "last_day",
            "This part-time timetable lasts over three months.",
            "It is for exceptional circumstances and a short time (reg 11(6)).",
        )
