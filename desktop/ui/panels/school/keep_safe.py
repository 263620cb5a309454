"""Safe keeping: backups, restore, the check of the file, everything in open files, the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.organisation.staff import Duty
from desktop.ui.panel import Panel
from desktop.ui.widgets.safe.backups_card import BackupsCard
from desktop.ui.widgets.safe.check_card import CheckCard
from desktop.ui.widgets.safe.code_card import CodeCard
from desktop.ui.widgets.safe.export_card import ExportCard
from desktop.ui.widgets.safe.sending_card import SendingCard
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import label, scrolled
from desktop.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.safe.safe_card import SafeCard


class KeepSafePanel(Panel):
    """Each part is there for those with its duty; all of the work is done beside the screen."""

    goes_when_left = True

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.line = WorkLine(open_desk)
        self.backups = BackupsCard(desk, self.line)
        self.check = CheckCard(desk, self.line)
        self.export = ExportCard(desk, self.line)
        self.code = CodeCard(desk, self.line)
        self.sending = SendingCard(desk, open_desk, self.line)
        self._cards: tuple[tuple[SafeCard, Duty], ...] = (
            (self.backups, Duty.BACK_UP),
            (self.check, Duty.BACK_UP),
            (self.export, Duty.EXPORT),
            (self.code, Duty.SET_UP),
            (self.sending, Duty.SET_UP),
        )
        for one, duty in self._cards:
            one.setVisible(desk.who.may(duty))
            one.said.connect(self.said)
            one.changed.connect(self.changed)
        self.backups.restored.connect(self.signed_out)
        self._lay_out()
        self.begin_at(self.backups.backups)

    @property
    def is_at_rest(self) -> bool:
        return self.line.is_at_rest

    def refresh(self) -> None:
        """Read again what is shown."""
        for one, duty in self._cards:
            if self._desk.who.may(duty):
                one.refresh()

    def _lay_out(self) -> None:
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        for one in (self.check, self.export, self.code, self.sending):
            right.addWidget(one)
        right.addStretch(1)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(14)
        inside.addWidget(label("Safe keeping", "title"))
        inside.addWidget(self.line)
        inside.addWidget(TwoColumns(self.backups, beside, (3, 2)), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))
