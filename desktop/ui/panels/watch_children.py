"""At risk: the children with flags, notes or an assessment, and what is due about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.tasks.safeguarding.watch_children import children_at_risk
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.tables.watched_table import watched_columns
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.words import Notice, button, counted, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.safeguarding.watched_child import WatchedChild
    from desktop.tasks.desk import Desk

_NONE = "No child on roll has a flag, a note or a risk assessment."
_HINT = (
    "Enter opens the child’s page, where flags, notes and assessments are opened by a press; each"
    " look is kept. {} without a risk assessment stand first, then reviews that are due."
)


class WatchChildrenPanel(Panel):
    """It says how much there is of each child and never what it says."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.count, self.lacking = label("", "badge-plain"), label("", "badge-warn")
        self.due, self.notice = label("", "badge-late"), Notice()
        self.hint = label("", "hint", wraps=True)
        columns = watched_columns(desk.today, with_looks=desk.who.may(Duty.SEE_LOOKS))
        self.list: FactView[WatchedChild] = FactView("Children at risk", columns, 3)
        self.open = button("Open the page", self._open, "primary", "user")
        head = page_head("At risk", [self.count, self.lacking, self.due], [self.open])
        self.setLayout(page(head, self.notice, self.list, self.hint, stretched=self.list))
        self.list.opened.connect(self._show)
        self.begin_at(self.list)

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
        due = sum(one.is_due(self._desk.today) for one in found)
        tier = lacking[0].tier.tier if lacking else "RED"
        self.count.setText(f"{len(found)} in all, {day_in_words(self._desk.today)}")
        self.lacking.setText(f"{tier} without an assessment: {len(lacking)}")
        self.due.setText(f"{counted(due, 'review')} due")
        self.hint.setText(_HINT.format(tier))
        self.notice.say("" if found else _NONE)
        self.lacking.setVisible(bool(lacking))
        self.due.setVisible(bool(due))
        for shown in (self.list, self.open, self.hint):
            shown.setVisible(bool(found))

    def _open(self) -> None:
        child = self.list.current()
        if child is not None:
            self._show(child)

    def _show(self, child: WatchedChild) -> None:
        self.pupil_chosen.emit(child.pupil)
