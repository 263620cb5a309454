"""An agency or professional of a risk assessment, as a line of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.safeguarding.risk import Agency
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.pupil.contact_row import name_tool, tool
from desktop.ui.widgets.safeguarding.line_list import FormLine
from desktop.ui.widgets.words import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

_FIELDS = ("Agency or professional", "Name", "How to reach them")


class AgencyLine(FormLine):
    """Agency, name, how to reach them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = tuple(text_field(hint=words) for words in _FIELDS)
        self._out = tool("x", "", self._take_out)
        self.setLayout(row(*self.fields, self._out))

    @property
    def first(self) -> QLineEdit:
        return self.fields[0]

    @property
    def is_empty(self) -> bool:
        return not any(field.text().strip() for field in self.fields)

    @property
    def agency(self) -> Agency:
        """What the line says."""
        return Agency(*(field.text().strip() for field in self.fields))

    def fill(self, agency: Agency) -> None:
        """Show an agency."""
        for field, words in zip(
            self.fields, (agency.agency, agency.name, agency.contact), strict=True
        ):
            field.setText(words)

    def number(self, place: int) -> None:
        for field, words in zip(self.fields, _FIELDS, strict=True):
            field.setAccessibleName(f"{words}, line {place}")
        name_tool(self._out, f"Take out line {place}")
