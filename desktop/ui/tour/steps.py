"""The tour: a school set up from nothing, then the whole day of one that is at work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.models.days.sample_clock import SAMPLE_DAY
from desktop.tasks.safety.open_file import close_file, open_file
from desktop.tasks.sample_school import make_sample
from desktop.ui.choices import Choices
from desktop.ui.program import Program
from desktop.ui.tour.hands import Hands
from desktop.ui.tour.set_up import set_up_a_school
from desktop.ui.tour.tour_clock import TourClock
from desktop.ui.tour.walk import Walk
from desktop.ui.tour.whole_day import spend_the_day

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_SIZE = (1280, 800)


def take_tour(app: QApplication, folder: Path, place: Path) -> tuple[str, ...]:
    """Drive the program through its day; `place` is where its files go. Returns the pictures."""
    place.mkdir()
    app.setCursorFlashTime(0)  # a cursor that blinks would make no two pictures the same
    choices = Choices(file=place / "settings.json")
    choices.set_theme("light")
    choices.apply()
    program = Program(choices)
    program.window.resize(*_SIZE)
    hands = Hands(program.window, folder)
    program.show_first_start()
    program.window.show()
    hands.picture("first-start")
    set_up_a_school(program, hands, place)
    _open_sample(program, place, hands)
    spend_the_day(Walk(program, hands, place))
    program.window.close()
    hands.settle()
    app.processEvents()
    return tuple(hands.taken)


def _open_sample(program: Program, place: Path, hands: Hands) -> None:
    path = place / "Hawthorn Lane.school"
    make_sample(path, day=SAMPLE_DAY)
    if program.file is not None:
        close_file(program.file)
    program.file = replace(open_file(path), clock=TourClock(SAMPLE_DAY))
    program.show_door()
    hands.picture("sign-in")
