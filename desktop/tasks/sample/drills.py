"""The invented school's drills: a fire drill a term and a lockdown drill, each in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import Half
from desktop.models.days.session_times import instant
from desktop.models.marks.year_marks import symbol_of
from desktop.models.site.on_site import Where, by_code
from desktop.models.site.roll_call import CallKind, NewLine
from desktop.storage.file.signature import Signature
from desktop.storage.site import on_site, roll_calls

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story


@dataclass(frozen=True, slots=True)
class _Drill:
    """`before`: school days before the sample's day; `late`: children nobody saw come out."""

    before: int
    at: time
    half: Half
    what: str
    seconds: int
    late: int = 0
    note: str = ""


_DRILLS = (
    _Drill(88, time(10, 20), Half.AM, "Fire", 331, 0, "Wind from the kitchen side: used the field"),
    _Drill(38, time(10, 25), Half.AM, "Fire", 287, 1, "In the library, came out by the other door"),
    _Drill(19, time(13, 50), Half.PM, "Lockdown", 412, 0, "Blinds in the hall do not close"),
)


def hold_drills(db: Database, opened: Opened, told: Story) -> None:
    """Write the drills that were held, each as it was ticked by the classes; inside `saving`."""
    days = sorted({session.day for session in told.sessions})
    names = {one.number: one.name for one in told.classes}
    for drill in _DRILLS:
        if drill.before <= len(days):
            _hold(db, opened, names, (drill, days[-drill.before]))


def _hold(db: Database, opened: Opened, names: dict[int, str], held: tuple[_Drill, date]) -> None:
    drill, day = held
    begun = instant(day, drill.at)
    office = opened.authors["office"]
    lines = _lines(db, opened.school, day, drill.half)
    call = roll_calls.begin_call(
        db, CallKind.DRILL, drill.what, Signature(begun, opened.school, office)
    )
    roll_calls.add_lines(db, call, lines)
    seen = lines[: len(lines) - drill.late]
    for place, (group, name) in enumerate(names.items()):
        at = begun + timedelta(seconds=drill.seconds // 2 + place * 100 // len(names))
        ticked = [line.pupil for line in seen if line.group == group]
        signed = Signature(at, opened.school, opened.authors[name])
        roll_calls.add_ticks(db, call, ticked, signed, found=True)
    ended = Signature(begun + timedelta(seconds=drill.seconds), opened.school, office)
    roll_calls.end_call(db, call, drill.note, ended)


def _lines(db: Database, school: int, day: date, half: Half) -> list[NewLine]:
    return [
        NewLine(one.pupil, one.group, expected=True, standing="here")
        for one in on_site.roll_of_day(db, school, day)
        if one.group and by_code(symbol_of(one.marks[half])).where is Where.HERE
    ]
