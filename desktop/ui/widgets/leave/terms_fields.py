"""What a kind of leave asks for besides: a licence, a religious body, a review and who agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.models.leave.leave_kind import LeaveKind, LeaveTerms
from desktop.models.marks.expectation import EVERY_SESSION
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import FieldBox, grid_of, text_field
from desktop.ui.widgets.half_grid import HalfGrid
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from desktop.models.days.school_year import SchoolCalendar

_LICENCE, _BODY, _FESTIVAL, _AGREED, _REVIEW = (
    "licence", "body", "festival", "agreed_with", "review_day",
)  # fmt: skip
_ASKED = {
    LeaveKind.PERFORMANCE: (_LICENCE,),
    LeaveKind.RELIGIOUS: (_BODY, _FESTIVAL),
    LeaveKind.PART_TIME: (_AGREED, _REVIEW),
}


class TermsFields(QWidget):
    """Shows only what the chosen kind asks for; `changed` follows each key."""

    changed = Signal()

    def __init__(self, calendar: SchoolCalendar) -> None:
        super().__init__()
        self.review = DayField(calendar=calendar)
        self.lines = {name: text_field() for name in (_LICENCE, _BODY, _FESTIVAL, _AGREED)}
        self._boxes = {
            _LICENCE: FieldBox("Licence of the performance", self.lines[_LICENCE]),
            _BODY: FieldBox("Religious body that sets the day apart", self.lines[_BODY]),
            _FESTIVAL: FieldBox("Festival", self.lines[_FESTIVAL]),
            _AGREED: FieldBox("Agreed with (a parent the child lives with)", self.lines[_AGREED]),
            _REVIEW: FieldBox("Reviewed on", self.review),
        }
        self.halves = HalfGrid()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(grid_of(self._boxes.values()))
        self._halves_name = label("Away in these halves of the week", "step")
        inside.addWidget(self._halves_name)
        inside.addWidget(self.halves)
        for line in self.lines.values():
            line.textEdited.connect(self.changed)
        self.review.day_changed.connect(self.changed)
        self.halves.pattern_changed.connect(self.changed)
        self.show_kind(LeaveKind.EXCEPTIONAL)

    @property
    def terms(self) -> LeaveTerms:
        """What is filled in."""
        words = {name: line.text().strip() for name, line in self.lines.items()}
        return LeaveTerms(**words, review_day=self.review.day)

    @property
    def pattern(self) -> int:
        """The sessions of a part-time timetable; every one for any other kind."""
        return EVERY_SESSION if self.halves.isHidden() else self.halves.pattern

    def show_kind(self, kind: LeaveKind | None) -> None:
        """Ask for what this kind rests on."""
        asked = _ASKED.get(kind, ()) if kind else ()
        for name, box in self._boxes.items():
            box.setVisible(name in asked)
        for part in (self.halves, self._halves_name):
            part.setVisible(kind is LeaveKind.PART_TIME)
        self.setVisible(bool(asked))

    def first_empty(self) -> QLineEdit | DayField | None:
        """Return the first field that is asked for and empty."""
        for name, box in self._boxes.items():
            if box.isHidden():
                continue
            if name == _REVIEW:
                if self.review.day is None:
                    return self.review
            elif not self.lines[name].text().strip():
                return self.lines[name]
        return None

    def show_terms(self, terms: LeaveTerms, pattern: int) -> None:
        """Fill in what a decision rests on."""
        for name, line in self.lines.items():
            line.setText(getattr(terms, name))
        self.review.set_day(terms.review_day)
        self.halves.set_pattern(pattern)

    def go_to_first(self) -> bool:
        """Go to the first field that is empty; whether there is one."""
        field = self.first_empty()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field is not None
