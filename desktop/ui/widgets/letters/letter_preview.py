"""A letter as a real child's family would read it, beside the words as they are typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from desktop.tasks.letters import word_letters
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.finding import Finding
    from desktop.models.letters.letter_template import LetterTemplate
    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper


class LetterPreview(QFrame):
    """Shows words with one child, whom a press changes; another shows the page."""

    child_changed = Signal()

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__()
        self._desk, self._open_desk = desk, open_desk
        self.example = word_letters.example(desk)
        self._template: LetterTemplate | None = None
        self.about, self.text = label("", "strong", wraps=True), QPlainTextEdit()
        self.child = button("Another child…", self._find_child)
        self.page = button("Show the page…", self._show_page)
        self._lay_out()

    def show_words(self, template: LetterTemplate) -> tuple[Finding, ...]:
        """Show words filled for the child, and return what was found in them."""
        self._template = template
        shown = word_letters.shown_with(template, self.example)
        self.about.setText(f"With a real child: {shown.about}")
        self.text.setPlainText(f"{shown.subject}\n\n{shown.text}")
        self.page.setEnabled(not any(one.is_refusal for one in shown.findings))
        return shown.findings

    def _lay_out(self) -> None:
        self.setProperty("role", "card")
        self.setAccessibleName("With a real child")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("As the family reads it")
        keep_lines(self.text, 9)
        line = FlowRow(spacing=8)
        line.add_left(self.child, self.page)
        inside = QVBoxLayout(self)
        inside.addWidget(self.about)
        inside.addWidget(self.text, 1)
        inside.addWidget(line)

    def _find_child(self) -> None:
        dialog = FindPupilDialog(self._desk, self)
        dialog.chosen.connect(self._show_child)
        dialog.open()

    def _show_child(self, pupil: int) -> None:
        self.example = word_letters.example(self._desk, pupil)
        self.child_changed.emit()

    def _show_page(self) -> None:
        if self._template is not None:
            make = partial(_page, template=self._template, known=self.example)
            job = PaperJob("Example of a letter", make)
            self.papers = show_papers(self, self._open_desk, [job])


def _page(desk: Desk, template: LetterTemplate, known: word_letters.Example) -> Paper:
    return word_letters.paper_with(desk, template, known)
