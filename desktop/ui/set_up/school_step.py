"""The school itself: what stands on its papers, and where its file is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.errors import SchoolError
from desktop.paths import data_folder
from desktop.tasks.organisation.begin_school import file_name_for
from desktop.tasks.safety.open_file import check_place, place_warning
from desktop.ui.set_up.step import Step
from desktop.ui.widgets.editors.school_editor import SchoolEditor
from desktop.ui.widgets.words import Notice, button, card, label, row

if TYPE_CHECKING:
    from desktop.models.organisation.school import SchoolFacts


class SchoolStep(Step):
    """Name and numbers are needed; nothing is written before the next step is done too."""

    name = "School"
    heading = "Your school"
    explained = (
        "This stands on every paper the school prints. Only the name and the two numbers are needed"
        " now."
    )
    skippable = False

    def __init__(self, folder: Path | None = None, today: date | None = None) -> None:
        super().__init__()
        self._folder = folder or data_folder()
        self.editor = SchoolEditor(today or date.today())
        self._place, self._notice = label("", wraps=True), Notice()
        self.body.addWidget(self.editor)
        frame, inside = card("Where its file is kept")
        inside.addLayout(row(self._place, button("Another folder…", self._choose_folder)))
        inside.addWidget(self._notice)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.editor.changed.connect(self._typed)
        self._typed()

    @property
    def path(self) -> Path:
        """The file that will be made."""
        try:
            return self._folder / file_name_for(self.facts.name)
        except SchoolError:
            return self._folder / "….school"

    @property
    def facts(self) -> SchoolFacts:
        """The school as typed so far."""
        return self.editor.facts

    @property
    def is_ready(self) -> bool:
        """Whether nothing is refused, and the file can be made where it is to be kept."""
        return self.editor.is_ready and not self._fault()

    def set_folder(self, folder: Path) -> None:
        """Keep the file in another folder."""
        self._folder = folder
        self._typed()

    def _typed(self) -> None:
        self._place.setText(str(self.path))
        fault, doubt = self._fault(), place_warning(self.path)
        self._notice.say(fault or doubt, "notice-warn" if fault else "notice-late")
        self.changed.emit()

    def _fault(self) -> str:
        if self.path.exists():
            return f"{self.path.name} is already there: open it instead, or choose another folder."
        try:
            check_place(self.path)
        except SchoolError as error:
            return f"{error.title} {error.advice}"
        return ""

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Keep the file in", str(self._folder))
        if chosen:
            self.set_folder(Path(chosen))
