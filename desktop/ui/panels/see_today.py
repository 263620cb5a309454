"""Today: where every class's registers stand, and what needs someone, in order."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.days.session import Half, Session, day_in_words
from desktop.models.marks.register import State
from desktop.models.organisation.staff import Duty
from desktop.models.papers.newsletter_rules import NEWSLETTER
from desktop.models.site.pressing import Matter, Pressing
from desktop.models.site.pressing_back import WATCH
from desktop.models.site.pressing_risk import AGREEMENTS
from desktop.tasks.marks import see_today
from desktop.tasks.marks.look_at_registers import session_now
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.tasks.site.see_pressing import class_then, pressing
from desktop.ui.dialogs.school.give_class import GiveClassDialog
from desktop.ui.dialogs.take_from_paper import TakeFromPaperDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.tables.today_table import (
    CLASS_COLUMNS,
    HALVES,
    session_at,
    session_of_half,
)
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.school.page_head import page_head
from desktop.ui.widgets.today.pressing_card import PressingCard
from desktop.ui.widgets.today.reminding import Reminding
from desktop.ui.widgets.today.today_figures import TodayFigures
from desktop.ui.widgets.words import Notice, button, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from desktop.models.marks.class_day import ClassDay
    from desktop.tasks.desk import Desk

_SETTLED_AT = {
    Matter.BOARD: "chase_absence",
    Matter.CORRECTION: "settle_corrections",
    Matter.LEAVE: "decide_leave",
    Matter.TO_SIGN: "sign_letters",
    Matter.TRAVEL: "track_travel",
    Matter.REVIEW: "plan_absence",
    Matter.BACK: "decide_leave",
    Matter.AT_RISK: "watch_children",
    Matter.NEWSLETTER: "print_papers",
    Matter.AGREEMENT: "watch_children",
}
_OF_THE_DESK = {
    Matter.DEADLINE: "explain_absence",
    Matter.KNOWN: "explain_absence",
    Matter.WAITS: "explain_absence",
    Matter.DOUBT: "take_message",
}  # for those who log absences; others look at the register
_SHOWN_THERE = {
    Matter.BACK: WATCH,
    Matter.NEWSLETTER: NEWSLETTER,
    Matter.AGREEMENT: AGREEMENTS,
}  # what a place with several lists is asked to show


class SeeTodayPanel(Panel):
    """The office's first place; Enter goes to where a thing is settled."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.day, self.session = label("", "badge-info"), label("", "badge-plain")
        self.notice, self.figures = Notice(), TodayFigures()
        self.classes: FactView[ClassDay] = FactView(
            "Classes today", CLASS_COLUMNS, 1, known_by=attrgetter("group")
        )
        self.reminding = Reminding(desk)
        self.needs = PressingCard(self.reminding.remind_late)
        self.lend = button("Lend the class…", self._lend, "", "user-plus")
        self.paper = button("From paper…", self._ask_for_paper, "", "clipboard-pen")
        self.remind = button("Remind   Ctrl+R", self._remind, "", "bell-ring")
        self.open = button("Open the register", self._open, "primary", "clipboard-list")
        self._half = Half.AM
        self._looked_at: datetime | None = None
        self._lay_out()
        self._connect()
        self.begin_at(self.classes)

    def refresh(self) -> None:
        """Read again where everything stands."""
        self._looked_at = self._desk.now().replace(second=0)
        with telling(self):
            self.day.setText(day_in_words(self._desk.today))
            days = see_today.classes_on(self._desk)
            self._show_classes(days)
            reminds = self._desk.who.may(Duty.TAKE_ANY_REGISTER)
            late = sum(one.state is State.LATE for day in days for one in day.sessions)
            self.needs.show_pressing(pressing(self._desk, days), late if reminds else 0)

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
        for shown in (self.figures, self.classes, self.session, self.open):
            shown.setVisible(bool(days))
        takes = bool(days) and self._desk.who.may(Duty.TAKE_ANY_REGISTER)
        for errand in (self.remind, self.paper):
            errand.setVisible(takes)
        self.lend.setVisible(bool(days) and self._desk.who.may(Duty.LEND_A_CLASS))
        self.notice.say("" if days else "No class meets today.")

    def _lay_out(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(24, 16, 24, 12)
        inside.setSpacing(10)
        buttons = [self.paper, self.lend, self.remind, self.open]
        inside.addWidget(page_head("Today", [self.day, self.session], buttons))
        inside.addWidget(self.notice)
        inside.addWidget(self.figures)
        inside.addWidget(self.classes, 2)
        keep_lines(self.classes, 11)
        self.classes.keep_to_content()
        inside.addWidget(self.needs, 1)
        inside.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))

    def _connect(self) -> None:
        self.classes.opened.connect(self._open_class)
        self.needs.opened.connect(self._settle)
        self.reminding.said.connect(self.said)
        self.reminding.sent.connect(self._saved)
        for keys, what in (
            ("Ctrl+R", self._remind),
            ("F9", self._ask_for_paper),
            ("Ctrl+Shift+R", self.reminding.remind_late),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def _open(self) -> None:
        day = self.classes.current()
        if day is not None:
            self._open_class(day)

    def _open_class(self, day: ClassDay) -> None:
        self._go(day.group, self._where(day))

    def _where(self, day: ClassDay) -> Session:
        return session_at(day, self.classes.currentIndex().column(), self._half)

    def _settle(self, one: Pressing) -> None:
        place, group = _SETTLED_AT.get(one.matter), class_then(self._desk, one)
        if self._desk.who.may(Duty.LOG_ABSENCE):
            place = _OF_THE_DESK.get(one.matter, place)
        if place is not None:
            self.went.emit(place, _what(one))
        elif one.session is None or not group:
            self.pupil_chosen.emit(one.pupil)
        else:
            self._go(group, one.session, one.pupil)

    def _go(self, group: int, session: Session, more: object = None) -> None:
        self.went.emit("take_register", (group, session, more) if more else (group, session))

    def _ask_for_paper(self) -> None:
        day = self.classes.current()
        if day is not None and self.paper.isVisible():
            dialog = TakeFromPaperDialog(self._desk, day.group, self._where(day), self)
            dialog.begun.connect(self._go)
            dialog.open()

    def _remind(self) -> None:
        late, day = self.needs.current_late(), self.classes.current()
        if late is not None and late.session is not None:
            self.reminding.remind(late.group, late.session, late.who)
        elif day is not None:
            self.reminding.remind(day.group, self._where(day), day.name)

    def _lend(self) -> None:
        day = self.classes.current()
        found = {group.id: group for group in classes_on(self._desk, self._desk.today)}
        if day is None or day.group not in found:
            return
        dialog = GiveClassDialog(self._desk, found[day.group], self, cover=True)
        dialog.saved.connect(self.said)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self) -> None:
        self.changed.emit()
        self.refresh()


def _what(one: Pressing) -> int | str | None:
    """A child whose lines a place should choose; a doubt is found at the top of its own."""
    if one.matter in _SHOWN_THERE:
        return _SHOWN_THERE[one.matter]
    return one.pupil if one.pupil and one.matter is not Matter.DOUBT else None
