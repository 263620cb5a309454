"""Safeguarding flags: put on, ended, and read only by those who hold the duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import pupils
from desktop.storage.file.database import saving
from desktop.tasks.admissions.pupil_history import keep, pupil_here, sign

if TYPE_CHECKING:
    from desktop.models.admissions.pupil import Flag
    from desktop.tasks.desk import Desk


def flags_of(desk: Desk, pupil: int) -> tuple[Flag, ...]:
    """Return the flags that stand on a pupil; nothing for a person without the duty."""
    if not desk.who.may(Duty.SEE_FLAGS):
        return ()
    return pupils.flags_of(desk.db, pupil_here(desk, pupil).id)


def put_flag(desk: Desk, pupil: int, flag: str, note: str = "") -> int:
    """Put a flag on a pupil; history says that there is one and not what it says."""
    desk.need(Duty.SEE_FLAGS)
    if not flag.strip():
        raise RuleError("A flag needs a name.", "Say in a word or two what it is.")
    with saving(desk.db):
        pupil_here(desk, pupil)
        number = pupils.add_flag(desk.db, pupil, (flag.strip(), note), desk.now(), sign(desk))
        keep(desk, pupil, "flag put on", flag=number)
    return number


def end_flag(desk: Desk, flag: int) -> None:
    """End a flag; the file keeps it."""
    desk.need(Duty.SEE_FLAGS)
    with saving(desk.db):
        pupil = pupils.withdraw_flag(desk.db, flag, desk.now(), sign(desk))
        if pupil is None:
            raise RuleError("That flag has ended already.", "Nothing needs doing.")
        pupil_here(desk, pupil)
        keep(desk, pupil, "flag ended", flag=flag)
