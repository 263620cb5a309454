"""A register as it stood after so many of its changes, on paper; for those who see every class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.names import printed_name
from desktop.documents.papers.past_register import PastSheet, past_register
from desktop.models.days.session_times import london
from desktop.models.record.past_register import (
    moment_in_words,
    standing_in_words,
)
from desktop.storage.admissions.pupils import load_pupil
from desktop.tasks.papers.paper import SAYS_WHY, Paper, file_name, heading_for
from desktop.tasks.record.look_back import look_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry
    from desktop.tasks.desk import Desk
    from desktop.tasks.record.look_back import PastRegisters

_BLANK = "before anything was recorded"


def past_paper(desk: Desk, group: int, session: Session, place: int) -> Paper:
    """Make the paper of a register after so many changes, with what was changed later."""
    past = look_back(desk, group, session)
    names = {pupil: _name(desk, pupil) for pupil in past.record.names}
    moment = f"as it stood on {moment_in_words(past.stops[place - 1].at)}" if place else _BLANK
    title = f"Register of {past.record.group_name}, {session}"
    since = tuple(_since(past, place, names))
    sheet = PastSheet(
        heading_for(desk, title, f"{moment}. {SAYS_WHY}"),
        standing_in_words(past.record, past.at(place)),
        tuple(_marks(past, place, names)),
        since,
        frozenset(entry.code for entry in past.record.entries if entry.code),
    )
    name = file_name("Register", past.record.group_name, str(session), moment)
    return Paper(f"{title}, {moment}", name, past_register(sheet), ("class", group))


def _name(desk: Desk, number: int) -> str:
    pupil = load_pupil(desk.db, number)
    return printed_name(pupil.name, pupil.latin_name, pupil.admission_number)


def _marks(past: PastRegisters, place: int, names: Mapping[int, str]) -> Iterator[tuple[str, ...]]:
    marks = past.at(place).marks
    for number, (pupil, name) in enumerate(names.items(), 1):
        entry = marks.get(pupil)
        if entry is None or not entry.code:
            yield str(number), name, "no mark", "", "", ""
        else:
            yield str(number), name, *_words(entry)


def _since(past: PastRegisters, place: int, names: Mapping[int, str]) -> Iterator[tuple[str, ...]]:
    marks = dict(past.at(place).marks)
    for stop in past.stops[place:]:
        for entry in stop.entries:
            before = marks.get(entry.pupil)
            then = before.code if before and before.code else "none"
            yield names[entry.pupil], then, *_words(entry)
            marks[entry.pupil] = entry


def _words(entry: Entry) -> tuple[str, str, str, str]:
    at = london(entry.recorded_at)
    late = f" {entry.minutes} min" if entry.minutes is not None else ""
    by = f"{entry.name}, {entry.position}" if entry.position else entry.name or "the close"
    reason = "; ".join(filter(None, (entry.reason, entry.note)))
    return f"{entry.code or 'none'}{late}", f"{at.day} {at:%b %Y %H:%M:%S}", by, reason
