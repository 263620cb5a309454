"""Safeguarding on a child's page: how much there is; what it says is opened, and that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.tasks.safeguarding.open_safeguarding import open_safeguarding
from desktop.ui.messages import telling
from desktop.ui.widgets.safeguarding.safeguarding_actions import SafeguardingActions
from desktop.ui.widgets.safeguarding.safeguarding_file import SafeguardingFile
from desktop.ui.widgets.words import bring_to_view, button, card, counted, label, row, shown

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from desktop.tasks.admissions.show_pupil import PupilPage
    from desktop.tasks.desk import Desk
    from desktop.tasks.safeguarding.open_safeguarding import Summary

_KEPT = "Every opening is kept: who, when and what."


class SafeguardingCard(QWidget):
    """There only for those who may open something; another child, or leaving, closes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.errands = SafeguardingActions(desk, self)
        self.file: SafeguardingFile | None = None
        self.tier, self.words = label(role="badge-plain"), label(wraps=True)
        self._kept = label(_KEPT, "hint", wraps=True)
        self.opens = button("Open", self.open, "", "lock-open")
        self.closes = button("Close", self._close, "quiet", "lock")
        frame, self._inside = card()
        frame.setAccessibleName("Safeguarding")
        head = row(label("Safeguarding", "heading"), self.tier, None, self.closes, self.opens)
        self._inside.addLayout(head)
        self._inside.addWidget(self.words)
        self._inside.addWidget(self._kept)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        self.closes.hide()
        self.errands.changed.connect(self.open)

    def show_page(self, page: PupilPage) -> None:
        """Show how much there is; the same child's card stays open as it was read."""
        before = self.errands.pupil
        if before is None or before.id != page.record.pupil.id:
            self.close_file()
        self.errands.pupil = page.record.pupil
        self.setVisible(page.safeguarding is not None)
        if page.safeguarding is not None:
            self._show_summary(page.safeguarding, page)

    def open(self) -> None:
        """Open it: the look is kept first."""
        pupil = self.errands.pupil
        if pupil is None:
            return
        with telling(self):
            opened = open_safeguarding(self._desk, pupil.id)
            self.close_file()
            self.file = SafeguardingFile(opened, self.errands)
            self._inside.addWidget(self.file)
            self.file.show()
            self._show_state()
            self.closes.setFocus()
            bring_to_view(self.closes)

    def close_file(self) -> None:
        """Put away what was opened."""
        if self.file is not None:
            self._inside.removeWidget(self.file)
            self.file.hide()
            self.file.deleteLater()
            self.file = None
            self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own name
        super().hideEvent(event)
        if not event.spontaneous():
            self.close_file()

    def _close(self) -> None:
        self.close_file()
        self.opens.setFocus()

    def _show_state(self) -> None:
        self.closes.setVisible(self.file is not None)
        self.opens.setVisible(self.file is None)

    def _show_summary(self, found: Summary, page: PupilPage) -> None:
        self.tier.setText(shown(found.tier.tier) if found.tier else "")
        self.tier.setVisible(found.tier is not None)
        self.words.setText(_in_words(found, page))


def _in_words(found: Summary, page: PupilPage) -> str:
    if not found.has_duty:
        return f"{counted(found.flags, 'flag')} that the class’s teachers should know of."
    parts = [f"{counted(found.flags, 'flag')}, {counted(found.notes, 'note')}."]
    if found.tier is not None:
        parts.append(f"{found.tier.tier}: {found.tier.why}.")
    written = found.assessment
    if written is None:
        parts.append("No risk assessment.")
    else:
        due = ", due" if written.review_on <= page.today else ""
        review = f"review {day_in_words(written.review_on)}{due}"
        parts.append(f"Risk assessment {written.colour.value}, {review}.")
    return " ".join(parts)
