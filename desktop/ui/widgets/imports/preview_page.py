"""The preview of a file: what it is, from which day it takes effect, what it would do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.tasks.exchange.import_files import Choices
from desktop.tasks.exchange.import_pupils import Decisions
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.imports.column_fields import ColumnFields
from desktop.ui.widgets.imports.import_words import KIND_WORDS, button_words, notes, summary
from desktop.ui.widgets.imports.preview_tabs import PreviewTabs
from desktop.ui.widgets.words import Notice, button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.tasks.exchange.import_files import Loaded
    from desktop.tasks.exchange.look_at_columns import FileLook


class PreviewPage(QWidget):
    """Emits what is asked of it; the panel does the work off the screen's thread."""

    wished = Signal(object)  # the same file with another day, other answers or columns
    columns_wanted = Signal()

    def __init__(self, go: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self.loaded: Loaded | None = None
        self._columns_of: Loaded | None = None
        self.name = label(role="heading")
        self.kind = label(role="badge-info")
        self.counted = label(role="hint")
        self.day = DayField()
        self._day_name = label("Changes take effect on")
        self._day_name.setBuddy(self.day)
        self.day.setAccessibleName("Changes take effect on")
        self.error = Notice()
        self.notes = Notice()
        self.tabs = PreviewTabs()
        self.columns = ColumnFields()
        self.go = button("Import", go, "primary")
        self.leave = button("Leave it", leave)
        self._lay_out()
        self._connect()

    @property
    def choices(self) -> Choices:
        """What was ticked and chosen."""
        decisions = Decisions(self.tabs.leavers, self.tabs.gone.chosen)
        return Choices(decisions, self.tabs.theirs.isChecked())

    def begin(self, loaded: Loaded) -> None:
        """Show a new file."""
        self.tabs.begin(loaded)
        self._show(loaded)
        self.tabs.setCurrentIndex(0)

    def show_again(self, loaded: Loaded) -> None:
        """Show the same file with another day or other answers; what was ticked stays."""
        self.tabs.show_preview(loaded)
        self._show(loaded)

    def show_columns(self, look: FileLook) -> None:
        """Fill the tab that says which column is which."""
        mapping = self.loaded.file.incoming.mapping if self.loaded else None
        self._columns_of = self.loaded
        self.columns.show_look(look, mapping)

    def _show(self, loaded: Loaded) -> None:
        self.loaded = loaded
        incoming = loaded.file.incoming
        self.name.setText(incoming.source_name)
        self.kind.setText(KIND_WORDS[incoming.kind])
        self.counted.setText(summary(loaded))
        is_roll = incoming.kind == "pupils"
        for widget in (self.day, self._day_name):
            widget.setVisible(is_roll)
        self.day.set_day(loaded.wish.day)
        self.notes.say(" ".join(notes(loaded)))
        self.error.clear()
        if incoming.header:
            self.tabs.addTab(self.columns, "Columns")
        self._say_what_it_does()

    def _say_what_it_does(self) -> None:
        if self.loaded is None:
            return
        words = button_words(self.loaded, self.choices)
        self.go.setText(words or "Nothing to import")
        self.go.setEnabled(bool(words))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(row(self.name, self.kind, self.counted, None, spacing=12))
        inside.addLayout(row(self._day_name, self.day, None))
        inside.addWidget(self.error)
        inside.addWidget(self.notes)
        inside.addWidget(self.tabs, 1)
        inside.addLayout(row(None, self.leave, self.go))

    def _connect(self) -> None:
        self.tabs.choices_changed.connect(self._say_what_it_does)
        self.tabs.currentChanged.connect(self._look_at_tab)
        self.tabs.answered.connect(self._take_answers)
        self.columns.settled.connect(self._take_columns)
        self.day.day_changed.connect(self._take_day)

    def _look_at_tab(self) -> None:
        wanted = self.tabs.currentWidget() is self.columns and self.tabs.is_settled
        if wanted and self._columns_of is not self.loaded:
            self.columns_wanted.emit()

    def _take_day(self) -> None:
        day = self.day.day
        if self.loaded is not None and day is not None and day != self.loaded.wish.day:
            self.wished.emit(replace(self.loaded.wish, day=day))

    def _take_answers(self, answers: Mapping[int, int | None]) -> None:
        if self.loaded is not None:
            wish = self.loaded.wish
            self.wished.emit(replace(wish, answers={**wish.answers, **answers}))

    def _take_columns(self, kind: str, mapping: Mapping[str, str]) -> None:
        if self.loaded is not None:
            wish = replace(self.loaded.wish, kind=kind, mapping=mapping, answers={})
            self.wished.emit(wish)
