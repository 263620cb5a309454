"""The check of the whole file, and working the marks out of the entries again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.safety import keep_safe
from desktop.ui.widgets.safe.safe_card import SafeCard, looking
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from desktop.models.file_check import FileCheck
    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.widgets.work_line import WorkLine

_WORDS = (
    "Looks the whole file through: its pages, its guards, every entry's chain, and whether the"
    " marks shown are what the entries say."
)


class CheckCard(SafeCard):
    """Offers to rebuild only where marks and entries differ."""

    def __init__(self, desk: Desk, line: WorkLine) -> None:
        super().__init__("Check the file", desk, line)
        self.rebuild_button = button("Work the marks out again", self.rebuild, "primary")
        look = button("Check now", self.check, picture="shield-check")
        self.inside.addWidget(label(_WORDS, wraps=True))
        self.inside.addLayout(row(look, self.rebuild_button, None))
        self.rebuild_button.hide()

    def check(self) -> None:
        """Look the whole file through."""
        self.line.run("Checking the file…", _check, self._checked)

    def rebuild(self) -> None:
        """Work the current marks out of the entries."""
        self.line.run("Working the marks out…", _rebuild, self._rebuilt)

    def _checked(self, found: FileCheck) -> None:
        self.rebuild_button.setVisible(bool(found.marks_differ))
        looked = f"{found.entries:,} entries of {found.pupils:,} pupils were looked through."
        if found.is_sound:
            self.line.say(f"The file is sound. {looked}", "notice-ok")
        else:
            self.line.say(f"{looked} {' '.join(found.found)}", "notice-warn")

    def _rebuilt(self, years: int) -> None:
        self.rebuild_button.hide()
        self.changed.emit()
        self.said.emit(f"Worked out again: the marks of {years} pupils' years.")


def _check(desk: Desk, task: BackgroundTask) -> object:
    return keep_safe.check(desk, looking(task))


def _rebuild(desk: Desk, _task: BackgroundTask) -> object:
    return keep_safe.rebuild(desk)
