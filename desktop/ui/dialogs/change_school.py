"""The school's facts changed later, and another school added to the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.organisation.set_up_school import add_school, change_school, the_school
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.editors.school_editor import SchoolEditor
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_ANOTHER = (
    "For a federation or a shared office. It is a school of its own: pupils, staff, calendar and"
    " policy are kept apart. You hold the same posts there, and choose the school at the top of the"
    " window."
)


class ChangeSchoolDialog(FormDialog):
    """Refused while a fact cannot be right; what stood before is kept in the history."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("The school", "Keep it", parent)
        self.resize(760, 640)
        self._desk = desk
        self.editor = SchoolEditor(desk.today)
        self.editor.show_facts(the_school(desk))
        self.body.addWidget(self.editor)
        self.editor.changed.connect(self._judge)

    def save(self) -> str:
        """Change the facts."""
        change_school(self._desk, self.editor.facts)
        return f"{self.editor.facts.name} is kept as it stands now."

    def _judge(self) -> None:
        self.save_button.setEnabled(self.editor.is_ready)


class AddSchoolDialog(FormDialog):
    """Another school in the same file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Another school in this file", "Add the school", parent)
        self.resize(760, 640)
        self._desk = desk
        self.editor = SchoolEditor(desk.today)
        self.body.addWidget(label(_ANOTHER, wraps=True))
        self.body.addWidget(self.editor)
        self.editor.changed.connect(self._judge)
        self._judge()

    def save(self) -> str:
        """Add the school."""
        add_school(self._desk, self.editor.facts)
        return f"{self.editor.facts.name} was added: choose it at the top of the window."

    def _judge(self) -> None:
        self.save_button.setEnabled(self.editor.is_ready)
