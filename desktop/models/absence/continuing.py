"""An absence that goes on: which day it is, counted in school days from the marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.marks.attendance_code import BY_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.models.days.session import Session


def day_of_absence(sessions: Sequence[Session], marks: Mapping[Session, str], today: date) -> int:
    """Return today's number in a child's run of absence: 1 on its first day, 0 while here.

    `sessions` are the school's up to today, oldest first. A day counts when the child was absent in
    each of its sessions that has a mark; today counts also before there is one.
    """
    count = 0
    for day in dict.fromkeys(one.day for one in reversed(sessions)):
        codes = [marks.get(one, "") for one in sessions if one.day == day]
        known = [BY_SYMBOL[code] for code in codes if code]
        if any(code.is_attended for code in known) or (not known and day != today):
            break
        count += any(code.is_absent for code in known) or day == today
    return count
