"""A risk of an assessment as a line of its form; its colour is worked out as it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QGridLayout

from desktop.models.safeguarding.risk import (
    LIKELIHOODS,
    SEVERITIES,
    Colour,
    Part,
    RiskAction,
    colour_of,
)
from desktop.ui.style import dress
from desktop.ui.widgets.field_box import FieldBox, text_field
from desktop.ui.widgets.pupil.contact_row import name_tool, tool
from desktop.ui.widgets.safeguarding.line_list import FormLine
from desktop.ui.widgets.safeguarding.note_field import NoteField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ROLES = {Colour.RED: "badge-warn", Colour.AMBER: "badge-late", Colour.GREEN: "badge-plain"}
_NOT_YET = "Choose both"


class RiskLine(FormLine):
    """Risk, likelihood, severity, the colour; what prevents it, who leads, and if that fails."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._part = part
        self.risk, self.action = NoteField(2), NoteField(2)
        self.likelihood, self.severity = _scale(LIKELIHOODS), _scale(SEVERITIES)
        self.lead, self.escalation = text_field(), text_field()
        self.colour, self._out = label(_NOT_YET, "badge-plain"), tool("x", "", self._take_out)
        self._boxes = (
            FieldBox("Risk to the child and others", self.risk),
            FieldBox("How likely", self.likelihood),
            FieldBox("How severe", self.severity),
            FieldBox("What is done to prevent it", self.action),
            FieldBox("Staff lead", self.lead),
            FieldBox("If that fails", self.escalation),
        )
        self._lay_out()
        for field in (self.risk, self.action):
            field.done.connect(self.done)
        for choice in (self.likelihood, self.severity):
            choice.currentIndexChanged.connect(self._show_colour)

    @property
    def first(self) -> NoteField:
        return self.risk

    @property
    def is_empty(self) -> bool:
        return self.shown == RiskAction("", 0, 0, part=self._part)

    @property
    def is_whole(self) -> bool:
        """Whether it names a risk and both numbers."""
        one = self.shown
        return bool(one.risk and one.score)

    @property
    def shown(self) -> RiskAction:
        """What the line says; a number not chosen is 0."""
        return RiskAction(
            self.risk.toPlainText().strip(),
            int(self.likelihood.currentData()),
            int(self.severity.currentData()),
            self.action.toPlainText().strip(),
            self.lead.text().strip(),
            self.escalation.text().strip(),
            self._part,
        )

    def fill(self, one: RiskAction) -> None:
        """Show a risk."""
        self.risk.setPlainText(one.risk)
        self.action.setPlainText(one.action)
        self.lead.setText(one.lead)
        self.escalation.setText(one.escalation)
        for choice, number in ((self.likelihood, one.likelihood), (self.severity, one.severity)):
            choice.setCurrentIndex(choice.findData(number))

    def number(self, place: int) -> None:
        for box in self._boxes:
            box.editor.setAccessibleName(f"{box.name}, line {place}")
        self.colour.setAccessibleName(f"Colour, line {place}: {self.colour.text()}")
        name_tool(self._out, f"Take out line {place}")

    def _lay_out(self) -> None:
        inside = QGridLayout(self)
        inside.setContentsMargins(14, 10, 14, 12)
        inside.setHorizontalSpacing(14)
        risk, likely, severe, action, lead, fails = self._boxes
        places: tuple[tuple[QWidget, int, int], ...] = (
            (likely, 1, 0), (severe, 1, 1), (self.colour, 1, 2), (self._out, 0, 3), (lead, 3, 0),
        )  # fmt: skip
        for widget, line, column in places:
            inside.addWidget(widget, line, column)
        inside.addWidget(risk, 0, 0, 1, 3)
        inside.addWidget(action, 2, 0, 1, 3)
        inside.addWidget(fails, 3, 1, 1, 2)
        for column in (0, 1, 2):
            inside.setColumnStretch(column, 1)

    def _show_colour(self) -> None:
        one = self.shown
        if not one.likelihood or not one.severity:
            self.colour.setText(_NOT_YET)
            dress(self.colour, role="badge-plain")
            return
        colour = colour_of(one.score)
        self.colour.setText(f"{one.score} {colour.value}")
        self.colour.setAccessibleName(f"Colour: {one.score} {colour.value}")
        dress(self.colour, role=_ROLES[colour])


def _scale(words: tuple[str, ...]) -> QComboBox:
    made = QComboBox()
    made.addItem("Choose", 0)
    for number, word in enumerate(words, 1):
        made.addItem(f"{number} {word}", number)
    return made
