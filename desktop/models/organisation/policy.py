"""A school's policy on a day: its session times and who may enter which code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.absence.first_day_clock import DEFAULT_CLOCK, FirstDayClock
from desktop.models.days.session import Half
from desktop.models.leave.leave_rules import DEFAULT_LEAVE, LeaveRules
from desktop.models.marks.attendance_code import AFTERNOON, MORNING
from desktop.models.papers.newsletter_rules import DEFAULT_NEWSLETTER, NewsletterRules

if TYPE_CHECKING:
    from desktop.models.days.session_times import SessionTimes

HALF_WORDS = {Half.AM: "morning", Half.PM: "afternoon"}
RESERVED = frozenset({"C", "C1", "C2", "J1", "S", "T"})  # leave is the head's to give (reg 11)
TEACHER_CODES = frozenset({MORNING, AFTERNOON, "L", "N"})
DEADLINE_DAYS = 5  # school days until N must be settled (Working together 2024, paras 407-409)

EVIDENCE_DAYS = 5  # school days of illness after which evidence may be asked for (R155)
REFER_DAYS = 2  # school days without contact until a referral is proposed (R215)
MISSING_DAYS = 5  # unexplained school days until a child may be missing education (R126)
IN_TOUCH_DAYS = 0  # day of absence by which the school means to be in touch; 0: it says none (R203)
LONG_ABSENCE_DAYS = 0  # school days; back after more, a plan is proposed; 0: it says none (R198)
TRAVEL_LIMIT = 180  # T sessions of a school year; more are a concern (policy 004, R243)
BASE_SCHOOL_MONTHS = 18  # since a mobile child attended the base school (policy 000, R40)
AGREEMENT_WEEKS = 4  # until a contract or plan is reviewed again: "regularly" (policy 000, R58)


class Phase(Enum):
    """Which ages the school takes; codes that are unusual there warn."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    ALL_THROUGH = "all-through"
    SPECIAL = "special"


class LateSlip(Enum):
    """The paper that a child who signs in late takes to the class."""

    NONE = "none"
    ROLL = "80 mm"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class YearTimes:
    """The times of one year group's session where they are not the whole school's."""

    year_group: str
    half: Half
    times: SessionTimes


@dataclass(frozen=True, slots=True)
class Policy:
    """What the school has settled, as it stands on one day; `None` where times are not known."""

    name: str
    source: str = ""
    am: SessionTimes | None = None
    pm: SessionTimes | None = None
    year_times: tuple[YearTimes, ...] = ()
    reserved_codes: frozenset[str] = RESERVED
    teacher_codes: frozenset[str] = TEACHER_CODES
    deadline_days: int = DEADLINE_DAYS
    minimum_sessions: int = 20
    idle_lock_minutes: int = 10
    phase: Phase = Phase.PRIMARY
    late_slip: LateSlip = LateSlip.NONE
    first_day: FirstDayClock = DEFAULT_CLOCK
    evidence_days: int = EVIDENCE_DAYS
    refer_days: int = REFER_DAYS
    missing_days: int = MISSING_DAYS
    in_touch_days: int = IN_TOUCH_DAYS
    long_absence_days: int = LONG_ABSENCE_DAYS
    leave: LeaveRules = DEFAULT_LEAVE
    travel_limit: int = TRAVEL_LIMIT
    base_school_months: int = BASE_SCHOOL_MONTHS
    newsletter: NewsletterRules = DEFAULT_NEWSLETTER
    agreement_weeks: int = AGREEMENT_WEEKS

    def times(self, half: Half, year_group: str = "") -> SessionTimes:
        """Return a year group's times, else the school's; RuleError while there are none."""
        own = (
            row.times for row in self.year_times if (row.year_group, row.half) == (year_group, half)
        )
        found = next(own, self.am if half is Half.AM else self.pm)
        if found is None:
            raise RuleError(
                f"The {HALF_WORDS[half]} session has no times yet.",
                "Fill in the policy's session times; registers cannot open without them.",
            )
        return found

    def office_may_enter(self, symbol: str) -> bool:
        """Whether the office enters the code itself; else it stays N and waits for the head."""
        return symbol not in self.reserved_codes

    def teacher_may_enter(self, symbol: str) -> bool:
        """Whether a class teacher has a key for the code; known reasons come on top."""
        return symbol in self.teacher_codes


def boundary_in_words(times: SessionTimes) -> str:
    """Say which minute is still `L` and which is `U`, so that nobody has to guess the setting."""
    closing, first_u = f"{times.closes:%H:%M}", f"{times.first_late_for_good:%H:%M}"
    if times.inclusive:
        return f"A child who arrives at {closing} is late (L); from {first_u} it is U."
    return f"A child who arrives before {closing} is late (L); from {first_u} it is U."
