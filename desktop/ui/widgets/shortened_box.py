"""A choice whose words end in … where they do not fit, never in the middle of a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from desktop.ui.widgets.words import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_EDGE = 4  # pixels that styles leave beside the words


class ShortenedBox(QComboBox):
    """As wide as its place lets it be; its list and its tip have the words whole."""

    def __init__(self, least: int = 18) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(least)
        self.currentTextChanged.connect(self._tell)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self._shortened(option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        """Have the words whole on the tip, where they do not fit."""
        option, words = QStyleOptionComboBox(), self.currentText()
        super().initStyleOption(option)
        fits = self.isEditable() or self._shortened(option) == words
        if fits:
            self.setToolTip("")
        else:
            tip(self, words)

    def _shortened(self, option: QStyleOptionComboBox) -> str:
        field, kind = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(kind, option, field, self).width() - _EDGE
        how = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), how, room)
