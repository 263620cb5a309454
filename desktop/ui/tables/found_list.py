"""The children found, two lines each: known-as name, then what tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.days.session import day_in_words
from desktop.models.organisation.group import year_in_words
from desktop.ui.style import theme_in_use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from desktop.models.admissions.pupil_search import Findable

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAD = 12


class FoundListModel(QAbstractListModel):
    """A child a row; the user role gives the Findable."""

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Findable, ...] = ()

    def show_found(self, found: Sequence[Findable]) -> None:
        """Show these in place of the ones before."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def found_at(self, row: int) -> Findable:
        """Return the child in a row."""
        return self._found[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{found.name}, {where(found)}, {details(found)}"
        return found if role == Qt.ItemDataRole.UserRole else None


def where(found: Findable) -> str:
    """6B, Year 6 for a child on roll; else what became of them."""
    year = year_in_words(found.year_group) if found.is_on_roll else ""
    return ", ".join(filter(None, (found.where, year)))


def details(found: Findable) -> str:
    """Say what tells a child from another of the name."""
    legal = f"legal name {found.other_name}" if found.other_name else ""
    family = f"with {', '.join(found.siblings)}" if found.siblings else ""
    born = f"born {day_in_words(found.birth_date)}"
    return "  ·  ".join(part for part in (born, legal, family) if part)


class FoundDelegate(QStyledItemDelegate):
    """Draws the name strongly, the class on the right, the rest below in the hint's colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found: Findable = index.data(Qt.ItemDataRole.UserRole)
        theme = theme_in_use()
        area = option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(area, 7, 7)
        inside = area.adjusted(_PAD, 6, -_PAD, -6)
        strong = _strong(option.font)
        upper = QRect(inside.left(), inside.top(), inside.width(), QFontMetrics(strong).height())
        painter.setPen(QColor(theme.text))
        _write(painter, option.font, upper, _RIGHT, where(found))
        _write(painter, strong, upper, _LEFT, found.name)
        painter.setPen(QColor(theme.muted))
        lower = QRect(upper.left(), upper.bottom() + 2, upper.width(), upper.height())
        _write(painter, _small(option.font), lower, _LEFT, details(found))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, QFontMetrics(option.font).height() * 2 + 20)


def _write(
    painter: QPainter, font: QFont, area: QRect, where: Qt.AlignmentFlag, words: str
) -> None:
    painter.setFont(font)
    fitted = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, where, fitted)


def _strong(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made
