"""The other classes of the tour's morning: taken by their teachers, all but one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.tasks.marks.look_at_registers import my_classes
from desktop.tasks.marks.take_register import fill_rest, hand_in, mark, open_register
from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.people.sign_in import desk_for
from desktop.ui.tour.absence.hard_morning import away_today

if TYPE_CHECKING:
    from desktop.models.marks.register import Register
    from desktop.tasks.desk import Desk
    from desktop.tasks.safety.open_file import OpenFile

_LEFT = "Elm"  # nobody takes this one: its children are unknown


def take_other_classes(file: OpenFile, school: int, done: str) -> None:
    """Let each teacher but one, and but the one who has done so, take the morning register."""
    day = file.clock().date()
    opened: list[tuple[Desk, Register]] = []
    for person in names_to_choose(file.db, day):
        desk = desk_for(file.db, person.person, school, file.clock)
        for group in my_classes(desk) if person.name != done else ():
            if len(my_classes(desk)) == 1 and group.name != _LEFT:
                register = open_register(desk, group.id, Session(day, Half.AM))
                opened.append((desk, register))
    blank = frozenset(row.pupil for _, register in opened for row in register.blanks)
    missing = away_today(file, school, blank)
    for desk, register in opened:
        _take(desk, register, missing)


def _take(desk: Desk, register: Register, missing: frozenset[int]) -> None:
    if register.handed_in_at is not None:
        return
    if register.blanks:  # none where the whole class is out on a visit
        group = register.group
        away, late = register.blanks[group % 5], register.blanks[7 + group % 6]
        for row in register.blanks:
            if row.pupil in missing or row.pupil == away.pupil:
                mark(desk, register.id, Draft(row.pupil, "N"))
        if late.pupil not in missing:
            mark(desk, register.id, Draft(late.pupil, "L", minutes=3 + group % 7))
        fill_rest(desk, register.id)
    hand_in(desk, register.id)
