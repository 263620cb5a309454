"""Choosing the days that figures are counted over: a span by name, or any two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from desktop.errors import SchoolError
from desktop.models.record.spans import checked_span
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.record.spans import Span
    from desktop.ui.widgets.words import Notice

_OTHER = "Other days"


class SpanChooser(FlowRow):
    """`chosen` carries the span; days that make none are said in `notice`."""

    chosen = Signal(object)

    def __init__(self, calendar: SchoolCalendar, notice: Notice) -> None:
        super().__init__(spacing=10)
        self._spans: tuple[Span, ...] = ()
        self._notice = notice
        self.names = QComboBox()
        self.names.setAccessibleName("When")
        self.names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.first, self.last = DayField(None, calendar), DayField(None, calendar)
        self.first.setAccessibleName("First day")
        self.last.setAccessibleName("Last day")
        self.add_left(self.names, self.first, self.last)
        self.names.activated.connect(self._choose)
        self.first.day_changed.connect(self._take_days)
        self.last.day_changed.connect(self._take_days)

    def offer(self, spans: Sequence[Span], chosen: str) -> Span:
        """Offer these; returns the one whose words these are, else the first."""
        self._spans = tuple(spans)
        names = [span.words for span in spans]
        self.names.clear()
        self.names.addItems([*names, _OTHER])
        place = names.index(chosen) if chosen in names else 0
        self.names.setCurrentIndex(place)
        self._show(self._spans[place])
        return self._spans[place]

    def _choose(self, place: int) -> None:
        if place < len(self._spans):
            self._notice.clear()
            self._show(self._spans[place])
            self.chosen.emit(self._spans[place])
        else:
            self.first.setFocus()

    def _show(self, span: Span) -> None:
        self.first.set_day(span.first)
        self.last.set_day(span.last)

    def _take_days(self) -> None:
        try:
            span = checked_span(self.first.day, self.last.day)
        except SchoolError as error:
            self._notice.say(f"{error.title} {error.advice}", "notice-warn")
            return
        self._notice.clear()
        self.names.setCurrentIndex(len(self._spans))
        self.chosen.emit(span)
