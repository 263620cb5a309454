"""The other people: names, roles and the passwords they are given for the first time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.tasks.organisation.manage_staff import NewPerson, add_person, staff_of
from desktop.tasks.organisation.set_up_school import the_school
from desktop.ui.set_up.step import Step
from desktop.ui.widgets.editors.people_editor import PeopleEditor, PersonRow
from desktop.ui.widgets.words import card, label

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.set_up.step import Work


class StaffStep(Step):
    """Those who are there already are listed, and are changed under Staff."""

    name = "Staff"
    heading = "Your colleagues"
    explained = (
        "Class teachers, the office, and whoever else works with registers. Supply staff are better"
        " added on the day, under Staff: their sign-in ends by itself."
    )

    def __init__(self, today: date) -> None:
        super().__init__()
        self._from_day = today
        self.editor, self._there = PeopleEditor(), label("", "hint", wraps=True)
        self.body.addWidget(self._there)
        frame, inside = card()
        inside.addWidget(self.editor)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.editor.changed.connect(self.changed)

    def come_to_view(self, desk: Desk | None) -> None:
        """Say who is there, and ask for those who are not."""
        if desk is None:
            return
        self._from_day = min(the_school(desk).registers_from, desk.today)
        names = [member.name for member in staff_of(desk)]
        self._there.setText(f"Already here: {', '.join(names)}.")
        self.editor.rows.show_rows([PersonRow()])

    def first_field(self) -> QWidget | None:
        """The first person's name."""
        rows = self.editor.rows.rows
        return rows[0].name if rows else None

    @property
    def is_ready(self) -> bool:
        """Whether somebody is named and nothing is refused."""
        return self.editor.is_ready and bool(self.editor.people(self._from_day))

    def work(self) -> Work:
        """Add the people; each password is hashed, which takes a moment."""
        return partial(_keep, self.editor.people(self._from_day))


def _keep(people: tuple[NewPerson, ...], desk: Desk, task: BackgroundTask) -> None:
    for done, person in enumerate(people):
        task.progress(done, len(people))
        add_person(desk, person)
