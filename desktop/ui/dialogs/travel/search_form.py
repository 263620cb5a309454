"""The search before a travelling child’s name may come off the roll, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.travel.deletion import Step, lacking_steps, step_findings
from desktop.models.travel.travelling import last_known
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.tasks.travel.search_steps import take_step
from desktop.ui.dialogs.travel.judged_form import NO_DAY, JudgedForm
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.label_grid import LabelGrid
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.finding import Finding
    from desktop.models.travel.deletion import DoneStep
    from desktop.models.travel.travelling import TravellingChild
    from desktop.tasks.desk import Desk

_HINT = (
    "The name comes off only after every step, on a ground of the law, and never by itself. Steps "
    "from before the child was last in school count no more."
)
_MAIN = "This is the main school: grounds A and C do not apply."


class SearchDialog(JudgedForm):
    """Shows what was done, and takes the next step."""

    def __init__(self, desk: Desk, child: TravellingChild, parent: QWidget | None = None) -> None:
        super().__init__(f"Search for {child.pupil.name}", "Keep the step", parent)
        self._desk, self._child = desk, child
        self.step, self.words = ShortenedBox(), text_field()
        self.day = DayField(desk.today, calendar_of(desk))
        for step in Step:
            self.step.addItem(step.words, step)
        lacking = lacking_steps(child.steps)
        if lacking:
            self.step.setCurrentIndex(self.step.findData(lacking[0]))
        self._explain()
        self.add_fields(self.box("step", "Step", self.step), columns=1)
        self.add_fields(
            self.box("done_on", "Done on", self.day),
            self.box("words", "What came of it", self.words, "Who was asked, what they said."),
        )
        done = LabelGrid((5, 3, 3), 14, 6)
        done.show_rows([_row(step, child.steps.get(step)) for step in Step])
        self.body.addWidget(done)
        self.grow(700, 640)

    def gaps(self) -> dict[str, str]:
        return {} if self.day.day else {"done_on": NO_DAY}

    def judged(self) -> tuple[Finding, ...]:
        day = self.day.day or self._desk.today
        return tuple(step_findings(day, self.words.text(), self._desk.today))

    def save(self) -> str:
        step, day = Step(self.step.currentData()), self.day.day or self._desk.today
        take_step(self._desk, self._child.pupil.id, step, day, self.words.text())
        return f"Step of the search for {self._child.pupil.name}: kept."

    def _explain(self) -> None:
        main = f" {_MAIN}" if self._child.known.is_main_school else ""
        self.body.addWidget(label(f"{_HINT}{main}", "hint", wraps=True))
        where = last_known(self._child.known)
        if where:
            self.body.addWidget(label(f"Last known whereabouts: {where}", wraps=True))


def _row(step: Step, done: DoneStep | None) -> tuple[str, str, str]:
    if done is None:
        return step.words, "To do", ""
    return step.words, f"Done: {done.words}", f"{day_in_words(done.done_on)}, {done.name}"
