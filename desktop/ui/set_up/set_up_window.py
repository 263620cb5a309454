"""Setting up a school, one step after another; all but the first two can wait."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.errors import SchoolError
from desktop.models.days.session_times import london
from desktop.tasks.desk import computer_clock
from desktop.tasks.organisation.begin_school import (
    Begun,
    begin_person,
    begin_school,
    signed_in_after,
)
from desktop.tasks.people.sign_in import desk_for
from desktop.tasks.safety.open_file import OpenFile, open_file, own_desk
from desktop.ui.background import BackgroundTask
from desktop.ui.set_up.classes_step import ClassesStep
from desktop.ui.set_up.done_step import DoneStep
from desktop.ui.set_up.person_step import PersonStep
from desktop.ui.set_up.policy_step import PolicyStep
from desktop.ui.set_up.recovery_step import RecoveryStep
from desktop.ui.set_up.school_step import SchoolStep
from desktop.ui.set_up.staff_step import StaffStep
from desktop.ui.set_up.step_pages import StepPages
from desktop.ui.set_up.teachers_step import TeachersStep
from desktop.ui.set_up.year_step import YearStep

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from desktop.ui.set_up.step import Step


class SetUpWindow(StepPages):
    """`unfinished` is a file that holds a school and nobody who could sign in."""

    left = Signal()
    begun = Signal(object)  # the OpenFile that was made
    finished = Signal(object)  # the SignedIn of whoever set it up

    def __init__(self, unfinished: OpenFile | None = None, folder: Path | None = None) -> None:
        today = london(computer_clock()).date()
        self._file = unfinished
        self.school, self.person = SchoolStep(folder, today), PersonStep(today)
        self.recovery = RecoveryStep()
        begins = () if unfinished else (self.school,)
        super().__init__((*begins, self.person, self.recovery, *_later(today)))

    def guide_page(self) -> str:
        """Return the page about setting up."""
        return "set-up"

    def show_step(self, place: int) -> None:
        """Bring a step to view; the code cannot be left before it is kept."""
        super().show_step(place)
        leaves = self.step is not self.recovery and self.step is not self.steps[-1]
        self.leave.setVisible(leaves)

    def may_go_back(self) -> bool:
        """Whether the step before may be gone back to: not to what made the file."""
        place = self.steps.index(self.step)
        first = 0 if self.desk is None else self.steps.index(self.recovery) + 1
        return place > first

    def go_away(self) -> None:
        """Leave: for work where somebody can sign in, else for the first page."""
        if self.desk is None:
            self.left.emit()
        else:
            self.finished.emit(signed_in_after(self.desk))

    def keep(self) -> None:
        """Keep what the step holds, beside the screen."""
        if self.step is self.steps[-1]:
            self.go_away()
        elif self.step is self.person and self.desk is None:
            self._begin()
        else:
            self._do_work()

    def _begin(self) -> None:
        first, now = self.person.new_person, computer_clock()
        if self._file is not None:
            making = partial(begin_person, self._file.path, first, now)
        else:
            making = partial(begin_school, self.school.path, self.school.facts, first, now)
        task = BackgroundTask(nullcontext, partial(_begin, making), self)
        task.finished.connect(self._begun)
        self._wait_for(task, "Making the school's file…")

    def _begun(self, begun: Begun) -> None:
        if self._file is None:
            self._file = open_file(self.school.path)
        self.desk = desk_for(self._file.db, begun.person, begun.school, self._file.clock)
        self.recovery.show_code(begun.code)
        self.begun.emit(self._file)
        self.go_on()

    def _do_work(self) -> None:
        work = self.step.work()
        if work is None or self._file is None or self.desk is None:
            self.go_on()
            return
        task = BackgroundTask(partial(own_desk, self._file, self.desk), work, self)
        task.finished.connect(self.go_on)
        self._wait_for(task, "Keeping it…")

    def _wait_for(self, task: BackgroundTask, words: str) -> None:
        self.next.setEnabled(False)
        self.notice.say(words)
        task.failed.connect(self._refuse)
        task.start()

    def _refuse(self, error: Exception) -> None:
        self.judge()
        if not isinstance(error, SchoolError):
            self.notice.clear()
            raise error
        self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")


def _later(today: date) -> tuple[Step, ...]:
    return (
        YearStep(),
        PolicyStep(today),
        ClassesStep(),
        StaffStep(today),
        TeachersStep(),
        DoneStep(),
    )


def _begin(making: Callable[[], Begun], _nothing: None, _task: BackgroundTask) -> Begun:
    return making()
