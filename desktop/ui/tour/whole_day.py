"""The whole day in order: the minute, who is at the desk then, and what they do.

A place adds its steps as a line here, at the minute they belong to; the steps themselves are
functions of a module of their own beside this one, which take the `Walk`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.ui.tour import (
    absence_line,
    at_risk,
    classroom,
    figures,
    head,
    late_desk,
    office,
    on_site,
    papers,
    power_cut,
    record,
    unexplained,
)
from desktop.ui.tour.absence import first_day, messages
from desktop.ui.tour.leave import asking, deciding
from desktop.ui.tour.letters import ledger, signing
from desktop.ui.tour.travel import journey
from desktop.ui.tour.walk import HEAD, LATE_TEACHER, OFFICE, TEACHER

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.tour.walk import Walk


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn at the desk; whoever sat there before has changed person."""

    hour: int
    minute: int
    who: str
    does: Callable[[Walk], None]


THE_DAY = (
    Turn(8, 51, OFFICE, absence_line.take_messages),
    Turn(8, 57, TEACHER, classroom.take_the_register),
    Turn(9, 11, OFFICE, power_cut.remind_the_late_one),
    Turn(9, 12, LATE_TEACHER, power_cut.see_the_reminder),
    Turn(9, 13, OFFICE, power_cut.see_that_it_was_seen),
    Turn(9, 26, TEACHER, classroom.send_a_correction),
    Turn(9, 26, OFFICE, office.see_today),
    Turn(9, 27, OFFICE, late_desk.sign_in_late),
    Turn(9, 28, OFFICE, office.settle_corrections),
    Turn(9, 30, OFFICE, on_site.see_on_site),
    Turn(9, 30, OFFICE, unexplained.see_still_away),
    Turn(9, 30, OFFICE, unexplained.see_unexplained),
    Turn(9, 30, OFFICE, office.plan_absence),
    Turn(9, 31, OFFICE, first_day.chase_absence),
    Turn(9, 32, OFFICE, office.amend_a_mark),
    Turn(9, 33, OFFICE, messages.write_to_families),
    Turn(9, 34, OFFICE, office.look_at_pupils),
    Turn(9, 35, OFFICE, asking.write_down),
    Turn(9, 36, OFFICE, figures.see_figures),
    Turn(9, 38, OFFICE, office.import_joiners),
    Turn(9, 41, OFFICE, record.amend_a_week),
    Turn(9, 43, OFFICE, record.look_back),
    Turn(9, 45, OFFICE, power_cut.key_in_from_paper),
    Turn(10, 0, OFFICE, papers.print_papers),
    Turn(10, 10, OFFICE, journey.track_travel),
    Turn(10, 20, OFFICE, on_site.call_the_roll),
    Turn(10, 28, HEAD, at_risk.watch_children),
    Turn(10, 28, HEAD, deciding.decide_request),
    Turn(10, 28, HEAD, ledger.see_the_ledger),
    Turn(10, 29, HEAD, journey.decide_journey),
    Turn(10, 29, HEAD, signing.sign_letters),
    Turn(10, 30, HEAD, head.set_the_school_up),
    Turn(10, 35, HEAD, messages.set_sending_up),
    Turn(10, 40, HEAD, head.look_at_next_year),
)


def spend_the_day(walk: Walk) -> None:
    """Let each person take their turn, when it is time."""
    for turn in THE_DAY:
        walk.come_in(turn.who)
        walk.set_clock(turn.hour, turn.minute)
        turn.does(walk)
