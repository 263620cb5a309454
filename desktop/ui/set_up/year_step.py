"""The school year: half-terms and closures, counted as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.year_draft import year_beginning
from desktop.tasks.organisation.set_terms import enter_year, new_draft, years_of
from desktop.ui.set_up.step import Step
from desktop.ui.widgets.editors.term_editor import TermEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.days.year_draft import YearDraft
    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.set_up.step import Work


class YearStep(Step):
    """Bank holidays are filled in; INSET days are added to the closures."""

    name = "School year"
    heading = "The school year"
    explained = (
        "The first and last day of each half-term, and the days on which nobody is taught. Every"
        " count of days and sessions comes from here."
    )

    def __init__(self) -> None:
        super().__init__()
        self.editor = TermEditor()
        self._shown = False
        self.body.addWidget(self.editor)
        self.body.addStretch(1)
        self.editor.changed.connect(self.changed)

    def come_to_view(self, desk: Desk | None) -> None:
        """Begin with the year that today belongs to."""
        if desk is not None and not self._shown:
            self._shown = True
            self.editor.show_draft(new_draft(year_beginning(desk.today)))

    def first_field(self) -> QWidget | None:
        """The first day of the first half-term: its name is there already."""
        rows = self.editor.half_terms.rows
        return rows[0].first if rows else None

    @property
    def is_ready(self) -> bool:
        """Whether there are half-terms and nothing is refused."""
        return self.editor.is_ready

    def work(self) -> Work:
        """Keep the year."""
        return _Keeping(self.editor.draft)


class _Keeping:
    def __init__(self, draft: YearDraft) -> None:
        self._draft = draft

    def __call__(self, desk: Desk, _task: BackgroundTask) -> object:
        same = [kept.id for kept in years_of(desk) if kept.year.name == self._draft.year.name]
        return enter_year(desk, self._draft, same[0] if same else None)
