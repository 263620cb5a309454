"""The classes, with their year groups."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.tasks.organisation.manage_classes import (
    ClassFacts,
    add_class,
    change_class,
    classes_on,
)
from desktop.tasks.organisation.set_up_school import the_school
from desktop.ui.set_up.step import Step
from desktop.ui.widgets.editors.class_editor import ClassEditor
from desktop.ui.widgets.words import card

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.set_up.step import Work


class ClassesStep(Step):
    """A class that is there already is changed, not added a second time."""

    name = "Classes"
    heading = "Your classes"
    explained = (
        "One row a class. Pupils come into their classes by import, and by hand under Pupils."
    )

    def __init__(self) -> None:
        super().__init__()
        self.editor = ClassEditor()
        self._shown = False
        frame, inside = card()
        inside.addWidget(self.editor)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.editor.changed.connect(self.changed)

    def come_to_view(self, desk: Desk | None) -> None:
        """Show the classes that are there."""
        if desk is None or self._shown:
            return
        self._shown = True
        there = classes_on(desk, the_school(desk).registers_from)
        self.editor.show_classes(
            ClassFacts(group.name, group.year_groups, group.picked_times) for group in there
        )

    @property
    def is_ready(self) -> bool:
        """Whether there is a class and nothing is refused."""
        return self.editor.is_ready

    def work(self) -> Work:
        """Keep the classes."""
        return partial(_keep, self.editor.classes)


def _keep(classes: tuple[ClassFacts, ...], desk: Desk, task: BackgroundTask) -> None:
    begins = the_school(desk).registers_from
    there = {group.name.casefold(): group.id for group in classes_on(desk, begins)}
    for done, facts in enumerate(classes):
        task.progress(done, len(classes))
        number = there.get(facts.name.casefold())
        if number is None:
            add_class(desk, facts, begins)
        else:
            change_class(desk, number, facts)
