"""The preview: the very pages that print, turned by keys, then printed, saved, or both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from desktop.errors import SchoolError
from desktop.ui.dialogs.keyed_dialog import KeyedDialog
from desktop.ui.papers.finishing import Finished, Finishing, choose_place, finish
from desktop.ui.papers.page_turner import PageTurner
from desktop.ui.papers.paper_buttons import PaperButtons
from desktop.ui.papers.printing import choose_printer
from desktop.ui.widgets.words import counted, label, row
from desktop.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from desktop.ui.background import BackgroundTask
    from desktop.ui.papers.preview import PaperJob

_GOES_ON = "The papers go on to the printer or the file. What comes of it is said here."
_SAID = 4  # troubles that are said one by one


class PapersDialog(KeyedDialog):
    """Makes the papers in the background and shows each as soon as it is there."""

    said = Signal(str)
    all_made = Signal()
    finished_work = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        jobs: tuple[PaperJob, ...],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(jobs[0].title if len(jobs) == 1 else f"{len(jobs)} papers")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs = jobs
        self._is_finishing = False
        self.papers: list[Paper] = []
        self.choose_printer = choose_printer
        self.choose_place = choose_place
        self.line = WorkLine(open_desk)
        self.turner = PageTurner()
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.buttons = PaperButtons(self.reject)
        self._lay_out()
        self._connect()
        self._wake()

    def begin(self) -> None:
        """Show the window and begin to make the papers."""
        self.resize((self.parentWidget() or self).window().size() * 0.94)
        self.open()
        words = f"Making {self._jobs[0].title}…"
        if len(self._jobs) > 1:
            words = f"Making {len(self._jobs)} papers…"
        self.line.run(words, partial(_make, self._jobs), self._say_made)

    def done(self, result: int) -> None:
        """Stop making papers when the window closes; printing and saving go on, and it is said."""
        if self._is_finishing:
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
            self.line.ended.connect(self.deleteLater)
            self.said.emit(_GOES_ON)
        else:
            self.line.stop()
        super().done(result)

    def _lay_out(self) -> None:
        named = label("Paper")
        named.setBuddy(self.choice)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(10)
        several = len(self._jobs) > 1
        for widget in (named, self.choice):
            widget.setVisible(several)
        if several:
            inside.addLayout(row(named, self.choice, None))
        inside.addWidget(self.turner, 1)
        inside.addWidget(self.line)
        inside.addWidget(self.buttons)

    def _connect(self) -> None:
        self.line.delivered.connect(self._add)
        self.choice.currentIndexChanged.connect(self._show)
        self.turner.left_paper.connect(self._go_on)
        self.buttons.asked.connect(self._finish)
        self.line.began.connect(self._rest)
        self.line.ended.connect(self._wake)

    def _finish(self, prints: bool, saves: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Ask for a printer, a place or both, then print or save every paper on show."""
        papers = tuple(self.papers)
        try:
            printer = self.choose_printer(self, papers) if prints else None
        except SchoolError as error:
            self.line.say(f"{error.title} {error.advice}".strip(), "notice-warn")
            return
        target = self.choose_place(self, papers) if saves and (printer or not prints) else None
        if (prints and printer is None) or (saves and target is None):
            self.line.say("Nothing was printed or saved.")
            return
        work = partial(finish, Finishing(papers, printer, target))
        self._is_finishing = True
        self.line.run("Printing…" if prints else "Saving…", work, self._say_finished)

    def _add(self, paper: Paper) -> None:
        self.papers.append(paper)
        if not paper.may_print:
            self.buttons.offer_no_printing()
        self.choice.addItem(paper.title)  # the first becomes the current one, and is shown

    def _say_made(self, troubles: Sequence[str]) -> None:
        if troubles:
            more = len(troubles) - _SAID
            rest = [f"and {counted(more, 'paper')} more could not be made."] if more > 0 else []
            self.line.say("\n".join([*troubles[:_SAID], *rest]), "notice-warn")
        self.all_made.emit()

    def _say_finished(self, finished: Finished) -> None:
        words = f"{finished.trouble} {finished.done}".strip()
        self.line.say(words, "notice-warn" if finished.trouble else "notice-ok")
        self.said.emit(words)
        self.finished_work.emit()

    def _show(self, place: int) -> None:
        if place >= 0:
            self.turner.show_paper(self.papers[place])

    def _go_on(self, way: int) -> None:
        """Turn from the last page of a paper to the next paper, and back."""
        place = self.choice.currentIndex() + way
        if 0 <= place < len(self.papers):
            self.choice.setCurrentIndex(place)
            if way < 0:
                self.turner.go_to_last()

    def _rest(self) -> None:
        self.buttons.allow(may=False)

    def _wake(self) -> None:
        self._is_finishing = False
        self.buttons.allow(may=bool(self.papers))


def _make(jobs: Sequence[PaperJob], desk: Desk, task: BackgroundTask) -> list[str]:
    """Make each paper, on another thread; what could not be made is said of the rest."""
    troubles = []
    for done, job in enumerate(jobs, 1):
        if task.is_cancelled():
            troubles.append(f"Stopped after {done - 1} of {len(jobs)}.")
            break
        try:
            task.deliver(job.make(desk))
        except SchoolError as error:
            troubles.append(f"{job.title}: {error.title} {error.advice}".strip())
        task.progress(done, len(jobs))
    return troubles
