"""Why a child comes late or leaves early: the keys of the front desk, by the day they hold from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.models.organisation.policy import Policy
    from desktop.models.organisation.staff import Who

from desktop.models.organisation.staff import Duty

BY_THE_DESK = "Late desk: "  # how the reason of an entry begins that the desk has made
_LONG = date(2006, 9, 1)


@dataclass(frozen=True, slots=True)
class DeskReason:
    """A reason with its key. `better` stands in for `U` after the close, where it may be given."""

    key: str
    words: str
    better: str = ""
    asks_words: bool = False
    since: date = _LONG
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether the desk offers it on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def said(self, words: str = "") -> str:
        """Return what is kept: the reason, and the words that were typed with it."""
        typed = words.strip()
        if self.asks_words:
            return typed
        return f"{self.words}: {typed}" if typed else self.words


# Only an appointment has a code of its own (M: Working together to improve school attendance,
# 2024, and WC25, WC30); every other late child is L, or U after the close.
LATE_REASONS: tuple[DeskReason, ...] = (
    DeskReason("O", "Overslept"),
    DeskReason("T", "Traffic"),
    DeskReason("B", "Late bus"),
    DeskReason("M", "Missed the bus"),
    DeskReason("D", "Medical or dental appointment", better="M"),
    DeskReason("F", "Family"),
    DeskReason("P", "Parent’s appointment"),
    DeskReason("N", "No reason given"),
    DeskReason("W", "In other words", asks_words=True),
)

LEAVING_REASONS: tuple[DeskReason, ...] = (
    DeskReason("D", "Medical or dental appointment", better="M"),
    DeskReason("I", "Unwell, sent home"),
    DeskReason("F", "Family"),
    DeskReason("L", "Lunch at home"),
    DeskReason("V", "Visit to another school"),
    DeskReason("W", "In other words", asks_words=True),
)


def reasons_on(table: tuple[DeskReason, ...], day: date) -> tuple[DeskReason, ...]:
    """Return the reasons of a table that the desk offers on a day, in the order of the keys."""
    return tuple(reason for reason in table if reason.in_force(day))


def better_code(reason: DeskReason, someone: Who, policy: Policy) -> str:
    """Return the code that may stand in for `U`; empty where the policy keeps it for the head.

    The desk authorises nothing that the policy reserves: such a child is `U` until the head says.
    """
    if not reason.better or someone.may(Duty.ALL_CODES):
        return reason.better
    return reason.better if policy.office_may_enter(reason.better) else ""
