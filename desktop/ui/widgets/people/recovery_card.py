"""A recovery code in large letters, with ways to keep it: print, save as PDF, copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from desktop.ui.messages import telling
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk


class RecoveryCard(QFrame):
    """The sheet is a PDF: opened to be printed, or kept where the person says."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk: Desk | None = None
        self._code = label("", "figure")
        self._code.setAccessibleName("Recovery code")
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._copy = button("Copy", self._copy_code, picture="copy")
        self._save = button("Save a sheet to print…", self._save_sheet, "primary", "printer")
        self.setFocusProxy(self._save)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 22, 24, 20)
        inside.setSpacing(16)
        inside.addWidget(self._code)
        inside.addLayout(row(self._save, self._copy, None))

    @property
    def code(self) -> str:
        """The code on show."""
        return self._code.text()

    def work_at(self, desk: Desk) -> None:
        """Know whose school and name stand on the sheet."""
        self._desk = desk

    def show_code(self, code: str) -> None:
        """Show a code; it is not kept anywhere else."""
        self._code.setText(code)
        self._code.setAccessibleName(f"Recovery code {code}")
        self._copy.setText("Copy")

    def save_to(self, path: Path) -> None:
        """Write the sheet and open it in whatever prints PDFs here."""
        if self._desk is None:
            return
        from desktop.tasks.people.print_recovery_code import write_sheet  # noqa: PLC0415 - loads ReportLab

        with telling(self):
            write_sheet(self._desk, self.code, path)
            self.said.emit(f"The recovery sheet is {path.name}. Print it, then delete the file.")
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self.code)
        self._copy.setText("Copied")

    def _save_sheet(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save the recovery sheet", "Recovery code.pdf", "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(Path(chosen))
