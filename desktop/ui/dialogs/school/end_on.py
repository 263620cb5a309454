"""From which day something no longer holds: a class, a teacher's time with it, a post, a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Ending:
    """What is asked; `done` is said with the day put in its place."""

    title: str
    means: str
    button: str
    done: str


class EndOnDialog(FormDialog):
    """`end` is called with the last day."""

    def __init__(
        self, ending: Ending, day: date, end: Callable[[date], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(ending.title, ending.button, parent)
        self._ending, self._end = ending, end
        self.last_day = DayField(day)
        self.body.addWidget(label(ending.means, wraps=True))
        self.add_fields(self.box("last", "Last day", self.last_day), columns=1)
        self.resize(520, 320)

    def findings(self) -> dict[str, str]:
        return {} if self.last_day.day else {"last": "Write day, month and year."}

    def save(self) -> str:
        day = self.last_day.day
        if day is None:
            return ""
        self._end(day)
        return self._ending.done.format(day=day_in_words(day))
