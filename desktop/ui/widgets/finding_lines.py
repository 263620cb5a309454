"""What a check found, in place: refused in red, a warning in amber, each with its word and sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.fitted import put_picture
from desktop.ui.widgets.words import emptied, label, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.finding import Finding


class FindingLines(QWidget):
    """Shows findings one below the other, refusals first; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 2, 0, 4)
        self._inside.setSpacing(6)
        self.hide()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What it shows."""
        return self._findings

    @property
    def words(self) -> str:
        """All that it says, for a screen reader."""
        return " ".join(finding_in_words(one) for one in self._findings)

    def say(self, findings: Iterable[Finding]) -> None:
        """Show these findings in place of the ones before."""
        found = tuple(sorted(findings, key=_refusals_first))
        if found == self._findings:
            return
        self._findings = found
        emptied(self._inside)
        for finding in found:
            self._inside.addWidget(_line(finding))
        self.setAccessibleName(self.words)
        self.setVisible(bool(found))


def finding_in_words(finding: Finding) -> str:
    """Refused: the sentence; or Warning: the sentence."""
    return f"{'Refused' if finding.is_refusal else 'Warning'}: {finding.text}"


def _refusals_first(finding: Finding) -> bool:
    return not finding.is_refusal


def _line(finding: Finding) -> QWidget:
    picture, colour = ("circle-alert", "warn_text")
    if not finding.is_refusal:
        picture, colour = ("triangle-alert", "late_text")
    sign = QLabel()
    put_picture(sign, picture, colour, 16)
    sign.setAlignment(Qt.AlignmentFlag.AlignTop)
    words = QWidget()
    inside = QVBoxLayout(words)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(1)
    role = "error" if finding.is_refusal else "warning"
    inside.addWidget(label(finding_in_words(finding), role, wraps=True))
    if finding.reason:
        inside.addWidget(label(finding.reason, "hint", wraps=True))
    whole = QWidget()
    side_by_side = row(sign, words)
    side_by_side.setStretch(1, 1)
    whole.setLayout(side_by_side)
    return whole
