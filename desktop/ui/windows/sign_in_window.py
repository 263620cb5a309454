"""The door: the school's name, the day, and who is at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.organisation.sample_secrets import SECRETS_IN_WORDS
from desktop.tasks.safety.open_file import school_names
from desktop.ui.style import program_icon
from desktop.ui.widgets.centred import centred
from desktop.ui.widgets.people.sign_in_card import SignInCard
from desktop.ui.widgets.words import Notice, button, label, row, scrolled
from desktop.ui.windows.program_window import Page

if TYPE_CHECKING:
    from desktop.tasks.safety.open_file import OpenFile

_WIDEST = 860


class SignInWindow(Page):
    """Who is at the desk of this file; `offered` is the name chosen to begin with."""

    signed_in = Signal(object, str)
    forgot = Signal(object)
    left = Signal()  # to another school's file

    def __init__(self, file: OpenFile, offered: str = "", why: str = "") -> None:
        super().__init__()
        self._file = file
        self.notice = Notice()
        self.card = SignInCard(file, offered)
        self.card.signed_in.connect(self.signed_in)
        self.card.forgot.connect(self.forgot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(self._middle()))
        self.notice.say(why, "notice-ok")

    def guide_page(self) -> str:
        """Return the page about signing in."""
        return "sign-in"

    def come_to_view(self) -> None:
        """Start at the password."""
        self.card.take_the_keyboard()

    def refresh(self, offered: str = "") -> None:
        """Read the names again."""
        self.card.refresh(offered)

    def _middle(self) -> QWidget:
        names = ", ".join(school_names(self._file)) or self._file.path.stem
        middle = QWidget()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(14)
        inside.addStretch(2)
        top = row(_mark(), label(names, "title", wraps=True), spacing=14)
        top.setStretch(1, 1)
        inside.addLayout(top)
        inside.addWidget(label(self._day(), "hint"))
        if self._file.is_sample:
            inside.addWidget(label(SECRETS_IN_WORDS, "badge-info", wraps=True))
        inside.addWidget(self.notice)
        inside.addWidget(self.card)
        other = button("Another school's file", self.left.emit, "quiet", "folder-open")
        help_ = button("Help (F1)", self.asked_for_help.emit, "quiet", "circle-help")
        inside.addLayout(row(other, None, help_))
        inside.addStretch(3)
        return centred(middle, _WIDEST)

    def _day(self) -> str:
        now = london(self._file.clock())
        sample = "  ·  A sample school with a clock of its own" if self._file.is_sample else ""
        return f"{day_in_words(now.date())}, {now:%H:%M}{sample}"


def _mark() -> QLabel:
    made = QLabel()
    made.setPixmap(program_icon().pixmap(QSize(48, 48)))
    return made
