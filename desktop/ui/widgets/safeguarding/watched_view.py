"""The children with flags, notes or an assessment, and what is due about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.tasks.safeguarding.watch_children import children_at_risk
from desktop.ui.messages import telling
from desktop.ui.tables.watched_table import watched_columns
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import Notice, button, label

if TYPE_CHECKING:
    from desktop.models.safeguarding.watched_child import WatchedChild
    from desktop.tasks.desk import Desk

_NONE = "No child on roll has a flag, a note or a risk assessment."
_HINT = (
    "Enter opens the child’s page, where flags, notes and assessments are opened by a press; each"
    " look is kept. {} without a risk assessment stand first, then reviews that are due."
)


class WatchedView(QWidget):
    """It says how much there is of each child and never what it says."""

    pupil_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.count = self.due = 0
        self.day, self.lacking = label("", "badge-plain"), label("", "badge-warn")
        self.notice, self.hint = Notice(), label("", "hint", wraps=True)
        columns = watched_columns(desk.today, with_looks=desk.who.may(Duty.SEE_LOOKS))
        self.list: FactView[WatchedChild] = FactView("Children at risk", columns, 3)
        self.open = button("Open the page", self._open, "primary", "user")
        above = FlowRow(spacing=10)
        above.add_left(self.day, self.lacking)
        above.add_right(self.open)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for part in (above, self.notice):
            inside.addWidget(part)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.hint)
        inside.addStretch(0)
        self.list.opened.connect(self._show)

    def refresh(self) -> None:
        """Read again who they are and what is due."""
        with telling(self):
            found = children_at_risk(self._desk)
            self.list.show_facts(found)
            if found and self.list.current() is None:
                self.list.selectRow(0)
            self._count(found)

    def _count(self, found: tuple[WatchedChild, ...]) -> None:
        lacking = [one for one in found if one.needs_assessment]
        self.count = len(found)
        self.due = sum(one.is_due(self._desk.today) for one in found)
        tier = lacking[0].tier.tier if lacking else "RED"
        self.day.setText(day_in_words(self._desk.today))
        self.lacking.setText(f"{tier} without an assessment: {len(lacking)}")
        self.hint.setText(_HINT.format(tier))
        self.notice.say("" if found else _NONE)
        self.lacking.setVisible(bool(lacking))
        for shown in (self.list, self.open, self.hint):
            shown.setVisible(bool(found))

    def _open(self) -> None:
        child = self.list.current()
        if child is not None:
            self._show(child)

    def _show(self, child: WatchedChild) -> None:
        self.pupil_chosen.emit(child.pupil)
