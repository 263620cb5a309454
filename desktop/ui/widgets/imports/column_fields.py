"""Which column of the file holds which of our fields: shown, changed by choosing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from desktop.errors import FileRefused
from desktop.tasks.exchange.import_files import KINDS
from desktop.tasks.exchange.look_at_columns import check_mapping, fields_of
from desktop.ui.widgets.imports.import_words import KIND_WORDS
from desktop.ui.widgets.words import Notice, button, emptied, label, row, scrolled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.tasks.exchange.look_at_columns import FileLook

_LETTERS = 20  # of a heading that show; the list shows it whole
_HINT = "What you choose is remembered for the next file with the same headings."


class ColumnFields(QWidget):
    """Emits kind and mapping when they are to be used."""

    settled = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()
        self.kind = QComboBox()
        self.kind.setAccessibleName("What the file is")
        for kind in KINDS:
            self.kind.addItem(KIND_WORDS[kind], kind)
        self.choices: dict[str, QComboBox] = {}
        self._look: FileLook | None = None
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self.use = button("Read the file this way", self._settle, "primary")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(row(label("The file is"), self.kind, None, self.use))
        inside.addWidget(label(_HINT, "hint"))
        inside.addWidget(self.notice)
        inside.addWidget(scrolled(self._holder), 1)
        self.kind.currentIndexChanged.connect(self._show_fields)

    def show_look(self, look: FileLook, mapping: Mapping[str, str] | None = None) -> None:
        """Show the file's headings; `mapping` is the one in use, if another than suggested."""
        self._look = look
        self.notice.clear()
        self.kind.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.kind.setCurrentIndex(max(self.kind.findData(look.kind), 0))
        self.kind.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        self._fill(mapping or look.mapping)

    @property
    def mapping(self) -> dict[str, str]:
        """The fields for which a column is chosen."""
        chosen = ((field, choice.currentData()) for field, choice in self.choices.items())
        return {field: heading for field, heading in chosen if heading}

    def _show_fields(self) -> None:
        self._fill({})

    def _fill(self, mapping: Mapping[str, str]) -> None:
        emptied(self._grid)
        self.choices.clear()
        for column, words in enumerate(("Our field", "Column in the file", "For example")):
            self._grid.addWidget(label(words, "hint"), 0, column)
        for line, (field, words) in enumerate(fields_of(self.kind.currentData()), start=1):
            self._add_line(line, field, words, mapping.get(field, ""))
        self._grid.setRowStretch(len(self.choices) + 1, 1)

    def _add_line(self, line: int, field: str, words: str, heading: str) -> None:
        choice = QComboBox()
        choice.setAccessibleName(words)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(_LETTERS)
        choice.addItem("not in the file", "")
        for name in self._look.header if self._look else ():
            choice.addItem(name, name)
        choice.setCurrentIndex(max(choice.findData(heading), 0))
        example = label(self._example(heading), "hint")
        named = label(words)
        named.setBuddy(choice)
        self._grid.addWidget(named, line, 0)
        self._grid.addWidget(choice, line, 1)
        self._grid.addWidget(example, line, 2)
        self.choices[field] = choice
        choice.currentIndexChanged.connect(self._show_examples)

    def _show_examples(self) -> None:
        for line, choice in enumerate(self.choices.values(), start=1):
            item = self._grid.itemAtPosition(line, 2)
            example = item.widget() if item else None
            if example is not None:
                example.setProperty("text", self._example(choice.currentData()))

    def _example(self, heading: str) -> str:
        values = self._look.samples.get(heading, ()) if self._look else ()
        return "   ".join(values)[:70]

    def _settle(self) -> None:
        try:
            check_mapping(self.kind.currentData(), self.mapping)
        except FileRefused as error:
            self.notice.say(f"{error.title} {error.advice}", "notice-warn")
            return
        self.notice.clear()
        self.settled.emit(self.kind.currentData(), self.mapping)
