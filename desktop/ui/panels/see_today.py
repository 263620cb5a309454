"""Today: where every class's registers stand, what nobody took, who is here after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.days.session import Half, Session, day_in_words
from desktop.models.organisation.staff import Duty
from desktop.tasks.marks import see_today
from desktop.tasks.marks.look_at_registers import session_now
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.ui.dialogs.school.give_class import GiveClassDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.tables.today_table import (
    CLASS_COLUMNS,
    FIRST_PM_COLUMN,
    GAP_COLUMNS,
    HALVES,
    HERE_COLUMNS,
    session_of_half,
)
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.school.page_head import page_head
from desktop.ui.widgets.today_figures import TodayFigures
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import Notice, button, card, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from desktop.models.marks.class_day import ClassDay, Gap, HereAfterAll
    from desktop.tasks.desk import Desk

_ALL_TAKEN = "Every register of the earlier days of this school year was taken."
_NOBODY = "No child was marked here against what was known."


class SeeTodayPanel(Panel):
    """The office's first place; Enter opens a register."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.day, self.session = label("", "badge-info"), label("", "badge-plain")
        self.notice, self.figures = Notice(), TodayFigures()
        self.classes: FactView[ClassDay] = FactView("Classes today", CLASS_COLUMNS, 1)
        self.gaps: FactView[Gap] = FactView("Registers nobody took", GAP_COLUMNS, 2)
        self.here: FactView[HereAfterAll] = FactView("Here after all", HERE_COLUMNS, 2)
        self.lend = button("Lend the class…", self._lend, "", "user-plus")
        self.open = button("Open the register", self._open, "primary", "clipboard-list")
        self._no_gaps, self._none_here = label(_ALL_TAKEN, "hint"), label(_NOBODY, "hint")
        self._half = Half.AM
        self._looked_at: datetime | None = None
        self._lay_out()
        self.classes.opened.connect(self._open_class)
        self.gaps.opened.connect(self._open_gap)
        self.here.opened.connect(self._show_child)
        self.begin_at(self.classes)

    def refresh(self) -> None:
        """Read again where everything stands."""
        self._looked_at = self._desk.now().replace(second=0)
        with telling(self):
            self.day.setText(day_in_words(self._desk.today))
            self._show_classes(see_today.classes_on(self._desk))
            self.gaps.show_facts(see_today.gaps_of_the_year(self._desk))
            self.here.show_facts(see_today.here_after_all(self._desk))
            self._no_gaps.setVisible(not self.gaps.facts.facts)
            self._none_here.setVisible(not self.here.facts.facts)
            self.gaps.setVisible(bool(self.gaps.facts.facts))
            self.here.setVisible(bool(self.here.facts.facts))

    def tick(self) -> None:
        """States change by the clock: look again each minute."""
        if self._looked_at != self._desk.now().replace(second=0):
            self.refresh()

    def _show_classes(self, days: tuple[ClassDay, ...]) -> None:
        now = session_now(self._desk)
        self._half = now.half if now else Half.AM
        sessions = [one for day in days if (one := session_of_half(day, self._half))]
        self.session.setText(HALVES[self._half])
        self.figures.show_sessions(sessions)
        self.classes.show_facts(days)
        if days and self.classes.current() is None:
            self.classes.selectRow(0)
        for shown in (self.figures, self.classes, self.session, self.open, self.lend):
            shown.setVisible(bool(days))
        self.lend.setVisible(bool(days) and self._desk.who.may(Duty.LEND_A_CLASS))
        self.notice.say("" if days else "No class meets today.")

    def _lay_out(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(24, 16, 24, 12)
        inside.setSpacing(10)
        inside.addWidget(page_head("Today", [self.day, self.session], [self.lend, self.open]))
        inside.addWidget(self.notice)
        inside.addWidget(self.figures)
        inside.addWidget(self.classes, 1)
        keep_lines(self.classes, 14)
        gaps = _listed("Not taken on earlier days", self.gaps, self._no_gaps)
        here = _listed("Here after all", self.here, self._none_here)
        inside.addWidget(TwoColumns(gaps, here))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))

    def _open(self) -> None:
        day = self.classes.current()
        if day is not None:
            self._open_class(day)

    def _open_class(self, day: ClassDay) -> None:
        column = self.classes.currentIndex().column()
        half = Half.PM if column >= FIRST_PM_COLUMN else self._half
        one = session_of_half(day, half) or day.sessions[0]
        self._go(day.group, one.session)

    def _open_gap(self, gap: Gap) -> None:
        self._go(gap.group, gap.session)

    def _show_child(self, one: HereAfterAll) -> None:
        self.pupil_chosen.emit(one.pupil)

    def _go(self, group: int, session: Session) -> None:
        self.went.emit("take_register", (group, session))

    def _lend(self) -> None:
        day = self.classes.current()
        found = {group.id: group for group in classes_on(self._desk, self._desk.today)}
        if day is None or day.group not in found:
            return
        dialog = GiveClassDialog(self._desk, found[day.group], self, cover=True)
        dialog.saved.connect(self._lent)
        dialog.open()

    def _lent(self, words: str) -> None:
        self.said.emit(words)
        self.changed.emit()
        self.refresh()


def _listed(title: str, view: QWidget, none: QWidget) -> QFrame:
    frame, inside = card(title)
    inside.setContentsMargins(16, 10, 16, 12)
    inside.setSpacing(6)
    keep_lines(view, 6)
    inside.addWidget(view, 1)
    inside.addWidget(none)
    inside.addStretch(0)
    return frame
