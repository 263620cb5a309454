"""The place where a class's register is taken, looked at and amended."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import RuleError, SchoolError
from desktop.models.days.session import Session
from desktop.models.site.paper_register import PaperRegister
from desktop.tasks.marks.look_at_registers import (
    load_calendar,
    look_at,
    my_classes,
    session_beside,
    session_now,
    session_on,
)
from desktop.tasks.marks.settle_corrections import answers_for_me
from desktop.ui.dialogs.take_from_paper import TakeFromPaperDialog
from desktop.ui.panel import Panel
from desktop.ui.widgets.register.header import RegisterHeader
from desktop.ui.widgets.register.sheet import RegisterSheet
from desktop.ui.widgets.words import Notice, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime

    from desktop.tasks.desk import Desk


class TakeRegisterPanel(Panel):
    """Chooses class and session.

    `show_what` takes (group, session), and a pupil to go to or the paper to be keyed in.
    """

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.header = RegisterHeader(load_calendar(desk))
        self.nothing = Notice()
        self.sheet = RegisterSheet(desk, self.header)
        self._group = 0
        self._session: Session | None = None
        self._followed: Session | None = None
        self._looked_at: datetime | None = None
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(20, 16, 20, 12)
        inside.setSpacing(10)
        inside.addWidget(self.header)
        inside.addWidget(self.nothing)
        inside.addWidget(self.sheet, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))
        self.begin_at(self.sheet.view)
        self._connect()

    @property
    def reads_what_it_is_shown(self) -> bool:
        return self._session is not None

    def refresh(self) -> None:
        """Read again: other people's marks appear, the cursor and what is typed stay."""
        if self._session is None:
            self._begin()
        else:
            self._show(self._group, self._session)

    def show_what(self, what: object) -> None:
        """Show one class's register of one session, the cursor on a child if one is named."""
        if isinstance(what, tuple) and isinstance(what[1], Session):
            self._show(int(what[0]), what[1])
            for more in what[2:]:
                if isinstance(more, PaperRegister):
                    self._key_in(*what)
                else:
                    self.sheet.child.to_pupil(int(more))

    def tick(self) -> None:
        """The countdown goes on, and at the close the register turns read-only by itself."""
        self.sheet.tick()
        if self._session is not None and self._session == self._followed:
            self._follow_the_clock()

    def _begin(self) -> None:
        with self._saying():
            classes, session = my_classes(self._desk), session_now(self._desk)
            if not classes:
                raise RuleError("You take no class today.", "Ask the office to lend you one.")
            if session is None:
                raise RuleError("No register is kept here yet.", "Look at the school year.")
            self._followed = session
            self._show(classes[0].id, session)
            answers = _answers_in_words(self._desk)
            if answers:
                self.sheet.line.say(answers)

    def _show(self, group: int, session: Session) -> None:
        with self._saying():
            classes = my_classes(self._desk)
            register = look_at(self._desk, group, session)
            self._group, self._session = group, session
            self.header.show_classes(classes, group)
            self.header.show_register(register)
            self.nothing.clear()
            self.sheet.show_register(register)
            _set_visible((self.sheet, self.header), visible=True)

    @contextmanager
    def _saying(self) -> Iterator[None]:
        """Say in place of the register, or under it, why there is none to show."""
        try:
            yield
        except SchoolError as error:
            words = f"{error.title} {error.advice}"
            if self.sheet.marker.shown is not None:
                self.sheet.line.refuse(words)
                self.header.show_register(self.sheet.marker.register)
            else:
                self.nothing.say(words)
                _set_visible((self.sheet, self.header), visible=False)

    def _follow_the_clock(self) -> None:
        minute = self._desk.now().replace(second=0)
        if minute == self._looked_at:
            return
        self._looked_at = minute
        with self._saying():
            now = session_now(self._desk)
            if now is not None and now != self._session and not self.sheet.keys.typing.code:
                self._followed = now
                self._show(self._group, now)

    def _connect(self) -> None:
        header, sheet = self.header, self.sheet
        header.class_chosen.connect(self._choose_class)
        header.session_chosen.connect(self._choose_session)
        header.stepped.connect(self._step)
        sheet.saved.connect(self.changed)
        sheet.looks.went.connect(self.went)
        header.paper_asked.connect(self._ask_for_paper)
        for keys, what in (
            ("Ctrl+Return", sheet.handing_in.hand_in),
            ("Ctrl+Enter", sheet.handing_in.hand_in),
            ("Ctrl+Shift+Return", sheet.handing_in.fill_and_hand_in),
            ("Ctrl+Z", sheet.marker.undo),
            ("F9", self._ask_for_paper),
            ("Alt+Left", partial(self._step, -1)),
            ("Alt+Right", partial(self._step, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def _ask_for_paper(self) -> None:
        if self._session is not None:
            dialog = TakeFromPaperDialog(self._desk, self._group, self._session, self)
            dialog.begun.connect(self._key_in)
            dialog.open()

    def _key_in(self, group: int, session: Session, paper: PaperRegister) -> None:
        self._show(group, session)
        self.sheet.key_in(paper)
        self.sheet.take_keyboard()

    def _choose_class(self, group: int) -> None:
        if self._session is not None:
            self._show(group, self._session)
            self.sheet.take_keyboard()

    def _choose_session(self, session: Session) -> None:
        with self._saying():
            self._show(self._group, session_on(self._desk, session.day, session.half))
            self.sheet.take_keyboard()

    def _step(self, step: int) -> None:
        if self._session is None:
            return
        beside = session_beside(self._desk, self._session, step)
        if beside is not None:
            self._show(self._group, beside)
        else:
            self.sheet.line.refuse("There is no register further on that way.")


def _answers_in_words(desk: Desk) -> str:
    answers = [
        f"{one.pupil_name}, {one.session}: {one.outcome.value}" for one in answers_for_me(desk)
    ]
    return f"The office answered. {'; '.join(answers)}." if answers else ""


def _set_visible(parts: tuple[QWidget, ...], *, visible: bool) -> None:
    for part in parts:
        part.setVisible(visible)
