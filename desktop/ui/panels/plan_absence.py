"""Planned: visits, part-time timetables, dual registration, suspensions and other known reasons."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QTabBar, QVBoxLayout

from desktop.models.days.session import day_in_words
from desktop.tasks.marks.plan_absence import planned
from desktop.ui.dialogs.plans.plan_form import PlanDialog
from desktop.ui.dialogs.plans.plan_kinds import KINDS, code_in_words
from desktop.ui.dialogs.plans.withdraw_plan import WithdrawPlanDialog
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.tables.planned_table import COLUMNS, Time, details, narrowed, reviews_due, time_of
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.school.page_head import page_head
from desktop.ui.widgets.words import Notice, button, card, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk
    from desktop.tasks.marks.plan_absence import Planned
    from desktop.ui.dialogs.form_dialog import FormDialog
    from desktop.ui.dialogs.plans.plan_kinds import PlanKind

_BACK, _AHEAD = timedelta(days=400), timedelta(days=800)
_SOON = timedelta(days=7)
_NONE = {
    Time.CURRENT: "Nothing planned applies today.",
    Time.COMING: "Nothing is planned for later.",
    Time.PAST: "Nothing planned has passed in the last year.",
}


class PlanAbsencePanel(Panel):
    """The place "Planned"; the close and the registers go by what stands here."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self._everything: tuple[Planned, ...] = ()
        self.times = QTabBar()
        self.times.setAccessibleName("When")
        for time in Time:
            self.times.addTab(time.value)
        self.search = text_field(hint="Name or class")
        self.search.setAccessibleName("Find in the list")
        keep_room(self.search, "Name or class and some more", 40)
        self.due = Notice()
        self.table: FactView[Planned] = FactView(
            "What is planned", COLUMNS, stretched=1, known_by=attrgetter("expectation.id")
        )
        self.table.sort_by(2)
        self.none = label(role="hint")
        self.details = label(wraps=True)
        self._card, below = card()
        below.addWidget(self.details)
        self.plan = button("Plan…", self._offer_kinds, "primary", "plus")
        self.kinds = QMenu(self.plan)
        for kind in KINDS:
            self.kinds.addAction(kind.title, partial(self.begin, kind))
        self.withdraw = button("Withdraw", self._withdraw)
        self._lay_out()
        self._connect()
        self.begin_at(self.table)
        keep_lines(self.table, 7)

    def refresh(self) -> None:
        """Read again what is planned."""
        today = self._desk.today
        with telling(self):
            self._everything = planned(self._desk, today - _BACK, today + _AHEAD)
        self._narrow()
        due = reviews_due(self._everything, today + _SOON, today)
        self.due.say("\n".join(map(_review_in_words, due)), "notice-late")

    def begin(self, kind: PlanKind) -> None:
        """Open the form for a kind of plan."""
        self._open(PlanDialog(self._desk, kind, self))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(14)
        filters = FlowRow(spacing=10)
        filters.add_left(self.search)
        filters.add_right(self.times)
        inside.addWidget(page_head("Planned", [], [self.withdraw, self.plan]))
        inside.addWidget(self.due)
        inside.addWidget(filters)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.none)
        inside.addWidget(self._card)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.times.currentChanged.connect(self._narrow)
        self.table.picked.connect(self._offer_withdrawal)
        self.table.opened.connect(self._show_pupil)

    def _narrow(self) -> None:
        today = self._desk.today
        time = list(Time)[self.times.currentIndex()]
        shown = narrowed(self._everything, time, today, self.search.text())
        self.table.show_facts(shown)
        if shown and self.table.current() is None:
            self.table.selectRow(0)
        self.none.setText("" if shown else _NONE[time])
        self.none.setVisible(not shown)
        for place, each in enumerate(Time):
            count = sum(time_of(one, today) is each for one in self._everything)
            self.times.setTabText(place, f"{each.value} {count}")
        self._offer_withdrawal()

    def _offer_kinds(self) -> None:
        self.kinds.popup(self.plan.mapToGlobal(self.plan.rect().bottomLeft()))

    def _offer_withdrawal(self) -> None:
        chosen = self.table.current()
        self.details.setText("\n".join(details(chosen)) if chosen else "")
        self._card.setVisible(chosen is not None)
        stands = chosen is not None and time_of(chosen, self._desk.today) is not Time.PAST
        self.withdraw.setEnabled(stands)

    def _withdraw(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self._open(WithdrawPlanDialog(self._desk, chosen, self))

    def _show_pupil(self, chosen: Planned) -> None:
        if chosen.expectation.pupil is not None:
            self.pupil_chosen.emit(chosen.expectation.pupil)

    def _open(self, form: FormDialog) -> None:
        form.saved.connect(self._done)
        form.open()

    def _done(self, words: str) -> None:
        self.said.emit(words)
        self.changed.emit()
        self.refresh()


def _review_in_words(due: Planned) -> str:
    day = due.expectation.review_day
    when = day_in_words(day) if day else ""
    return f"Review by {when}: {code_in_words(due.expectation.code)}, {due.name}."
