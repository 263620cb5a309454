"""The clock that marks are recorded by: watched, and confirmed when it looks wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.clock_check import (
    ALLOWED_BACK,
    ALLOWED_JUMP,
    ClockFault,
    ClockTrouble,
    clock_trouble,
)
from desktop.models.organisation.staff import Duty
from desktop.storage.file import clock_confirmations as confirmations
from desktop.storage.file import file_facts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import school_years
from desktop.tasks.safety.file_clock import ClockWatch

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.tasks.desk import Desk

_NO_JUMP = timedelta(0)


def check_clock(desk: Desk) -> ClockTrouble | None:
    """Return what is wrong with the desk's clock unless somebody has confirmed it since."""
    if file_facts.is_sample(desk.db):
        return None
    watch = desk.now if isinstance(desk.now, ClockWatch) else None
    now, last = desk.now(), confirmations.last_recorded_at(desk.db)
    jump = watch.jump() if watch else _NO_JUMP
    trouble = clock_trouble(now, last, jump, _last_day_of_years(desk))
    if trouble is None or not _is_confirmed(desk, trouble, now, last):
        return trouble
    if watch and trouble.fault is ClockFault.JUMPED:
        watch.start_again()
    return None


def _last_day_of_years(desk: Desk) -> date | None:
    years = school_years.kept_years(desk.db, desk.school)
    return max((kept.year.ends for kept in years), default=None)


def _is_confirmed(desk: Desk, trouble: ClockTrouble, now: datetime, last: datetime | None) -> bool:
    """A jump is one moment's; any other trouble lasts until the next entry is recorded."""
    if trouble.fault is ClockFault.JUMPED:
        at = confirmations.last_confirmed(desk.db)
        return at is not None and at - ALLOWED_BACK <= now <= at + ALLOWED_JUMP
    at = confirmations.confirmed_after(desk.db, last)
    return at is not None and at - ALLOWED_BACK <= now


def need_right_clock(desk: Desk) -> None:
    """RuleError while the clock is in doubt: nothing is marked or closed by it."""
    trouble = check_clock(desk)
    if trouble is not None:
        raise RuleError(trouble.title, trouble.advice)


def right_time(desk: Desk) -> datetime:
    """Return the time to record by; RuleError while the clock is in doubt."""
    need_right_clock(desk)
    return desk.now()


def confirm_clock(desk: Desk, reason: str) -> None:
    """Say, with a reason, that the clock is right as it stands; who, when and why are kept."""
    desk.need(Duty.CONFIRM_CLOCK)
    why = reason.strip()
    if not why:
        raise RuleError("The clock is confirmed with a reason.", "Say why it looked wrong.")
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        confirmations.add_confirmation(
            desk.db, confirmations.last_recorded_at(desk.db), why, signed
        )
        note(desk.db, signed, ("clock", None), "confirmed the clock", reason=why)
