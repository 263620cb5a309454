"""A fault in the program, told calmly, with a report to copy for whoever mends it."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.dialogs.page_dialog import PageDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.widgets.words import button, label, row


class ReportBugDialog(PageDialog):
    """What happened, what is safe, and the report, which holds no child's name."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__("Something went wrong", 560, parent)
        self._report = report
        self._copy = button("Copy the report", self._copy_report, picture="copy")
        close = button("Carry on", self.accept, "primary")
        close.setDefault(True)
        layout = self.inside
        layout.addWidget(label("Something went wrong in the program", "heading", wraps=True))
        layout.addWidget(label(_SAFE, wraps=True))
        layout.addWidget(label(_REPORT, wraps=True))
        layout.addWidget(self._words(), 1)
        layout.addLayout(row(self._copy, None, close))

    def _words(self) -> QPlainTextEdit:
        words = QPlainTextEdit(self._report)
        words.setReadOnly(True)
        words.setAccessibleName("Report")
        words.setTabChangesFocus(True)
        keep_lines(words, 6)
        words.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        return words

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText("Copied")


_SAFE = (
    "What was saved before is safe: each mark is on the disk as soon as it is made. The last thing"
    " you did may not have been saved, so look at it again."
)
_REPORT = "Send this report to whoever looks after School Register. It holds no names and no marks."
