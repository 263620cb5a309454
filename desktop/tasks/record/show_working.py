"""Reading the sessions behind a figure, with what the last entry of each says."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import session_of
from desktop.models.marks.shown_mark import sight_of
from desktop.models.marks.year_marks import first_session
from desktop.models.record.working import Worked
from desktop.storage.marks import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.models.marks.entry import Entry
    from desktop.models.record.glance import Figure, Part
    from desktop.tasks.desk import Desk


def working(
    desk: Desk, parts: Iterable[Part], figure: Figure, *, with_codes: bool
) -> tuple[Worked, ...]:
    """Return the sessions, oldest first; the caller checks who may see them."""
    return tuple(
        one for part in parts for one in _of_part(desk, part, figure, with_codes=with_codes)
    )


def _of_part(desk: Desk, part: Part, figure: Figure, *, with_codes: bool) -> Iterator[Worked]:
    found = part.sessions(figure)
    last = _last_entries(desk, part) if found else {}
    for number, code in found:
        entry = last.get(number)
        yield Worked(
            session_of(number),
            sight_of(code) if code else None,
            code if with_codes else "",
            part.minutes.get(number),
            _reason(entry) if entry and with_codes else "",
        )


def _last_entries(desk: Desk, part: Part) -> dict[int, Entry]:
    first = first_session(part.year).day + timedelta(days=part.begin // 2)
    last = first + timedelta(days=len(part.marks) // 2)
    theirs = entries.entries_between(desk.db, part.pupil, first, last)
    return {entry.session.number: entry for entry in theirs}


def _reason(entry: Entry) -> str:
    return "; ".join(words for words in (entry.reason, entry.note) if words)
