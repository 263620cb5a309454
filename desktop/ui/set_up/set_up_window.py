"""Setting up a school, one step after another; all but the first two can wait."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.models.session_times import london
from desktop.tasks.begin_school import Begun, begin_person, begin_school, signed_in_after
from desktop.tasks.desk import computer_clock
from desktop.tasks.open_file import OpenFile, open_file, own_desk
from desktop.tasks.sign_in import desk_for
from desktop.ui.background import BackgroundTask
from desktop.ui.program_window import Page
from desktop.ui.set_up.classes_step import ClassesStep
from desktop.ui.set_up.done_step import DoneStep
from desktop.ui.set_up.person_step import PersonStep
from desktop.ui.set_up.policy_step import PolicyStep
from desktop.ui.set_up.recovery_step import RecoveryStep
from desktop.ui.set_up.school_step import SchoolStep
from desktop.ui.set_up.staff_step import StaffStep
from desktop.ui.set_up.step_list import StepList
from desktop.ui.set_up.teachers_step import TeachersStep
from desktop.ui.set_up.year_step import YearStep
from desktop.ui.widgets.words import Notice, button, row, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.tasks.desk import Desk
    from desktop.ui.set_up.step import Step


class SetUpWindow(Page):
    """`unfinished` is a file that holds a school and nobody who could sign in."""

    left = Signal()
    begun = Signal(object)  # the OpenFile that was made
    finished = Signal(object)  # the SignedIn of whoever set it up

    def __init__(self, unfinished: OpenFile | None = None, folder: Path | None = None) -> None:
        super().__init__()
        today = london(computer_clock()).date()
        self._file = unfinished
        self.desk: Desk | None = None
        self.school, self.person = SchoolStep(folder, today), PersonStep(today)
        self.recovery = RecoveryStep()
        later = (
            YearStep(),
            PolicyStep(today),
            ClassesStep(),
            StaffStep(today),
            TeachersStep(),
            DoneStep(),
        )
        begins = () if unfinished else (self.school,)
        self.steps: tuple[Step, ...] = (*begins, self.person, self.recovery, *later)
        self._kept: set[int] = set()
        self._pages, self._list = QStackedWidget(), StepList([step.name for step in self.steps])
        self.notice = Notice()
        self.back = button("Back", self._go_back, picture="arrow-left")
        self.later = button("Later", self.skip, "quiet")
        self.leave = button("Leave the set-up", self._leave, "quiet")
        self.next = button("", self._keep, "primary")
        self.next.setDefault(True)
        self._lay_out()
        self._show(0)

    def guide_page(self) -> str:
        """Return the page about setting up."""
        return "set-up"

    def come_to_view(self) -> None:
        """Put the keyboard into the first field of the step."""
        first = _first_field(self.step)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def step(self) -> Step:
        """The step on view."""
        return self.steps[self._pages.currentIndex()]

    def _lay_out(self) -> None:
        for step in self.steps:
            self._pages.addWidget(scrolled(_roomy(step)))
            step.changed.connect(self._judge)
        foot = row(self.leave, None, self.back, self.later, self.next)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        below = QVBoxLayout()
        below.setContentsMargins(28, 8, 28, 18)
        below.setSpacing(10)
        below.addWidget(self.notice)
        below.addLayout(foot)
        right.addLayout(below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._list)
        whole.addLayout(right, 1)

    def _show(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._list.show_step(place, self._kept)
        self.notice.clear()
        self.step.come_to_view(self.desk)
        self.next.setText(self.step.next_words)
        self.later.setVisible(self.step.skippable)
        self.back.setVisible(place > 0 and (self.desk is None or place > self._first_after_code))
        self.leave.setText("Leave the set-up" if self.desk is None else "The rest another day")
        self.leave.setVisible(self.step is not self.recovery and place < len(self.steps) - 1)
        self._judge()
        self.come_to_view()

    @property
    def _first_after_code(self) -> int:
        return self.steps.index(self.recovery) + 1

    def _judge(self) -> None:
        self.next.setEnabled(self.step.is_ready)

    def _go_back(self) -> None:
        self._show(self._pages.currentIndex() - 1)

    def skip(self) -> None:
        """Go on and leave this step for later."""
        self._show(self._pages.currentIndex() + 1)

    def _go_on(self) -> None:
        self._kept.add(self._pages.currentIndex())
        self.skip()

    def _leave(self) -> None:
        if self.desk is None:
            self.left.emit()
        else:
            self.finished.emit(signed_in_after(self.desk))

    def _keep(self) -> None:
        if self.step is self.steps[-1]:
            self._leave()
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
        self._go_on()

    def _do_work(self) -> None:
        work = self.step.work()
        if work is None or self._file is None or self.desk is None:
            self._go_on()
            return
        task = BackgroundTask(partial(own_desk, self._file, self.desk), work, self)
        task.finished.connect(self._go_on)
        self._wait_for(task, "Keeping it…")

    def _wait_for(self, task: BackgroundTask, words: str) -> None:
        self.next.setEnabled(False)
        self.notice.say(words)
        task.failed.connect(self._refuse)
        task.start()

    def _refuse(self, error: Exception) -> None:
        self._judge()
        if not isinstance(error, SchoolError):
            raise error
        self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")


def _begin(making: Callable[[], Begun], _nothing: None, _task: BackgroundTask) -> Begun:
    return making()


def _first_field(step: QWidget) -> QWidget | None:
    """The topmost thing on a page that the keyboard can come to."""
    fields = [one for one in step.findChildren(QWidget) if _takes_the_keyboard(one, step)]
    places = {id(one): one.mapTo(step, QPoint(0, 0)) for one in fields}
    return min(fields, key=lambda one: (places[id(one)].y(), places[id(one)].x()), default=None)


def _takes_the_keyboard(one: QWidget, step: QWidget) -> bool:
    by_tab = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and one.focusProxy() is None and one.isVisibleTo(step) and one.isEnabled()


def _roomy(step: QWidget) -> QWidget:
    around = QWidget()
    inside = QVBoxLayout(around)
    inside.setContentsMargins(28, 24, 28, 12)
    inside.addWidget(step)
    return around
