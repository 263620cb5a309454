"""Rows of fields under headings: another row on Enter, each taken out by its own button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.fitted import keep_room, put_picture
from desktop.ui.style import dress
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.inside import order_tabs, parts_of, stops_of
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.models.finding import Finding

_A_DAY, _A_NAME = "Wed 30 Sep 2026", "Summer 2 "
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldRow(QObject):
    """The fields of one row; findings about it stand below it, by the name of a field."""

    changed = Signal()
    left = Signal()
    ended = Signal()  # Enter was pressed in it

    def __init__(self, **fields: QWidget) -> None:
        super().__init__()
        self.fields = fields
        self.below = FindingLines()
        self.take_out = QToolButton()
        put_picture(self.take_out, "x", "muted", 16)
        self.take_out.setProperty("kind", "quiet")
        self.take_out.clicked.connect(self.left)
        for field in fields.values():
            self._watch(roomy(field))

    def is_blank(self) -> bool:
        """Whether nothing is filled in, so that the row means nothing."""
        return False

    def is_being_typed(self) -> bool:
        """Whether the keyboard is in the row, so that what is missing need not be said yet."""
        here = QApplication.focusWidget()
        return here is not None and any(
            field is here or field.isAncestorOf(here) for field in self.fields.values()
        )

    def say(self, findings: Iterable[tuple[str, Finding]]) -> None:
        """Show findings, each with the name of its field, and mark the fields refused."""
        found = tuple(findings)
        self.below.say(finding for _, finding in found)
        refused = {name for name, finding in found if finding.is_refusal}
        for name, field in self.fields.items():
            line = field if isinstance(field, QLineEdit) else next(parts_of(field, QLineEdit), None)
            wrong = "true" if name in refused else "false"
            if line is not None and line.property("wrong") != wrong:
                dress(line, wrong=wrong)
            field.setAccessibleDescription(self.below.words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENTER
        ):
            self.ended.emit()
            return True
        return super().eventFilter(watched, event)

    def _watch(self, field: QWidget) -> None:
        if isinstance(field, QLineEdit):
            field.textChanged.connect(self.changed)
            field.installEventFilter(self)
        elif isinstance(field, DayField):
            field.day_changed.connect(self.changed)
            for line in parts_of(field, QLineEdit):
                self._watch(line)
        elif isinstance(field, QComboBox):
            field.currentIndexChanged.connect(self.changed)


R = TypeVar("R", bound=FieldRow)


class FieldRows(QWidget, Generic[R]):
    """Lays rows out under common headings; `new_row` makes a blank one."""

    changed = Signal()

    def __init__(
        self,
        thing: str,
        headings: Sequence[str],
        new_row: Callable[[], R],
        wide: tuple[int, ...] = (0,),
    ) -> None:
        super().__init__()
        self._thing, self._headings, self._new_row = thing, tuple(headings), new_row
        self._rows: list[R] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for column in wide:
            self._grid.setColumnStretch(column, 1)
        for column, heading in enumerate(self._headings):
            self._grid.addWidget(label(heading, "hint"), 0, column)
        self._another = button(f"Add {_a(thing)}", self.add_row, "quiet", "plus")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(self._grid)
        inside.addLayout(row(self._another, None))

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows in order, blank ones among them."""
        return tuple(self._rows)

    @property
    def filled(self) -> tuple[R, ...]:
        """The rows in which something is filled in."""
        return tuple(one for one in self._rows if not one.is_blank())

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these rows in place of the ones before."""
        for one in self._rows:
            self._let_go(one)
        self._rows = []
        for one in rows:
            self._take_in(one)
        self._lay_out()

    def add_row(self) -> None:
        """Add a blank row and put the keyboard into it."""
        new = self._new_row()
        self._take_in(new)
        self._lay_out()
        next(iter(new.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _take_in(self, new: R) -> None:
        new.setParent(self)
        self._rows.append(new)
        new.changed.connect(self.changed)
        new.left.connect(self._take_out)
        new.ended.connect(self._go_on)

    def _lay_out(self) -> None:
        for place, one in enumerate(self._rows):
            line = 1 + 2 * place
            widgets = [*one.fields.values(), one.take_out]
            for column, widget in enumerate(widgets):
                self._grid.addWidget(widget, line, column)
                widget.show()
            self._grid.addWidget(one.below, line + 1, 0, 1, len(widgets))
            one.below.setVisible(bool(one.below.findings))
            self._name(one, place + 1)
        self._order()

    def _order(self) -> None:
        """Let Tab go through the rows where they stand: those made later would come last."""
        fields = [field for one in self._rows for field in (*one.fields.values(), one.take_out)]
        stops = [stop for field in fields for stop in stops_of(field)]
        order_tabs(self._another, *stops, self._another)

    def _name(self, one: R, number: int) -> None:
        for heading, field in zip(self._headings, one.fields.values(), strict=True):
            field.setAccessibleName(f"{self._thing.capitalize()} {number}: {heading.lower()}")
        words = f"Take out {self._thing} {number}"
        one.take_out.setAccessibleName(words)
        one.take_out.setToolTip(words)

    def _take_out(self) -> None:
        gone = self.sender()
        place = next(at for at, one in enumerate(self._rows) if one is gone)
        self._let_go(self._rows.pop(place))
        self._lay_out()
        near = self._rows[min(place, len(self._rows) - 1)].take_out if self._rows else self._another
        near.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _go_on(self) -> None:
        place = next(at for at, one in enumerate(self._rows) if one is self.sender())
        if place + 1 == len(self._rows):
            self.add_row()
            return
        following = self._rows[place + 1]
        next(iter(following.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _let_go(self, one: R) -> None:
        for widget in (*one.fields.values(), one.take_out, one.below):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        one.deleteLater()


def roomy(field: QWidget, sample: str = _A_NAME) -> QWidget:
    """Keep a field wide enough for what it usually holds, at any text size."""
    line = field if isinstance(field, QLineEdit) else next(parts_of(field, QLineEdit), None)
    if isinstance(field, DayField):
        sample = _A_DAY
    if line is not None:
        keep_room(line, sample, 26)
    return field


def _a(thing: str) -> str:
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
