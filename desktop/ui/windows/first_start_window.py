"""The first start: set up a school, open its file, or look round a sample one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.paths import data_folder
from desktop.ui.dialogs.about_program import HONEST_NOTES
from desktop.ui.style import program_icon
from desktop.ui.widgets.centred import centred
from desktop.ui.widgets.choice_button import ChoiceButton
from desktop.ui.widgets.words import Notice, button, label, row, scrolled, shown, tip
from desktop.ui.windows.program_window import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE_KIND = "School file (*.school);;All files (*)"


class FirstStartWindow(Page):
    """Says what was chosen; `recent` are files opened here before."""

    set_up_asked = Signal()
    file_chosen = Signal(Path)
    sample_asked = Signal()
    stop_asked = Signal()
    put_back_asked = Signal(Path)  # a backup, over the file that was refused

    def __init__(self, recent: Iterable[Path] = ()) -> None:
        super().__init__()
        self.notice = Notice()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Progress")
        self._stop = button("Stop", self.stop_asked.emit)
        self._put_back = button(
            "Put a backup back…", self._choose_backup, picture="archive-restore"
        )
        self._backups: Path | None = None
        self._choices = [
            ChoiceButton(
                "Set up my school",
                "Its name, school year, register times, classes and staff. About ten minutes;"
                " all but the first two steps can wait.",
                "school",
                self.set_up_asked.emit,
            ),
            ChoiceButton(
                "Open a school file",
                "One that was set up on this computer, or a copy that was restored.",
                "folder-open",
                self._choose_file,
            ),
            ChoiceButton(
                "Look round a sample school",
                "An invented school with 210 pupils, on a Tuesday morning in November. Nothing you"
                " do there matters.",
                "telescope",
                self.sample_asked.emit,
            ),
        ]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(centred(self._middle(recent), 720)))

    def come_to_view(self) -> None:
        """Start at the first choice."""
        self._choices[0].setFocus()

    def say(self, words: str, kind: str = "notice-warn") -> None:
        """Say what happened, under the choices."""
        self.set_busy("")
        self.notice.say(words, kind)

    def offer_backups(self, folder: Path) -> None:
        """Offer to put one of these backups back in place of the file that was refused."""
        self._backups = folder
        self._put_back.show()

    def set_busy(self, words: str, done: int = 0, total: int = 0) -> None:
        """Show that something is under way, and how far it is; nothing else can be begun."""
        for choice in self._choices:
            choice.setEnabled(not words)
        self._progress.setVisible(bool(words))
        self._stop.setVisible(total > 0)
        self._put_back.hide()
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self.notice.say(words)

    def _middle(self, recent: Iterable[Path]) -> QWidget:
        middle = QWidget()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(24, 28, 24, 28)
        inside.setSpacing(12)
        inside.addStretch(1)
        inside.addLayout(row(_mark(), label("School Register", "title"), None, spacing=14))
        inside.addWidget(label("Registers that close, reasons and paper for a small school."))
        inside.addSpacing(6)
        for choice in self._choices:
            inside.addWidget(choice)
        inside.addWidget(self._progress)
        inside.addLayout(row(self._stop, None))
        inside.addWidget(self.notice)
        inside.addLayout(row(self._put_back, None))
        for path in recent:
            again = button(
                f"Open {shown(path.stem)} again", partial(self._open, path), "quiet", "history"
            )
            tip(again, str(path))
            inside.addLayout(row(again, None))
        inside.addSpacing(6)
        for note in HONEST_NOTES:
            inside.addWidget(label(note, "hint", wraps=True))
        inside.addStretch(2)
        for part in (self._progress, self._stop, self._put_back):
            part.hide()
        return middle

    def _open(self, path: Path) -> None:
        self.file_chosen.emit(path)

    def _choose_backup(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Put a backup back", str(self._backups), FILE_KIND
        )
        if chosen:
            self.put_back_asked.emit(Path(chosen))

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Open a school file", str(data_folder()), FILE_KIND
        )
        if chosen:
            self.file_chosen.emit(Path(chosen))


def _mark() -> QLabel:
    made = QLabel()
    made.setPixmap(program_icon().pixmap(QSize(56, 56)))
    return made
