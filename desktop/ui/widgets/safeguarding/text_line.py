"""A line of a form with a few fields of words side by side, which can be taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.pupil.contact_row import name_tool, tool
from desktop.ui.widgets.safeguarding.line_list import FormLine
from desktop.ui.widgets.words import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLineEdit


class TextLine(FormLine):
    """A field for each of these names."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self.fields = tuple(text_field(hint=words) for words in names)
        self._out = tool("x", "", self._take_out)
        self.setLayout(row(*self.fields, self._out))

    @property
    def first(self) -> QLineEdit:
        return self.fields[0]

    @property
    def is_empty(self) -> bool:
        return not any(self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in each field."""
        return tuple(field.text().strip() for field in self.fields)

    def fill_texts(self, texts: Sequence[str]) -> None:
        """Show words in each field."""
        for field, words in zip(self.fields, texts, strict=True):
            field.setText(words)

    def number(self, place: int) -> None:
        for field, words in zip(self.fields, self._names, strict=True):
            field.setAccessibleName(f"{words}, line {place}")
        name_tool(self._out, f"Take out line {place}")
