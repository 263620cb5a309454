"""Everything of the school in open files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.tasks.safety import keep_safe
from desktop.ui.widgets.safe.safe_card import SafeCard, looking
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.widgets.work_line import WorkLine

_WORDS = "Pupils, contacts, calendar and every entry with its history, for other programs to read."


class ExportCard(SafeCard):
    """A workbook with a sheet a list, or a CSV file a list."""

    def __init__(self, desk: Desk, line: WorkLine) -> None:
        super().__init__("Everything in open files", desk, line)
        book = button("As a workbook…", self._choose_workbook, picture="file-text")
        lists = button("As CSV files…", self._choose_folder, picture="folder-open")
        self.inside.addWidget(label(_WORDS, wraps=True))
        self.inside.addLayout(row(book, lists, None))

    def export_to(self, target: Path) -> None:
        """Write everything to a folder or a workbook."""
        self.line.run("Exporting…", partial(_export, target), partial(self._exported, target))

    def _exported(self, target: Path, rows: int) -> None:
        self.said.emit(f"{rows:,} rows are in {target.name}: children's data, to be kept safe.")

    def _choose_workbook(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Export to", "", "Workbook (*.xlsx)")
        if chosen:
            self.export_to(Path(chosen).with_suffix(".xlsx"))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Export into an empty folder")
        if chosen:
            self.export_to(Path(chosen))


def _export(target: Path, desk: Desk, task: BackgroundTask) -> object:
    return keep_safe.export_to(desk, target, looking(task))
