"""A screen as indented text, so that a changed screen shows up as a changed line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QAbstractItemModel

INPUTS = (
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QPlainTextEdit,
    QTextEdit,
    QAbstractItemView,
)
NO_NAME = "(no name)"
_ROWS_HEARD = 30
_PLAIN = frozenset(
    {"QWidget", "QFrame", "QStackedWidget", "QScrollArea", "QSplitter", "ScrolledPage"}
)


def picture(widget: QWidget) -> str:
    """Draw what is on view; the widget must have been shown."""
    return "\n".join(_lines(widget, 0)) + "\n"


def nameless(widget: QWidget) -> list[str]:
    """Return what a screen reader could not announce: what takes the keyboard, shows how far
    something is, or paints itself, without a name; a tab, a column or a cell without words."""
    found = []
    for one in _all_shown(widget):
        if _is_announced(one) and not spoken_name(one):
            found.append(f"{type(one).__name__} in {_path(one)}")
        found += [f"{part} of {type(one).__name__} in {_path(one)}" for part in _silent_parts(one)]
    return found


def spoken_name(widget: QWidget) -> str:
    """Return the name a screen reader says: the accessible name, the text, or the buddy's."""
    if isinstance(widget, QLabel | QGroupBox) and not widget.accessibleName():
        return widget.text() if isinstance(widget, QLabel) else widget.title()
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&", "")
    window = widget.window()
    labels = [label for label in window.findChildren(QLabel) if label.buddy() is widget]
    return labels[0].text().replace("&", "") if labels else ""


def _is_announced(widget: QWidget) -> bool:
    if isinstance(widget, (*INPUTS, QAbstractButton, QProgressBar, QAbstractSlider)):
        return not isinstance(widget, QScrollBar)
    within = isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox))
    if within or isinstance(widget, QTabWidget):
        return False  # the field as a whole, or the tabs, have the keyboard and the name
    takes_keys = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return takes_keys or _paints_itself(widget)


def _paints_itself(widget: QWidget) -> bool:
    kind = type(widget)
    return kind.__module__.startswith("desktop.") and "paintEvent" in vars(kind)


def _silent_parts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QTabBar):
        names = [widget.accessibleTabName(at) or widget.tabText(at) for at in range(widget.count())]
        yield from (f"tab {at + 1}" for at, name in enumerate(names) if not name)
    if isinstance(widget, QTableView):
        yield from _silent_columns(widget)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _silent_cells(widget.model())


def _silent_columns(view: QTableView) -> Iterator[str]:
    model, across = view.model(), Qt.Orientation.Horizontal
    if model is None or view.horizontalHeader().isHidden():
        return
    for column in range(_columns(model)):
        roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        said = any(model.headerData(column, across, role) for role in roles)
        if not said and not view.isColumnHidden(column):
            yield f"the head of column {column + 1}"


def _silent_cells(model: QAbstractItemModel) -> Iterator[str]:
    """A picture or a tick with no words is nothing to somebody who listens."""
    for row in range(min(model.rowCount(QModelIndex()), _ROWS_HEARD)):
        for column in range(_columns(model)):
            index = model.index(row, column)
            if index.data(Qt.ItemDataRole.DecorationRole) is not None and not _heard(index):
                yield f"cell {row + 1}, {column + 1}"


def _heard(index: QModelIndex) -> bool:
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    return bool(spoken or index.data(Qt.ItemDataRole.DisplayRole))


def _lines(widget: QWidget, depth: int) -> Iterator[str]:
    described = _describe(widget)
    if described:
        yield f"{'  ' * depth}{described}"
        depth += 1
    if isinstance(widget, QAbstractItemView):
        yield from (f"{'  ' * depth}{row}" for row in _rows(widget))
    elif not isinstance(widget, (QComboBox, QAbstractSpinBox, QTextEdit, QPlainTextEdit)):
        for child in _children(widget):
            yield from _lines(child, depth)


def _describe(widget: QWidget) -> str:
    if type(widget).__name__ in _PLAIN and not widget.accessibleName():
        return ""
    if isinstance(widget, QLabel):
        return f"'{widget.text()}'" if widget.text() else ""
    words = f"{type(widget).__name__}{_name(widget)}{_value(widget)}"
    return words if widget.isEnabled() else f"{words} (greyed)"


def _name(widget: QWidget) -> str:
    if isinstance(widget, QGroupBox):
        return f" '{widget.title()}'"
    if isinstance(widget, (*INPUTS, QAbstractButton)):
        name = spoken_name(widget)
        return f" '{name}'" if name else f" {NO_NAME}"
    return f" '{widget.accessibleName()}'" if widget.accessibleName() else ""


def _value(widget: QWidget) -> str:
    if isinstance(widget, QCheckBox | QRadioButton):
        return " [x]" if widget.isChecked() else " [ ]"
    if isinstance(widget, QProgressBar):
        return f" {widget.value()}/{widget.maximum()}"
    words = _words(widget)
    return "" if words is None else f" = {words}"


def _words(widget: QWidget) -> str | None:
    if isinstance(widget, QLineEdit):
        return widget.displayText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QAbstractSpinBox):
        return widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    return None


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    if isinstance(view, QTableView) and view.horizontalHeader().isVisible():
        titles = (
            model.headerData(column, Qt.Orientation.Horizontal) for column in range(_columns(model))
        )
        yield _row(titles)
    for row in range(model.rowCount(QModelIndex())):
        yield _row(_cells(model, row))


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def _cells(model: QAbstractItemModel, row: int) -> Iterator[object]:
    for column in range(_columns(model)):
        index = model.index(row, column)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is None:
            yield index.data()
        else:
            box = "[x]" if Qt.CheckState(ticked) is Qt.CheckState.Checked else "[ ]"
            yield f"{box} {index.data() or ''}".strip()


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join("" if cell is None else str(cell) for cell in cells) + " |"


def _children(widget: QWidget) -> list[QWidget]:
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        return [inside]
    shown = [one for one in widget.children() if isinstance(one, QWidget) and _is_on_view(one)]
    return sorted(shown, key=_top_left)


def _is_on_view(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isWindow()


def _top_left(widget: QWidget) -> tuple[int, int]:
    return widget.y(), widget.x()


def _all_shown(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in _children(widget):
        if not isinstance(widget, (QComboBox, QAbstractSpinBox, QAbstractItemView)):
            yield from _all_shown(child)


def _path(widget: QWidget) -> str:
    parents = []
    above = widget.parentWidget()
    while above is not None:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(parents[:4])
