"""Leave in words, for letters, lists and the page about a child."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session, day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.models.days.school_year import SchoolCalendar


def school_days_in_words(sessions: int) -> str:
    """3 school days, 1 school day, 2½ school days, half a school day."""
    whole, half = divmod(sessions, 2)
    if not whole:
        return "half a school day" if half else "no school day"
    return f"{whole}{'½' if half else ''} school day{'' if sessions == 2 else 's'}"


def span_in_words(first: Session, last: Session) -> str:
    """Mon 16 Nov 2026 to Fri 20 Nov 2026; with AM or PM where it begins or ends at noon."""
    if first.day == last.day:
        whole = first.half is Half.AM and last.half is Half.PM
        return day_in_words(first.day) if whole else str(first)
    begins = day_in_words(first.day) if first.half is Half.AM else str(first)
    ends = day_in_words(last.day) if last.half is Half.PM else str(last)
    return f"{begins} to {ends}"


def runs_in_words(calendar: SchoolCalendar, sessions: Iterable[Session]) -> str:
    """Mon 16 Nov 2026 to Wed 18 Nov 2026, Fri 20 Nov 2026: runs of the school's sessions."""
    found = sorted(sessions)
    if not found:
        return ""
    met = calendar.session_numbers(found[0].day, found[-1].day)
    places = {number: place for place, number in enumerate(met)}
    runs = groupby(enumerate(found), lambda pair: places[pair[1].number] - pair[0])
    return ", ".join(_run([one for _, one in group]) for _, group in runs)


def _run(run: Sequence[Session]) -> str:
    return span_in_words(run[0], run[-1])
