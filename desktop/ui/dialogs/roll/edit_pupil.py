"""Change what the admission register says about a child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.tasks.admissions import change_roll
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.roll.pupil_fields import (
    NAMES,
    doubts,
    editor_for,
    filled,
    pupil_findings,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Pupil
    from desktop.tasks.desk import Desk

_GROUPS = (
    (
        "Names",
        (
            "legal_forename", "legal_surname", "middle_names", "former_surname",
            "preferred_forename", "preferred_surname",
        ),
    ),
    ("Birth and numbers", ("birth_date", "sex", "upn", "former_upn", "admission_number")),
    ("Home and school", ("address", "postcode", "last_school", "expected_first_day")),
)  # fmt: skip


class EditPupilDialog(FormDialog):
    """Every fact of the register, each with its finding beside it."""

    def __init__(self, desk: Desk, pupil: Pupil, parent: QWidget | None = None) -> None:
        super().__init__(f"Change {pupil.name}", "Save changes", parent)
        self._desk, self._pupil = desk, pupil
        for title, facts in _GROUPS:
            boxes = [self.box(fact, NAMES[fact], editor_for(fact, pupil)) for fact in facts]
            self.add_fields(*boxes, title=title)
        hidden = QCheckBox()
        hidden.setChecked(pupil.address_confidential)
        self.add_fields(
            self.box(
                "address_confidential", "Show the address only to those who keep the roll", hidden
            ),
            columns=1,
        )
        self.grow(760, 660)

    def findings(self) -> dict[str, str]:
        return pupil_findings(self.boxes, self._desk.today)

    def show_findings(self) -> bool:
        refused = super().show_findings()
        for fact, doubt in doubts(self.boxes).items():
            self.boxes[fact].say(doubt, refuses=False)
        return refused

    def save(self) -> str:
        changed = change_roll.change_facts(self._desk, self._pupil, filled(self._pupil, self.boxes))
        return f"The register now says this of {changed.name}."
