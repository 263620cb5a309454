"""Placing a child in another tier than the rule's, with the reason; or letting the rule again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.tasks.absence import chase_absence
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.absence.board import BoardLine
    from desktop.tasks.desk import Desk

_BY_RULE = "As the rule places the child"


class ChooseTierDialog(FormDialog):
    """A choice holds from today until somebody chooses again."""

    def __init__(self, desk: Desk, line: BoardLine, parent: QWidget | None) -> None:
        super().__init__(f"The tier of {line.name}", "Choose", parent)
        self._desk, self._line = desk, line
        self.tier, self.why = QComboBox(), text_field(hint="for whoever looks next")
        for one in chase_absence.first_day_clock(desk).tiers:
            self.tier.addItem(one.name, one.name)
        if line.tier.chosen:
            self.tier.addItem(_BY_RULE, None)
        self.tier.setCurrentIndex(max(self.tier.findData(line.tier.tier), 0))
        self.body.addWidget(label(f"Now {line.tier.tier}: {line.tier.why}", wraps=True))
        self.add_fields(
            self.box("tier", "Tier", self.tier), self.box("why", "Why", self.why), columns=1
        )
        self.tier.currentIndexChanged.connect(self._ask_why)
        self.grow(560, 380)

    def findings(self) -> dict[str, str]:
        """Return that a choice needs its reason."""
        if self.tier.currentData() is None or self.why.text().strip():
            return {}
        return {"why": "Say why in a few words; it is shown with the tier."}

    def save(self) -> str:
        """Keep the choice."""
        tier = self.tier.currentData()
        if tier is None:
            chase_absence.end_tier(self._desk, self._line.pupil)
            return f"{self._line.name} is placed by the rule again."
        chase_absence.choose_tier(self._desk, self._line.pupil, tier, self.why.text())
        return f"{self._line.name} is {tier} from today on."

    def _ask_why(self) -> None:
        self.boxes["why"].setVisible(self.tier.currentData() is not None)
