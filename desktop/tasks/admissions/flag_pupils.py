"""Safeguarding flags: put on, ended, and read only by those whom the kind is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.models.safeguarding.flag_kind import Audience, check_note, kind_of
from desktop.storage.admissions import pupils
from desktop.storage.file.database import saving
from desktop.tasks.admissions.pupil_history import keep, pupil_here, sign
from desktop.tasks.admissions.see_pupil import teaches_now
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.admissions.pupil import Flag
    from desktop.tasks.desk import Desk


def flags_of(desk: Desk, pupil: int) -> tuple[Flag, ...]:
    """Return the flags that this person may see; whoever shows them keeps the look.

    Those with the duty see all, a teacher of the child's class what care in the room asks for.
    """
    standing = pupils.flags_of(desk.db, pupil_here(desk, pupil).id)
    if desk.who.may(Duty.SEE_FLAGS):
        return standing
    for_class = tuple(one for one in standing if kind_of(one.flag).audience is Audience.CLASS)
    return for_class if for_class and teaches_now(desk, pupil) else ()


def put_flag(
    desk: Desk, pupil: int, flag: str, note: str = "", review_on: date | None = None
) -> int:
    """Put a flag on a pupil; history says that there is one and not what it says."""
    desk.need(Duty.SEE_FLAGS)
    if not flag.strip():
        raise RuleError("A flag needs a name.", "Say in a word or two what it is.")
    if review_on is not None and review_on <= desk.today:
        raise RuleError("The review is not after today.", "Choose a day to come, or none.")
    check_note(kind_of(flag), note)
    with saving(desk.db):
        pupil_here(desk, pupil)
        signed = right_time(desk), sign(desk)
        what = flag.strip(), note.strip()
        number = pupils.add_flag(desk.db, pupil, what, signed, review_on)
        keep(desk, pupil, "flag put on", flag=number)
    return number


def end_flag(desk: Desk, flag: int) -> None:
    """End a flag; the file keeps it."""
    desk.need(Duty.SEE_FLAGS)
    with saving(desk.db):
        pupil = pupils.withdraw_flag(desk.db, flag, right_time(desk), sign(desk))
        if pupil is None:
            raise RuleError("That flag has ended already.", "Nothing needs doing.")
        pupil_here(desk, pupil)
        keep(desk, pupil, "flag ended", flag=flag)
