"""Where an errand is done: the school's file, the school, the person, and the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused
from desktop.models.days.session_times import london

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlite_utils import Database

    from desktop.models.organisation.staff import Duty, Who


def computer_clock() -> datetime:
    """Return the computer's time in UTC, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Desk:
    """What every task takes first; nothing is global and a test has a clock of its own."""

    db: Database
    school: int
    who: Who
    now: Callable[[], datetime] = computer_clock

    @property
    def today(self) -> date:
        """The day on the school's wall calendar (Europe/London)."""
        return london(self.now()).date()

    def need(self, duty: Duty) -> None:
        """PermissionRefused unless the person at the desk holds the duty."""
        if not self.who.may(duty):
            raise PermissionRefused(
                f"{self.who.name} may not {duty.value}.",
                "Ask someone who may, or ask the head to add the role.",
            )
