"""Who is away without a reason on the tour's Tuesday: enough for a hard morning in the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.absence.absence_child import look_up
from desktop.tasks.absence.see_unexplained import unexplained_lines
from desktop.tasks.admissions.flag_pupils import flags_of
from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.people.sign_in import desk_for
from desktop.ui.tour.walk import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.tasks.desk import Desk
    from desktop.tasks.safety.open_file import OpenFile

_PAIRS = 2


def away_today(file: OpenFile, school: int, blank: frozenset[int]) -> frozenset[int]:
    """Return who of these was unheard of yesterday or has a flag, and brothers and sisters."""
    day = file.clock().date()
    head = next(one for one in names_to_choose(file.db, day) if one.name == HEAD)
    desk = desk_for(file.db, head.person, school, file.clock)
    flagged = (one for one in blank if flags_of(desk, one))
    unheard = (one.pupil for one in unexplained_lines(desk) if one.pupil in blank)
    return frozenset((*flagged, *unheard, *_pairs(desk, blank)))


def _pairs(desk: Desk, blank: frozenset[int]) -> Iterator[int]:
    """Give both of some families of two, from the end of the roll: the first are rung about."""
    found: set[int] = set()
    for pupil in sorted(blank, reverse=True):
        child = look_up(desk, pupil)
        family = [one.pupil for one in child.family if one.name != child.name]
        if len(family) == 1 and family[0] in blank and pupil not in found:
            found |= {pupil, family[0]}
            yield from (pupil, family[0])
        if len(found) == 2 * _PAIRS:
            return
