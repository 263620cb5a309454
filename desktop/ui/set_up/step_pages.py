"""Steps one after another: a list at the left, the step beside it, the buttons below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.set_up.step_list import StepList
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.inside import stops_of
from desktop.ui.widgets.words import Notice, button, scrolled
from desktop.ui.windows.program_window import Page

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.ui.set_up.step import Step


class StepPages(Page):
    """Shows the steps; what keeping and leaving mean is for those who build on it."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.steps = steps
        self._kept: set[int] = set()
        self._pages, self._list = QStackedWidget(), StepList([step.name for step in steps])
        self.notice = Notice()
        self.back = button("Back", self._go_back, picture="arrow-left")
        self.later = button("Later", self.skip, "quiet")
        self.leave = button("", self.go_away, "quiet")
        self.next = button("", self.keep, "primary")
        self.next.setDefault(True)
        self._lay_out()
        self.show_step(0)

    def keep(self) -> None:
        """Keep what the step holds, then go on."""

    def go_away(self) -> None:
        """Leave the steps."""

    def may_go_back(self) -> bool:
        """Whether the step before this one may be gone back to."""
        return self._pages.currentIndex() > 0

    def come_to_view(self) -> None:
        """Put the keyboard into the first field of the step, or where it is left."""
        first = self.step.first_field() or _first_field(self.step) or self._way_on()
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def step(self) -> Step:
        """The step on view."""
        return self.steps[self._pages.currentIndex()]

    def show_step(self, place: int) -> None:
        """Bring a step to view."""
        self._pages.setCurrentIndex(place)
        self._list.show_step(place, self._kept)
        self.notice.clear()
        self.step.come_to_view(self.desk)
        self.next.setText(self.step.next_words)
        self.later.setVisible(self.step.skippable)
        self.back.setVisible(self.may_go_back())
        self.leave.setText("Leave the set-up" if self.desk is None else "The rest another day")
        self.judge()
        self.come_to_view()

    def skip(self) -> None:
        """Go on and leave this step for later."""
        self.show_step(self._pages.currentIndex() + 1)

    def go_on(self) -> None:
        """The step is kept: go on to the next."""
        self._kept.add(self._pages.currentIndex())
        self.skip()

    def judge(self) -> None:
        """Let the step be kept once it is ready."""
        if self._pages.count() == len(self.steps):  # fewer while they are let go, one by one
            self.next.setEnabled(self.step.is_ready)

    def _way_on(self) -> QPushButton:
        return self.next if self.next.isEnabled() else self.later

    def _go_back(self) -> None:
        self.show_step(self._pages.currentIndex() - 1)

    def _lay_out(self) -> None:
        for step in self.steps:
            self._pages.addWidget(scrolled(_roomy(step)))
            step.changed.connect(self.judge)
        below = QVBoxLayout()
        below.setContentsMargins(28, 8, 28, 18)
        below.setSpacing(10)
        below.addWidget(self.notice)
        buttons = FlowRow()
        buttons.add_left(self.leave)
        buttons.add_right(self.back, self.later, self.next)
        below.addWidget(buttons)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addLayout(below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._list)
        whole.addLayout(right, 1)


def _first_field(step: QWidget) -> QWidget | None:
    """The topmost thing on a page that the keyboard can come to."""
    fields = [one for one in stops_of(step) if one.isVisibleTo(step) and one.isEnabled()]
    places = {id(one): one.mapTo(step, QPoint(0, 0)) for one in fields}
    return min(fields, key=lambda one: (places[id(one)].y(), places[id(one)].x()), default=None)


def _roomy(step: QWidget) -> QWidget:
    around = QWidget()
    inside = QVBoxLayout(around)
    inside.setContentsMargins(28, 24, 28, 12)
    inside.addWidget(step)
    return around
