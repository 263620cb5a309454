"""Amend: marks of many sessions at once, every change seen before it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.errors import SchoolError, StaleError
from desktop.tasks.record import amend_registers
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.record.amending import Amending
from desktop.ui.widgets.record.amendment_form import AmendmentForm
from desktop.ui.widgets.record.amendment_views import PAST, AmendmentViews
from desktop.ui.widgets.record.form_scroll import FormScroll
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import Notice, button, counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.record.amendment import Amendment
    from desktop.models.record.amendment_preview import Preview
    from desktop.models.record.span_amendment import Line, Wanted
    from desktop.models.record.taking_back import Undone
    from desktop.tasks.desk import Desk

_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class AmendRegistersPanel(Panel):
    """Nothing is written before its preview; `show_what` takes a pupil's number."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.form, self.views, self.notice = AmendmentForm(desk), AmendmentViews(), Notice()
        self.look = button("Preview   Ctrl+Enter", self.preview, "", "eye")
        self.amend = button("Amend", self._amend, "primary", "check")
        self.take_back = button("Take back", self._take_back, "", "undo-2")
        self.amending = Amending(open_desk, self)
        self._asked: tuple[Wanted, Preview] | None = None
        columns = TwoColumns(FormScroll(self.form), self.views, (2, 3))
        head = page_head("Amend", [], [self.take_back, self.look, self.amend])
        self.setLayout(page(head, self.notice, columns, stretched=columns))
        self.amending.turned.connect(self._begin_or_end)
        self.amending.made.connect(self._made)
        self.amending.undone.connect(self._undone)
        self.amending.refused.connect(self._refused)
        self.form.changed.connect(self._forget)
        self.views.turned.connect(self._offer)
        self.views.past.picked.connect(self._offer)
        self.views.opened.connect(self._open)
        self.begin_at(self.form.whose)
        for keys in _KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.preview)
        self._offer()

    def refresh(self) -> None:
        """Read again what was amended; a preview stays until it is asked for again."""
        with telling(self):
            self.views.show_past(amend_registers.past_amendments(self._desk))
        self._offer()

    def show_what(self, what: object) -> None:
        """Begin with a child whose marks are to be amended."""
        if isinstance(what, int):
            with telling(self):
                self.form.whose.add_pupil(what)

    def preview(self) -> None:
        """Show what would change and what would not; nothing is written."""
        try:
            wanted = self.form.wanted()
            shown = amend_registers.preview(self._desk, wanted)
        except SchoolError as error:
            self._forget()
            self._refuse(error)
            return
        self.notice.clear()
        self._asked = (wanted, shown)
        self.views.show_preview(shown)
        self._offer()
        if shown.changes:
            self.amend.setFocus(Qt.FocusReason.OtherFocusReason)

    def _amend(self) -> None:
        if self._asked is not None:
            self.amending.amend(*self._asked)

    def _made(self, made: Amendment) -> None:
        self._forget()
        words = f"Amended: {counted(made.marks, 'mark')}. {made.words}."
        self.undoable.emit(words, partial(self._undo, made.id))
        self._saved(made.id)

    def _take_back(self) -> None:
        chosen = self.views.past.current()
        if chosen is not None:
            self._undo(chosen.id)

    def _undo(self, number: int) -> None:
        self.amending.undo(number)

    def _undone(self, undone: Undone) -> None:
        self.said.emit(str(undone))
        self._forget()
        self._saved()

    def _refused(self, error: SchoolError) -> None:
        if isinstance(error, StaleError) and self._asked is not None:
            self.preview()
        else:
            self.refresh()
        self._refuse(error)

    def _begin_or_end(self) -> None:
        """While marks are written nothing else is asked for here."""
        self.form.setEnabled(not self.amending.is_under_way)
        if self.amending.is_under_way:
            self.notice.say("Writing the marks…", "notice")
        else:
            self.notice.clear()
        self._offer()

    def _saved(self, number: int | None = None) -> None:
        self.refresh()
        self.views.choose_past(number)
        self.views.turn_to(PAST)
        if self.isVisible():
            self.views.past.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _forget(self) -> None:
        self._asked = None
        self.notice.clear()
        self.views.clear()
        self._offer()

    def _offer(self) -> None:
        count = len(self._asked[1].changes) if self._asked else 0
        self.amend.setText(f"Amend {counted(count, 'mark')}" if count else "Amend")
        rests = not self.amending.is_under_way
        self.amend.setEnabled(count > 0 and rests)
        self.look.setEnabled(rests)
        chosen = self.views.past.current()
        shown = self.views.tabs.currentIndex() == PAST
        self.take_back.setVisible(shown)
        self.take_back.setEnabled(rests and chosen is not None and not chosen.undone_by)

    def _refuse(self, error: SchoolError) -> None:
        self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")

    def _open(self, line: Line) -> None:
        if line.group is not None:
            self.went.emit("take_register", (line.group, line.session))
