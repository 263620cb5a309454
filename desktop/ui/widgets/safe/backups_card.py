"""The file's backups: made, copied elsewhere, put back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from desktop.tasks.safety import keep_safe
from desktop.ui.messages import ask
from desktop.ui.tables.backup_table import COLUMNS, backup_in_words
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.safe.safe_card import SafeCard, looking
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from desktop.models.backup_rule import Backup
    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.widgets.work_line import WorkLine

_RESTORE = (
    "What the file holds now is backed up first and can be put back in the same way. Marks made"
    " after this backup will not be in the file. Everybody else should close School Register, and"
    " you sign in again."
)


class BackupsCard(SafeCard):
    """Newest first; each was verified by opening it."""

    restored = Signal(str)

    def __init__(self, desk: Desk, line: WorkLine) -> None:
        super().__init__("Backups", desk, line)
        self.backups: FactView[Backup] = FactView("Backups", COLUMNS, stretched=1)
        self.backups.setMinimumHeight(180)
        self._restore = button("Restore this one…", self._ask_to_restore, picture="archive-restore")
        now = button("Back up now", self.back_up, "primary", "save")
        other = button("Copy to another place…", self._choose_place, picture="download")
        self.inside.addWidget(label(keep_safe.RULE_IN_WORDS, "hint", wraps=True))
        self.inside.addLayout(row(now, other, None))
        self.inside.addWidget(self.backups, 1)
        self.inside.addLayout(row(None, self._restore))
        self.backups.picked.connect(self._choose)

    def refresh(self) -> None:
        """Read the list of backups again."""
        self.backups.show_facts(keep_safe.backups_here(self.desk))
        self._choose()

    def back_up(self) -> None:
        """Make a backup now."""
        self.line.run("Backing up…", _back_up, self._backed_up)

    def copy_to(self, target: Path) -> None:
        """Write a copy to another place."""
        self.line.run("Copying…", partial(_copy, target), partial(self._copied, target))

    def restore(self, backup: Backup) -> None:
        """Put a backup back."""
        self.line.run("Restoring…", partial(_restore, backup), partial(self._restored, backup))

    def _choose(self) -> None:
        self._restore.setEnabled(self.backups.current() is not None)

    def _backed_up(self, backup: Backup) -> None:
        self.changed.emit()
        self.said.emit(f"Backed up and verified: {backup_in_words(backup)}.")

    def _copied(self, target: Path, _nothing: object) -> None:
        self.said.emit(f"A verified copy called {target.name} is in {target.parent.name}.")

    def _restored(self, backup: Backup, before: Backup | None) -> None:
        undo = f" What was there until now is backup {backup_in_words(before)}." if before else ""
        self.restored.emit(f"The file is as it was on {backup_in_words(backup)}.{undo}")

    def _ask_to_restore(self) -> None:
        backup = self.backups.current()
        if backup is None:
            return
        if ask(self, f"Go back to {backup_in_words(backup)}?", _RESTORE, "Restore"):
            self.restore(backup)

    def _choose_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Copy to", "", "School file (*.school)")
        if chosen:
            self.copy_to(Path(chosen).with_suffix(".school"))


def _back_up(desk: Desk, task: BackgroundTask) -> object:
    return keep_safe.back_up_now(desk, looking(task))


def _copy(target: Path, desk: Desk, _task: BackgroundTask) -> None:
    keep_safe.copy_to(desk, target)


def _restore(backup: Backup, desk: Desk, _task: BackgroundTask) -> object:
    return keep_safe.restore(desk, backup)
