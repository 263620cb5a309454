"""What a school's policy says about leave: notice, what is not exceptional, and its own limits.

The law asks only that leave is asked for in advance (reg 11). The numbers are those of schools'
policies, to change to one's own; none of them decides anything by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.models.leave.not_exceptional import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

NOTICE_DAYS = 14  # a school policy's two weeks before the first day (R168)
FESTIVAL_DAYS = 1  # a school policy's days of religious observance a festival (R37)
RELIGIOUS_DAYS = 3  # and a year (R37)
DAYS_IN_A_ROW = 5  # school days of leave not given until a referral is proposed (R236)
DAYS_AGAIN = 1  # and as few as this where it happened before (R236)
NUMBERS = (
    "notice_days", "festival_days", "religious_days", "days_in_a_row", "days_again",
    "alert_sessions",
)  # fmt: skip
_ADVICE = "Write numbers without quotation marks, and the reasons as a list in brackets."


@dataclass(frozen=True, slots=True)
class LeaveRules:
    """`notice_days` are days of the calendar; 0 asks for none. `not_exceptional` are names.

    `alert_sessions`: unauthorised sessions in a year at which the school is told; 0 is no alert.
    `exams` are lines that `read_exam` reads: tests, their days and the years tested.
    `exceptional` says what the policy calls exceptional, in its words (R225); empty for nothing.
    """

    notice_days: int = NOTICE_DAYS
    festival_days: int = FESTIVAL_DAYS
    religious_days: int = RELIGIOUS_DAYS
    days_in_a_row: int = DAYS_IN_A_ROW
    days_again: int = DAYS_AGAIN
    alert_sessions: int = 0
    not_exceptional: frozenset[str] = frozenset(BY_NAME)
    exams: tuple[str, ...] = ()
    exceptional: str = ""

    def latest_request(self, first_day: date) -> date:
        """Return the last day on which leave from a day is asked for in time (R168)."""
        return first_day - timedelta(days=self.notice_days)

    def is_late(self, received_on: date, first_day: date) -> bool:
        """Whether a request came later than the policy's notice."""
        return received_on > self.latest_request(first_day)

    @property
    def notice_in_words(self) -> str:
        """Two weeks, or a number of days."""
        weeks, days = divmod(self.notice_days, 7)
        if days or not weeks:
            return "1 day" if self.notice_days == 1 else f"{self.notice_days} days"
        return {1: "a week", 2: "two weeks", 3: "three weeks", 4: "four weeks"}.get(
            weeks, f"{weeks} weeks"
        )


DEFAULT_LEAVE = LeaveRules()


def leave_from_mapping(values: Mapping[str, Any]) -> LeaveRules:
    """Read a policy's part about leave; what is left out is the default."""
    numbers = {name: values.get(name, getattr(DEFAULT_LEAVE, name)) for name in NUMBERS}
    for name, number in numbers.items():
        if not isinstance(number, int) or isinstance(number, bool):
            raise RuleError(f"The policy's leave.{name} cannot be read: {number!r}.", _ADVICE)
    listed = values.get("not_exceptional", sorted(DEFAULT_LEAVE.not_exceptional))
    if not isinstance(listed, list):
        raise RuleError(f"The policy's leave.not_exceptional cannot be read: {listed!r}.", _ADVICE)
    names = frozenset(map(str, listed))
    for name in sorted(names - BY_NAME.keys()):
        known = ", ".join(BY_NAME)
        raise RuleError(f"There is no reason {name!r} for leave.", f"Write some of {known}.")
    exams = values.get("exams", [])
    if not isinstance(exams, list):
        raise RuleError(f"The policy's leave.exams cannot be read: {exams!r}.", _ADVICE)
    words = values.get("exceptional", "")
    if not isinstance(words, str):
        raise RuleError(f"The policy's leave.exceptional cannot be read: {words!r}.", _ADVICE)
    lines = tuple(map(str, exams))
    return LeaveRules(**numbers, not_exceptional=names, exams=lines, exceptional=words)


def leave_to_mapping(rules: LeaveRules) -> dict[str, Any]:
    """Return the rules as numbers and a list, which read back as the same."""
    numbers: dict[str, Any] = {name: getattr(rules, name) for name in NUMBERS}
    listed = [name for name in BY_NAME if name in rules.not_exceptional]
    words = {"exams": list(rules.exams), "exceptional": rules.exceptional}
    return {**numbers, "not_exceptional": listed, **words}
