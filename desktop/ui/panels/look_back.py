"""Looking back: any register as it stood after each of its changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.errors import SchoolError
from desktop.models.days.session import Half, Session
from desktop.models.record.past_register import place_at
from desktop.tasks.marks.look_at_registers import load_calendar, session_beside, session_on
from desktop.tasks.record import look_back
from desktop.ui.panel import Panel
from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.widgets.record.past_view import PastView
from desktop.ui.widgets.record.register_chooser import RegisterChooser
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.words import Notice, button

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from desktop.ui.papers.papers_dialog import PapersDialog
    from desktop.ui.tables.past_tables import PastLine

_NONE = "No register is kept here yet."
_NO_REASONS = "You take this class: reasons are not shown where it may look on."
_STEPS = (("Alt+Left", -1), ("Alt+Right", 1))


class LookBackPanel(Panel):
    """`show_what` takes (group, session), or with a moment (group, session, moment)."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.chooser = RegisterChooser(self, Session(desk.today, Half.AM), load_calendar(desk))
        self.notice, self.view = Notice(), PastView()
        self.register = button("Open the register", self._open, "", "clipboard-list")
        self.paper = button("Print…", self._print, "", "printer")
        self.dialog: PapersDialog | None = None
        self._shown: tuple[int, Session] | None = None
        head = page_head("Looking back", self.chooser.parts, [self.register, self.paper])
        self.setLayout(page(head, self.notice, self.view, stretched=self.view))
        self.begin_at(self.view.slider.slider)
        self.chooser.chosen.connect(self._choose)
        self.chooser.stepped.connect(self._step)
        self.view.opened.connect(self._open_child)
        for keys, step in _STEPS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, step))

    @property
    def reads_what_it_is_shown(self) -> bool:
        return True

    def refresh(self) -> None:
        """Read again what is on view; the moment chosen stays, the last one follows."""
        if self._shown is not None:
            self._show(*self._shown, place=self.view.place)
            return
        first = look_back.first_shown(self._desk)
        if first is None:
            self._say(_NONE)
        else:
            self._show(*first)

    def show_what(self, what: object) -> None:
        """Show one class's register of one session as it is now, or as it was at a moment."""
        if isinstance(what, tuple) and isinstance(what[1], Session):
            self._show(int(what[0]), what[1], moment=what[2] if len(what) > 2 else None)

    def _show(
        self, group: int, session: Session, *, place: int | None = None,
        moment: datetime | None = None,
    ) -> None:  # fmt: skip
        self._shown = (group, session)
        try:
            groups = look_back.classes_on(self._desk, session)
            self.chooser.show_register(groups, group, session)
            past = look_back.look_back(self._desk, group, session)
        except SchoolError as error:
            self._say(f"{error.title} {error.advice}".strip())
            return
        self.notice.say("" if past.in_full else _NO_REASONS)
        self.view.show()
        for one in (self.register, self.paper):
            one.setEnabled(True)
        self.view.show_past(past, place if moment is None else place_at(past.stops, moment))

    def _say(self, words: str) -> None:
        """Say in place of a register why there is none to show."""
        self.notice.say(words)
        self.view.hide()
        for one in (self.register, self.paper):
            one.setEnabled(False)

    def _choose(self, group: int, session: Session) -> None:
        self._show(group, session_on(self._desk, session.day, session.half))

    def _step(self, step: int) -> None:
        if self._shown is None:
            return
        group, session = self._shown
        beside = session_beside(self._desk, session, step)
        if beside is not None:
            self._show(group, beside)

    def _open(self) -> None:
        if self._shown is not None:
            self.went.emit("take_register", self._shown)

    def _print(self) -> None:
        if self._shown is None:
            return
        title = f"{self.chooser.classes.currentText()}, {self._shown[1]}"
        place = self.view.slider.slider.value()
        job = PaperJob(title, partial(_past_paper, *self._shown, place))
        self.dialog = show_papers(self, self._open_desk, [job])
        self.dialog.said.connect(self.said)

    def _open_child(self, line: PastLine) -> None:
        self.pupil_chosen.emit(line.pupil)


def _past_paper(group: int, session: Session, place: int, desk: Desk) -> Paper:
    from desktop.tasks.papers.past_registers import past_paper  # noqa: PLC0415 - loads ReportLab

    return past_paper(desk, group, session, place)
