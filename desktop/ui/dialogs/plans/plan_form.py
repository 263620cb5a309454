"""The form for a plan of any kind; what is wrong stands beside its field as it is filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.errors import SchoolError
from desktop.models.days.session import day_in_words
from desktop.models.marks.absence_plan import Plan
from desktop.tasks.marks.plan_absence import findings, plan_absence
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.plans.plan_kinds import code_in_words, codes_of
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.half_grid import HalfGrid
from desktop.ui.widgets.whose_field import WhoseField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from desktop.models.finding import Finding
    from desktop.tasks.desk import Desk
    from desktop.ui.dialogs.plans.plan_kinds import PlanKind

_NO_DAY = "Give the day as 12/11/2026."


class PlanDialog(FormDialog):
    """Several classes, or classes and children, become a plan each."""

    def __init__(self, desk: Desk, kind: PlanKind, parent: QWidget | None = None) -> None:
        super().__init__(kind.title, "Plan it", parent)
        self._desk = desk
        calendar = calendar_of(desk)
        classes = classes_on(desk, desk.today) if kind.takes_classes else ()
        self.whose = WhoseField(desk, classes)
        self.code = QComboBox()
        for symbol in codes_of(kind, desk.today):
            self.code.addItem(code_in_words(symbol), symbol)
        self.first, self.last = DayField(desk.today, calendar), DayField(desk.today, calendar)
        self.review = DayField(None, calendar)
        self.halves, self.note = HalfGrid(kind.pattern), text_field()
        self._lay_out_fields(kind)
        self._connect()
        self._show_review()
        self.grow(700, 660)

    def plans(self) -> Iterator[Plan]:
        """Give a plan for each class, and one for the children."""
        first, last = self.first.day, self.last.day
        if first is None or last is None:
            return
        plan = Plan(
            code=str(self.code.currentData()), first_day=first, last_day=last,
            pattern=self.halves.pattern, note=self.note.text(),
            review_day=self.review.day if self._has_review else None,
        )  # fmt: skip
        for group in self.whose.groups:
            yield replace(plan, group=group)
        if self.whose.pupils or not self.whose.groups:
            yield replace(plan, pupils=self.whose.pupils)

    def findings(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, field in (("first_day", self.first), ("last_day", self.last)):
            if field.day is None:
                found[key] = _NO_DAY
        if not self.halves.pattern:
            return found | {"pattern": "Tick at least one half of a day."}
        for finding in self._judged():
            if finding.is_refusal and finding.field not in found:
                found[finding.field] = f"{finding.text} {finding.reason}".strip()
        return found

    def show_findings(self) -> bool:
        refused = super().show_findings()
        said = self.findings()
        for finding in self._judged():
            if not finding.is_refusal and finding.field not in said and finding.field in self.boxes:
                words = f"{finding.text} {finding.reason}".strip()
                self.boxes[finding.field].say(words, refuses=False)
        return refused

    def save(self) -> str:
        count = sum(len(plan_absence(self._desk, plan)) for plan in tuple(self.plans()))
        first = day_in_words(self.first.day or self._desk.today)
        what = self.code.currentText()
        return f"{what}, from {first}: planned." if count == 1 else f"{what}: {count} planned."

    @property
    def _has_review(self) -> bool:
        return bool(self.code.currentData() == "C2")

    def _judged(self) -> tuple[Finding, ...]:
        try:
            return tuple(found for plan in self.plans() for found in findings(self._desk, plan))
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")
            return ()

    def _lay_out_fields(self, kind: PlanKind) -> None:
        if kind.hint:
            self.body.addWidget(label(kind.hint, "hint", wraps=True))
        self.add_fields(self.box("pupils", "For whom", self.whose), columns=1)
        self.add_fields(
            self.box("code", "Code", self.code),
            None,
            self.box("first_day", "First day", self.first),
            self.box("last_day", "Last day", self.last),
        )
        self.add_fields(
            self.box("pattern", kind.sessions, self.halves),
            self.box("note", kind.note, self.note),
            self.box("review_day", "Review day", self.review),
            columns=1,
        )

    def _connect(self) -> None:
        self.code.currentIndexChanged.connect(self._show_review)
        for changed in (
            self.first.day_changed, self.last.day_changed, self.review.day_changed,
            self.whose.whose_changed, self.halves.pattern_changed, self.note.editingFinished,
        ):  # fmt: skip
            changed.connect(self._look)

    def _show_review(self) -> None:
        self.boxes["review_day"].setVisible(self._has_review)
        self._look()

    def _look(self) -> None:
        if not self.whose.groups and not self.whose.pupils:
            return
        self.notice.clear()
        said = self.findings()
        for key, box in self.boxes.items():
            box.say(said.get(key, ""))
